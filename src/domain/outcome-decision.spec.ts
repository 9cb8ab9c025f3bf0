import { NOT_FOUND_GRACE_MS, decideOutcome, type KnownOrder, type OutcomeClaim } from './outcome-decision.js';
import {
  ATTEMPT_STATUSES,
  PAYMENT_STATUSES,
  canAttemptMove,
  canPaymentMove,
  isCollected,
  type AttemptStatus,
  type PaymentStatus,
} from './payment-state.js';

const EXPIRES_AT = new Date('2026-11-24T10:08:00Z');
const BEFORE_EXPIRY = new Date('2026-11-24T10:01:00Z');

function anOrder(changes: Partial<KnownOrder> = {}): KnownOrder {
  return {
    orderCode: 'PDP7K2M9Q4XW',
    amountCents: 15_696,
    currency: 'EUR',
    shopId: '391177900021001',
    attemptStatus: 'open',
    transactionCode: null,
    paymentStatus: 'pending',
    hasOtherOpenAttempt: false,
    isDoubtful: changes.paymentStatus === 'under_review',
    expiresAt: EXPIRES_AT,
    ...changes,
  };
}

function aClaim(changes: Partial<OutcomeClaim> = {}): OutcomeClaim {
  return {
    source: 'notification',
    isVerified: true,
    outcome: 'paid',
    orderCode: 'PDP7K2M9Q4XW',
    amountCents: 15_696,
    currency: 'EUR',
    shopId: '391177900021001',
    ...changes,
  };
}

const decide = (order: KnownOrder, claim: OutcomeClaim, now = BEFORE_EXPIRY) => decideOutcome(order, claim, now);

describe('decideOutcome', () => {
  it('pays an open attempt on a verified message', () => {
    expect(decide(anOrder(), aClaim())).toEqual({ kind: 'settle', attempt: 'paid', payment: 'paid', isLate: false });
  });

  it.each(['refused', 'cancelled', 'expired'] as const)('closes an open attempt as %s', (outcome) => {
    const decision = decide(anOrder(), aClaim({ outcome }));
    expect(decision).toEqual({ kind: 'settle', attempt: outcome, payment: outcome, isLate: false });
  });

  it('never believes an unverified message, it asks', () => {
    for (const outcome of ['paid', 'refused', 'cancelled', 'expired', 'unknown'] as const) {
      expect(decide(anOrder(), aClaim({ isVerified: false, outcome }))).toEqual({ kind: 'ask', reason: 'unverified' });
    }
  });

  it.each([
    ['amountCents', 1],
    ['currency', 'USD'],
    ['shopId', '391177900021999'],
    ['amountCents', undefined],
  ] as const)('reviews a signed message whose %s is %s', (field, value) => {
    const decision = decide(anOrder(), aClaim({ [field]: value }));
    expect(decision).toEqual({ kind: 'mismatch', fields: [field], payment: 'under_review' });
  });

  it('records a mismatch on a paid payment without touching it', () => {
    const paid = anOrder({ attemptStatus: 'paid', paymentStatus: 'paid' });
    expect(decide(paid, aClaim({ amountCents: 1 }))).toEqual({
      kind: 'mismatch',
      fields: ['amountCents'],
      payment: 'paid',
    });
  });

  it.each(['refused', 'cancelled', 'expired'] as const)('takes the late truth after %s and flags it', (status) => {
    const order = anOrder({ attemptStatus: status, paymentStatus: status });
    expect(decide(order, aClaim())).toEqual({ kind: 'settle', attempt: 'paid', payment: 'paid', isLate: true });
  });

  it('keeps a second verified payment as excess', () => {
    const second = anOrder({ attemptStatus: 'open', paymentStatus: 'paid' });
    expect(decide(second, aClaim())).toEqual({
      kind: 'settle',
      attempt: 'excess_paid',
      payment: 'paid',
      isLate: false,
    });
  });

  it('leaves a paid payment paid whatever comes later', () => {
    const paid = anOrder({ attemptStatus: 'paid', paymentStatus: 'paid' });
    expect(decide(paid, aClaim())).toEqual({ kind: 'nothing', reason: 'repeated' });
    for (const outcome of ['refused', 'cancelled', 'expired'] as const) {
      expect(decide(paid, aClaim({ outcome }))).toEqual({ kind: 'contradiction', claimed: outcome });
    }
    expect(decide(paid, aClaim({ outcome: 'pending' }))).toEqual({ kind: 'nothing', reason: 'still-open' });
  });

  it('tells a second transaction of a paid order from its own one told again', () => {
    const [paid, again] = [
      anOrder({ attemptStatus: 'paid', paymentStatus: 'paid', transactionCode: 'e802' }),
      { kind: 'nothing', reason: 'repeated' },
    ];
    expect(decide(paid, aClaim({ transactionCode: 'E802' }))).toEqual(again);
    expect(decide(paid, aClaim())).toEqual(again);
    expect(decide(paid, aClaim({ transactionCode: 'F903' }))).toEqual({ kind: 'charged-again' });
    const refunded = anOrder({ attemptStatus: 'excess_paid', paymentStatus: 'refunded', transactionCode: 'E802' });
    expect(decide(refunded, aClaim({ transactionCode: 'F903' }))).toEqual({ kind: 'charged-again' });
  });

  describe('under review', () => {
    const reviewed = anOrder({ paymentStatus: 'under_review' });

    it('is not ended by a signed message, which only asks the bank', () => {
      expect(decide(reviewed, aClaim())).toEqual({ kind: 'ask', reason: 'under-review' });
    });

    it('is ended by a query that matches', () => {
      const byQuery = aClaim({ source: 'query', shopId: undefined });
      expect(decide(reviewed, byQuery)).toMatchObject({ kind: 'settle', attempt: 'paid', payment: 'paid' });
      expect(decide(reviewed, { ...byQuery, outcome: 'refused' })).toMatchObject({ payment: 'refused' });
    });

    it('is not ended by a query that does not match', () => {
      const wrong = aClaim({ source: 'query', amountCents: 1 });
      expect(decide(reviewed, wrong)).toMatchObject({ kind: 'mismatch', payment: 'under_review' });
    });

    it('is not ended by a bank that says it does not know the order', () => {
      const longAfter = new Date(EXPIRES_AT.getTime() + 10 * NOT_FOUND_GRACE_MS);
      const notFound = aClaim({ source: 'query', outcome: 'not-found' });
      expect(decide(reviewed, notFound, longAfter)).toEqual({ kind: 'nothing', reason: 'under-review' });
    });

    it('is not ended by the unpaid end of another attempt', () => {
      const other = anOrder({ paymentStatus: 'under_review', isDoubtful: false });
      const decision = decide(other, aClaim({ source: 'query', outcome: 'refused' }));
      expect(decision).toEqual({ kind: 'settle', attempt: 'refused', payment: 'under_review', isLate: false });
    });

    it('returns to pending while a newer attempt is open', () => {
      const old = anOrder({ paymentStatus: 'under_review', attemptStatus: 'refused', hasOtherOpenAttempt: true });
      const decision = decide(old, aClaim({ source: 'query', outcome: 'refused' }));
      expect(decision).toEqual({ kind: 'settle', attempt: 'refused', payment: 'pending', isLate: false });
    });
  });

  describe('an order that the bank does not know', () => {
    const notFound = aClaim({ source: 'query', outcome: 'not-found' });

    it('stays open until the grace is over', () => {
      const justBefore = new Date(EXPIRES_AT.getTime() + NOT_FOUND_GRACE_MS - 1);
      expect(decide(anOrder(), notFound, justBefore)).toEqual({ kind: 'nothing', reason: 'within-grace' });
    });

    it('expires afterwards', () => {
      const after = new Date(EXPIRES_AT.getTime() + NOT_FOUND_GRACE_MS);
      expect(decide(anOrder(), notFound, after)).toMatchObject({
        kind: 'settle',
        attempt: 'expired',
        payment: 'expired',
      });
    });
  });

  it('allows only listed transitions, for every state and claim', () => {
    const afterGrace = new Date(EXPIRES_AT.getTime() + 3_600_000);
    const settled = everyOrder().flatMap((order) =>
      everyClaim().flatMap((claim) => {
        const decision = decide(order, claim, afterGrace);
        return decision.kind === 'settle' ? [{ order, decision }] : [];
      }),
    );
    for (const { order, decision } of settled) {
      const { attempt, payment } = decision;
      expect(attempt === order.attemptStatus || canAttemptMove(order.attemptStatus, attempt)).toBe(true);
      expect(payment === order.paymentStatus || canPaymentMove(order.paymentStatus, payment)).toBe(true);
      expect(isCollected(order.paymentStatus) && !isCollected(payment)).toBe(false);
    }
    expect(settled.length).toBeGreaterThan(50);
  });
});

function everyClaim(): OutcomeClaim[] {
  const outcomes = ['paid', 'refused', 'cancelled', 'expired', 'pending', 'not-found', 'unknown'] as const;
  const sources = ['return', 'notification', 'query'] as const;
  return outcomes.flatMap((outcome) => sources.map((source) => aClaim({ outcome, source })));
}

/** Every combination that the database can hold; an open attempt goes with a pending, reviewed or collected payment. */
function everyOrder(): KnownOrder[] {
  const combinations = ATTEMPT_STATUSES.flatMap((attemptStatus) =>
    PAYMENT_STATUSES.flatMap((paymentStatus) =>
      [true, false].map((hasOtherOpenAttempt) => ({ attemptStatus, paymentStatus, hasOtherOpenAttempt })),
    ),
  );
  return combinations
    .filter((states) => isPossible(states.attemptStatus, states.paymentStatus, states.hasOtherOpenAttempt))
    .map((states) => anOrder(states));
}

function isPossible(attempt: AttemptStatus, payment: PaymentStatus, hasOtherOpen: boolean): boolean {
  if (attempt === 'paid' || attempt === 'excess_paid') return isCollected(payment);
  if (attempt === 'open') return !hasOtherOpen && !['refused', 'cancelled', 'expired'].includes(payment);
  if (payment === 'pending') return hasOtherOpen;
  return isCollected(payment) || payment === 'under_review' || !hasOtherOpen;
}
