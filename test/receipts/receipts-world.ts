import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { type Environment, readEnvironment } from '../../src/env.js';
import { PaymentNotes } from '../../src/payments/payment-notes.js';
import { PaymentReader } from '../../src/payments/payment-reader.js';
import type { NewPayment } from '../../src/payments/persistence/payment.records.js';
import { NoteStore } from '../../src/payments/persistence/note.store.js';
import { PaymentStore } from '../../src/payments/persistence/payment.store.js';
import { StoredPaymentReader } from '../../src/payments/persistence/stored-payment-reader.js';
import { ApplySignal } from '../../src/payments/use-cases/apply-signal.js';
import { IssueReceipt } from '../../src/receipts/issue-receipt.js';
import { ReceiptSettings } from '../../src/receipts/receipt-settings.js';
import type { Receipt } from '../../src/receipts/receipt.js';
import { RequestResumeLink } from '../../src/receipts/request-resume-link.js';
import { ResendReceipt } from '../../src/receipts/resend-receipt.js';
import { RandomIds } from '../../src/shared/ids.js';
import { DeliveryReconciler } from '../../src/receipts/delivery/delivery-reconciler.js';
import { MARK_PAUSE, type Pause } from '../../src/receipts/delivery/firm-mark.js';
import { ReceiptsWorkerModule } from '../../src/receipts/receipts-worker.module.js';
import { CoreModule } from '../../src/shared/core.module.js';
import { Database } from '../../src/shared/database.js';
import { PrometheusMetrics } from '../../src/shared/metrics/prometheus-metrics.js';
import { appendToOutbox } from '../../src/shared/outbox/append-to-outbox.js';
import { OutboxWorkerModule } from '../../src/shared/outbox/outbox-worker.module.js';
import { aPayment } from '../factories/payment.factory.js';
import { aSignal } from '../factories/signal.factory.js';
import { MovingClock } from '../support/moving-clock.js';
import { createMigratedTestDatabase, type TestDatabase } from '../support/postgres.js';
import { TestMailServer } from '../support/smtp.js';

const NOON = new Date('2026-11-24T11:00:00.000Z');

@Module({})
class PaymentsUnderTest {}

@Module({})
class PausesUnderTest {}

/** What SendReceipt does between two tries to remember an accepted message, instead of waiting. */
function pausesUnderTest(pause: Pause): DynamicModule {
  const provider = { provide: MARK_PAUSE, useValue: pause };
  return { module: PausesUnderTest, global: true, providers: [provider], exports: [MARK_PAUSE] };
}

/** The payments' real reader and store, without the bank and the citizen's pages. */
export function paymentsUnderTest(): DynamicModule {
  return {
    module: PaymentsUnderTest,
    providers: [PaymentStore, NoteStore, PaymentNotes, { provide: PaymentReader, useClass: StoredPaymentReader }],
    exports: [PaymentReader, PaymentNotes],
  };
}

/** One delivery as the database has it. */
export interface DeliveryRow {
  readonly id: number;
  readonly version: number;
  readonly state: string;
  readonly attempt: number;
  readonly failures: number;
  readonly last_error_code: string | null;
  readonly message_id: string;
}

/** One message with a link, as the database has it. */
export interface ResumeDeliveryRow extends DeliveryRow {
  readonly reason: string;
}

/** A real database, a real mail server, a clock that tests move, and workers to start and stop. */
export class ReceiptsWorld {
  readonly clock = new MovingClock(NOON);
  /** What happens while a worker waits before it tries again to mark an accepted message; it is given no time. */
  markPause: Pause = () => Promise.resolve();
  /** How long the workers that start next wait for a mail server that says nothing, when not as long as usual. */
  mailPatienceMs: number | undefined;
  readonly raw: pg.Pool;
  readonly store: PaymentStore;
  private readonly workers: INestApplicationContext[] = [];

  private constructor(
    readonly testDatabase: TestDatabase,
    readonly database: Database,
    readonly mail: TestMailServer,
  ) {
    this.raw = new pg.Pool({ connectionString: testDatabase.url, max: 2 });
    this.store = new PaymentStore(database);
  }

  static async create(): Promise<ReceiptsWorld> {
    const testDatabase = await createMigratedTestDatabase();
    const database = new Database({ url: testDatabase.url, poolSize: 8, onIdleError: () => undefined });
    return new ReceiptsWorld(testDatabase, database, await TestMailServer.start());
  }

  async destroy(): Promise<void> {
    await this.stopWorkers();
    await this.mail.stop();
    await this.raw.end();
    await this.database.close();
    await this.testDatabase.drop();
  }

  environment(redisUrl?: string): Environment {
    return readEnvironment({
      DATABASE_URL: this.testDatabase.url,
      SMTP_URL: this.mail.url(this.mailPatienceMs),
      PUBLIC_URL: 'https://pagamenti.comune.monopoli.example',
      ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
    });
  }

  async startWorker(redisUrl?: string): Promise<INestApplicationContext> {
    const environment = this.environment(redisUrl);
    const worker = await NestFactory.createApplicationContext(
      {
        module: WorkerUnderTest,
        imports: [
          CoreModule.forEnvironment(environment, this.clock),
          OutboxWorkerModule.forEnvironment(environment),
          pausesUnderTest((ms) => this.markPause(ms)),
          ReceiptsWorkerModule.forWorker(environment, paymentsUnderTest()),
        ],
      },
      { logger: false, abortOnError: false },
    );
    this.workers.push(worker);
    return worker;
  }

  async stopWorkers(): Promise<void> {
    for (const worker of this.workers.splice(0)) await worker.close();
  }

  /** Moves time and makes the workers look. */
  pass(ms: number): void {
    this.clock.advance(ms);
    for (const worker of this.workers) worker.get(DeliveryReconciler).wake();
  }

  /** A payment whose order is open at the bank. */
  async begin(changes: Partial<NewPayment> = {}): Promise<NewPayment> {
    const payment = aPayment(this.clock.now(), changes);
    await this.store.insert(payment);
    return payment;
  }

  /** What retention does. */
  async forget(payment: NewPayment): Promise<void> {
    await this.raw.query('delete from payer where payment_id = (select id from payment where public_id = $1)', [
      payment.publicId,
    ]);
  }

  /** A message of the outbox once more. */
  async sayAgain(topic: string, { publicId }: NewPayment): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction((tx) => appendToOutbox(tx, { topic, payload: { paymentId: publicId } }, now));
  }

  /** A payment that the bank has just said to be paid, with its message in the outbox. */
  async pay(changes: Partial<NewPayment> = {}): Promise<NewPayment> {
    const payment = await this.begin(changes);
    const { orderCode } = payment.attempt;
    const applySignal = new ApplySignal(this.database, this.store, this.clock, new PrometheusMetrics());
    await applySignal.execute({ gateway: 'sia-vpos', orderCode, signal: aSignal(orderCode) });
    return payment;
  }

  /** Issues the receipt here, as the web process does when the citizen is faster than the worker. */
  async issueReceipt(payment: NewPayment): Promise<Receipt> {
    const issued = await this.issuer().execute(payment.publicId);
    if (issued === null) throw new Error('not paid');
    return issued.receipt;
  }

  resender(): ResendReceipt {
    return new ResendReceipt(this.issuer(), this.database, this.clock, new RandomIds(), this.settings());
  }

  resumeRequests(): RequestResumeLink {
    const reader = new StoredPaymentReader(this.store);
    return new RequestResumeLink(reader, this.database, this.clock, new RandomIds(), this.settings());
  }

  private issuer(): IssueReceipt {
    const reader = new StoredPaymentReader(this.store);
    return new IssueReceipt(reader, this.database, this.clock, new RandomIds(), this.settings());
  }

  private settings(): ReceiptSettings {
    return new ReceiptSettings(this.environment());
  }

  async deliveries(payment: NewPayment): Promise<DeliveryRow[]> {
    const { rows } = await this.raw.query<DeliveryRow>(
      `select d.* from receipt_delivery d join receipt r on r.id = d.receipt_id where r.payment_id = $1 order by version`,
      [payment.publicId],
    );
    return rows;
  }

  async resumeDeliveries(payment: NewPayment): Promise<ResumeDeliveryRow[]> {
    const { rows } = await this.raw.query<ResumeDeliveryRow>(
      'select * from resume_delivery where payment_id = $1 order by version',
      [payment.publicId],
    );
    return rows;
  }

  async stateOf(payment: NewPayment): Promise<string | undefined> {
    return (await this.deliveries(payment)).at(-1)?.state;
  }
}

@Module({})
class WorkerUnderTest {}
