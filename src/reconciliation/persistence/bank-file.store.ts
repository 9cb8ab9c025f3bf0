import { Injectable } from '@nestjs/common';
import { Database, type Executor, type Transaction } from '../../shared/database.js';
import type { FiledFile, FileInHand, LoadedCounts, NewBankFile } from './bank-file.records.js';
import * as statements from './bank-file.statements.js';

/** A file that a worker took, and how often one broke off in it before. */
export type TakenFile = FileInHand & { readonly failures: number };

type Turn = Pick<FileInHand, 'id' | 'turn'>;

/** A loading that was silent for longer than its lease, and whose file another has taken in hand. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver';
  readonly code = 'BANK_FILE_TAKEN_OVER';
}

/** Keeps which files were received and what became of them. */
@Injectable()
export class BankFileStore {
  constructor(private readonly database: Database) {}

  /**
   * Files contents that are new, were refused or broke off; undefined when they are here already, or in other hands.
   */
  async file(
    executor: Executor,
    file: NewBankFile,
    turn: { readonly state: 'waiting' } | { readonly state: 'loading'; readonly leaseUntil: Date },
  ): Promise<FileInHand | undefined> {
    const { publicId, sha256, name, sizeBytes, source, importedBy, at } = file;
    const lease = turn.state === 'loading' ? turn.leaseUntil : null;
    const values = [publicId, sha256, name, sizeBytes, source, importedBy, at, turn.state, lease];
    return (await executor.query<FileInHand>(statements.fileContents, values))[0];
  }

  async findByContents(sha256: Buffer): Promise<FiledFile | undefined> {
    return (await this.database.query<FiledFile>(statements.selectByContents, [sha256]))[0];
  }

  async keepChunk(tx: Transaction, fileId: number, number: number, content: Uint8Array): Promise<void> {
    await tx.query(statements.insertChunk, [fileId, number, content]);
  }

  /** The contents that are kept for a worker, in their order. */
  async *contents(fileId: number): AsyncGenerator<Uint8Array> {
    for (let number = 0; ; number += 1) {
      const [chunk] = await this.database.query<{ content: Buffer }>(statements.selectChunk, [fileId, number]);
      if (chunk === undefined) return;
      yield chunk.content;
    }
  }

  /** Whether a file of more than `bytes` waits or is being loaded. */
  async isLargeUnderWay(bytes: number, now: Date): Promise<boolean> {
    const [row] = await this.database.query<{ isUnderWay: boolean }>(statements.isLargeUnderWay, [now, bytes]);
    return row?.isUnderWay === true;
  }

  /** The next file for a worker, until `leaseUntil`. */
  async take(now: Date, leaseUntil: Date): Promise<TakenFile | undefined> {
    return (await this.database.query<TakenFile>(statements.takeWaiting, [now, leaseUntil]))[0];
  }

  /** Seen at once by whoever looks, whatever transaction loads the file. */
  async noteProgress({ id, turn }: Turn, bytesRead: number, leaseUntil: Date): Promise<void> {
    await this.database.query(statements.noteProgress, [id, turn, bytesRead, leaseUntil]);
  }

  /** @throws TakenOver when somebody else has the file in hand by now, or is done with it. */
  async finishLoaded(tx: Transaction, { id, turn }: Turn, counts: LoadedCounts, at: Date): Promise<void> {
    const { format, version, encoding, linesNew, linesKnown, linesRejected } = counts;
    const values = [id, turn, format, version, encoding, linesNew, linesKnown, linesRejected, at];
    await this.finish(tx, id, await tx.query(statements.finishLoaded, values));
  }

  /** @throws TakenOver as {@link finishLoaded}. */
  async finishRefused(
    tx: Transaction,
    { id, turn }: Turn,
    refusal: { readonly reason: string; readonly lineNumber: number | null; readonly at: Date },
  ): Promise<void> {
    const values = [id, turn, refusal.reason, refusal.lineNumber, refusal.at];
    await this.finish(tx, id, await tx.query(statements.finishRefused, values));
  }

  private async finish(tx: Transaction, id: number, finished: readonly object[]): Promise<void> {
    if (finished.length === 0) throw new TakenOver('somebody else has this bank file in hand');
    await tx.query(statements.deleteChunks, [id]);
  }
}
