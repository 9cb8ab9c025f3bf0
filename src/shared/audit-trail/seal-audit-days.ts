import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database } from '../database.js';
import { romeDay } from '../rome-day.js';
import { MerkleTree } from './merkle-tree.js';
import {
  type AuditSeal,
  firstAuditDay,
  insertAuditSeal,
  lastAuditSeal,
  lastSequenceOfDay,
  readHashes,
} from './seal-table.js';

/** What began before midnight is committed by then, on whichever machine. */
const GRACE_MS = 5 * 60_000;
const PAGE_SIZE = 1_000;
const NO_CHAIN = Buffer.alloc(32);

/** Seals finished days, one after the other, also those that passed while no worker ran. */
@Injectable()
export class SealAuditDays {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Seals the oldest finished day that is not sealed yet; false when there is none. */
  async execute(): Promise<boolean> {
    const last = await lastAuditSeal(this.database);
    const day = last === undefined ? await firstAuditDay(this.database) : dayAfter(last.day);
    const now = this.clock.now();
    if (day === undefined || day >= romeDay(new Date(now.getTime() - GRACE_MS))) return false;
    await insertAuditSeal(this.database, await this.sealOf(day, last), now);
    return true;
  }

  private async sealOf(day: string, last: AuditSeal | undefined): Promise<AuditSeal> {
    const firstSequence = last === undefined ? 1 : last.firstSequence + last.entryCount;
    const to = await lastSequenceOfDay(this.database, firstSequence, day);
    const tree = new MerkleTree();
    let chainHash = last?.chainHash ?? NO_CHAIN;
    for (let from = firstSequence; from <= to;) {
      const page = await readHashes(this.database, { from, to, limit: PAGE_SIZE });
      if (page.length === 0) break;
      for (const { sequence, hash } of page) {
        tree.add(hash);
        chainHash = hash;
        from = sequence + 1;
      }
    }
    return { day, firstSequence, entryCount: Math.max(0, to - firstSequence + 1), merkleRoot: tree.root, chainHash };
  }
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
