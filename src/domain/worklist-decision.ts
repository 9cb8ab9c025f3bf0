import { parseStaffText, type StaffTextProblem } from './staff-text.js';

/** Why something that does not fit is left as it is. */
export const WAIVER_REASONS = [
  'bank-error',
  'rounding',
  'other-office',
  'known-transfer',
  'too-small',
  'other',
] as const;
export type WaiverReason = (typeof WAIVER_REASONS)[number];

/** The form that closes a line of the worklist, as it was typed. */
export interface TypedDecision {
  /** `explained` or `waived`. */
  readonly decision: string;
  readonly reason: string;
  readonly text: string;
}

export interface WantedDecision {
  readonly decision: 'explained' | 'waived';
  readonly reason: WaiverReason | null;
  readonly text: string;
}

export type DecisionProblem =
  | { readonly field: 'decision'; readonly code: 'DECISION.MISSING' }
  | { readonly field: 'reason'; readonly code: 'REASON.MISSING' }
  | { readonly field: 'text'; readonly code: StaffTextProblem };

export type DecisionResult =
  | { readonly ok: true; readonly decision: WantedDecision }
  | { readonly ok: false; readonly problems: readonly DecisionProblem[] };

/** Reads the form. An explanation is its words; what is waived has one of the known reasons and words beside it. */
export function parseDecision(typed: TypedDecision): DecisionResult {
  const decision = typed.decision === 'explained' || typed.decision === 'waived' ? typed.decision : null;
  const reason = WAIVER_REASONS.find((known) => known === typed.reason) ?? null;
  const text = parseStaffText(typed.text);
  const isReasonMissing = decision === 'waived' && reason === null;
  if (decision !== null && !isReasonMissing && text.ok) {
    return { ok: true, decision: { decision, reason: decision === 'waived' ? reason : null, text: text.text } };
  }
  return {
    ok: false,
    problems: [
      ...(decision === null ? [{ field: 'decision', code: 'DECISION.MISSING' } as const] : []),
      ...(isReasonMissing ? [{ field: 'reason', code: 'REASON.MISSING' } as const] : []),
      ...(text.ok ? [] : [{ field: 'text', code: text.problem } as const]),
    ],
  };
}
