import pg from 'pg';
import './database.js';

/** A text to run once with its values: planned for those very values, never kept under a name. */
export interface Query {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** One moment of the database: every question to it sees the same rows. */
export interface Snapshot {
  readonly read: <Row extends object>(query: Query) => Promise<Row[]>;
}

/** The answer would have taken longer than it was given. Nothing is wrong; a narrower question is answered sooner. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

export interface ReadingDatabaseOptions {
  readonly url: string;
  /** Told of a connection that was lost while nobody used it. */
  readonly onIdleError: (error: Error) => void;
}

/** Connections of one process for pages and totals, and apart from them for what streams for minutes. */
const PAGE_CONNECTIONS = 4;
const STREAM_CONNECTIONS = 2;
/** For one question of a page; who waits longer is better served by a narrower filter. */
const PAGE_LIMIT_MS = 10_000;
/** For one batch of a stream, the first included, which may have to sort everything. */
const STREAM_LIMIT_MS = 120_000;
/** Between two batches: whoever takes them has gone to sleep, and a snapshot kept open costs the whole database. */
const STREAM_IDLE_MS = 120_000;
const CANCEL_AGAIN_MS = 1_000;
const CONNECT_TIMEOUT_MS = 10_000;
const IDLE_CONNECTION_MS = 30_000;
const STREAM_BATCH_SIZE = 500;

/** SQLSTATE of a statement that ran past its time (query_canceled). */
const CANCELLED = '57014';

/**
 * The staff's way to read: few connections apart from the citizens', so that no search or export can keep a payment
 * waiting; each transaction read-only, on one snapshot, with a time limit enforced by PostgreSQL. No pipelining, which
 * cursors refuse.
 */
export class ReadingDatabase {
  private readonly pages: pg.Pool;
  private readonly streams: pg.Pool;

  constructor(options: ReadingDatabaseOptions) {
    this.pages = createPool(options, PAGE_CONNECTIONS, PAGE_LIMIT_MS);
    this.streams = createPool(options, STREAM_CONNECTIONS, STREAM_LIMIT_MS);
  }

  /** One question. @throws TooSlow when the answer takes longer than `limitMs`. */
  async read<Row extends object>(query: Query, limitMs = PAGE_LIMIT_MS): Promise<Row[]> {
    return this.snapshot((snapshot) => snapshot.read<Row>(query), limitMs);
  }

  /** Several questions about the same moment, each answered within `limitMs`. @throws TooSlow when one is not. */
  async snapshot<Result>(work: (snapshot: Snapshot) => Promise<Result>, limitMs = PAGE_LIMIT_MS): Promise<Result> {
    return inSnapshot(this.pages, limitMs, (client) => work({ read: (query) => run(client, query) }));
  }

  /**
   * The rows one after the other, of one moment, in memory a batch at a time. Leaving the loop early gives the
   * connection back. @throws TooSlow when a batch takes minutes.
   */
  async *stream<Row extends object>(query: Query): AsyncGenerator<Row, void, undefined> {
    for await (const batch of this.batches<Row>(query)) yield* batch;
  }

  /**
   * The same, batch by batch; none is empty. @param signal ends it, also while PostgreSQL still looks for the next
   * batch: nobody waits for it any more. @throws TooSlow as {@link stream} does, and when it was ended.
   */
  async *batches<Row extends object>(query: Query, signal?: AbortSignal): AsyncGenerator<Row[], void, undefined> {
    const client = await this.streams.connect();
    const cancellation = this.cancelOnAbort(client, signal);
    let failure: Error | undefined;
    try {
      await begin(client, STREAM_LIMIT_MS);
      await run(client, { text: `declare rows no scroll cursor for ${query.text}`, values: query.values });
      for (;;) {
        signal?.throwIfAborted();
        const batch = await run<Row>(client, { text: `fetch ${STREAM_BATCH_SIZE} from rows`, values: [] });
        if (batch.length > 0) yield batch;
        if (batch.length < STREAM_BATCH_SIZE) return;
      }
    } catch (error) {
      throw asTooSlow(error);
    } finally {
      const wasCancelled = await cancellation.end();
      failure = await end(client);
      // A cancellation that came too late would end the next query of whoever gets the connection.
      client.release(wasCancelled ? true : failure);
    }
  }

  /** Waits for what is running and closes every connection. */
  async close(): Promise<void> {
    await Promise.all([this.pages.end(), this.streams.end()]);
  }

  /**
   * From now to its end, an abort cancels what runs on the connection; its end says whether that happened. Again each
   * second: one that comes before its query, which is still on the way, cancels nothing.
   */
  private cancelOnAbort(client: pg.PoolClient, signal: AbortSignal | undefined): { end: () => Promise<boolean> } {
    let cancelled: Promise<unknown> | undefined;
    let timer: NodeJS.Timeout | undefined;
    const cancel = (): void => {
      const { processID } = client as pg.PoolClient & { readonly processID: number };
      // Best effort: what cannot be cancelled ends with its time limit.
      cancelled = this.pages.query('select pg_cancel_backend($1)', [processID]).catch(() => undefined);
      timer = setTimeout(cancel, CANCEL_AGAIN_MS);
    };
    signal?.addEventListener('abort', cancel, { once: true });
    return {
      end: async () => {
        signal?.removeEventListener('abort', cancel);
        clearTimeout(timer);
        await cancelled;
        return cancelled !== undefined;
      },
    };
  }
}

function createPool({ url, onIdleError }: ReadingDatabaseOptions, size: number, limitMs: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_CONNECTION_MS,
    keepAlive: true,
    statement_timeout: limitMs,
    idle_in_transaction_session_timeout: STREAM_IDLE_MS,
    application_name: 'porta-dei-pagamenti-staff',
  });
  pool.on('error', onIdleError);
  // The pool listens only while a connection is idle; one lost in use fails its query, which is enough.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

async function inSnapshot<Result>(
  pool: pg.Pool,
  limitMs: number,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await begin(client, limitMs);
    return await work(client);
  } catch (error) {
    throw asTooSlow(error);
  } finally {
    failure = await end(client);
    client.release(failure);
  }
}

async function begin(client: pg.PoolClient, limitMs: number): Promise<void> {
  const limit = Math.ceil(limitMs);
  await client.query(`begin isolation level repeatable read, read only; set local statement_timeout = ${limit}`);
}

/** Nothing was written: a rollback ends the snapshot as well as a commit, and also after an error. */
async function end(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error('rollback failed');
  }
}

async function run<Row extends object>(client: pg.PoolClient, query: Query): Promise<Row[]> {
  const result = await client.query<Row>(query.text, [...query.values]);
  return result.rows;
}

function asTooSlow(error: unknown): unknown {
  const isCancelled = error instanceof pg.DatabaseError && error.code === CANCELLED;
  return isCancelled ? new TooSlow('the answer took longer than its time limit', { cause: error }) : error;
}
