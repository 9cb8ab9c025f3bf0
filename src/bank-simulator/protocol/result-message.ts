import type { Order } from '../books/order.js';
import { macOfFields, type SignedFields } from './mac.js';

/** Order of the signature of a result; absent fields are left out. Source: the vendor's client. */
const SIGNED_NAMES = (
  'ORDERID SHOPID AUTHNUMBER AMOUNT CURRENCY TRANSACTIONID ACCOUNTINGMODE AUTHORMODE RESULT TRANSACTIONTYPE ISSUERCOUNTRY ' +
  'AUTHCODE PAYERID PAYER PAYERSTATUS HASHPAN PANALIASREV PANALIAS PANALIASEXPDATE PANALIASTAIL TRECURR CRECURR MASKEDPAN ' +
  'PANTAIL PANEXPIRYDATE ACCOUNTHOLDER IBAN ALIASSTR EMAILCH CFISC ACQUIRERBIN MERCHANTID CARDTYPE AMAZONAUTHID ' +
  'AMAZONCAPTUREID CHINFO'
).split(' ');

/** The parameters of a result, by name; `MAC` is kept apart. */
export type ResultFields = Readonly<Record<string, string>>;

/** True when the order has an outcome that the bank signs: the others leave by URLBACK without a word. */
export function hasSignedResult(order: Order): boolean {
  return order.status === 'paid' || order.status === 'refunded' || order.status === 'refused';
}

/** What the bank says about a paid or refused order. A refusal carries no authorisation and no card. */
export function resultFieldsOf(order: Order): ResultFields {
  const outcome = {
    ORDERID: order.orderId,
    SHOPID: order.shopId,
    AUTHNUMBER: order.authNumber,
    AMOUNT: String(order.amountCents),
    CURRENCY: '978',
    TRANSACTIONID: order.transactionCode,
    ACCOUNTINGMODE: 'I',
    AUTHORMODE: 'I',
    RESULT: order.resultCode,
    TRANSACTIONTYPE: 'TT01',
  };
  if (order.card === null || order.status === 'refused') return outcome;
  return { ...outcome, PANTAIL: order.card.tail, CARDTYPE: order.card.type.toUpperCase() };
}

/** Signs a result with the result key, in the protocol's order whatever the order of `fields`. */
export function macOfResult(resultKey: string, fields: ResultFields): string {
  return macOfFields(resultKey, inSignedOrder(fields));
}

/** `address` with the result and its MAC appended to whatever query it already has. */
export function resultUrl(address: string, fields: ResultFields, mac: string): string {
  // A space travels as %20: the vendor's own client does not understand the plus sign.
  const query = Object.entries({ ...fields, MAC: mac })
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  const [path = '', fragment] = address.split('#', 2);
  const joined = `${path}${path.includes('?') ? '&' : '?'}${query}`;
  return fragment === undefined ? joined : `${joined}#${fragment}`;
}

function inSignedOrder(fields: ResultFields): SignedFields {
  return SIGNED_NAMES.flatMap((name) => {
    const value = fields[name];
    return value === undefined ? [] : [[name, value] as const];
  });
}
