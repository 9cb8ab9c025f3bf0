import type { OutcomeDecision } from '../../domain/outcome-decision.js';
import type { PaymentStatus } from '../../domain/payment-state.js';
import type { Histogram, Metric, NoLabels } from '../../shared/metrics/metrics.js';

/** What a message of the bank was worth. The first two are the usual ones; the rest deserves a look. */
export type BankMessageResult =
  | 'accepted'
  | 'repeated'
  | 'nothing-new'
  | 'unproven'
  | 'doubtful'
  | 'mismatch'
  | 'contradiction'
  | 'unknown-order'
  | 'refused-mac'
  | 'malformed'
  | 'not-stored';

export const BANK_MESSAGES: Metric<{ source: 'notification' | 'return' | 'query'; result: BankMessageResult }> = {
  name: 'porta_bank_messages_total',
  help: 'Messages of the bank, by the way they came and what they were worth',
  labels: ['source', 'result'],
};

export const PAYMENTS_STARTED: Metric<{ service: string }> = {
  name: 'porta_payments_started_total',
  help: 'Payments that were stored (phase 4), by service',
  labels: ['service'],
};

export const PAYMENTS_SETTLED: Metric<{ status: PaymentStatus }> = {
  name: 'porta_payments_settled_total',
  help: 'Payments that came to a state by the word of the bank',
  labels: ['status'],
};

export const BANK_QUESTIONS: Metric<{ answer: 'answered' | 'unanswered' | 'failed' }> = {
  name: 'porta_sweeper_questions_total',
  help: 'Orders that the sweeper asked the bank about',
  labels: ['answer'],
};

export const SWEEP_DURATION: Histogram<NoLabels> = {
  name: 'porta_sweeper_round_duration_seconds',
  help: 'Time of one round of the sweeper, empty ones included',
  labels: [],
  buckets: [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30],
};

export const LAST_SWEEP: Metric<NoLabels> = {
  name: 'porta_sweeper_last_run_timestamp_seconds',
  help: 'When the sweeper last ended a round, in Unix time',
  labels: [],
};

const RESULT_OF_DECISION: Readonly<Record<OutcomeDecision['kind'], BankMessageResult>> = {
  settle: 'accepted',
  nothing: 'nothing-new',
  ask: 'doubtful',
  mismatch: 'mismatch',
  contradiction: 'contradiction',
  'charged-again': 'contradiction',
};

/** What a verified message was worth. */
export function resultOf(decision: OutcomeDecision): BankMessageResult {
  return RESULT_OF_DECISION[decision.kind];
}
