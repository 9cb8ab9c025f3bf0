import { type AmountErrorCode, parseAmount } from './amount-input.js';
import { parseStaffText, type StaffTextProblem } from './staff-text.js';

/** Why staff ask for a refund; the words beside it go where they can be forgotten. */
export const REFUND_REASONS = ['paid-twice', 'service-not-provided', 'wrong-amount', 'other'] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

/** The form that asks for a refund, as it was typed. */
export interface TypedRefund {
  /** `whole` or `part`. */
  readonly extent: string;
  readonly amount: string;
  readonly reason: string;
  readonly text: string;
}

export interface WantedRefund {
  /** Of the amount, without commission; null: all that is left. */
  readonly amountCents: number | null;
  readonly reason: RefundReason;
  /** Null: nothing was written. */
  readonly text: string | null;
}

export type RefundProblem =
  | { readonly field: 'extent'; readonly code: 'EXTENT.MISSING' }
  | { readonly field: 'amount'; readonly code: AmountErrorCode | 'AMOUNT.MISSING' | 'AMOUNT.NOT_WANTED' }
  | { readonly field: 'reason'; readonly code: 'REASON.MISSING' }
  | { readonly field: 'text'; readonly code: StaffTextProblem };

export type RefundFormResult =
  | { readonly ok: true; readonly refund: WantedRefund }
  | { readonly ok: false; readonly problems: readonly RefundProblem[] };

/** Reads the form. An amount beside "all of it" is a contradiction that only its author can resolve. */
export function parseRefund(typed: TypedRefund): RefundFormResult {
  const amount = readAmount(typed.extent, typed.amount.trim());
  const reason = REFUND_REASONS.find((known) => known === typed.reason) ?? null;
  const text = readText(typed.text, reason);
  const problems: RefundProblem[] = [
    ...('problem' in amount ? [amount.problem] : []),
    ...(reason === null ? [{ field: 'reason', code: 'REASON.MISSING' } as const] : []),
    ...('problem' in text ? [{ field: 'text', code: text.problem } as const] : []),
  ];
  if ('problem' in amount || 'problem' in text || reason === null) return { ok: false, problems };
  return { ok: true, refund: { amountCents: amount.cents, reason, text: text.text } };
}

type ReadAmount =
  { readonly cents: number | null } | { readonly problem: Extract<RefundProblem, { field: 'extent' | 'amount' }> };

function readAmount(extent: string, typed: string): ReadAmount {
  if (extent !== 'whole' && extent !== 'part') return { problem: { field: 'extent', code: 'EXTENT.MISSING' } };
  if (extent === 'whole')
    return typed === '' ? { cents: null } : { problem: { field: 'amount', code: 'AMOUNT.NOT_WANTED' } };
  if (typed === '') return { problem: { field: 'amount', code: 'AMOUNT.MISSING' } };
  const amount = parseAmount(typed);
  return amount.ok ? { cents: amount.cents } : { problem: { field: 'amount', code: amount.code } };
}

/** Another reason than those listed needs words. */
function readText(
  typed: string,
  reason: RefundReason | null,
): { readonly text: string | null } | { readonly problem: StaffTextProblem } {
  if (reason !== 'other' && typed.trim() === '') return { text: null };
  const text = parseStaffText(typed);
  return text.ok ? { text: text.text } : { problem: text.problem };
}
