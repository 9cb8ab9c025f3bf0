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

  constructor(options: { url: string; poolSize: number; onIdleError: (error: Error) => void }) {
    this.pool = new pg.Pool({
      connectionString: options.url,
      max: options.poolSize,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
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
   * so it must have no effect outside the transaction.
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

  /** Waits for running statements and closes every connection. */
  async close(): Promise<void> {
    await this.pool.end();
  }

  private async runTransaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    let failure: Error | undefined;
    try {
      // Not awaited on purpose: BEGIN travels with the first statement of the work.
      const begun = client.query('BEGIN');
      begun.catch(() => undefined);
      const result = await work(transactionOn(client));
      await begun;
      await client.query('COMMIT');
      return result;
    } catch (error) {
      failure = await rollBack(client);
      throw error;
    } finally {
      // A connection that could not roll back is thrown away, not handed to somebody else.
      client.release(failure);
    }
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
