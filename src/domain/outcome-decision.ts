import { canAttemptMove, hasTakenMoney, isCollected, type AttemptStatus, type PaymentStatus } from './payment-state.js';

/** What the portal knows of the attempt that a bank's message speaks of, and of its payment, under lock. */
export interface KnownOrder {
  readonly orderCode: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly shopId: string;
  readonly attemptStatus: AttemptStatus;
  /** The bank's, of the money that this attempt took; null while it took none. */
  readonly transactionCode: string | null;
  readonly paymentStatus: PaymentStatus;
  /** Another attempt of the same payment is open at the bank. */
  readonly hasOtherOpenAttempt: boolean;
  /** A signed message about this very attempt did not match; the payment's doubt is its. */
  readonly isDoubtful: boolean;
  readonly expiresAt: Date;
}

/** What a bank's message claims. Only a verified one can change a state. */
export interface OutcomeClaim {
  readonly source: 'return' | 'notification' | 'query';
  /** The signature holds, or the answer came over an authenticated query. */
  readonly isVerified: boolean;
  readonly outcome: 'paid' | 'refused' | 'cancelled' | 'expired' | 'pending' | 'not-found' | 'unknown';
  readonly orderCode?: string | undefined;
  readonly transactionCode?: string | undefined;
  readonly amountCents?: number | undefined;
  readonly currency?: string | undefined;
  readonly shopId?: string | undefined;
}

/** Why a message changes no state. */
export type NothingReason = 'repeated' | 'still-open' | 'within-grace' | 'unknown-outcome' | 'under-review';

/** What has to happen. `ask`: nothing is believed yet, the bank is asked over an authenticated query. */
export type OutcomeDecision =
  | { readonly kind: 'nothing'; readonly reason: NothingReason }
  | { readonly kind: 'ask'; readonly reason: 'unverified' | 'under-review' }
  | { readonly kind: 'contradiction'; readonly claimed: AttemptStatus }
  /** The order is paid, and the bank says so of another transaction: it took the money twice. */
  | { readonly kind: 'charged-again' }
  | { readonly kind: 'mismatch'; readonly fields: readonly MismatchField[]; readonly payment: PaymentStatus }
  | {
      readonly kind: 'settle';
      readonly attempt: AttemptStatus;
      readonly payment: PaymentStatus;
      /** The bank's truth came after we had told the citizen something else. */
      readonly isLate: boolean;
    };

export type SettleDecision = Extract<OutcomeDecision, { kind: 'settle' }>;

export type MismatchField = 'orderCode' | 'amountCents' | 'currency' | 'shopId';

/**
 * After the bank's time is over, "I do not know this order" becomes final only when this much more has passed:
 * an authorisation asked for in the last second must have had the time to be recorded.
 */
export const NOT_FOUND_GRACE_MS = 2 * 60_000;

/**
 * Decides, without effects, what a bank's message does to an order. The rules:
 * nothing unverified changes a state; verified facts must equal ours; nothing but a refund leaves paid;
 * a second verified payment is kept as excess; a doubt (`under_review`) is solved by a query only.
 */
export function decideOutcome(order: KnownOrder, claim: OutcomeClaim, now: Date): OutcomeDecision {
  if (!claim.isVerified) return { kind: 'ask', reason: 'unverified' };
  switch (claim.outcome) {
    case 'unknown':
      return { kind: 'nothing', reason: 'unknown-outcome' };
    case 'pending':
      return { kind: 'nothing', reason: 'still-open' };
    case 'not-found':
      return decideNotFound(order, now);
    case 'paid':
    case 'refused':
    case 'cancelled':
    case 'expired':
      return decideFinal(order, claim, claim.outcome);
  }
}

/** What staff state about an order whose payment is under review. */
export type StatedOutcome = 'paid' | 'not-paid';

/**
 * Decides what the staff's word does to an order: nothing unless the payment is under review, and then what the bank's
 * own answer would do. "Not paid" counts as expired, which asks nothing of the citizen but to try again. Null: nothing.
 */
export function decideStated(order: KnownOrder, stated: StatedOutcome): SettleDecision | null {
  if (order.paymentStatus !== 'under_review') return null;
  const decision = stated === 'paid' ? settlePaid(order) : settleUnpaid({ ...order, isDoubtful: true }, 'expired');
  return decision.kind === 'settle' ? decision : null;
}

/** Fields in which a verified message differs from the attempt. A query's answer names no shop: our request did. */
function mismatches(order: KnownOrder, claim: OutcomeClaim): MismatchField[] {
  const compared: MismatchField[] = ['orderCode', 'amountCents', 'currency'];
  if (claim.source !== 'query') compared.push('shopId');
  return compared.filter((field) => claim[field] !== order[field]);
}

/** A doubt stays: the bank has signed something about this order, so "I do not know it" is not the whole truth. */
function decideNotFound(order: KnownOrder, now: Date): OutcomeDecision {
  if (order.paymentStatus === 'under_review') return { kind: 'nothing', reason: 'under-review' };
  if (order.attemptStatus !== 'open') return { kind: 'nothing', reason: 'repeated' };
  if (now.getTime() < order.expiresAt.getTime() + NOT_FOUND_GRACE_MS)
    return { kind: 'nothing', reason: 'within-grace' };
  return settleUnpaid(order, 'expired');
}

type FinalOutcome = 'paid' | 'refused' | 'cancelled' | 'expired';

function decideFinal(order: KnownOrder, claim: OutcomeClaim, outcome: FinalOutcome): OutcomeDecision {
  const fields = mismatches(order, claim);
  if (fields.length > 0) {
    const payment = isCollected(order.paymentStatus) ? order.paymentStatus : 'under_review';
    return { kind: 'mismatch', fields, payment };
  }
  if (hasTakenMoney(order.attemptStatus)) {
    if (outcome !== 'paid') return { kind: 'contradiction', claimed: outcome };
    return isSameTransaction(order, claim) ? { kind: 'nothing', reason: 'repeated' } : { kind: 'charged-again' };
  }
  if (order.paymentStatus === 'under_review' && claim.source !== 'query')
    return { kind: 'ask', reason: 'under-review' };
  return outcome === 'paid' ? settlePaid(order) : settleUnpaid(order, outcome);
}

/** Codes are compared as people read them: the one that we hold may have been typed by staff. */
function isSameTransaction(order: KnownOrder, claim: OutcomeClaim): boolean {
  if (claim.transactionCode === undefined || order.transactionCode === null) return true;
  return claim.transactionCode.toUpperCase() === order.transactionCode.toUpperCase();
}

function settlePaid(order: KnownOrder): OutcomeDecision {
  if (isCollected(order.paymentStatus)) {
    return { kind: 'settle', attempt: 'excess_paid', payment: order.paymentStatus, isLate: false };
  }
  return { kind: 'settle', attempt: 'paid', payment: 'paid', isLate: order.attemptStatus !== 'open' };
}

function settleUnpaid(order: KnownOrder, outcome: 'refused' | 'cancelled' | 'expired'): OutcomeDecision {
  const attempt = canAttemptMove(order.attemptStatus, outcome) ? outcome : order.attemptStatus;
  const payment = paymentAfterUnpaid(order, attempt);
  if (attempt === order.attemptStatus && payment === order.paymentStatus)
    return { kind: 'nothing', reason: 'repeated' };
  return { kind: 'settle', attempt, payment, isLate: false };
}

/** An unpaid end moves the payment only when it is the open order's, or when it solves the payment's doubt. */
function paymentAfterUnpaid(order: KnownOrder, attempt: AttemptStatus): PaymentStatus {
  if (isCollected(order.paymentStatus)) return order.paymentStatus;
  const mayMove = order.paymentStatus === 'under_review' ? order.isDoubtful : order.attemptStatus === 'open';
  if (!mayMove) return order.paymentStatus;
  if (order.hasOtherOpenAttempt) return 'pending';
  return attempt === 'refused' || attempt === 'cancelled' || attempt === 'expired' ? attempt : order.paymentStatus;
}
