import { createHmac, timingSafeEqual } from 'node:crypto';

/** A field and its value, as they are signed and sent. */
export type NamedValue = readonly [name: string, value: string];

const MAC_PATTERN = /^[0-9a-f]{64}$/i;

/** The string that is signed in redirects, results and requests: `NAME=value` joined by `&`, values unencoded. */
export function signedNames(fields: readonly NamedValue[]): string {
  return fields.map(([name, value]) => `${name}=${value}`).join('&');
}

/** The string that is signed in the back office's replies: the values alone, in the order received. */
export function signedValues(values: readonly string[]): string {
  return values.join('&');
}

/** HMAC-SHA256 of `signed` under `key`, both as UTF-8, in lower-case hexadecimal. */
export function macOf(signed: string, key: string): string {
  return createHmac('sha256', key).update(signed, 'utf8').digest('hex');
}

/**
 * Whether `received` is the MAC of `signed`. The comparison takes the same time wherever they differ, and accepts
 * hexadecimal in either case; anything else, such as the literal `NULL` of unsigned replies, never holds.
 */
export function macHolds(received: string | undefined, signed: string, key: string): boolean {
  if (received === undefined || !MAC_PATTERN.test(received)) return false;
  return timingSafeEqual(Buffer.from(received, 'hex'), Buffer.from(macOf(signed, key), 'hex'));
}
