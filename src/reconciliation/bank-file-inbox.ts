import { Injectable } from '@nestjs/common';
import { ReadingDatabase } from '../shared/reading-database.js';
import type { BankFileEncoding, BankFileFormat, RefusalReason, RejectReason } from './bank-files/bank-file-record.js';
import type { BankFileSource } from './persistence/bank-file.records.js';
import { selectFile, selectLatestFiles, selectRejects, selectStatements } from './persistence/inbox.queries.js';

/** `stopped`: whoever loaded it is gone, and nobody can go on: it has to be brought again. */
export type BankFileState = 'waiting' | 'loading' | 'stopped' | 'loaded' | 'refused';

/** A file that was received, and what became of it. */
export interface InboxFile {
  readonly publicId: string;
  readonly name: string;
  readonly sizeBytes: number;
  /** Of its contents, in hexadecimal. */
  readonly sha256: string;
  /** Null until it is loaded. */
  readonly format: BankFileFormat | null;
  readonly version: string | null;
  readonly encoding: BankFileEncoding | null;
  readonly state: BankFileState;
  /** `not-loaded`: several workers broke off in it. */
  readonly refusalReason: RefusalReason | 'not-loaded' | null;
  readonly refusalLine: number | null;
  readonly source: BankFileSource;
  /** Full name; null when nobody was signed in. */
  readonly importedBy: string | null;
  readonly receivedAt: Date;
  readonly finishedAt: Date | null;
  readonly bytesRead: number;
  readonly linesNew: number;
  readonly linesKnown: number;
  readonly linesRejected: number;
  /** Whether a statement in it does not add up. */
  readonly hasWrongBalance: boolean;
}

/** A statement as the bank wrote it; money in cents, null where the bank did not say. */
export interface InboxStatement {
  readonly statementId: string;
  readonly account: string;
  readonly number: string | null;
  readonly currency: string;
  readonly openingCents: number | null;
  readonly closingCents: number | null;
  readonly openingDay: string | null;
  readonly closingDay: string | null;
  readonly movementsCents: number;
  readonly movements: number;
  /** Opening balance and movements against the closing balance. */
  readonly balance: 'balanced' | 'differs' | 'not-stated';
}

/** A line that was not taken. */
export interface InboxReject {
  readonly lineNumber: number;
  readonly reason: RejectReason;
  /** Null once retention has emptied it. */
  readonly excerpt: string | null;
}

/** One file with what is in it; of many statements or rejects the first. */
export interface InboxFileDetail extends InboxFile {
  readonly statements: readonly InboxStatement[];
  readonly rejects: readonly InboxReject[];
}

type FileRow = Omit<InboxFile, 'state'> & {
  readonly id: number;
  readonly state: Exclude<BankFileState, 'stopped'>;
  readonly leaseUntil: Date | null;
  readonly isKept: boolean;
};

const MAX_STATEMENTS = 200;
const MAX_REJECTS = 200;

/** Reads which files came in. */
@Injectable()
export class BankFileInbox {
  constructor(private readonly database: ReadingDatabase) {}

  /** The newest first. `now` tells which loading has stopped. */
  async latest(limit: number, now: Date): Promise<InboxFile[]> {
    return (await this.database.read<FileRow>(selectLatestFiles(limit))).map((row) => fileOf(row, now));
  }

  /** Null when there is no such file. */
  async find(publicId: string, now: Date): Promise<InboxFileDetail | null> {
    return this.database.snapshot(async ({ read }) => {
      const [row] = await read<FileRow>(selectFile(publicId));
      if (row === undefined) return null;
      const statements = await read<InboxStatement>(selectStatements(row.id, MAX_STATEMENTS));
      const rejects = await read<InboxReject>(selectRejects(row.id, MAX_REJECTS));
      return { ...fileOf(row, now), statements, rejects };
    });
  }
}

function fileOf({ leaseUntil, isKept, ...row }: FileRow, now: Date): InboxFile {
  const isStopped = row.state === 'loading' && !isKept && leaseUntil !== null && leaseUntil <= now;
  return { ...row, state: isStopped ? 'stopped' : row.state };
}
