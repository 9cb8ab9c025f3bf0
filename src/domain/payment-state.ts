/**
 * The states of a payment and of its attempts, and every way from one to another.
 * This is the only place that knows them: the store refuses what is not listed here, `npm run states` draws it.
 */
export const PAYMENT_STATUSES = [
  'pending',
  'under_review',
  'paid',
  'refused',
  'cancelled',
  'expired',
  'partially_refunded',
  'refunded',
] as const;
/** What the citizen owes and sees. */
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

export const ATTEMPT_STATUSES = ['open', 'paid', 'refused', 'cancelled', 'expired', 'excess_paid'] as const;
/** One order at the bank. `excess_paid`: verified money for something already paid, to be given back. */
export type AttemptStatus = (typeof ATTEMPT_STATUSES)[number];

type Transitions<Status extends string> = Readonly<Record<Status, readonly Status[]>>;

/** Nothing but a refund leaves `paid`; the bank's late truth leads there from every unpaid state. */
export const paymentTransitions: Transitions<PaymentStatus> = {
  pending: ['paid', 'refused', 'cancelled', 'expired', 'under_review'],
  // Back to `pending` when the doubt is solved while a newer attempt is still open at the bank.
  under_review: ['paid', 'refused', 'cancelled', 'expired', 'pending'],
  refused: ['pending', 'paid', 'under_review'],
  cancelled: ['pending', 'paid', 'under_review'],
  expired: ['pending', 'paid', 'under_review'],
  paid: ['partially_refunded', 'refunded'],
  partially_refunded: ['refunded'],
  refunded: [],
};

/** `paid` and `excess_paid` are final: a refund is a row of its own. */
export const attemptTransitions: Transitions<AttemptStatus> = {
  open: ['paid', 'refused', 'cancelled', 'expired', 'excess_paid'],
  refused: ['paid', 'excess_paid'],
  cancelled: ['paid', 'excess_paid'],
  expired: ['paid', 'excess_paid'],
  paid: [],
  excess_paid: [],
};

export function canPaymentMove(from: PaymentStatus, to: PaymentStatus): boolean {
  return paymentTransitions[from].includes(to);
}

export function canAttemptMove(from: AttemptStatus, to: AttemptStatus): boolean {
  return attemptTransitions[from].includes(to);
}

/** The bank took money for this order, perhaps for a payment that had been paid already. */
export function hasTakenMoney(status: AttemptStatus): boolean {
  return status === 'paid' || status === 'excess_paid';
}

/** The bank took the citizen's money for this payment, whatever was given back later. */
export function isCollected(status: PaymentStatus): boolean {
  return status === 'paid' || status === 'partially_refunded' || status === 'refunded';
}

/** States from which the citizen may open a new attempt. */
export function canRetry(status: PaymentStatus): boolean {
  return canPaymentMove(status, 'pending') && status !== 'under_review';
}

/**
 * Payments for which there is still a way to the bank, or to its answer. Under review there is none: it could be paid
 * twice.
 */
export function canResume(status: PaymentStatus): status is 'pending' | 'refused' | 'cancelled' | 'expired' {
  return status === 'pending' || canRetry(status);
}
