const CODE = /^[A-Za-z0-9_.-]{1,64}$/;

/**
 * A short stable name for an error, fit for logs and tables: the `code` that Node, PostgreSQL and our own errors
 * carry, else the class. Never the message, which may quote an address or what a citizen typed.
 */
export function errorCodeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  if ('code' in error && typeof error.code === 'string' && CODE.test(error.code)) return error.code;
  return error instanceof Error && CODE.test(error.name) ? error.name : 'unknown';
}
