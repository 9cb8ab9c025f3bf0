import type { Outcome } from '../signal.js';

/**
 * Two-digit results that do not say what became of the order: 06 is an unforeseen error, 07 an order code used
 * before, perhaps for a payment that went well. A query has to tell.
 */
const INCONCLUSIVE_RESULTS: ReadonlySet<string> = new Set(['06', '07']);

/** Outcome of a signed result message: 00 is authorised, other two-digit codes refused, the rest unknown. */
export function outcomeOfResult(result: string): Outcome {
  if (result === '00') return 'paid';
  return /^\d{2}$/.test(result) && !INCONCLUSIVE_RESULTS.has(result) ? 'declined' : 'unknown';
}

// Fixed by us together with the simulator, because the vendor's client does not show the table; a bank's own
// table replaces this one and nothing else.
const OUTCOME_BY_STATUS: ReadonlyMap<string, Outcome> = new Map([
  ['00', 'paid'],
  ['01', 'declined'],
  ['02', 'pending'],
  ['03', 'cancelled'],
  ['04', 'expired'],
]);

/** Outcome of an Authorization's TransactionStatus in the back office's reply. */
export function outcomeOfStatus(status: string): Outcome {
  return OUTCOME_BY_STATUS.get(status) ?? 'unknown';
}

/**
 * Results of a refund request that mean that nothing was refunded: order or transaction unknown or not of each
 * other, wrong date, unknown operator, too much, not possible in this state, circuit disabled, duplicated order,
 * currency or exponent not supported. Not in here, because they leave it open: 02 (this ReqRefNum was used before,
 * so a first request may have refunded), 06, 98 and 99 (errors of the bank).
 */
const REFUND_REFUSALS: ReadonlySet<string> = new Set([
  '01',
  '05',
  '07',
  '08',
  '09',
  '10',
  '11',
  '12',
  '13',
  '16',
  '17',
]);

/** Whether a signed result of a refund request is a definite refusal. */
export function isRefundRefusal(result: string): boolean {
  return REFUND_REFUSALS.has(result);
}

/** The bank answers requests that it cannot read (03) or whose MAC is wrong (04) without signing. */
export function isUnsignedResult(result: string): boolean {
  return result === '03' || result === '04';
}

/** The euro's number in ISO 4217. */
export const EURO_NUMERIC_CODE = '978';

/** ISO letters for the euro's number; any other code stays as it came, so that a comparison with `EUR` fails. */
export function currencyOf(numericCode: string): string {
  return numericCode === EURO_NUMERIC_CODE ? 'EUR' : numericCode;
}
