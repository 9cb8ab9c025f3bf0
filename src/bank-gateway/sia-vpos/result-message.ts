import { createHash } from 'node:crypto';

import { GatewayError } from '../gateway-error.js';
import type { InboundKind, RawInbound } from '../inbound.js';
import type { Signal } from '../signal.js';
import { macHolds, type NamedValue, signedNames } from './mac.js';
import { currencyOf, outcomeOfResult } from './outcome-codes.js';
import { AMOUNT, CODE_OR_EMPTY, CURRENCY, ORDER_ID, presentCode, SHOP_ID, TRANSACTION_ID } from './wire-grammar.js';

/** The signed parameters of a result, in the order of the signature; those that are absent are left out. */
const SIGNED_NAMES = (
  'ORDERID SHOPID AUTHNUMBER AMOUNT CURRENCY TRANSACTIONID ACCOUNTINGMODE AUTHORMODE RESULT TRANSACTIONTYPE ' +
  'ISSUERCOUNTRY AUTHCODE PAYERID PAYER PAYERSTATUS HASHPAN PANALIASREV PANALIAS PANALIASEXPDATE PANALIASTAIL ' +
  'TRECURR CRECURR MASKEDPAN PANTAIL PANEXPIRYDATE ACCOUNTHOLDER IBAN ALIASSTR EMAILCH CFISC ACQUIRERBIN ' +
  'MERCHANTID CARDTYPE AMAZONAUTHID AMAZONCAPTUREID CHINFO'
).split(' ');

/** What may leave this module: listed one by one, so that a field about the card or its holder never slips through. */
const IMPERSONAL_NAMES: ReadonlySet<string> = new Set(SIGNED_NAMES.slice(0, SIGNED_NAMES.indexOf('ISSUERCOUNTRY')));

/** RESULT may be any short code: what is not two digits ends as an unknown outcome, not as a refused message. */
const RESULT = /^[\x20-\x7e]{0,16}$/;

type Parameters = ReadonlyMap<string, string>;

/** The order that a message claims to be about, when it has the form of one; nothing is verified. */
export function claimedRef(parameters: Parameters): string | undefined {
  const orderId = parameters.get('ORDERID');
  return orderId !== undefined && ORDER_ID.test(orderId) ? orderId : undefined;
}

/** The one order that a message's address or form names, however badly the rest is written; nothing is verified. */
export function refNamedBy({ target, body }: RawInbound): string | undefined {
  const query = new URLSearchParams(target.slice(target.indexOf('?') + 1));
  const form = new URLSearchParams(Buffer.from(body).toString('latin1'));
  const [ref, ...others] = new Set([...query.getAll('ORDERID'), ...form.getAll('ORDERID')]);
  return ref === undefined || others.length > 0 ? undefined : claimedRef(new Map([['ORDERID', ref]]));
}

/** The claim of a browser that came back without a signature: it says which order to ask about, and no more. */
export function unsignedReturn(parameters: Parameters): Signal {
  return { source: 'cancel', assurance: 'none', outcome: 'unknown', ref: claimedRef(parameters), verifiedFields: {} };
}

/**
 * The claim of a result message. The grammar is checked before the MAC, because the signed string is joined
 * without escaping and a value holding `&` could pass for two fields. Throws `MALFORMED`, then `SIGNATURE`.
 */
export function verifiedResult(kind: InboundKind, parameters: Parameters, keys: readonly string[]): Signal {
  const ref = claimedRef(parameters);
  const fault = grammarFault(parameters);
  if (fault !== undefined) throw new GatewayError('MALFORMED', { ref, reason: fault });
  const fields = signedFields(parameters);
  const signed = signedNames(fields);
  if (!keys.some((key) => macHolds(parameters.get('MAC'), signed, key))) {
    throw new GatewayError('SIGNATURE', { ref, reason: 'mac-mismatch' });
  }
  const result = parameters.get('RESULT') ?? '';
  return {
    source: kind,
    assurance: 'signed',
    outcome: outcomeOfResult(result),
    ref,
    gatewayTxnId: presentCode(parameters.get('TRANSACTIONID')),
    authCode: presentCode(parameters.get('AUTHNUMBER')),
    amountCents: Number(parameters.get('AMOUNT')),
    currency: currencyOf(parameters.get('CURRENCY') ?? ''),
    shopId: parameters.get('SHOPID'),
    rawCode: result,
    verifiedFields: impersonal(fields, signed),
  };
}

const REQUIRED: readonly (readonly [name: string, grammar: RegExp])[] = [
  ['ORDERID', ORDER_ID],
  ['SHOPID', SHOP_ID],
  ['AMOUNT', AMOUNT],
  ['CURRENCY', CURRENCY],
  ['RESULT', RESULT],
];

function grammarFault(parameters: Parameters): string | undefined {
  if (!parameters.has('MAC')) return 'missing-mac';
  const broken = REQUIRED.find(([name, grammar]) => !holds(grammar, parameters.get(name)));
  if (broken !== undefined) return `wrong-${broken[0].toLowerCase()}`;
  if (!CODE_OR_EMPTY.test(parameters.get('AUTHNUMBER') ?? '')) return 'wrong-authnumber';
  const transactionId = presentCode(parameters.get('TRANSACTIONID'));
  // A refusal may come without a transaction; a payment cannot: its code is the citizen's proof.
  const isMissing = transactionId === undefined && parameters.get('RESULT') === '00';
  return isMissing || !TRANSACTION_ID.test(transactionId ?? 'none') ? 'wrong-transactionid' : undefined;
}

function holds(grammar: RegExp, value: string | undefined): boolean {
  return value !== undefined && grammar.test(value);
}

function signedFields(parameters: Parameters): readonly NamedValue[] {
  return SIGNED_NAMES.flatMap((name): NamedValue[] => {
    const value = parameters.get(name);
    return value === undefined ? [] : [[name, value]];
  });
}

function impersonal(fields: readonly NamedValue[], signed: string): Readonly<Record<string, string>> {
  const kept = fields.filter(([name]) => IMPERSONAL_NAMES.has(name));
  return { ...Object.fromEntries(kept), signedSha256: createHash('sha256').update(signed, 'utf8').digest('hex') };
}
