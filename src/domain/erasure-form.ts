/** Why somebody is forgotten before their time. A code: words would name them again. */
export const ERASURE_REASONS = ['asked-by-person', 'wrong-person', 'trial'] as const;
export type ErasureReason = (typeof ERASURE_REASONS)[number];

export type ErasureField = 'reason' | 'confirmed';

export type ErasureForm =
  | { readonly ok: true; readonly reason: ErasureReason }
  /** The fields that are missing. */
  | { readonly ok: false; readonly missing: readonly ErasureField[] };

/** Reads the form by which one person is forgotten: what cannot be taken back has a reason, and is confirmed. */
export function parseErasure(typed: { readonly reason: string; readonly confirmed: string }): ErasureForm {
  const reason = ERASURE_REASONS.find((known) => known === typed.reason);
  const isConfirmed = typed.confirmed === '1';
  if (reason !== undefined && isConfirmed) return { ok: true, reason };
  return {
    ok: false,
    missing: [...(reason === undefined ? (['reason'] as const) : []), ...(isConfirmed ? [] : (['confirmed'] as const))],
  };
}
