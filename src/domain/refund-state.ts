/**
 * The states of a refund, and every way from one to another. This is the only place that knows them; the database
 * keeps the last ones final.
 */
export const REFUND_STATES = [
  'requested',
  'approved',
  'sent',
  'unknown',
  'accepted',
  'done',
  'failed',
  'rejected',
  'withdrawn',
] as const;
/**
 * `sent`: under way to the bank; `unknown`: it may have reached the bank, which has not said; `accepted`: the bank will
 * carry it out later.
 */
export type RefundState = (typeof REFUND_STATES)[number];

/** A call to the bank may have been made, and its result is not known for good. */
export type RefundUnderWay = 'sent' | 'unknown' | 'accepted';

/** From `requested` or `approved` to `failed`: the bank has given the money back by itself meanwhile. */
export const refundTransitions: Readonly<Record<RefundState, readonly RefundState[]>> = {
  requested: ['approved', 'rejected', 'withdrawn', 'failed'],
  approved: ['sent', 'failed'],
  // Back to `approved` only when nothing can have reached the bank.
  sent: ['approved', 'unknown', 'accepted', 'done', 'failed'],
  unknown: ['accepted', 'done', 'failed'],
  accepted: ['done', 'failed'],
  done: [],
  failed: [],
  rejected: [],
  withdrawn: [],
};

/** A refund that went nowhere gives its money free for another one. */
export function isWithoutEffect(state: RefundState): boolean {
  return state === 'rejected' || state === 'withdrawn' || state === 'failed';
}

/** Approved, and its end is not known yet. */
export function isInProgress(state: RefundState): boolean {
  return state === 'approved' || isUnderWay(state);
}

/** A call has reached the bank, or may have: the bank may know of it. */
export function hasReachedBank(state: RefundState): boolean {
  return state === 'done' || isUnderWay(state);
}

/** Nothing can become of it any more. */
export function hasEnded(state: RefundState): boolean {
  return refundTransitions[state].length === 0;
}

/** See {@link RefundUnderWay}. */
export function isUnderWay(state: RefundState): state is RefundUnderWay {
  return state === 'sent' || state === 'unknown' || state === 'accepted';
}

/**
 * What a call came to. `not-sent`: nothing reached the bank; `unanswered`: it may have; `impossible`: our own settings
 * or facts cannot make a call.
 */
export type RefundAnswer = 'done' | 'accepted' | 'refused' | 'not-sent' | 'unanswered' | 'impossible';

/**
 * Where a call leaves a refund. Once a call may have reached the bank only its own word ends the refund: a later call
 * that could not be made says nothing about the earlier one.
 */
export function stateAfterCall(before: RefundUnderWay, answer: RefundAnswer): RefundState {
  switch (answer) {
    case 'done':
      return 'done';
    case 'refused':
      return 'failed';
    case 'accepted':
      return 'accepted';
    case 'unanswered':
      return before === 'accepted' ? 'accepted' : 'unknown';
    case 'not-sent':
      return before === 'sent' ? 'approved' : before;
    case 'impossible':
      return before === 'sent' ? 'failed' : before;
  }
}

/**
 * What has to be done about a refund whose turn has come. `look`: the bank is asked what it holds, before anything
 * else.
 */
export type NextStep = 'call' | 'look-then-call' | 'look';

export function nextStep(state: RefundUnderWay): NextStep {
  if (state === 'sent') return 'call';
  return state === 'unknown' ? 'look-then-call' : 'look';
}

/**
 * Whether the bank's books show a refund about which it did not answer. Refunds of one order go to the bank one at a
 * time, so what it has given back beyond those that we know to be done can only be this one; any other sum proves
 * nothing.
 */
export function isShownByBank(heldByBankCents: number, doneCents: number, amountCents: number): boolean {
  return heldByBankCents === doneCents + amountCents;
}
