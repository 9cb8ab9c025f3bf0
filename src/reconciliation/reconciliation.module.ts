import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Environment } from '../env.js';
import { AuditTrailModule } from '../shared/audit-trail/audit-trail.module.js';
import { ImportBankFile } from './import-bank-file.js';
import { MatchBankLines } from './match-bank-lines.js';
import { ImportDatabase } from './persistence/import-database.js';
import { importProviders } from './reconciliation-providers.js';

/** Bank files in, matches and leftovers out, as the web process and the command line use it. */
@Module({})
export class ReconciliationModule implements OnApplicationShutdown {
  constructor(private readonly database: ImportDatabase) {}

  static forWeb(environment: Environment): DynamicModule {
    return {
      module: ReconciliationModule,
      imports: [AuditTrailModule],
      providers: [...importProviders(environment), ImportBankFile],
      exports: [ImportBankFile, MatchBankLines],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
