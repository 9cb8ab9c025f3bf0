import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/canonical-json.js';

/** What a payment's history may hold: ids, codes, amounts, hashes. Never a name, a tax code, an e-mail or free text. */
export type EventData = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export type PaymentEventType =
  | 'created'
  | 'attempt-opened'
  | 'paid'
  | 'refused'
  | 'cancelled'
  | 'expired'
  | 'alert-closed'
  | 'excess-paid'
  | 'mismatch'
  | 'contradiction'
  | 'charged-again'
  | RefundEventType;

/** The steps of a refund. Only `refunded` and `excess-refunded` tell of money that went back. */
export type RefundEventType =
  | 'refund-requested'
  | 'refund-approved'
  | 'refund-rejected'
  | 'refund-withdrawn'
  | 'refund-unanswered'
  | 'refund-failed'
  | 'refunded'
  | 'excess-refunded';

export interface NewEvent {
  readonly type: PaymentEventType;
  readonly data: EventData;
}

export interface ChainedEvent extends NewEvent {
  readonly sequence: number;
  readonly at: Date;
  readonly previousHash: Buffer | null;
  readonly hash: Buffer;
}

/** Where a payment's chain stands. */
export interface ChainHead {
  readonly eventCount: number;
  readonly lastHash: Buffer | null;
}

/**
 * The events as rows of the payment's chain: each hash is SHA-256 over the canonical JSON (RFC 8785)
 * of the row and of the hash before it, so that a changed, missing or moved row shows.
 */
export function chainEvents(
  publicId: string,
  head: ChainHead,
  at: Date,
  events: readonly NewEvent[],
): readonly ChainedEvent[] {
  let previousHash = head.lastHash;
  return events.map((event, index) => {
    const sequence = head.eventCount + index + 1;
    const row = { ...event, sequence, at, previousHash };
    const hash = hashEvent(publicId, row);
    previousHash = hash;
    return { ...row, hash };
  });
}

/** The hash that a row of the chain must carry. */
export function hashEvent(publicId: string, event: Omit<ChainedEvent, 'hash'>): Buffer {
  const canonical = canonicalJson({
    paymentId: publicId,
    sequence: event.sequence,
    type: event.type,
    at: event.at.toISOString(),
    data: event.data,
    previousHash: event.previousHash?.toString('hex') ?? null,
  });
  return createHash('sha256').update(canonical, 'utf8').digest();
}

/**
 * Whether a payment's events are all there, in order and unchanged, up to where its own row says that the chain stands.
 */
export function isChainIntact(publicId: string, head: ChainHead, events: readonly ChainedEvent[]): boolean {
  return findBreak(publicId, head, events) === null;
}

/** The place, from 1, of the first event that is missing, moved, changed or too many; null when the chain is whole. */
export function findBreak(publicId: string, head: ChainHead, events: readonly ChainedEvent[]): number | null {
  let previousHash: Buffer | null = null;
  for (const [index, event] of events.entries()) {
    const isNext = event.sequence === index + 1 && isSame(event.previousHash, previousHash);
    if (!isNext || !event.hash.equals(hashEvent(publicId, event))) return index + 1;
    previousHash = event.hash;
  }
  if (events.length !== head.eventCount) return Math.min(events.length, head.eventCount) + 1;
  return isSame(previousHash, head.lastHash) ? null : events.length;
}

function isSame(one: Buffer | null, other: Buffer | null): boolean {
  return one === null || other === null ? one === other : one.equals(other);
}
