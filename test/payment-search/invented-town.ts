import pg from 'pg';
import { generateDemoData } from '../../src/demo/generate-demo-data.js';
import { PaymentDetails } from '../../src/payments/payment-detail.js';
import { PaymentFiguresReader } from '../../src/payments/payment-figures.js';
import { PaymentSearch } from '../../src/payments/payment-search.js';
import { PaymentTotals } from '../../src/payments/payment-totals.js';
import { FoldDayChanges } from '../../src/payments/use-cases/fold-day-changes.js';
import { ReceiptDetails } from '../../src/receipts/receipt-details.js';
import { Database } from '../../src/shared/database.js';
import { ReadingDatabase } from '../../src/shared/reading-database.js';
import { MovingClock } from '../support/moving-clock.js';
import { createMigratedTestDatabase, type TestDatabase } from '../support/postgres.js';

/** When the invented data end, unless a test says otherwise. */
export const UNTIL = new Date('2026-11-25T15:00:00.000Z');

/** A database with invented payments, and the staff's readers over it. */
export class InventedTown {
  readonly search: PaymentSearch;
  readonly totals: PaymentTotals;
  readonly details: PaymentDetails;
  readonly figures: PaymentFiguresReader;
  readonly receipts: ReceiptDetails;
  readonly fold: FoldDayChanges;

  private constructor(
    private readonly testDatabase: TestDatabase,
    readonly sql: pg.Pool,
    readonly database: Database,
    readonly reading: ReadingDatabase,
    readonly clock: MovingClock,
  ) {
    this.search = new PaymentSearch(reading);
    this.totals = new PaymentTotals(reading, clock);
    this.details = new PaymentDetails(reading);
    this.figures = new PaymentFiguresReader(reading, clock);
    this.receipts = new ReceiptDetails(reading);
    this.fold = new FoldDayChanges(database);
  }

  static async build(payments: number, days = 60): Promise<InventedTown> {
    const testDatabase = await createMigratedTestDatabase();
    const { url } = testDatabase;
    if (payments > 0) {
      await generateDemoData({ databaseUrl: url, payments, days, seed: 'tests', until: UNTIL, isForced: false });
    }
    const sql = new pg.Pool({ connectionString: url, max: 4 });
    // A pool's end does not wait for its sessions: the server may end one of them when the database is dropped.
    sql.on('error', () => undefined);
    const database = new Database({ url, poolSize: 6, onIdleError: () => undefined });
    const reading = new ReadingDatabase({ url, onIdleError: () => undefined });
    return new InventedTown(testDatabase, sql, database, reading, new MovingClock(UNTIL));
  }

  async rows<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.sql.query<Row>(text, values)).rows;
  }

  async foldEverything(): Promise<void> {
    while ((await this.fold.execute()) > 0);
  }

  async close(): Promise<void> {
    await this.sql.end();
    await this.reading.close();
    await this.database.close();
    await this.testDatabase.drop();
  }
}
