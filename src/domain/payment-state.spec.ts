import {
  ATTEMPT_STATUSES,
  PAYMENT_STATUSES,
  attemptTransitions,
  canResume,
  canRetry,
  isCollected,
  paymentTransitions,
} from './payment-state.js';

function reachableFrom(start: string, transitions: Readonly<Record<string, readonly string[]>>): Set<string> {
  const seen = new Set([start]);
  for (const status of seen) for (const next of transitions[status] ?? []) seen.add(next);
  return seen;
}

describe('payment and attempt states', () => {
  it('reaches every payment state from pending', () => {
    expect([...reachableFrom('pending', paymentTransitions)].sort()).toEqual([...PAYMENT_STATUSES].sort());
  });

  it('reaches every attempt state from open', () => {
    expect([...reachableFrom('open', attemptTransitions)].sort()).toEqual([...ATTEMPT_STATUSES].sort());
  });

  it('leaves paid by refunds only', () => {
    for (const from of PAYMENT_STATUSES.filter(isCollected)) {
      expect(paymentTransitions[from].every((to) => ['partially_refunded', 'refunded'].includes(to))).toBe(true);
    }
  });

  it('keeps paid and excess_paid attempts final', () => {
    expect(attemptTransitions.paid).toEqual([]);
    expect(attemptTransitions.excess_paid).toEqual([]);
  });

  it('lets a citizen retry after refusal, cancel and expiry only', () => {
    expect(PAYMENT_STATUSES.filter(canRetry)).toEqual(['refused', 'cancelled', 'expired']);
  });

  it('lets the citizen resume what is not paid and not doubtful', () => {
    expect(PAYMENT_STATUSES.filter(canResume)).toEqual(['pending', 'refused', 'cancelled', 'expired']);
  });
});
