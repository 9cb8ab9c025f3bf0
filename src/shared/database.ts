import pg from 'pg';

/** A prepared statement: PostgreSQL parses and plans it once per connection, under its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** What runs statements: the pool, or a transaction that was passed by hand. */
export interface Executor {
  query<Row extends object>(statement: Statement, values: readonly unknown[]): Promise<Row[]>;
}

/** One open transaction. Statements sent without waiting in between travel together (pipelining). */
export type Transaction = Executor & { readonly isTransaction: true };

/** Serialization failure and deadlock: the whole transaction may be tried again. */
const RETRYABLE_SQLSTATES = new Set(['40001', '40P01']);
const MAX_TRANSACTION_TRIES = 3;

/** How long the pool waits for what, in milliseconds: every wait of a citizen's request has an end. */
export interface DatabaseTimeLimits {
  /** For a lock that another transaction holds. Enforced by PostgreSQL, which then cancels the statement (55P03). */
  readonly lockMs: number;
  /** For one statement, waiting for locks included. Enforced by PostgreSQL (57014). */
  readonly statementMs: number;
  /**
   * For the answer to one statement. Enforced here, for a database that vanished without closing the connection.
   * As the statements of a transaction share a connection, this ends the connection and all of them.
   */
  readonly answerMs: number;
  /** Between two statements of a transaction. Enforced by PostgreSQL, which then ends the connection (25P03). */
  readonly idleInTransactionMs: number;
}

// Transactions here hold locks for milliseconds: who waits for seconds waits for something broken. The lock's limit
// is below the statement's, so that the error tells the two apart; the answer's is above it, with time for the way
// back, so that PostgreSQL normally speaks first and the connection lives. Between statements the outbox's handlers
// run, which take seconds at most, so a minute means a process that hangs while it holds locks.
const TIME_LIMITS: DatabaseTimeLimits = {
  lockMs: 10_000,
  statementMs: 15_000,
  answerMs: 18_000,
  idleInTransactionMs: 60_000,
};
const CONNECT_TIMEOUT_MS = 5_000;
const IDLE_CONNECTION_MS = 30_000;
/** Firewalls forget connections that are silent for long, without telling either end. */
const KEEP_ALIVE_DELAY_MS = 10_000;

export interface DatabaseOptions {
  readonly url: string;
  /** Connections at most; a transaction keeps one until it ends. */
  readonly poolSize: number;
  /** Told of a connection that was lost while nobody used it. */
  readonly onIdleError: (error: Error) => void;
  /** Those of production unless a test cannot wait so long. */
  readonly timeLimits?: DatabaseTimeLimits;
}

// Identities and cents are bigint in PostgreSQL and safe integers here; anything beyond is a bug, not a rounding.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint out of the safe range: ${text}`);
  return value;
});

/**
 * The small connection pool of the citizen's path: named statements, pipelined, with transactions
 * passed by hand. The back office and migrations go through TypeORM instead.
 */
export class Database implements Executor {
  private readonly pool: pg.Pool;

  constructor(options: DatabaseOptions) {
    const limits = options.timeLimits ?? TIME_LIMITS;
    this.pool = new pg.Pool({
      connectionString: options.url,
      max: options.poolSize,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      idleTimeoutMillis: IDLE_CONNECTION_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
      lock_timeout: limits.lockMs,
      statement_timeout: limits.statementMs,
      query_timeout: limits.answerMs,
      idle_in_transaction_session_timeout: limits.idleInTransactionMs,
      application_name: 'porta-dei-pagamenti',
      pipeline: true,
    });
    this.pool.on('error', options.onIdleError);
  }

  async query<Row extends object>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    const result = await this.pool.query<Row>({ ...statement, values: [...values] });
    return result.rows;
  }

  /**
   * Runs `work` in one READ COMMITTED transaction and commits it; rolls back when it throws.
   * After a serialization failure or a deadlock `work` runs again, up to three times in all,
   * so it must have no effect outside the transaction. Rejects when the connection is lost, even if `work` did not
   * notice; only a connection lost during COMMIT leaves open whether it was committed.
   */
  async transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.runTransaction(work);
      } catch (error) {
        if (attempt >= MAX_TRANSACTION_TRIES || !isRetryable(error)) throw error;
      }
    }
  }

  /** Connections that are open, those of them that nobody uses, and requests that wait for one. */
  usage(): { readonly total: number; readonly idle: number; readonly queued: number } {
    return { total: this.pool.totalCount, idle: this.pool.idleCount, queued: this.pool.waitingCount };
  }

  /** Waits for running statements and closes every connection. */
  async close(): Promise<void> {
    await this.pool.end();
  }

  private async runTransaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    let failure: Error | undefined;
    // The pool listens only while a connection is idle. Without a listener a connection lost in between, even while
    // `work` waits for something else, would end the process.
    const noteLoss = (error: Error): void => {
      failure ??= error;
    };
    client.on('error', noteLoss);
    let notBegun: unknown;
    try {
      // Not awaited on purpose: BEGIN travels with the first statement of the work.
      const begun = client.query('BEGIN');
      begun.catch((error: unknown) => {
        notBegun = error;
      });
      const result = await work(transactionOn(client));
      await begun;
      await client.query('COMMIT');
      return result;
    } catch (error) {
      const rollbackFailure = await rollBack(client);
      failure ??= rollbackFailure;
      // What was asked behind a BEGIN that got no answer only tells that the connection is gone.
      throw notBegun ?? error;
    } finally {
      // A connection that was lost or could not roll back is thrown away, not handed to somebody else.
      client.release(failure);
      client.off('error', noteLoss);
    }
  }
}

// An answer to who watches must come at once or not at all.
const SCRAPE_TIME_LIMITS: DatabaseTimeLimits = {
  lockMs: 500,
  statementMs: 2_000,
  answerMs: 2_500,
  idleInTransactionMs: 2_500,
};

/** One connection for who watches the portal, so that watching takes none of the citizens' and never holds one up. */
export class ScrapeDatabase extends Database {
  constructor(options: Pick<DatabaseOptions, 'url' | 'onIdleError'>) {
    super({ ...options, poolSize: 1, timeLimits: SCRAPE_TIME_LIMITS });
  }
}

function transactionOn(client: pg.PoolClient): Transaction {
  return {
    isTransaction: true,
    async query<Row extends object>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
      const result = await client.query<Row>({ ...statement, values: [...values] });
      return result.rows;
    },
  };
}

async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error('rollback failed');
  }
}

function isRetryable(error: unknown): boolean {
  return error instanceof pg.DatabaseError && RETRYABLE_SQLSTATES.has(error.code ?? '');
}
