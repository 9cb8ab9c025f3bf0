/** What a program may call a payment that it prepares: its own name for it, and nothing that tells who somebody is. */
export const EXTERNAL_ID_PATTERN = '^[A-Za-z0-9._:/-]{1,64}$';
const EXTERNAL_ID = new RegExp(EXTERNAL_ID_PATTERN);

/** Whether a value can be a program's own name for a payment. */
export function isExternalId(value: unknown): value is string {
  return typeof value === 'string' && EXTERNAL_ID.test(value);
}
