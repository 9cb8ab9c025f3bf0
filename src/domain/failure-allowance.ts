/** How many failures are free, and how long one takes to be forgiven. */
export interface AllowanceRule {
  readonly failures: number;
  readonly forgivenAfterMs: number;
}

/**
 * Whether somebody whose allowance is whole again at `wholeAt` may try once more at `now`: null when they may, else
 * from when on. Failures are free until the allowance is spent; after that one try passes for each failure forgiven. So
 * a guesser is slowed for as long as they go on, and nobody is kept out for longer than one forgiveness.
 */
export function retryAllowedAt(rule: AllowanceRule, wholeAt: Date | null, now: Date): Date | null {
  if (wholeAt === null) return null;
  const allowedAt = wholeAt.getTime() - (rule.failures - 1) * rule.forgivenAfterMs;
  return allowedAt <= now.getTime() ? null : new Date(allowedAt);
}

/** When the allowance is whole again after one more failure at `now`. */
export function wholeAfterFailure(rule: AllowanceRule, wholeAt: Date | null, now: Date): Date {
  const from = Math.max(wholeAt?.getTime() ?? 0, now.getTime());
  return new Date(from + rule.forgivenAfterMs);
}
