import { Injectable } from '@nestjs/common';
import { ReadingDatabase } from '../shared/reading-database.js';
import {
  selectWorklist,
  selectLinkedCredit,
  selectWorklistItem,
  selectWorklistNotes,
  selectWorklistSums,
  type WorklistKey,
  type WorklistNoteRow,
  type WorklistRow,
  type WorklistSearch,
} from './persistence/worklist.queries.js';

export type { WorklistKey, WorklistSearch } from './persistence/worklist.queries.js';
/** Something that does not fit, what it is about, and who works on it. Days are `YYYY-MM-DD`. */
export type WorklistLine = WorklistRow;
/** What somebody wrote about it. */
export type WorklistNote = WorklistNoteRow;

/** What is open under a label since a day. */
export interface WorklistSum {
  readonly label: string;
  readonly sinceDay: string;
  readonly findings: number;
  /** Of the amounts without their signs. */
  readonly cents: number;
  readonly withoutOwner: number;
}

export interface WorklistPage {
  readonly lines: readonly WorklistLine[];
  /** There are more than are shown. */
  readonly isCut: boolean;
  /** Of all that is open, whatever was searched for. */
  readonly sums: readonly WorklistSum[];
}

/** One line of the worklist, and what staff made of it. */
export interface WorklistItem {
  /** Null when it fits by now; there may still be notes, and links to take back. */
  readonly line: WorklistLine | null;
  readonly notes: readonly WorklistNote[];
  /** Public id of the line of the account where staff linked payments, by hand or by a proposal; null when they did not. */
  readonly linkedCreditId: string | null;
}

const MAX_LINES = 200;

/** Reads what somebody has to look at, the oldest first. */
@Injectable()
export class Worklist {
  constructor(private readonly database: ReadingDatabase) {}

  /** @throws TooSlow */
  async list(search: WorklistSearch): Promise<WorklistPage> {
    return this.database.snapshot(async ({ read }) => {
      const lines = await read<WorklistLine>(selectWorklist(search, MAX_LINES + 1));
      const sums = await read<WorklistSum>(selectWorklistSums);
      return { lines: lines.slice(0, MAX_LINES), isCut: lines.length > MAX_LINES, sums };
    });
  }

  async find(key: WorklistKey): Promise<WorklistItem> {
    const { kind, subject } = key;
    const mayBeLinked = kind === 'bank-line' || kind === 'attempt';
    return this.database.snapshot(async ({ read }) => ({
      line: (await read<WorklistLine>(selectWorklistItem(key)))[0] ?? null,
      notes: await read<WorklistNote>(selectWorklistNotes(key)),
      linkedCreditId: mayBeLinked
        ? ((await read<{ creditId: string }>(selectLinkedCredit(kind, Number(subject))))[0]?.creditId ?? null)
        : null,
    }));
  }
}
