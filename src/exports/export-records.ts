import { Injectable } from '@nestjs/common';
import { ReadingDatabase } from '../shared/reading-database.js';
import type { ExportFormat } from './export-format.js';
import { selectExport, selectExports, selectManifest } from './persistence/export.queries.js';
import type { ExportWay } from './persistence/export.store.js';

/** An export as the staff's pages show it. Money in cents, instants in UTC. */
export interface ExportRecord {
  readonly id: number;
  readonly publicId: string;
  readonly kind: string;
  readonly format: ExportFormat;
  readonly way: ExportWay;
  readonly fileName: string;
  readonly filterWords: string;
  /** Null: the command line. */
  readonly makerId: number | null;
  readonly makerName: string;
  readonly state: 'writing' | 'finished' | 'aborted';
  readonly beganAt: Date;
  readonly endedAt: Date | null;
  readonly rows: number | null;
  readonly bytes: number | null;
  /** Hexadecimal. */
  readonly sha256: string | null;
  readonly totals: Readonly<Record<string, number>> | null;
  readonly errorCode: string | null;
  /** Until when a worker's file can be fetched; null for what was downloaded at once. */
  readonly expiresAt: Date | null;
  readonly isExpired: boolean;
  /** Of a worker's file: all and written so far; all is null while it is not known. */
  readonly rowsTotal: number | null;
  readonly rowsDone: number | null;
}

const MAX_LISTED = 100;

/** What was exported by whom. */
@Injectable()
export class ExportRecords {
  constructor(private readonly database: ReadingDatabase) {}

  /** The latest. @param makerId of whom; undefined: everybody's. */
  async latest(makerId?: number): Promise<ExportRecord[]> {
    return this.database.read<ExportRecord>(selectExports(makerId, MAX_LISTED));
  }

  /** Null when there is none. */
  async find(publicId: string): Promise<ExportRecord | null> {
    const [record] = await this.database.read<ExportRecord>(selectExport(publicId));
    return record ?? null;
  }

  /** The text of the manifest, as it was sealed; null for what is not finished. */
  async manifestOf(publicId: string): Promise<string | null> {
    const [row] = await this.database.read<{ manifest: string | null }>(selectManifest(publicId));
    return row?.manifest ?? null;
  }
}
