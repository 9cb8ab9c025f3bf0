import { Injectable } from '@nestjs/common';
import { Database, type Executor, type Transaction } from '../../shared/database.js';
import { type Claimed } from '../../shared/delivery/delivery-life.js';
import type { ExportFormat } from '../export-format.js';
import type { ExportRequest } from '../export-source.js';
import {
  abortExport,
  addChunk,
  deleteChunks,
  expireExports,
  exportLife,
  findChunk,
  finishExport,
  insertDelivery,
  insertExport,
  listAbandoned,
  setRowsTotal,
} from './export.statements.js';

export type ExportWay = 'download' | 'queue' | 'command';

export interface NewExport {
  readonly publicId: string;
  readonly kind: string;
  readonly format: ExportFormat;
  readonly way: ExportWay;
  readonly fileName: string;
  readonly filterWords: string;
  readonly makerId: number | null;
  readonly makerName: string;
  readonly beganAt: Date;
}

/** How a finished export is recorded. */
export interface FinishedExport {
  readonly endedAt: Date;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: Buffer;
  readonly totals: Readonly<Record<string, number>>;
  readonly manifest: string;
  /** Null: the file is nowhere but where it was sent. */
  readonly expiresAt: Date | null;
}

/** Somebody's export, as far as its end has to be recorded. */
export interface UnfinishedExport {
  readonly id: number;
  readonly publicId: string;
  readonly makerId: number | null;
  readonly makerName: string;
}

/** An export that one worker alone may write until its lease ends. */
export interface ClaimedExport extends Claimed {
  readonly exportId: number;
  readonly attempt: number;
  readonly request: ExportRequest;
  readonly record: {
    readonly publicId: string;
    readonly format: ExportFormat;
    readonly fileName: string;
    readonly makerId: number;
    readonly makerName: string;
    /** ISO 8601. */
    readonly beganAt: string;
  };
}

/** A piece of a file that a worker writes. */
export interface NewChunk {
  readonly number: number;
  readonly bytes: Buffer;
  readonly rowsDone: number;
}

/** The exports of the database, and the content of those that workers write. */
@Injectable()
export class ExportStore {
  constructor(private readonly database: Database) {}

  async insert(tx: Transaction, entry: NewExport): Promise<number> {
    const { publicId, kind, format, way, fileName, filterWords, makerId, makerName, beganAt } = entry;
    const values = [publicId, kind, format, way, fileName, filterWords, makerId, makerName, beganAt];
    const [row] = await tx.query<{ id: number }>(insertExport, values);
    if (row === undefined) throw new Error('an export without an id');
    return row.id;
  }

  /** False when it has ended already. */
  async finish(tx: Transaction, id: number, end: FinishedExport): Promise<boolean> {
    const { endedAt, rows, bytes, sha256, totals, manifest, expiresAt } = end;
    const values = [id, endedAt, rows, bytes, sha256, JSON.stringify(totals), manifest, expiresAt];
    return (await tx.query(finishExport, values)).length === 1;
  }

  /** False when it has ended already. */
  async abort(tx: Transaction, id: number, at: Date, errorCode: string): Promise<boolean> {
    return (await tx.query(abortExport, [id, at, errorCode])).length === 1;
  }

  async queue(tx: Transaction, id: number, request: ExportRequest, at: Date): Promise<void> {
    await tx.query(insertDelivery, [id, JSON.stringify(request), at]);
  }

  async claim(deliveryId: number, leaseUntil: Date): Promise<ClaimedExport | undefined> {
    const [claimed] = await this.database.query<ClaimedExport>(exportLife.claim, [deliveryId, leaseUntil]);
    return claimed;
  }

  /** Before the first chunk of a try: what an earlier one left goes. */
  async startOver({ id, exportId }: ClaimedExport, rowsTotal: number | null): Promise<void> {
    await this.database.query(deleteChunks, [exportId]);
    await this.database.query(setRowsTotal, [id, rowsTotal]);
  }

  /** False when somebody else has taken the export meanwhile. */
  async addChunk(id: number, lease: { readonly from: Date; readonly to: Date }, chunk: NewChunk): Promise<boolean> {
    const values = [id, lease.from, lease.to, chunk.rowsDone, chunk.number, chunk.bytes];
    return (await this.database.query(addChunk, values)).length === 1;
  }

  async chunk(exportId: number, number: number): Promise<Buffer | undefined> {
    const [row] = await this.database.query<{ bytes: Buffer }>(findChunk, [exportId, number]);
    return row?.bytes;
  }

  async markWritten(tx: Transaction, deliveryId: number, at: Date): Promise<void> {
    await tx.query(exportLife.markSent, [deliveryId, at]);
  }

  async markForRetry(id: number, lease: Date, nextAttemptAt: Date, errorCode: string): Promise<void> {
    await this.database.query(exportLife.markForRetry, [id, lease, nextAttemptAt, errorCode]);
  }

  async markFailed(tx: Transaction, id: number, lease: Date, errorCode: string): Promise<void> {
    await tx.query(exportLife.markFailed, [id, lease, errorCode]);
  }

  async removeChunks(executor: Executor, exportId: number): Promise<void> {
    await executor.query(deleteChunks, [exportId]);
  }

  /** Marks as expired what is kept no longer, and answers with the ids. */
  async expire(tx: Transaction, now: Date, limit: number): Promise<number[]> {
    return (await tx.query<{ id: number }>(expireExports, [now, limit])).map(({ id }) => id);
  }

  async listAbandoned(before: Date, limit: number): Promise<UnfinishedExport[]> {
    return this.database.query<UnfinishedExport>(listAbandoned, [before, limit]);
  }
}
