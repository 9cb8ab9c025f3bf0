import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Environment } from '../env.js';
import { AuditTrailModule } from '../shared/audit-trail/audit-trail.module.js';
import { WorkerRounds } from '../shared/worker-rounds.js';
import { BankFileInbox } from './bank-file-inbox.js';
import { FolderRounds } from './folder/folder-rounds.js';
import { ImportFromFolder } from './folder/import-from-folder.js';
import { ImportBankFile } from './import-bank-file.js';
import { BankFileRounds } from './importing/bank-file-rounds.js';
import { ImportDatabase } from './persistence/import-database.js';
import { importProviders } from './reconciliation-providers.js';

const FOLDER = [ImportBankFile, BankFileInbox, WorkerRounds, ImportFromFolder, FolderRounds];

/** Loads the large files that pages left for the worker, and those that somebody puts into the watched folder. */
@Module({})
export class ReconciliationWorkerModule implements OnApplicationShutdown {
  constructor(private readonly database: ImportDatabase) {}

  static forWorker(environment: Environment): DynamicModule {
    return {
      module: ReconciliationWorkerModule,
      imports: [AuditTrailModule],
      providers: [...importProviders(environment), BankFileRounds, ...FOLDER],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
