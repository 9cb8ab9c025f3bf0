/** Failures of certificate checks: the handshake ended before any byte of the request. */
const CERTIFICATE_CODE = /^(CERT_|ERR_TLS_CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;
/** System calls that come before the first byte is written. */
const CONNECTING_SYSCALLS: ReadonlySet<unknown> = new Set(['connect', 'getaddrinfo']);
const MAX_CAUSES = 5;

/**
 * Whether a failed `fetch` certainly sent nothing: the name did not resolve, nobody listened, or the certificate
 * was not the bank's. Whatever is not recognised counts as sent.
 */
export function wasNeverSent(error: unknown): boolean {
  let current: unknown = error;
  for (let depth = 0; depth < MAX_CAUSES && isRecord(current); depth += 1) {
    if (isBeforeSending(current)) return true;
    current = current.cause;
  }
  return false;
}

function isBeforeSending(failure: Record<string, unknown>): boolean {
  const { code, syscall, errors } = failure;
  // A name with several addresses fails with one error for each.
  if (Array.isArray(errors) && errors.length > 0) {
    return errors.every((one: unknown) => isRecord(one) && isBeforeSending(one));
  }
  if (CONNECTING_SYSCALLS.has(syscall) || code === 'UND_ERR_CONNECT_TIMEOUT') return true;
  return typeof code === 'string' && CERTIFICATE_CODE.test(code);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
