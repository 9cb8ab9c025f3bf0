import { Database, type DatabaseOptions, type DatabaseTimeLimits } from '../../shared/database.js';

const MINUTE_MS = 60_000;

// A statement of a million lines is loaded and matched by few long statements. Another import may be waited for; a
// citizen never is, as no row of theirs is locked.
const TIME_LIMITS: DatabaseTimeLimits = {
  lockMs: 10 * MINUTE_MS,
  statementMs: 20 * MINUTE_MS,
  answerMs: 21 * MINUTE_MS,
  idleInTransactionMs: 5 * MINUTE_MS,
};
const CONNECTIONS = 2;

/** Few connections with time enough to load whole bank files, apart from those of citizens and of staff's pages. */
export class ImportDatabase extends Database {
  constructor(options: Pick<DatabaseOptions, 'url' | 'onIdleError'>) {
    super({ ...options, poolSize: CONNECTIONS, timeLimits: TIME_LIMITS });
  }
}
