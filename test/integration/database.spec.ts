import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import pg from 'pg';
import { Database, type DatabaseTimeLimits, type Transaction } from '../../src/shared/database.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { until } from '../support/until.js';

const PID = { name: 'pid', text: 'select pg_backend_pid() as pid' };
const SLEEP = { name: 'sleep', text: 'select pg_sleep($1)' };
const LOCK = { name: 'lock', text: 'select pg_advisory_xact_lock(1)' };
const NUMBER = { name: 'number', text: 'select $1::int as number' };
/** Each test shortens the one limit that it is about: a busy machine runs into the others only when they are short, too. */
const PATIENT: DatabaseTimeLimits = {
  lockMs: 20_000,
  statementMs: 20_000,
  answerMs: 25_000,
  idleInTransactionMs: 60_000,
};
const LONG_SECONDS = 30;

describe('the pool, on a real database', () => {
  let testDatabase: TestDatabase;
  let raw: pg.Pool;
  let opened: { close(): Promise<void> }[];

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    raw = new pg.Pool({ connectionString: testDatabase.url, max: 2 });
    raw.on('error', () => undefined);
  });

  beforeEach(() => {
    opened = [];
  });

  afterEach(async () => {
    for (const each of opened.reverse()) await each.close();
  });

  afterAll(async () => {
    await raw.end();
    await testDatabase.drop();
  });

  /** One connection unless said otherwise: who gets a broken one back would notice. */
  function open(changes: { url?: string; poolSize?: number; timeLimits?: DatabaseTimeLimits } = {}): Database {
    const database = new Database({ url: testDatabase.url, poolSize: 1, onIdleError: () => undefined, ...changes });
    opened.push(database);
    return database;
  }

  async function pidOf(tx: Transaction): Promise<number> {
    const [row] = await tx.query<{ pid: number }>(PID, []);
    return row!.pid;
  }

  async function stateOf(pid: number): Promise<string | undefined> {
    const { rows } = await raw.query<{ state: string }>('select state from pg_stat_activity where pid = $1', [pid]);
    return rows[0]?.state;
  }

  /** Ends the connection from the server's side, and waits until it has. */
  async function cut(pid: number): Promise<void> {
    await raw.query('select pg_terminate_backend($1)', [pid]);
    await until('the connection is gone', async () => (await stateOf(pid)) === undefined);
  }

  async function numberFrom(database: Database): Promise<number | undefined> {
    const rows = await database.transaction((tx) => tx.query<{ number: number }>(NUMBER, [7]));
    return rows[0]?.number;
  }

  describe('when a connection is lost inside a transaction', () => {
    it('rejects, lives and goes on, if nothing was being asked', async () => {
      const database = open();
      const lost = database.transaction(async (tx) => {
        await cut(await pidOf(tx));
        return 'done';
      });
      await expect(lost).rejects.toThrow();
      expect(await numberFrom(database)).toBe(7);
    });

    it('rejects, lives and goes on, if statements were under way', async () => {
      const database = open();
      const lost = database.transaction(async (tx) => {
        const pid = await pidOf(tx);
        const answers = Promise.allSettled([tx.query(SLEEP, [LONG_SECONDS]), tx.query(NUMBER, [1])]);
        await until('it sleeps', async () => (await stateOf(pid)) === 'active');
        await cut(pid);
        expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      });
      await expect(lost).rejects.toThrow();
      expect(await numberFrom(database)).toBe(7);
    });

    it('tells the error of the work when that failed first', async () => {
      const lost = open().transaction(async (tx) => {
        await cut(await pidOf(tx));
        throw new Error('changed my mind');
      });
      await expect(lost).rejects.toThrow('changed my mind');
    });
  });

  describe('its time limits', () => {
    it('are set on each connection', async () => {
      const text = `select name, setting || unit as value from pg_settings
        where source = 'client' and name like '%\\_timeout' order by name`;
      expect(await open().query({ name: 'limits', text }, [])).toEqual([
        { name: 'idle_in_transaction_session_timeout', value: '60000ms' },
        { name: 'lock_timeout', value: '10000ms' },
        { name: 'statement_timeout', value: '15000ms' },
      ]);
    });

    it('end the wait for a lock, and keep the connection', async () => {
      const database = open({ poolSize: 2, timeLimits: { ...PATIENT, lockMs: 150 } });
      await database.transaction(async (holder) => {
        await holder.query(LOCK, []);
        let pid = 0;
        const waiting = database.transaction(async (tx) => {
          pid = await pidOf(tx);
          // Sent together: each must get its own answer.
          await Promise.all([tx.query(LOCK, []), tx.query(NUMBER, [1])]);
        });
        await expect(waiting).rejects.toMatchObject({ code: '55P03' });
        expect(await database.transaction(pidOf)).toBe(pid);
      });
    });

    it('end a statement, and keep the connection', async () => {
      const database = open({ timeLimits: { ...PATIENT, statementMs: 400 } });
      const pid = await database.transaction(pidOf);
      await expect(database.transaction((tx) => tx.query(SLEEP, [LONG_SECONDS]))).rejects.toMatchObject({
        code: '57014',
      });
      expect(await database.transaction(pidOf)).toBe(pid);
      expect(await numberFrom(database)).toBe(7);
    });

    it('end a transaction that holds its locks and says nothing', async () => {
      const database = open({ timeLimits: { ...PATIENT, idleInTransactionMs: 1_000 } });
      const silent = database.transaction(async (tx) => {
        const pid = await pidOf(tx);
        await until('the server ends it', async () => (await stateOf(pid)) === undefined);
      });
      await expect(silent).rejects.toThrow();
      expect(await numberFrom(database)).toBe(7);
    });

    it('end the wait for a server that vanished, and use it again when it is back', async () => {
      const line = await Line.to(testDatabase.url);
      opened.push(line);
      const database = open({ url: line.url, timeLimits: { ...PATIENT, answerMs: 1_500 } });
      expect(await numberFrom(database)).toBe(7);
      line.goSilent();
      await expect(numberFrom(database)).rejects.toThrow('timeout');
      line.comeBack();
      expect(await numberFrom(database)).toBe(7);

      line.goSilent();
      const soon = performance.now() + 20;
      const asksLater = database.transaction(async (tx) => {
        await until('BEGIN is under way', () => performance.now() > soon);
        return tx.query(NUMBER, [7]);
      });
      await expect(asksLater).rejects.toThrow('timeout');
      line.comeBack();
      expect(await numberFrom(database)).toBe(7);

      line.goSilent();
      await expect(database.query(NUMBER, [7])).rejects.toThrow('timeout');
      line.comeBack();
      expect(await database.query(NUMBER, [7])).toEqual([{ number: 7 }]);
    });
  });
});

/** A line to the database that can go dead without anybody hanging up, as when a machine loses its power. */
class Line {
  private isSilent = false;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {
    server.on('connection', (near) => {
      this.join(near);
    });
  }

  static async to(url: string): Promise<Line> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Line(server, new URL(url));
  }

  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  /** Nothing passes any more, in either direction. */
  goSilent(): void {
    this.isSilent = true;
  }

  /** New connections work; what was sent on the old ones is lost. */
  comeBack(): void {
    this.isSilent = false;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(near: Socket): void {
    const far = connect(Number(this.target.port || 5432), this.target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      from.on('data', (chunk) => {
        if (!this.isSilent) to.write(chunk);
      });
      from.on('error', () => undefined);
      // Nor does anybody hear over a dead line that the other end hung up, as the server does when it has waited too long.
      from.on('close', () => {
        if (!this.isSilent) to.destroy();
      });
    }
  }
}
