/**
 * The code of an error of the operating system or the database, such as ECONNREFUSED. The shape decides, not the
 * class: errors of Node's own modules belong to another realm when the code runs in a test's sandbox.
 */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
