import { parseEmail, type EmailErrorCode, type EmailResult } from './email.js';
import { parseStaffText, type StaffTextProblem } from './staff-text.js';

/** Why staff send a receipt again. */
export const RESEND_REASONS = ['not-received', 'wrong-address', 'other'] as const;
export type ResendReason = (typeof RESEND_REASONS)[number];

/** The form that sends a receipt again, as it was typed. */
export interface TypedResend {
  /** Empty: where the last sending went. */
  readonly email: string;
  readonly reason: string;
  readonly text: string;
}

export interface WantedResend {
  readonly email: string | null;
  readonly reason: ResendReason;
  /** What is to be remembered besides; null: nothing. */
  readonly text: string | null;
}

export type ResendProblem =
  | { readonly field: 'email'; readonly code: EmailErrorCode }
  | { readonly field: 'email'; readonly code: 'EMAIL.MISSING' }
  | { readonly field: 'reason'; readonly code: 'REASON.MISSING' }
  | { readonly field: 'text'; readonly code: StaffTextProblem };

export type ResendFormResult =
  | { readonly ok: true; readonly resend: WantedResend }
  | { readonly ok: false; readonly problems: readonly ResendProblem[] };

/** Reads the form. A wrong address needs the right one, and another reason needs words. */
export function parseResend(typed: TypedResend): ResendFormResult {
  const reason = RESEND_REASONS.find((known) => known === typed.reason) ?? null;
  const email = typed.email.trim() === '' ? null : parseEmail(typed.email);
  const needsText = reason === 'other' || typed.text.trim() !== '';
  const text = needsText ? parseStaffText(typed.text) : null;
  const problems: ResendProblem[] = [
    ...(reason === null ? [{ field: 'reason', code: 'REASON.MISSING' } as const] : []),
    ...emailProblems(email, reason),
    ...(text === null || text.ok ? [] : [{ field: 'text', code: text.problem } as const]),
  ];
  if (problems.length > 0 || reason === null) return { ok: false, problems };
  return { ok: true, resend: { email: email?.ok ? email.email : null, reason, text: text?.ok ? text.text : null } };
}

function emailProblems(email: EmailResult | null, reason: ResendReason | null): ResendProblem[] {
  if (email === null) return reason === 'wrong-address' ? [{ field: 'email', code: 'EMAIL.MISSING' }] : [];
  return email.ok ? [] : [{ field: 'email', code: email.code }];
}
