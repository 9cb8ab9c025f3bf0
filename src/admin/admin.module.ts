import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CatalogModule } from '../catalog/catalog.module.js';
import { AuditTrailModule } from '../shared/audit-trail/audit-trail.module.js';
import { QueueOffice } from '../shared/queue/queue-office.js';
import { WorkerRounds } from '../shared/worker-rounds.js';
import { AccessGuard } from './access/access.guard.js';
import { Sessions } from './access/sessions.js';
import { SessionCookies } from './access/staff-cookies.js';
import { AskPasswordAgain } from './accounts/ask-password-again.js';
import { EndSessions } from './accounts/end-sessions.js';
import { ManageStaff } from './accounts/manage-staff.js';
import { OwnPassword } from './accounts/own-password.js';
import { OwnSecondFactor } from './accounts/own-second-factor.js';
import { AuditRegister } from './audit/audit-register.js';
import { CitizenTraces } from './audit/citizen-traces.js';
import { VerifyAudit } from './audit/verify-audit.js';
import { CreateStaff } from './create-staff.js';
import { Flash } from './http/flash.js';
import { AccountingController } from './http/accounting/accounting.controller.js';
import { ApiKeyController } from './http/api-keys/api-key.controller.js';
import { ApiKeysController } from './http/api-keys/api-keys.controller.js';
import { AuditController } from './http/audit/audit.controller.js';
import { AuditPage } from './http/audit/audit-page.js';
import { AuditVerificationController } from './http/audit/audit-verification.controller.js';
import { BankCreditsController } from './http/reconciliation/bank-credits.controller.js';
import { BankFilePageSender } from './http/reconciliation/bank-file-page.js';
import { BankFileUploadController } from './http/reconciliation/bank-file-upload.controller.js';
import { CommissionAuditController } from './http/reconciliation/commission-audit.controller.js';
import { CreditExplanationController } from './http/reconciliation/credit-explanation.controller.js';
import { DashboardController } from './http/dashboard/dashboard.controller.js';
import { ExportsController } from './http/exports/exports.controller.js';
import { ListExportsController } from './http/exports/list-exports.controller.js';
import { ListPage } from './http/transactions/list-page.js';
import { OneTimeCodesController } from './http/profile/one-time-codes.controller.js';
import { PeriodsController } from './http/reconciliation/periods.controller.js';
import { ProfileController } from './http/profile/profile.controller.js';
import { RateWithdrawalController } from './http/rates/rate-withdrawal.controller.js';
import { RatesController } from './http/rates/rates.controller.js';
import { ReconciliationController } from './http/reconciliation/reconciliation.controller.js';
import { RefundPageSender } from './http/refunds/refund-page.js';
import { RefundsController } from './http/refunds/refunds.controller.js';
import { RegisterController } from './http/accounting/register.controller.js';
import { RetentionController } from './http/retention/retention.controller.js';
import { ServiceController } from './http/services/service.controller.js';
import { ServiceFormController } from './http/services/service-form.controller.js';
import { ServicePageSender } from './http/services/service-page.js';
import { ServicesController } from './http/services/services.controller.js';
import { SignInController } from './http/sign-in/sign-in.controller.js';
import { StaffController } from './http/staff/staff.controller.js';
import { StaffMemberController } from './http/staff/staff-member.controller.js';
import { SystemController } from './http/system/system.controller.js';
import { TransactionErasureController } from './http/transactions/transaction-erasure.controller.js';
import { TransactionPageSender } from './http/transactions/transaction-page.js';
import { TransactionRefundController } from './http/transactions/transaction-refund.controller.js';
import { TransactionController } from './http/transactions/transaction.controller.js';
import { TransactionsController } from './http/transactions/transactions.controller.js';
import { ViewsController } from './http/transactions/views.controller.js';
import { WorklistItemController } from './http/reconciliation/worklist-item.controller.js';
import { WorklistPageSender } from './http/reconciliation/worklist-page.js';
import { WorklistController } from './http/reconciliation/worklist.controller.js';
import { ExportDesk } from './exports/export-desk.js';
import { FilterStore } from './persistence/filter.store.js';
import { SecondFactorStore } from './persistence/second-factor.store.js';
import { SessionStore } from './persistence/session.store.js';
import { StaffStore } from './persistence/staff.store.js';
import { ThrottleStore } from './persistence/throttle.store.js';
import { VerificationStore } from './persistence/verification.store.js';
import { ViewStore } from './persistence/view.store.js';
import { RateDesk } from './rates/rate-desk.js';
import { MakeRegister } from './register/make-register.js';
import { KnownDevices } from './sign-in/known-devices.js';
import { OneTimeCodes } from './sign-in/one-time-codes.js';
import { RecoveryCodes } from './sign-in/recovery-codes.js';
import { SecondFactor } from './sign-in/second-factor.js';
import { SignIn } from './sign-in/sign-in.js';
import { SignInThrottle } from './sign-in/sign-in-throttle.js';
import { StaffKeys } from './sign-in/staff-keys.js';
import { FailedJobs } from './system/failed-jobs.js';
import { SystemDesk } from './system/system-desk.js';
import { PersonFilters } from './transactions/person-filters.js';
import { SavedViews } from './transactions/saved-views.js';
import { TransactionList } from './transactions/transaction-list.js';

const STORES = [StaffStore, SessionStore, SecondFactorStore, ThrottleStore, FilterStore, ViewStore, VerificationStore];
const SIGN_IN = [StaffKeys, KnownDevices, SignInThrottle, OneTimeCodes, RecoveryCodes, SecondFactor, SignIn];
const ACCESS = [Sessions, SessionCookies, { provide: APP_GUARD, useClass: AccessGuard }];
const ACCOUNTS = [CreateStaff, ManageStaff, EndSessions, AskPasswordAgain, OwnPassword, OwnSecondFactor];
const TRANSACTIONS = [PersonFilters, SavedViews, TransactionList, ListPage, Flash, TransactionPageSender];
const REFUNDS = [RefundPageSender, MakeRegister];
const WORKLIST = [WorklistPageSender];
const RECONCILIATION = [BankFilePageSender];
const RATES = [RateDesk];
const SYSTEM = [QueueOffice, WorkerRounds, FailedJobs, SystemDesk];
const SERVICES = [ServicePageSender];
const EXPORTS = [ExportDesk];
const AUDIT = [AuditRegister, CitizenTraces, VerifyAudit, AuditPage];

/** What the staff's pages are about. */
export type WebModules = Readonly<
  Record<'payments' | 'receipts' | 'refunds' | 'api' | 'reconciliation' | 'retention' | 'exports', DynamicModule>
>;

/** The staff's face: who may come in, and the pages over what the other modules offer. */
@Module({})
export class AdminModule {
  /** The modules as the web process uses them, the same objects that it imports. */
  static forWeb(modules: WebModules): DynamicModule {
    return {
      module: AdminModule,
      imports: [AuditTrailModule, CatalogModule, ...Object.values(modules)],
      controllers: [
        SignInController,
        DashboardController,
        ProfileController,
        OneTimeCodesController,
        // The fixed address before the one with an id, which would take "nuovo" for one.
        StaffController,
        StaffMemberController,
        // Views and files before one payment, whose id their address would be taken for.
        TransactionsController,
        ViewsController,
        ListExportsController,
        TransactionController,
        TransactionErasureController,
        ExportsController,
        TransactionRefundController,
        RefundsController,
        AccountingController,
        RegisterController,
        ReconciliationController,
        BankFileUploadController,
        BankCreditsController,
        CreditExplanationController,
        WorklistController,
        WorklistItemController,
        CommissionAuditController,
        PeriodsController,
        // The form of a new rate before one rate, whose id its address would be taken for.
        RatesController,
        RateWithdrawalController,
        // As with accounts: the fixed addresses first.
        ServicesController,
        ServiceFormController,
        ServiceController,
        AuditController,
        AuditVerificationController,
        // The fixed address before the one with an id, here too.
        ApiKeysController,
        ApiKeyController,
        RetentionController,
        SystemController,
      ],
      providers: [
        ...STORES,
        ...SIGN_IN,
        ...ACCESS,
        ...ACCOUNTS,
        ...TRANSACTIONS,
        ...REFUNDS,
        ...WORKLIST,
        ...RECONCILIATION,
        ...SERVICES,
        ...RATES,
        ...SYSTEM,
        ...AUDIT,
        ...EXPORTS,
      ],
    };
  }
}
