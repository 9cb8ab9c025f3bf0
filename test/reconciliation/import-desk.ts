import pg from 'pg';
import { ImportBankFile, type ImportedFile } from '../../src/reconciliation/import-bank-file.js';
import { BankFileRounds } from '../../src/reconciliation/importing/bank-file-rounds.js';
import { LoadBankFile } from '../../src/reconciliation/importing/load-bank-file.js';
import { MatchBankLines } from '../../src/reconciliation/match-bank-lines.js';
import { BankFileStore } from '../../src/reconciliation/persistence/bank-file.store.js';
import { ImportDatabase } from '../../src/reconciliation/persistence/import-database.js';
import { MatchingStore } from '../../src/reconciliation/persistence/matching.store.js';
import { AuditTrail } from '../../src/shared/audit-trail/audit-trail.js';
import { Database } from '../../src/shared/database.js';
import { RandomIds } from '../../src/shared/ids.js';
import { MovingClock } from '../support/moving-clock.js';
import { createMigratedTestDatabase } from '../support/postgres.js';
import { testEnvironment } from '../support/test-environment.js';

const OPENED_AT = new Date('2026-11-26T08:00:00.000Z');

/** What takes bank files in, on a database of its own and without the portal around it. */
export class ImportDesk {
  private constructor(
    readonly url: string,
    readonly clock: MovingClock,
    readonly sql: pg.Pool,
    readonly store: BankFileStore,
    readonly matching: MatchBankLines,
    private readonly loading: LoadBankFile,
    private readonly importing: ImportBankFile,
    private readonly databases: readonly Database[],
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(): Promise<ImportDesk> {
    const test = await createMigratedTestDatabase();
    return ImportDesk.on(test.url, OPENED_AT, () => test.drop());
  }

  /** Another process at the same database, by whose clock it is `at`. */
  another(at: Date): ImportDesk {
    return ImportDesk.on(this.url, at, () => Promise.resolve());
  }

  async bring(contents: string | AsyncIterable<Uint8Array>): Promise<ImportedFile> {
    const chunks = typeof contents === 'string' ? chunksOf(contents) : contents;
    return this.importing.execute({ chunks, name: 'file', source: 'command', importedBy: null });
  }

  /** The worker's timer over files that pages left to it. */
  rounds(): BankFileRounds {
    return new BankFileRounds(this.store, this.loading, this.clock);
  }

  async rows<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.sql.query<Row>(text, values)).rows;
  }

  async close(): Promise<void> {
    await Promise.all(this.databases.map((database) => database.close()));
    await this.sql.end();
    await this.drop();
  }

  private static on(url: string, at: Date, drop: () => Promise<void>): ImportDesk {
    const onIdleError = (): void => undefined;
    const [own, database] = [new ImportDatabase({ url, onIdleError }), new Database({ url, onIdleError, poolSize: 2 })];
    const clock = new MovingClock(at);
    const store = new BankFileStore(database);
    const matching = new MatchBankLines(own, new MatchingStore(), clock, testEnvironment({ DATABASE_URL: url }));
    const loading = new LoadBankFile(own, store, matching, new AuditTrail(database, clock), clock);
    const importing = new ImportBankFile(database, store, loading, clock, new RandomIds());
    const sql = new pg.Pool({ connectionString: url, max: 2 });
    sql.on('error', () => undefined);
    return new ImportDesk(url, clock, sql, store, matching, loading, importing, [own, database], drop);
  }
}

async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}
