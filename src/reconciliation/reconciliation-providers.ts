import { Logger, type Provider } from '@nestjs/common';
import { type Environment, required } from '../env.js';
import { LoadBankFile } from './importing/load-bank-file.js';
import { MatchBankLines } from './match-bank-lines.js';
import { BankFileStore } from './persistence/bank-file.store.js';
import { ImportDatabase } from './persistence/import-database.js';
import { MatchingStore } from './persistence/matching.store.js';

/** What loads and matches files, in whatever process. */
export function importProviders(environment: Environment): Provider[] {
  const logger = new Logger(ImportDatabase.name);
  const database = {
    provide: ImportDatabase,
    useFactory: () =>
      new ImportDatabase({
        url: required('DATABASE_URL', environment.database.url),
        onIdleError: (error) => {
          logger.warn(`a connection was lost: ${error.message}`);
        },
      }),
  };
  return [database, BankFileStore, MatchingStore, MatchBankLines, LoadBankFile];
}
