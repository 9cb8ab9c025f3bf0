import { createHash } from 'node:crypto';
import type { CreditProposal } from '../../domain/credit-proposal.js';
import { canonicalJson } from '../../shared/canonical-json.js';
import { bankFeeOn, USUAL_BANK_FEE_MILLIONTHS } from '../../domain/bank-fee.js';
import type { CandidateRow } from '../persistence/explanation.queries.js';

/** What one payment or refund of a proposal puts into the credit: ids and cents, nothing about people. */
export interface ProposedPart {
  /** Of the candidate. */
  readonly id: string;
  readonly attemptId: number | null;
  readonly refundId: number | null;
  readonly gatewayLineId: number | null;
  readonly grossCents: number;
  readonly feeCents: number;
}

/**
 * The parts of a proposal, whose cents add up to its worth. A fee that the bank took once from the sum is shared among
 * the payments as if it had been taken from each, and the last one bears the cents of rounding.
 */
export function partsOf(proposal: CreditProposal, candidates: ReadonlyMap<string, CandidateRow>): ProposedPart[] {
  const rows = proposal.candidateIds.flatMap((id) => candidates.get(id) ?? []);
  const fees = rows.map((row) => (proposal.premise.fees === 'gross' ? 0 : feeOf(row)));
  const last = rows.findLastIndex(({ kind }) => kind === 'payment');
  const rounding = proposal.feeCents - fees.reduce((sum, fee) => sum + fee, 0);
  return rows.map(({ id, attemptId, refundId, gatewayLineId, grossCents }, index) => ({
    id,
    attemptId,
    refundId,
    gatewayLineId,
    grossCents,
    feeCents: (fees[index] ?? 0) + (index === last ? rounding : 0),
  }));
}

/** What a proposal was when it was seen: the same bytes for the same parts and credit, whatever page showed them. */
export function digestOf(bankLineId: number, residualCents: number, parts: readonly ProposedPart[]): Buffer {
  const seen = { bankLineId, residualCents, parts: parts.map((part) => ({ ...part })) };
  return createHash('sha256').update(canonicalJson(seen), 'utf8').digest();
}

function feeOf({ kind, grossCents, feeCents }: CandidateRow): number {
  if (kind === 'refund') return 0;
  return feeCents ?? bankFeeOn(grossCents, USUAL_BANK_FEE_MILLIONTHS);
}
