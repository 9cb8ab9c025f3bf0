import type { DataSourceOptions } from 'typeorm';
import { CreateCatalog1764000000001 } from './migrations/1764000000001-create-catalog.js';
import { CreatePayments1764000000002 } from './migrations/1764000000002-create-payments.js';
import { CreateOutbox1764000000003 } from './migrations/1764000000003-create-outbox.js';
import { CreateReceipts1764000000004 } from './migrations/1764000000004-create-receipts.js';
import { AddPaymentLanguage1764000000005 } from './migrations/1764000000005-add-payment-language.js';
import { CreateCitizenHelp1764000000006 } from './migrations/1764000000006-create-citizen-help.js';
import { CreatePaymentSearch1764000000007 } from './migrations/1764000000007-create-payment-search.js';
import { CreateAuditTrail1764000000008 } from './migrations/1764000000008-create-audit-trail.js';
import { CreateStaff1764000000009 } from './migrations/1764000000009-create-staff.js';
import { CreateStaffLists1764000000013 } from './migrations/1764000000013-create-staff-lists.js';
import { CreateStaffActions1764000000014 } from './migrations/1764000000014-create-staff-actions.js';
import { CreateAuditVerification1764000000015 } from './migrations/1764000000015-create-audit-verification.js';
import { CreateServiceVersions1764000000016 } from './migrations/1764000000016-create-service-versions.js';
import { KeepRateHistory1764000000018 } from './migrations/1764000000018-keep-rate-history.js';
import { CreateWorkerRounds1764000000019 } from './migrations/1764000000019-create-worker-rounds.js';
import { CreateRefunds1764000000020 } from './migrations/1764000000020-create-refunds.js';
import { CreateApi1764000000022 } from './migrations/1764000000022-create-api.js';
import { CreateBankFiles1764000000030 } from './migrations/1764000000030-create-bank-files.js';
import { CreateReconciliationFindings1764000000031 } from './migrations/1764000000031-create-reconciliation-findings.js';
import { CountListedDays1764000000032 } from './migrations/1764000000032-count-listed-days.js';
import { CreateWorklist1764000000033 } from './migrations/1764000000033-create-worklist.js';
import { ClosePeriods1764000000034 } from './migrations/1764000000034-close-periods.js';
import { CreateExports1764000000036 } from './migrations/1764000000036-create-exports.js';
import { CreateRetention1764000000038 } from './migrations/1764000000038-create-retention.js';
import { NumberTurnsOfBankFiles1764000000040 } from './migrations/1764000000040-number-turns-of-bank-files.js';
import { TellEqualLinesApart1764000000041 } from './migrations/1764000000041-tell-equal-lines-apart.js';
import { ForgetWorklistWords1764000000042 } from './migrations/1764000000042-forget-worklist-words.js';
import { ListDeclinedRefunds1764000000043 } from './migrations/1764000000043-list-declined-refunds.js';
import { TellOnlyMoneyThatWentBack1764000000046 } from './migrations/1764000000046-tell-only-money-that-went-back.js';
import { OrderFilesAndClosings1764000000047 } from './migrations/1764000000047-order-files-and-closings.js';
import { FreezeWholeDays1764000000048 } from './migrations/1764000000048-freeze-whole-days.js';
import { ReplaceListedLines1764000000049 } from './migrations/1764000000049-replace-listed-lines.js';

/** Every migration, in the order in which they run. Listed by hand: a forgotten file must not run by chance. */
export const migrations = [
  CreateCatalog1764000000001,
  CreatePayments1764000000002,
  CreateOutbox1764000000003,
  CreateReceipts1764000000004,
  AddPaymentLanguage1764000000005,
  CreateCitizenHelp1764000000006,
  CreatePaymentSearch1764000000007,
  CreateAuditTrail1764000000008,
  CreateStaff1764000000009,
  CreateStaffLists1764000000013,
  CreateStaffActions1764000000014,
  CreateAuditVerification1764000000015,
  CreateServiceVersions1764000000016,
  KeepRateHistory1764000000018,
  CreateWorkerRounds1764000000019,
  CreateRefunds1764000000020,
  CreateApi1764000000022,
  CreateBankFiles1764000000030,
  CreateReconciliationFindings1764000000031,
  CountListedDays1764000000032,
  CreateWorklist1764000000033,
  ClosePeriods1764000000034,
  CreateExports1764000000036,
  CreateRetention1764000000038,
  NumberTurnsOfBankFiles1764000000040,
  TellEqualLinesApart1764000000041,
  ForgetWorklistWords1764000000042,
  ListDeclinedRefunds1764000000043,
  TellOnlyMoneyThatWentBack1764000000046,
  OrderFilesAndClosings1764000000047,
  FreezeWholeDays1764000000048,
  ReplaceListedLines1764000000049,
];

/** TypeORM's settings for the back office, the catalog and migrations. The schema changes by migrations only. */
export function dataSourceOptions(databaseUrl: string, poolSize: number): DataSourceOptions {
  return {
    type: 'postgres',
    url: databaseUrl,
    poolSize,
    synchronize: false,
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    applicationName: 'porta-dei-pagamenti-orm',
    connectTimeoutMS: 5_000,
  };
}
