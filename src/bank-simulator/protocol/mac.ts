import { createHmac, timingSafeEqual } from 'node:crypto';

/** Names and values in the order in which they are signed. */
export type SignedFields = readonly (readonly [name: string, value: string])[];

/**
 * MAC of a redirect, a result or a back-office request: HMAC-SHA256 over `NAME=value` joined by `&`,
 * values as they are (not percent-encoded), lower-case hexadecimal. Rule: SIA VPOS, pinned to the vendor's vectors.
 */
export function macOfFields(key: string, fields: SignedFields): string {
  return hmac(key, fields.map(([name, value]) => `${name}=${value}`).join('&'));
}

/** MAC of an element of a back-office reply: the values alone, in document order, joined by `&`. */
export function macOfValues(key: string, values: readonly string[]): string {
  return hmac(key, values.join('&'));
}

/** Compares a received MAC with the right one in constant time; letter case is forgiven. */
export function sameMac(received: string, expected: string): boolean {
  const left = Buffer.from(received.toLowerCase(), 'utf8');
  const right = Buffer.from(expected, 'utf8');
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A MAC of the right form that is certainly wrong, for the faults that ask for one. */
export function spoiltMac(mac: string): string {
  return (mac.startsWith('0') ? '1' : '0') + mac.slice(1);
}

function hmac(key: string, text: string): string {
  return createHmac('sha256', key).update(text, 'utf8').digest('hex');
}
