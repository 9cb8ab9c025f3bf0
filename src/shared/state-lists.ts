import { ATTEMPT_STATUSES, canRetry, hasTakenMoney, isCollected, PAYMENT_STATUSES } from '../domain/payment-state.js';
import { hasEnded, hasReachedBank, isUnderWay, isWithoutEffect, REFUND_STATES } from '../domain/refund-state.js';

// States as lists of SQL, for `in (...)`: a query takes for paid, ended or under way what the domain takes for it.

/** Of orders: the bank took money. */
export const MONEY_TAKEN = listOf(ATTEMPT_STATUSES.filter(hasTakenMoney));

/** Of payments: their money arrived, whatever was given back later. */
export const COLLECTED_STATES = listOf(PAYMENT_STATUSES.filter(isCollected));

/** Of payments: ended without money. */
export const ENDED_UNPAID = listOf(PAYMENT_STATUSES.filter(canRetry));

/** Of refunds: a call to the bank may have been made, and its result is not known for good. */
export const UNDER_WAY = listOf(REFUND_STATES.filter(isUnderWay));

/** Of refunds: the bank may know of them. */
export const AT_BANK = listOf(REFUND_STATES.filter(hasReachedBank));

/** Of refunds: something can still become of them. */
export const NOT_ENDED = listOf(REFUND_STATES.filter((state) => !hasEnded(state)));

/** Of refunds: they give their money free for others. */
export const WITHOUT_EFFECT = listOf(REFUND_STATES.filter(isWithoutEffect));

function listOf(states: readonly string[]): string {
  return states.map((state) => `'${state}'`).join(', ');
}
