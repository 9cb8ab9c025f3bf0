import {
  isInProgress,
  isShownByBank,
  isUnderWay,
  isWithoutEffect,
  nextStep,
  REFUND_STATES,
  type RefundAnswer,
  refundTransitions,
  stateAfterCall,
} from './refund-state.js';

const ANSWERS: readonly RefundAnswer[] = ['done', 'accepted', 'refused', 'not-sent', 'unanswered', 'impossible'];

describe('the states of a refund', () => {
  it('are all reached from what was asked for', () => {
    const reached = new Set(['requested']);
    for (const state of reached) {
      for (const next of refundTransitions[state as keyof typeof refundTransitions]) reached.add(next);
    }
    expect([...reached].sort()).toEqual([...REFUND_STATES].sort());
  });

  it('end where nothing leads on, and only there', () => {
    const ends = REFUND_STATES.filter((state) => refundTransitions[state].length === 0);
    expect(ends).toEqual(['done', 'failed', 'rejected', 'withdrawn']);
    expect(ends.some(isInProgress)).toBe(false);
    expect(ends.filter(isWithoutEffect)).toEqual(['failed', 'rejected', 'withdrawn']);
  });

  it('go where the table says after every answer to a call', () => {
    for (const state of REFUND_STATES.filter(isUnderWay)) {
      for (const answer of ANSWERS) {
        const next = stateAfterCall(state, answer);
        expect([state, answer, next === state || refundTransitions[state].includes(next)]).toEqual([
          state,
          answer,
          true,
        ]);
      }
    }
  });

  it('are sent again as new only when nothing can have reached the bank', () => {
    expect(stateAfterCall('sent', 'not-sent')).toBe('approved');
    expect(stateAfterCall('unknown', 'not-sent')).toBe('unknown');
    expect(stateAfterCall('unknown', 'impossible')).toBe('unknown');
    expect(stateAfterCall('sent', 'impossible')).toBe('failed');
    expect(stateAfterCall('accepted', 'unanswered')).toBe('accepted');
  });
});

describe('after a silence', () => {
  it('the bank is asked what it holds before anything is repeated', () => {
    expect(nextStep('sent')).toBe('call');
    expect(nextStep('unknown')).toBe('look-then-call');
    expect(nextStep('accepted')).toBe('look');
  });

  it.each([
    [5_000, 0, 5_000, true],
    [7_000, 2_000, 5_000, true],
    [0, 0, 5_000, false],
    [2_000, 2_000, 5_000, false],
    // Something else went back too: only the bank can say whether this one did.
    [9_000, 2_000, 5_000, false],
  ])('%d cents at the bank, %d known, %d asked: shown is %s', (held, done, asked, isShown) => {
    expect(isShownByBank(held, done, asked)).toBe(isShown);
  });
});
