import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { canonicalJson } from '../canonical-json.js';
import { Clock } from '../clock.js';
import { Database, type Transaction } from '../database.js';
import { continueChain } from './audit-chain.js';
import type { NewAuditEntry } from './audit-entry.js';
import { insertAuditEntries, lockAuditHead } from './audit-table.js';
import { countView, takeViewsBefore } from './view-table.js';

const MINUTE_MS = 60_000;
const FLUSH_BATCH_SIZE = 200;

/** Records what staff do. A change and its entry are written by the same transaction: both stay, or neither does. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Appends entries in the transaction of the change that they record. Call it last: from here to the commit nobody
   * else can append.
   */
  async record(tx: Transaction, ...entries: readonly NewAuditEntry[]): Promise<void> {
    const head = await lockAuditHead(tx);
    await insertAuditEntries(tx, continueChain(head, this.clock.now(), entries));
  }

  /** Appends an entry about something that changed nothing. */
  async recordAlone(entry: NewAuditEntry): Promise<void> {
    await this.database.transaction((tx) => this.record(tx, entry));
  }

  /**
   * Records that something was looked at. The same view by the same person, with the same data (the filter), is one
   * row a minute, which says in `views` how many they were; the row is written by the worker when the minute is over.
   */
  async recordView(entry: NewAuditEntry): Promise<void> {
    const at = this.clock.now();
    const minute = startOfMinute(at);
    const key = createHash('sha256')
      .update(canonicalJson({ ...entry, minute: minute.toISOString() }), 'utf8')
      .digest();
    await countView(this.database, { key, minute, entry, at });
  }

  /** Turns the counted views of finished minutes into rows of the chain; true when there may be more. */
  async flushViews(): Promise<boolean> {
    const thisMinute = startOfMinute(this.clock.now());
    return this.database.transaction(async (tx) => {
      const counted = await takeViewsBefore(tx, thisMinute, FLUSH_BATCH_SIZE);
      if (counted.length === 0) return false;
      await this.record(
        tx,
        ...counted.map(({ entry, views, firstAt }) => ({
          ...entry,
          data: { ...entry.data, views, firstAt: firstAt.toISOString() },
        })),
      );
      return counted.length === FLUSH_BATCH_SIZE;
    });
  }
}

function startOfMinute(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / MINUTE_MS) * MINUTE_MS);
}
