import pg from 'pg';
import type { Signal } from '../../src/bank-gateway/signal.js';
import type { NewPayment } from '../../src/payments/persistence/payment.records.js';
import { PaymentStore } from '../../src/payments/persistence/payment.store.js';
import { ApplySignal, type AppliedSignal } from '../../src/payments/use-cases/apply-signal.js';
import { Database } from '../../src/shared/database.js';
import { PrometheusMetrics } from '../../src/shared/metrics/prometheus-metrics.js';
import { aPayment, anAttempt } from '../factories/payment.factory.js';
import { aSignal } from '../factories/signal.factory.js';
import { MovingClock } from '../support/moving-clock.js';
import { createMigratedTestDatabase, type TestDatabase } from '../support/postgres.js';

export const NOON = new Date('2026-11-24T11:00:00.000Z');

/** Where the bank's word about orders is heard, on a database of its own and without the portal around it. */
export class OutcomeDesk {
  readonly store: PaymentStore;
  readonly clock = new MovingClock(NOON);
  readonly applySignal: ApplySignal;

  private constructor(
    private readonly test: TestDatabase,
    readonly database: Database,
    readonly raw: pg.Pool,
  ) {
    this.store = new PaymentStore(database);
    this.applySignal = new ApplySignal(database, this.store, this.clock, new PrometheusMetrics());
  }

  static async open(): Promise<OutcomeDesk> {
    const test = await createMigratedTestDatabase();
    const database = new Database({ url: test.url, poolSize: 8, onIdleError: () => undefined });
    const raw = new pg.Pool({ connectionString: test.url, max: 4 });
    // A pool's end does not wait for its sessions: the server may end one of them when the database is dropped.
    raw.on('error', () => undefined);
    return new OutcomeDesk(test, database, raw);
  }

  async close(): Promise<void> {
    await this.raw.end();
    await this.database.close();
    await this.test.drop();
  }

  async begin(changes: Partial<NewPayment> = {}): Promise<NewPayment> {
    const payment = aPayment(this.clock.now(), changes);
    expect(await this.store.insert(payment)).toBe(true);
    return payment;
  }

  /** @param more what comes with the signal, besides it. */
  async hear(
    orderCode: string,
    changes: Partial<Signal> = {},
    more: { readonly hasReversal?: boolean } = {},
  ): Promise<AppliedSignal> {
    const signal = aSignal(orderCode, changes);
    return this.applySignal.execute({ gateway: 'sia-vpos', orderCode, signal, ...more });
  }

  async statusOf({ publicId }: NewPayment): Promise<string | undefined> {
    return (await this.store.findView(publicId))?.status;
  }

  /** The code of the payment's next order. */
  async openAnotherOrder({ publicId }: NewPayment): Promise<string> {
    const attempt = anAttempt(this.clock.now());
    await this.database.transaction(async (tx) => {
      const locked = await this.store.lockPayment(tx, publicId);
      if (locked === null) throw new Error('no such payment');
      await this.store.openAttempt(tx, locked, attempt, this.clock.now());
    });
    return attempt.orderCode;
  }
}
