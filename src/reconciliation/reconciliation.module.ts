import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Environment } from '../env.js';
import { AuditTrailModule } from '../shared/audit-trail/audit-trail.module.js';
import { BankCredits } from './bank-credits.js';
import { BankFileInbox } from './bank-file-inbox.js';
import { BankLineExport } from './bank-line-export.js';
import { ImportBankFile } from './import-bank-file.js';
import { MatchBankLines } from './match-bank-lines.js';
import { PaymentReconciliation } from './payment-reconciliation.js';
import { ImportDatabase } from './persistence/import-database.js';
import { FindingTotals } from './reconciliation-figures.js';
import { importProviders } from './reconciliation-providers.js';

const READERS = [BankFileInbox, BankCredits, BankLineExport, FindingTotals, PaymentReconciliation];

/** Bank files in, matches and leftovers out, as the web process and the command line use it. */
@Module({})
export class ReconciliationModule implements OnApplicationShutdown {
  constructor(private readonly database: ImportDatabase) {}

  static forWeb(environment: Environment): DynamicModule {
    return {
      module: ReconciliationModule,
      imports: [AuditTrailModule],
      providers: [...importProviders(environment), ImportBankFile, ...READERS],
      exports: [ImportBankFile, MatchBankLines, ...READERS],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
