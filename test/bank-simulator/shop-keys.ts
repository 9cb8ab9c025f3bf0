import { createHmac } from 'node:crypto';

/** The shop of the vendor's vectors. */
export const SHOP = {
  shopId: '391177900021001',
  operatorId: 'contabilita',
  startKey: 'CHIAVE-AVVIO-DI-PROVA-0123456789',
  resultKey: 'CHIAVE-ESITO-DI-PROVA-9876543210',
} as const;

/** The tests' own signing, so that a mistake of the bank's is not mirrored here. */
export function hmacHex(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

/** The MAC of named fields in the order given. */
export function macOf(key: string, fields: readonly (readonly [string, string])[]): string {
  return hmacHex(key, fields.map((field) => field.join('=')).join('&'));
}
