import pg from 'pg';
import { Database } from '../../src/shared/database.js';
import { appendToOutbox } from '../../src/shared/outbox/append-to-outbox.js';
import { OutboxHandlers } from '../../src/shared/outbox/outbox-handlers.js';
import type { OutboxMessage } from '../../src/shared/outbox/outbox-message.js';
import { OutboxRelay } from '../../src/shared/outbox/outbox-relay.js';
import { readOutboxLag } from '../../src/shared/outbox/outbox-table.js';
import { MovingClock } from '../support/moving-clock.js';
import { createMigratedTestDatabase, type TestDatabase } from '../support/postgres.js';
import { until } from '../support/until.js';

const TOPIC = 'test.happened';
const HOUR_MS = 3_600_000;
/** So long that only a notification can explain a message that is told. */
const NEVER_MS = HOUR_MS;

describe('the outbox relay, on a real database', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let raw: pg.Pool;
  let clock: MovingClock;
  let relays: OutboxRelay[];
  let handle: (payload: OutboxMessage['payload']) => Promise<void>;

  beforeAll(async () => {
    testDatabase = await createMigratedTestDatabase();
    database = new Database({ url: testDatabase.url, poolSize: 8, onIdleError: () => undefined });
    raw = new pg.Pool({ connectionString: testDatabase.url, max: 2 });
    raw.on('error', () => undefined);
  });

  beforeEach(async () => {
    await raw.query('delete from outbox');
    clock = new MovingClock(new Date('2026-11-24T11:00:00Z'));
    relays = [];
    handle = () => Promise.resolve();
  });

  afterEach(async () => {
    for (const relay of relays) await relay.stop();
  });

  afterAll(async () => {
    await raw.end();
    await database.close();
    await testDatabase.drop();
  });

  async function startRelay(pollMs = NEVER_MS): Promise<void> {
    const handlers = new OutboxHandlers();
    handlers.add({ topic: TOPIC, handle: (payload) => handle(payload) });
    const relay = new OutboxRelay({
      ...{ database, databaseUrl: testDatabase.url, clock, handlers, pollMs },
      random: () => 0,
      log: { warn: () => undefined },
    });
    relays.push(relay);
    await relay.start();
  }

  const append = (payload: OutboxMessage['payload']): Promise<void> =>
    database.transaction((tx) => appendToOutbox(tx, { topic: TOPIC, payload }, clock.now()));

  it('is woken at commit, and never hears of what was rolled back', async () => {
    const told: unknown[] = [];
    handle = (payload) => Promise.resolve(void told.push(payload));
    await startRelay();
    await expect(
      database.transaction(async (tx) => {
        await appendToOutbox(tx, { topic: TOPIC, payload: { id: 1 } }, clock.now());
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await append({ id: 2 });
    await until('the message is told', () => told.length > 0);
    expect(told).toEqual([{ id: 2 }]);
  });

  it('tells each message once among several workers, and never to two at the same time', async () => {
    const inHand = new Set<unknown>();
    const times = new Map<unknown, number>();
    handle = async ({ id }) => {
      expect(inHand.has(id)).toBe(false);
      inHand.add(id);
      await raw.query('select pg_sleep(0.002)');
      inHand.delete(id);
      times.set(id, (times.get(id) ?? 0) + 1);
    };
    await Promise.all([startRelay(), startRelay(), startRelay()]);
    await Promise.all(Array.from({ length: 100 }, (_, id) => append({ id })));
    await until('all are told', async () => (await readOutboxLag(database, clock.now())).waiting === 0);
    expect([...times.values()]).toEqual(Array.from({ length: 100 }, () => 1));
  });

  it('tries again later what failed, with growing pauses, and lets the others pass', async () => {
    let failures = 2;
    const told: unknown[] = [];
    handle = ({ id }) => {
      if (id === 'bad' && failures-- > 0) return Promise.reject(Object.assign(new Error('secret'), { code: 'E_TEST' }));
      told.push(id);
      return Promise.resolve();
    };
    await startRelay(20);
    await append({ id: 'bad' });
    await append({ id: 'good' });
    // It is told before that is written down.
    const unfinished = async (): Promise<unknown[]> => {
      const text = 'select tries, last_error_code, next_try_at from outbox where done_at is null';
      return (await raw.query<object>(text)).rows;
    };
    await until('the good one is told', async () => told.includes('good') && (await unfinished()).length === 1);
    expect(await unfinished()).toEqual([
      { tries: 1, last_error_code: 'E_TEST', next_try_at: new Date('2026-11-24T11:00:00.500Z') },
    ]);
    expect(await readOutboxLag(database, new Date(clock.now().getTime() + 5_000))).toEqual({
      waiting: 1,
      oldestMs: 5_000,
    });
    clock.advance(1_000);
    await until('the bad one is tried again', () => failures === 0);
    clock.advance(1_000);
    await until('the bad one is told', () => told.includes('bad'));
  });

  it('does not tell again what was told before its transaction was lost', async () => {
    const told: unknown[] = [];
    handle = async ({ id }) => {
      told.push(id);
      if (id !== 2 || told.length > 2) return;
      const { rows } = await raw.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where state = 'idle in transaction' and datname = current_database()`);
      expect(rows).toHaveLength(1);
    };
    await append({ id: 1 });
    await append({ id: 2 });
    await startRelay(20);
    await until('all are told', async () => (await readOutboxLag(database, clock.now())).waiting === 0);
    expect(told).toEqual([1, 2, 2]);
  });

  it('hears again after its connection was cut', async () => {
    const told: unknown[] = [];
    handle = (payload) => Promise.resolve(void told.push(payload));
    await startRelay();
    const { rows } = await raw.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'porta-dei-pagamenti-listener' and datname = current_database()`);
    expect(rows).toHaveLength(1);
    await append({ id: 1 });
    await until('the message is told', () => told.length > 0);
  });

  it('forgets what was done more than a day ago', async () => {
    await append({ id: 1 });
    await startRelay(20);
    const rowsLeft = async (): Promise<number> => (await raw.query('select 1 from outbox')).rows.length;
    await until('it is told', async () => (await readOutboxLag(database, clock.now())).waiting === 0);
    clock.advance(23 * HOUR_MS);
    expect(await rowsLeft()).toBe(1);
    clock.advance(2 * HOUR_MS);
    await until('it is deleted', async () => (await rowsLeft()) === 0);
  });
});
