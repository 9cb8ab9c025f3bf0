import { Injectable } from '@nestjs/common';
import { type AuditActor, CLI_ACTOR, SYSTEM_ACTOR } from '../../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../../shared/audit-trail/audit-trail.js';
import { Clock } from '../../shared/clock.js';
import type { Transaction } from '../../shared/database.js';
import { BankFileRefusal } from '../bank-files/bank-file-record.js';
import { readBankFile } from '../bank-files/read-bank-file.js';
import { MatchBankLines } from '../match-bank-lines.js';
import type { FileInHand, LoadedCounts } from '../persistence/bank-file.records.js';
import { lockReconciliation } from '../persistence/bank-file.statements.js';
import { BankFileStore, TakenOver } from '../persistence/bank-file.store.js';
import { ImportDatabase } from '../persistence/import-database.js';
import { insertLongNamedMovements } from '../persistence/long-reference.statements.js';
import * as statements from '../persistence/staging.statements.js';
import * as unnamed from '../persistence/unnamed-movement.statements.js';
import { Heartbeat } from './heartbeat.js';
import { stageBankFile } from './stage-bank-file.js';

/** Fewer new lines change nothing of what PostgreSQL knows about the tables. */
const MANY_LINES = 20_000;

/** `taken-over`: nothing of it came in from here; whoever has the file in hand by now says how it ended. */
export type LoadingEnd = 'loaded' | 'refused' | 'taken-over';

/**
 * Loads a file that is in hand: all of its lines, their matches, the file's end and the audit row appear at once, or
 * nothing of it does. A file that cannot be read is refused, with the reason. A process that dies in between leaves
 * nothing but the lease; when that is over another takes the file in hand, from the beginning, and should the first
 * come back, as a machine that was suspended does, it has lost its turn.
 */
@Injectable()
export class LoadBankFile {
  constructor(
    private readonly database: ImportDatabase,
    private readonly store: BankFileStore,
    private readonly matching: MatchBankLines,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @param open gives the bytes from the beginning, again when the transaction has to be tried again. */
  async execute(file: FileInHand, open: () => AsyncIterable<Uint8Array>): Promise<LoadingEnd> {
    const heartbeat = new Heartbeat(this.store, this.clock, file);
    heartbeat.start();
    try {
      await this.database.transaction((tx) => this.load(tx, file, heartbeat.count(open())));
      return 'loaded';
    } catch (error) {
      await heartbeat.stop();
      if (error instanceof TakenOver) return 'taken-over';
      if (error instanceof BankFileRefusal) return await this.refuse(file, error.reason, error.lineNumber);
      await this.letGo(file);
      throw error;
    } finally {
      await heartbeat.stop();
    }
  }

  /** Gives up on a file. */
  async refuse(file: FileInHand, reason: string, lineNumber: number | null): Promise<LoadingEnd> {
    try {
      await this.database.transaction((tx) => this.finishRefused(tx, file, { reason, lineNumber }));
      return 'refused';
    } catch (error) {
      if (error instanceof TakenOver) return 'taken-over';
      throw error;
    }
  }

  /** Whoever comes next need not wait for the lease to run out. When even that fails, it does. */
  private async letGo(file: FileInHand): Promise<void> {
    await this.store.noteProgress(file, 0, this.clock.now()).catch(() => undefined);
  }

  private async load(tx: Transaction, file: FileInHand, chunks: AsyncIterable<Uint8Array>): Promise<void> {
    const staged = await stageBankFile(tx, file.id, readBankFile(chunks));
    await tx.query(lockReconciliation, []);
    await tx.query(statements.numberStatements, []);
    await tx.query(statements.insertStatements, [file.id]);
    await tx.query(statements.insertNamedMovements, [file.id]);
    await tx.query(insertLongNamedMovements, [file.id]);
    await insertUnnamed(tx, file.id);
    await tx.query(statements.insertTransactions, [file.id]);
    const { linesNew, lines } = await countLoaded(tx, file.id);
    if (linesNew > MANY_LINES) await tx.query(statements.analyzeLines, []);
    await this.matching.within(tx, file.id);
    if (linesNew > MANY_LINES) await tx.query(statements.analyzeMatches, []);
    const { format, version, encoding } = staged.format;
    const counts = { linesNew, linesKnown: lines - linesNew, linesRejected: staged.rejects };
    await this.finish(tx, file, { format, version, encoding, ...counts });
  }

  private async finishRefused(
    tx: Transaction,
    file: FileInHand,
    { reason, lineNumber }: { readonly reason: string; readonly lineNumber: number | null },
  ): Promise<void> {
    await this.store.finishRefused(tx, file, { reason, lineNumber, at: this.clock.now() });
    await this.trail.record(tx, {
      actor: actorOf(file),
      action: 'bank-file-refused',
      subject: { kind: 'bank-file', id: file.publicId },
      data: { sha256: file.sha256.toString('hex'), reason },
    });
  }

  private async finish(tx: Transaction, file: FileInHand, counts: LoadedCounts): Promise<void> {
    await this.store.finishLoaded(tx, file, counts, this.clock.now());
    const { format, linesNew, linesKnown, linesRejected } = counts;
    await this.trail.record(tx, {
      actor: actorOf(file),
      action: 'bank-file-imported',
      subject: { kind: 'bank-file', id: file.publicId },
      data: { sha256: file.sha256.toString('hex'), format, linesNew, linesKnown, linesRejected },
    });
  }
}

async function insertUnnamed(tx: Transaction, fileId: number): Promise<void> {
  await tx.query(unnamed.insertStatementDays, []);
  await tx.query(unnamed.stageUnnamed, []);
  await tx.query(unnamed.weighUnnamed, []);
  await tx.query(unnamed.insertUnnamedMovements, [fileId]);
}

async function countLoaded(tx: Transaction, fileId: number): Promise<{ linesNew: number; lines: number }> {
  const [counted] = await tx.query<{ linesNew: number; lines: number }>(statements.countLoaded, [fileId]);
  if (counted === undefined) throw new Error('a count is one row');
  return counted;
}

function actorOf({ importedBy, source }: FileInHand): AuditActor {
  if (importedBy !== null) return { kind: 'staff', id: importedBy.id, name: importedBy.username };
  return source === 'command' ? CLI_ACTOR : SYSTEM_ACTOR;
}
