import type { Signal } from '../../bank-gateway/signal.js';
import type { OutcomeDecision } from '../../domain/outcome-decision.js';
import { type AttemptStatus, hasTakenMoney, type PaymentStatus } from '../../domain/payment-state.js';
import type { EventData, NewEvent, PaymentEventType } from '../persistence/event-chain.js';
import type { LockedOrder, OutcomeRecord } from '../persistence/payment.records.js';
import { toSource } from './outcome-claim.js';
import { nextQueryAt } from './query-schedule.js';

/** A doubtful message leaves the bank this much time to settle its own records before it is asked. */
const REVIEW_QUERY_DELAY_MS = 60_000;

interface Decided {
  readonly order: LockedOrder;
  readonly signal: Signal | 'not-found';
  readonly decision: OutcomeDecision;
  readonly dedupeKey: Buffer;
  readonly now: Date;
}

/** Turns a decision into everything that the store has to write for it. Pure: no effects. */
export function recordOf(decided: Decided): OutcomeRecord {
  const { order, decision, now } = decided;
  const attemptStatus = decision.kind === 'settle' ? decision.attempt : order.attemptStatus;
  const paymentStatus = paymentStatusAfter(decided);
  return {
    signal: signalRow(decided),
    at: now,
    attemptStatus,
    paymentStatus,
    isLate: decision.kind === 'settle' && decision.isLate,
    ...bankCodes(decided),
    paid: paidFacts(decided, paymentStatus),
    nextQueryAt: nextQuestion(decided, attemptStatus),
    events: eventsOf(decided, paymentStatus),
    alert: alertOf(decided),
  };
}

function paymentStatusAfter({ order, decision }: Decided): PaymentStatus {
  return decision.kind === 'settle' || decision.kind === 'mismatch' ? decision.payment : order.paymentStatus;
}

/** The bank's own codes go to the attempt only with a message that settles it: a doubtful one proves nothing. */
function bankCodes({ decision, signal }: Decided): Pick<OutcomeRecord, 'attemptTransactionCode' | 'authorizationCode'> {
  if (decision.kind !== 'settle' || signal === 'not-found')
    return { attemptTransactionCode: null, authorizationCode: null };
  return { attemptTransactionCode: signal.gatewayTxnId ?? null, authorizationCode: signal.authCode ?? null };
}

function paidFacts(decided: Decided, paymentStatus: PaymentStatus): OutcomeRecord['paid'] {
  const { order, signal, now } = decided;
  if (paymentStatus !== 'paid' || order.paymentStatus === 'paid') return null;
  const bankTime = signal === 'not-found' ? undefined : signal.gatewayTime;
  return { transactionCode: transactionCodeOf(decided), at: bankTime ?? now };
}

/**
 * A repeated message changes nothing, with one exception: an answer to our own question may settle an order twice
 * with the same words, because a doubt can have come in between.
 */
function signalRow({ signal, decision, dedupeKey }: Decided): OutcomeRecord['signal'] {
  if (signal === 'not-found') return { source: 'query', outcome: 'not-found', dedupeKey, fields: {}, isGate: false };
  const source = toSource(signal.source);
  const isGate = !(source === 'query' && decision.kind === 'settle');
  return { source, outcome: signal.outcome, dedupeKey, fields: signal.verifiedFields, isGate };
}

function transactionCodeOf({ signal, order }: Decided): string {
  const code = signal === 'not-found' ? undefined : signal.gatewayTxnId;
  // The port promises a code with every verified payment; without one there is nothing to show or to reconcile.
  if (code === undefined) throw new Error(`paid without a transaction code: attempt ${order.attemptId}`);
  return code;
}

function nextQuestion({ order, signal, decision, now }: Decided, attemptStatus: AttemptStatus): Date | null {
  switch (decision.kind) {
    case 'mismatch':
      return decision.payment === 'under_review' || order.attemptStatus === 'open'
        ? new Date(now.getTime() + REVIEW_QUERY_DELAY_MS)
        : null;
    case 'ask':
      return now;
    case 'settle':
      // Closed without the bank's word: it is asked for some time yet. With its word the matter is settled.
      return signal === 'not-found' ? nextQueryAt({ status: attemptStatus, expiresAt: order.expiresAt }, now) : null;
    case 'nothing':
      // The bank has signed something that we cannot read: it is asked, however the order stands, until it is paid.
      return decision.reason === 'unknown-outcome' && !hasTakenMoney(order.attemptStatus)
        ? new Date(now.getTime() + REVIEW_QUERY_DELAY_MS)
        : whileOpen(order, now);
    case 'contradiction':
    case 'charged-again':
      return whileOpen(order, now);
  }
}

function whileOpen({ attemptStatus, expiresAt }: LockedOrder, now: Date): Date | null {
  return attemptStatus === 'open' ? nextQueryAt({ status: attemptStatus, expiresAt }, now) : null;
}

function eventsOf(decided: Decided, paymentStatus: string): NewEvent[] {
  const type = eventTypeOf(decided.decision);
  if (type === null) return [];
  const { order, decision } = decided;
  const data: EventData = {
    ...messageFacts(decided),
    orderCode: order.orderCode,
    attempt: order.number,
    from: order.paymentStatus,
    to: paymentStatus,
    ...(decision.kind === 'settle' && decision.isLate ? { late: true } : {}),
    ...(decision.kind === 'mismatch' ? { differing: decision.fields } : {}),
  };
  return [{ type, data }];
}

function eventTypeOf(decision: OutcomeDecision): PaymentEventType | null {
  switch (decision.kind) {
    case 'settle':
      if (decision.attempt === 'open') return null;
      return decision.attempt === 'excess_paid' ? 'excess-paid' : decision.attempt;
    case 'mismatch':
    case 'contradiction':
    case 'charged-again':
      return decision.kind;
    case 'ask':
    case 'nothing':
      return null;
  }
}

function messageFacts({ signal }: Decided): EventData {
  if (signal === 'not-found') return { source: 'query', outcome: 'not-found' };
  return {
    source: toSource(signal.source),
    outcome: signal.outcome,
    ...(signal.amountCents === undefined ? {} : { amountCents: signal.amountCents }),
    ...(signal.currency === undefined ? {} : { currency: signal.currency }),
    ...(signal.gatewayTxnId === undefined ? {} : { transactionCode: signal.gatewayTxnId }),
    ...(signal.rawCode === undefined ? {} : { bankCode: signal.rawCode }),
  };
}

function alertOf(decided: Decided): OutcomeRecord['alert'] {
  const { decision } = decided;
  if (decision.kind === 'mismatch') {
    return { kind: 'mismatch', data: { differing: decision.fields, ...messageFacts(decided) } };
  }
  if (decision.kind === 'contradiction') return { kind: 'contradiction', data: messageFacts(decided) };
  if (decision.kind === 'charged-again') return { kind: 'several-transactions', data: messageFacts(decided) };
  if (decision.kind === 'settle' && decision.attempt === 'excess_paid') {
    return { kind: 'excess-paid', data: { ...messageFacts(decided), proposal: 'refund' } };
  }
  return null;
}
