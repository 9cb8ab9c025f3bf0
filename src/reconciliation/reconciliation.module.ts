import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Environment } from '../env.js';
import { AuditTrailModule } from '../shared/audit-trail/audit-trail.module.js';
import { AcceptProposal } from './accept-proposal.js';
import { BankCredits } from './bank-credits.js';
import { BankFileInbox } from './bank-file-inbox.js';
import { BankLineExport } from './bank-line-export.js';
import { ClosePeriod } from './close-period.js';
import { ClosedPeriods } from './closed-periods.js';
import { CommissionAudit } from './commission-audit.js';
import { CreditExplanation } from './credit-explanation.js';
import { ImportBankFile } from './import-bank-file.js';
import { LinkByHand } from './link-by-hand.js';
import { LinkListedLine } from './link-listed-line.js';
import { MatchBankLines } from './match-bank-lines.js';
import { PaymentReconciliation } from './payment-reconciliation.js';
import { ImportDatabase } from './persistence/import-database.js';
import { FindingTotals } from './reconciliation-figures.js';
import { importProviders } from './reconciliation-providers.js';
import { ReconciliationSettings } from './reconciliation-settings.js';
import { WorkOnFinding } from './work-on-finding.js';
import { WorklistExport } from './worklist-export.js';
import { Worklist } from './worklist.js';

const READERS = [BankFileInbox, BankCredits, BankLineExport, WorklistExport, FindingTotals, PaymentReconciliation];
/** What staff make of what does not fit. */
const DESK = [CreditExplanation, AcceptProposal, Worklist, WorkOnFinding, LinkByHand, LinkListedLine, CommissionAudit];
const CLOSING = [ClosedPeriods, ClosePeriod];

/** Bank files in, matches and leftovers out, as the web process and the command line use it. */
@Module({})
export class ReconciliationModule implements OnApplicationShutdown {
  constructor(private readonly database: ImportDatabase) {}

  static forWeb(environment: Environment): DynamicModule {
    return {
      module: ReconciliationModule,
      imports: [AuditTrailModule],
      providers: [
        ...importProviders(environment),
        ImportBankFile,
        ReconciliationSettings,
        ...READERS,
        ...DESK,
        ...CLOSING,
      ],
      exports: [ImportBankFile, MatchBankLines, ReconciliationSettings, ...READERS, ...DESK, ...CLOSING],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
