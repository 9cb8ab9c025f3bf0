import type { Executor } from '../shared/database.js';
import { type ChainedEvent, hashEvent } from './persistence/event-chain.js';
import { newestChains } from './persistence/payment-backlog.statements.js';
import { selectEvents } from './persistence/payment.statements.js';

interface ChainHead {
  readonly publicId: string;
  readonly reference: number;
  readonly eventCount: number;
  readonly lastHash: Buffer;
}

/** What became of a check of histories; payments are named by their "Riferimento N.". */
export interface CheckedHistories {
  readonly checked: number;
  readonly broken: readonly number[];
}

/** Recomputes the chains of events of the newest payments. Reads only; it may be given a connection of its own. */
export async function checkNewestHistories(database: Executor, limit: number): Promise<CheckedHistories> {
  const heads = await database.query<ChainHead>(newestChains, [limit]);
  const broken: number[] = [];
  for (const head of heads) {
    const events = await database.query<ChainedEvent>(selectEvents, [head.publicId]);
    if (!isWhole(head, events)) broken.push(head.reference);
  }
  return { checked: heads.length, broken };
}

/** Every row is where it was, says what it said, and the last is the one that the payment remembers. */
function isWhole(head: ChainHead, events: readonly ChainedEvent[]): boolean {
  let previousHash: Buffer | null = null;
  for (const [index, event] of events.entries()) {
    const isNext = event.sequence === index + 1 && isSame(event.previousHash, previousHash);
    if (!isNext || !event.hash.equals(hashEvent(head.publicId, event))) return false;
    previousHash = event.hash;
  }
  return events.length === head.eventCount && isSame(head.lastHash, previousHash);
}

function isSame(left: Buffer | null, right: Buffer | null): boolean {
  return left === null || right === null ? left === right : left.equals(right);
}
