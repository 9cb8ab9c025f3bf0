import type { Delivery } from './persistence/delivery-table.js';

/** Why a receipt may not be sent again now. */
export type ResendRefusal =
  | { readonly kind: 'on-its-way' }
  | { readonly kind: 'too-soon'; readonly retryAfterSeconds: number }
  | { readonly kind: 'daily-limit' };

const PAUSE_MS = 60_000;
const DAY_MS = 24 * 3_600_000;
const RESENDS_A_DAY = 5;

/**
 * Whether a receipt with these deliveries may be sent again at `now`: not while one is on its way (the mailbox would
 * get two), not within a minute of the last, at most five times in 24 hours besides the automatic one. Whoever knows
 * the page's address could otherwise fill somebody's mailbox.
 */
export function refuseResend(deliveries: readonly Delivery[], now: Date): ResendRefusal | undefined {
  const last = deliveries.at(-1);
  if (last !== undefined && (last.state === 'queued' || last.state === 'sending')) return { kind: 'on-its-way' };
  const lastAt = (last?.sentAt ?? last?.queuedAt)?.getTime() ?? -Infinity;
  const pauseLeftMs = lastAt + PAUSE_MS - now.getTime();
  if (pauseLeftMs > 0) return { kind: 'too-soon', retryAfterSeconds: Math.ceil(pauseLeftMs / 1_000) };
  const recent = deliveries.filter(
    ({ version, queuedAt }) => version > 1 && now.getTime() - queuedAt.getTime() < DAY_MS,
  );
  return recent.length >= RESENDS_A_DAY ? { kind: 'daily-limit' } : undefined;
}
