import { isCardNumber } from './card-number.js';
import type { StatedOutcome } from './outcome-decision.js';
import { parseStaffText, type StaffTextProblem } from './staff-text.js';
import { parseTransactionCode } from './transaction-code.js';

/** On what the staff's word rests; codes go into the history, the words beside them do not. */
export const EVIDENCE_KINDS = ['bank-statement', 'bank-website', 'bank-written-answer', 'other'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** The form that resolves a payment under review, as it was typed. */
export interface TypedReview {
  readonly outcome: string;
  readonly transactionCode: string;
  readonly reason: string;
  readonly evidence: string;
}

/** What staff state, and why. */
export interface StatedReview {
  readonly outcome: StatedOutcome;
  /** Of the money that arrived; null when none did. */
  readonly transactionCode: string | null;
  readonly reason: EvidenceKind;
  readonly evidence: string;
}

type CodeProblem = 'CODE.MISSING' | 'CODE.MALFORMED' | 'CODE.NOT_WANTED' | 'TEXT.CARD_NUMBER';

export type ReviewProblem =
  | { readonly field: 'outcome'; readonly code: 'OUTCOME.MISSING' }
  | { readonly field: 'transactionCode'; readonly code: CodeProblem }
  | { readonly field: 'reason'; readonly code: 'REASON.MISSING' }
  | { readonly field: 'evidence'; readonly code: StaffTextProblem };

export type ReviewResult =
  | { readonly ok: true; readonly review: StatedReview }
  | { readonly ok: false; readonly problems: readonly ReviewProblem[] };

/** Reads the form. A code with "not paid" is a contradiction that only its author can resolve. */
export function parseReview(typed: TypedReview): ReviewResult {
  const outcome = typed.outcome === 'paid' || typed.outcome === 'not-paid' ? typed.outcome : null;
  const reason = EVIDENCE_KINDS.find((kind) => kind === typed.reason) ?? null;
  const evidence = parseStaffText(typed.evidence);
  const codeProblem = outcome === null ? null : problemOfCode(outcome, typed.transactionCode);
  const problems: ReviewProblem[] = [
    ...(outcome === null ? [{ field: 'outcome', code: 'OUTCOME.MISSING' } as const] : []),
    ...(codeProblem === null ? [] : [{ field: 'transactionCode', code: codeProblem } as const]),
    ...(reason === null ? [{ field: 'reason', code: 'REASON.MISSING' } as const] : []),
    ...(evidence.ok ? [] : [{ field: 'evidence', code: evidence.problem } as const]),
  ];
  if (problems.length > 0 || outcome === null || reason === null || !evidence.ok) return { ok: false, problems };
  const transactionCode = outcome === 'paid' ? (parseTransactionCode(typed.transactionCode) ?? null) : null;
  return { ok: true, review: { outcome, transactionCode, reason, evidence: evidence.text } };
}

function problemOfCode(outcome: StatedOutcome, typed: string): CodeProblem | null {
  const isEmpty = typed.trim() === '';
  if (outcome === 'not-paid') return isEmpty ? null : 'CODE.NOT_WANTED';
  if (isEmpty) return 'CODE.MISSING';
  if (isCardNumber(typed)) return 'TEXT.CARD_NUMBER';
  return parseTransactionCode(typed) === undefined ? 'CODE.MALFORMED' : null;
}
