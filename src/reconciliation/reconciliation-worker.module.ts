import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Environment } from '../env.js';
import { AuditTrailModule } from '../shared/audit-trail/audit-trail.module.js';
import { BankFileRounds } from './importing/bank-file-rounds.js';
import { ImportDatabase } from './persistence/import-database.js';
import { importProviders } from './reconciliation-providers.js';

/** Loads the large files that pages left for the worker. */
@Module({})
export class ReconciliationWorkerModule implements OnApplicationShutdown {
  constructor(private readonly database: ImportDatabase) {}

  static forWorker(environment: Environment): DynamicModule {
    return {
      module: ReconciliationWorkerModule,
      imports: [AuditTrailModule],
      providers: [...importProviders(environment), BankFileRounds],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
