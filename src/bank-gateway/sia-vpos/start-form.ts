import { GatewayError } from '../gateway-error.js';
import type { InitInput } from '../hand-off.js';
import { macOf, type NamedValue, signedNames } from './mac.js';
import { EURO_NUMERIC_CODE } from './outcome-codes.js';
import { isChargeable, OWN_ORDER_ID } from './wire-grammar.js';

/** Who opens the order, with which key, at which instant. */
export interface StartContext {
  readonly shopId: string;
  readonly startKey: string;
  readonly now: Date;
}

const REFERENCE = /^[A-Za-z0-9/-]{1,40}$/;
/** The longest order description that the bank takes; longer names are cut, not refused. */
const DESCRIPTION_MAX_LENGTH = 140;

/**
 * The hidden fields that open an order on the bank's page: the signed ones in the protocol's order between PAGE
 * and MAC, then the unsigned URLBACK and LANG. Throws `MALFORMED` when the order cannot be opened, which
 * includes an order with less than one second left.
 */
export function startForm(input: InitInput, context: StartContext): readonly NamedValue[] {
  const remainingSeconds = Math.floor((input.expiresAt.getTime() - context.now.getTime()) / 1000);
  assertOpenable(input, remainingSeconds);
  const signed: NamedValue[] = [
    ['URLMS', input.notifyUrl.href],
    ['URLDONE', input.returnUrl.href],
    ['ORDERID', input.ref],
    ['SHOPID', context.shopId],
    ['AMOUNT', String(input.amountCents)],
    ['CURRENCY', EURO_NUMERIC_CODE],
    ['ACCOUNTINGMODE', 'I'],
    ['AUTHORMODE', 'I'],
    ...descriptionField(input.serviceName),
    ['OPDESCR', `Riferimento ${input.reference}`],
    ['REMAININGDURATION', String(remainingSeconds)],
  ];
  return [
    ['PAGE', 'LAND'],
    ...signed,
    ['MAC', macOf(signedNames(signed), context.startKey)],
    ['URLBACK', withOrderId(input.cancelUrl, input.ref).href],
    ['LANG', 'ITA'],
  ];
}

/**
 * Text that signs and travels without surprises: composed Unicode, no control or invisible characters, single
 * spaces, at most 140 characters. `&` separates the fields of the signed string, so "e" takes its place.
 */
export function carriableText(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(/ ?& ?/g, ' e ');
  return Array.from(plain.trim()).slice(0, DESCRIPTION_MAX_LENGTH).join('').trim();
}

function assertOpenable(input: InitInput, remainingSeconds: number): void {
  const reason = refusalReason(input, remainingSeconds);
  if (reason !== undefined) throw new GatewayError('MALFORMED', { reason, ref: input.ref });
}

function refusalReason(input: InitInput, remainingSeconds: number): string | undefined {
  if (!OWN_ORDER_ID.test(input.ref)) return 'order-code';
  if (!isChargeable(input.amountCents)) return 'amount';
  if (!REFERENCE.test(input.reference)) return 'reference';
  // Written so that an invalid date, which compares false with everything, is refused too.
  return remainingSeconds >= 1 ? undefined : 'no-time-left';
}

function descriptionField(serviceName: string): readonly NamedValue[] {
  const description = carriableText(serviceName);
  return description === '' ? [] : [['ORDDESCR', description]];
}

// URLBACK comes back as it was given, with nothing added by the bank: the order code must be in it already.
function withOrderId(cancelUrl: URL, ref: string): URL {
  const url = new URL(cancelUrl);
  url.searchParams.set('ORDERID', ref);
  return url;
}
