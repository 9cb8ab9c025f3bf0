import type { Executor } from '../shared/database.js';
import { type ChainedEvent, type ChainHead, isChainIntact } from './persistence/event-chain.js';
import { newestChains } from './persistence/payment-backlog.statements.js';
import { selectEvents } from './persistence/payment.statements.js';

interface NewestChain extends ChainHead {
  readonly publicId: string;
  readonly reference: number;
}

/** What became of a check of histories; payments are named by their "Riferimento N.". */
export interface CheckedHistories {
  readonly checked: number;
  readonly broken: readonly number[];
}

/** Recomputes the chains of events of the newest payments. Reads only; it may be given a connection of its own. */
export async function checkNewestHistories(database: Executor, limit: number): Promise<CheckedHistories> {
  const heads = await database.query<NewestChain>(newestChains, [limit]);
  const broken: number[] = [];
  for (const head of heads) {
    const events = await database.query<ChainedEvent>(selectEvents, [head.publicId]);
    if (!isChainIntact(head.publicId, head, events)) broken.push(head.reference);
  }
  return { checked: heads.length, broken };
}
