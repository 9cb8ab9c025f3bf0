import { createHash } from 'node:crypto';

import type { KnownAttempt } from '../inbound.js';
import type { Signal } from '../signal.js';
import { unknown } from './back-office-reply.js';
import { signedValues } from './mac.js';
import { currencyOf, outcomeOfStatus } from './outcome-codes.js';
import { romeInstants } from './rome-time.js';
import { AMOUNT, AMOUNT_OR_ZERO, CODE_OR_EMPTY, CURRENCY, presentCode, TRANSACTION_ID } from './wire-grammar.js';

/** One transaction of an order, from an element whose MAC held. */
export interface Authorization {
  readonly signal: Signal;
  readonly refundedCents: number;
}

/** What may leave this module: nothing about the card. */
const IMPERSONAL_NAMES = [
  'AuthorizationType',
  'TransactionID',
  'OrderID',
  'TransactionAmount',
  'AuthorizedAmount',
  'Currency',
  'AccountedAmount',
  'RefundedAmount',
  'TransactionResult',
  'Timestamp',
  'AuthorizationNumber',
  'TransactionStatus',
] as const;

/** How much earlier than our attempt the bank's clock may place its transaction. */
const EARLY_MS = 15 * 60_000;

type Values = ReadonlyMap<string, string>;

/**
 * Reads a verified Authorization of `attempt`. Throws `OUTCOME_UNKNOWN` when it belongs to another order, or says
 * that money was taken without saying how much, in which currency and under which code.
 */
export function readAuthorization(values: Values, attempt: KnownAttempt, shopId: string): Authorization {
  if (values.get('OrderID') !== attempt.ref) throw unknown('other-order');
  const rawCode = values.get('TransactionStatus');
  if (rawCode === undefined) throw unknown('no-status');
  const outcome = outcomeOf(values, rawCode);
  if (outcome === 'paid') assertComplete(values);
  const authorizedCents = amountIn(values, 'AuthorizedAmount');
  return {
    signal: {
      source: 'query',
      assurance: 'signed',
      outcome,
      ref: attempt.ref,
      gatewayTxnId: matching(values, 'TransactionID', TRANSACTION_ID),
      authCode: presentCode(matching(values, 'AuthorizationNumber', CODE_OR_EMPTY)),
      // Nothing is authorised on a refusal: what was asked for tells then that the refusal is of this order.
      amountCents: outcome === 'paid' ? authorizedCents : amountIn(values, 'TransactionAmount'),
      currency: currencyIn(values),
      shopId,
      rawCode,
      gatewayTime: timeIn(values, attempt.createdAt),
      verifiedFields: impersonal(values),
    },
    refundedCents: refundedIn(values),
  };
}

// A status that says paid beside a result that does not is a contradiction, not a payment.
function outcomeOf(values: Values, status: string): Signal['outcome'] {
  const outcome = outcomeOfStatus(status);
  const result = values.get('TransactionResult') ?? '';
  return outcome === 'paid' && result !== '' && result !== '00' ? 'unknown' : outcome;
}

function assertComplete(values: Values): void {
  const isComplete =
    matching(values, 'AuthorizedAmount', AMOUNT) !== undefined &&
    matching(values, 'Currency', CURRENCY) !== undefined &&
    presentCode(matching(values, 'TransactionID', TRANSACTION_ID)) !== undefined &&
    romeInstants(values.get('Timestamp') ?? '').length > 0;
  if (!isComplete) throw unknown('incomplete-authorization');
}

function matching(values: Values, name: string, grammar: RegExp): string | undefined {
  const value = values.get(name);
  return value !== undefined && grammar.test(value) ? value : undefined;
}

function amountIn(values: Values, name: string): number | undefined {
  const amount = matching(values, name, AMOUNT);
  return amount === undefined ? undefined : Number(amount);
}

function currencyIn(values: Values): string | undefined {
  const code = matching(values, 'Currency', CURRENCY);
  return code === undefined ? undefined : currencyOf(code);
}

function refundedIn(values: Values): number {
  const refunded = presentCode(values.get('RefundedAmount')) ?? '0';
  if (!AMOUNT_OR_ZERO.test(refunded)) throw unknown('wrong-refundedamount');
  return Number(refunded);
}

// In the hour that autumn repeats the local time means two instants: the attempt was opened just before the right one.
function timeIn(values: Values, createdAt: Date): Date | undefined {
  const instants = romeInstants(values.get('Timestamp') ?? '');
  return instants.find((at) => at.getTime() >= createdAt.getTime() - EARLY_MS) ?? instants.at(-1);
}

function impersonal(values: Values): Readonly<Record<string, string>> {
  const kept = IMPERSONAL_NAMES.flatMap((name) => {
    const value = values.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const signed = signedValues([...values.values()]);
  return { ...Object.fromEntries(kept), signedSha256: createHash('sha256').update(signed, 'utf8').digest('hex') };
}
