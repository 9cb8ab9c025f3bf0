/** The identifiers of every bank that the portal knows, whatever their alphabet, as they are stored. */
const TRANSACTION_CODE = /^[A-Z0-9._-]{1,64}$/;

/**
 * Reads a bank's transaction code as staff type or paste it: spaces and lower case are forgiven. Undefined for what
 * cannot be one.
 */
export function parseTransactionCode(typed: string): string | undefined {
  const code = typed.replace(/\s+/g, '').toUpperCase();
  return TRANSACTION_CODE.test(code) ? code : undefined;
}
