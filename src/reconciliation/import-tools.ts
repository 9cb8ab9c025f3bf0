import { type Environment, required } from '../env.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import type { Clock } from '../shared/clock.js';
import { Database } from '../shared/database.js';
import { RandomIds } from '../shared/ids.js';
import { ReadingDatabase } from '../shared/reading-database.js';
import { BankFileInbox } from './bank-file-inbox.js';
import { ImportBankFile } from './import-bank-file.js';
import { LoadBankFile } from './importing/load-bank-file.js';
import { MatchBankLines } from './match-bank-lines.js';
import { BankFileStore } from './persistence/bank-file.store.js';
import { ImportDatabase } from './persistence/import-database.js';
import { MatchingStore } from './persistence/matching.store.js';

/** What takes files in, put together for a program without modules. */
export interface ImportTools {
  readonly importFile: ImportBankFile;
  readonly inbox: BankFileInbox;
  readonly close: () => Promise<void>;
}

/** @throws EnvironmentError without a database. */
export function openImportTools(environment: Environment, clock: Clock): ImportTools {
  const url = required('DATABASE_URL', environment.database.url);
  const onIdleError = (): undefined => undefined;
  const database = new Database({ url, poolSize: 2, onIdleError });
  const importDatabase = new ImportDatabase({ url, onIdleError });
  const reading = new ReadingDatabase({ url, onIdleError });
  const store = new BankFileStore(database);
  const matching = new MatchBankLines(importDatabase, new MatchingStore(), clock, environment);
  const loading = new LoadBankFile(importDatabase, store, matching, new AuditTrail(database, clock), clock);
  return {
    importFile: new ImportBankFile(database, store, loading, clock, new RandomIds()),
    inbox: new BankFileInbox(reading),
    close: async () => {
      await Promise.all([database.close(), importDatabase.close(), reading.close()]);
    },
  };
}
