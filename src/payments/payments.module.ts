import { type DynamicModule, Module } from '@nestjs/common';
import { BankGatewayModule } from '../bank-gateway/bank-gateway.module.js';
import { CatalogModule } from '../catalog/catalog.module.js';
import type { Environment } from '../env.js';
import { AuditTrailModule } from '../shared/audit-trail/audit-trail.module.js';
import type { Clock } from '../shared/clock.js';
import { WorkerRounds } from '../shared/worker-rounds.js';
import { AddNote } from './add-note.js';
import { CloseAlert } from './close-alert.js';
import { BankCallbackController } from './http/bank-callback.controller.js';
import { OutcomeController } from './http/outcome.controller.js';
import { PaymentController } from './http/payment.controller.js';
import { PaymentFormController } from './http/payment-form.controller.js';
import { PreparedDesk } from './http/prepared-desk.js';
import { PreparedPaymentController } from './http/prepared-payment.controller.js';
import { ReviewDesk } from './http/review-desk.js';
import { DaySummaryKeeper } from './day-summary-keeper.js';
import { PaymentAccounts } from './payment-accounts.js';
import { PaymentDetails } from './payment-detail.js';
import { PaymentExport } from './payment-export.js';
import { PaymentFiguresReader } from './payment-figures.js';
import { PaymentGauges } from './payment-gauges.js';
import { PaymentFinder } from './payment-finder.js';
import { PaymentNotes } from './payment-notes.js';
import { PaymentReader } from './payment-reader.js';
import { PaymentRefunds } from './payment-refunds.js';
import { PaymentSearch } from './payment-search.js';
import { PaymentTotals } from './payment-totals.js';
import { PaymentsByService } from './payments-by-service.js';
import { AlertStore } from './persistence/alert.store.js';
import { NoteStore } from './persistence/note.store.js';
import { PaymentTraces } from './payment-traces.js';
import { AttemptReader } from './persistence/attempt-reader.js';
import { DueAttemptsStore } from './persistence/due-attempts.store.js';
import { PreparedStore } from './persistence/prepared.store.js';
import { PaymentStore } from './persistence/payment.store.js';
import { StoredPaymentFinder } from './persistence/stored-payment-finder.js';
import { StoredPaymentReader } from './persistence/stored-payment-reader.js';
import { PreparePayment } from './prepare-payment.js';
import { PreparedDataKeeper } from './prepared-data-keeper.js';
import { PreparedPayments } from './prepared-payments.js';
import { QuestionBank } from './question-bank.js';
import { ResolveReview } from './resolve-review.js';
import { Sweeper } from './sweeper.js';
import { ApplySignal } from './use-cases/apply-signal.js';
import { AskBank } from './use-cases/ask-bank.js';
import { AttemptFactory } from './use-cases/attempt-factory.js';
import { ConnectToBank } from './use-cases/connect-to-bank.js';
import { FindPossibleDuplicate } from './use-cases/find-possible-duplicate.js';
import { FoldDayChanges } from './use-cases/fold-day-changes.js';
import { FollowOutcome } from './use-cases/follow-outcome.js';
import { IdempotencyKeys } from './use-cases/idempotency-keys.js';
import { ReceiveNotification } from './use-cases/receive-notification.js';
import { ReceiveReturn } from './use-cases/receive-return.js';
import { RetryPayment } from './use-cases/retry-payment.js';
import { StartPayment } from './use-cases/start-payment.js';
import { SweepOpenAttempts } from './use-cases/sweep-open-attempts.js';

const STORES = [
  PaymentStore,
  AttemptReader,
  DueAttemptsStore,
  { provide: PaymentReader, useClass: StoredPaymentReader },
];
/** What other programs prepare for citizens to pay. */
const PREPARED = [PreparedStore, PreparedPayments];
const FINDER = { provide: PaymentFinder, useClass: StoredPaymentFinder };
const OUTCOMES = [ApplySignal, AskBank];
const CITIZENS_PATH = [
  IdempotencyKeys,
  AttemptFactory,
  StartPayment,
  RetryPayment,
  ConnectToBank,
  FindPossibleDuplicate,
  FollowOutcome,
  ReceiveNotification,
  ReceiveReturn,
  ReviewDesk,
];
/** What staff do to one payment. */
const STAFF_ACTIONS = [ResolveReview, CloseAlert, AddNote, PaymentNotes, PaymentRefunds, QuestionBank];
/** What the staff's pages, exports and dashboard ask. */
const STAFF_READERS = [
  PaymentSearch,
  PaymentTotals,
  PaymentsByService,
  PaymentDetails,
  PaymentAccounts,
  PaymentFiguresReader,
  PaymentTraces,
  PaymentExport,
];

/**
 * The payment, from form to outcome. The web process serves its pages, the worker sweeps what stays open and keeps the
 * totals.
 */
@Module({})
export class PaymentsModule {
  static forWeb(environment: Environment, clock: Clock): DynamicModule {
    return {
      module: PaymentsModule,
      imports: [AuditTrailModule, CatalogModule, BankGatewayModule.forEnvironment(environment, clock)],
      controllers: [
        PaymentFormController,
        PreparedPaymentController,
        PaymentController,
        OutcomeController,
        BankCallbackController,
      ],
      providers: [
        ...STORES,
        ...OUTCOMES,
        ...CITIZENS_PATH,
        ...STAFF_READERS,
        ...STAFF_ACTIONS,
        AlertStore,
        NoteStore,
        PaymentGauges,
        FINDER,
        ...PREPARED,
        PreparePayment,
        PreparedDesk,
      ],
      exports: [PaymentReader, PaymentFinder, PreparePayment, PreparedPayments, ...STAFF_READERS, ...STAFF_ACTIONS],
    };
  }

  static forWorker(environment: Environment, clock: Clock): DynamicModule {
    return {
      module: PaymentsModule,
      imports: [BankGatewayModule.forEnvironment(environment, clock)],
      providers: [
        ...STORES,
        ...OUTCOMES,
        SweepOpenAttempts,
        Sweeper,
        WorkerRounds,
        FoldDayChanges,
        DaySummaryKeeper,
        ...PREPARED,
        PreparedDataKeeper,
        PaymentRefunds,
        PaymentExport,
      ],
      exports: [PaymentReader, PreparedPayments, PaymentRefunds, PaymentExport],
    };
  }
}
