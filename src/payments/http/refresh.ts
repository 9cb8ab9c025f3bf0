import type { Refresh } from '../../shared/http/pages/page.js';
import { paths } from '../../shared/http/paths.js';
import type { PaymentView } from '../payment-view.js';

/** Quick at first, when the bank's word is a moment away; in all some four minutes. */
const QUICK_TURNS = 10;
const QUICK_SECONDS = 3;
const SLOW_SECONDS = 10;
const MAX_REFRESH_TURNS = 30;

/**
 * The next refresh of an outcome that is not known yet; null when it is known, or when the page has asked often enough
 * and says instead when the e-mail comes and whom to call. `turn` is the query parameter `aggiornamento` as it came.
 */
export function refreshAfter(payment: PaymentView, turn: unknown): Refresh | null {
  if (payment.status !== 'pending' && payment.status !== 'under_review') return null;
  const turns = typeof turn === 'string' && /^\d{1,3}$/.test(turn) ? Number(turn) : 0;
  if (turns >= MAX_REFRESH_TURNS) return null;
  return {
    seconds: turns < QUICK_TURNS ? QUICK_SECONDS : SLOW_SECONDS,
    href: `${paths.outcome(payment.publicId)}?aggiornamento=${turns + 1}`,
  };
}
