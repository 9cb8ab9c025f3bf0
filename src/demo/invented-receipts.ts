import type { DemoDeliveryRow, DemoReceiptRow } from './demo-rows.js';
import type { SeededChance } from './seeded-chance.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** After this time the portal tries no more, so nothing older waits. */
const STILL_WAITING_MS = 2 * DAY_MS;

/** What became of a receipt's sendings, and how many of a thousand go so. */
const FATES = [
  { weight: 980, kind: 'sent' },
  { weight: 8, kind: 'sent-again' },
  { weight: 8, kind: 'failed' },
  { weight: 4, kind: 'waiting' },
] as const;

/** The receipt of a payment whose money arrived at `paidAt`, and what became of it by `until`. */
export function inventReceipt(id: number, paidAt: Date, until: Date, chance: SeededChance): DemoReceiptRow {
  const issuedAt = new Date(paidAt.getTime() + chance.between(1, 5) * SECOND_MS);
  return { id, verificationCode: chance.token(), issuedAt, deliveries: inventDeliveries(issuedAt, until, chance) };
}

function inventDeliveries(issuedAt: Date, until: Date, chance: SeededChance): DemoDeliveryRow[] {
  const { kind } = chance.weighted(FATES);
  const isFresh = until.getTime() - issuedAt.getTime() < STILL_WAITING_MS;
  if (kind === 'failed' || (kind === 'waiting' && !isFresh)) return [failed(issuedAt, chance)];
  if (kind === 'waiting') return [waiting(issuedAt, until, chance)];
  const first = sent(1, issuedAt, chance);
  const askedAgainAt = new Date(Math.min(issuedAt.getTime() + chance.between(10, 600) * MINUTE_MS, until.getTime()));
  return kind === 'sent' ? [first] : [first, sent(2, askedAgainAt, chance)];
}

function sent(version: number, queuedAt: Date, chance: SeededChance): DemoDeliveryRow {
  const sentAt = new Date(queuedAt.getTime() + chance.between(300, 4_000));
  return { ...delivery(version, queuedAt, chance), state: 'sent', sentAt };
}

function failed(queuedAt: Date, chance: SeededChance): DemoDeliveryRow {
  return { ...delivery(1, queuedAt, chance), state: 'failed', failures: 1, lastErrorCode: 'smtp-550' };
}

function waiting(queuedAt: Date, until: Date, chance: SeededChance): DemoDeliveryRow {
  const nextAttemptAt = new Date(until.getTime() + chance.between(10, 600) * MINUTE_MS);
  const failures = chance.between(1, 5);
  return { ...delivery(1, queuedAt, chance), state: 'queued', failures, nextAttemptAt, lastErrorCode: 'smtp-451' };
}

function delivery(version: number, queuedAt: Date, chance: SeededChance): Omit<DemoDeliveryRow, 'state'> {
  const messageId = `<${chance.token()}@porta-dei-pagamenti.example>`;
  return { version, failures: 0, nextAttemptAt: queuedAt, messageId, lastErrorCode: null, queuedAt, sentAt: null };
}
