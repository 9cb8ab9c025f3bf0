import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { MARIO } from '../support/journey.js';
import { createMigratedTestDatabase, type TestDatabase } from '../support/postgres.js';
import { until } from '../support/until.js';
import { BuiltProgram, installationVariables, type Variables } from '../support/built-program.js';

describe('a web process that is told to end', () => {
  let database: TestDatabase;
  let folder: string;
  let sql: pg.Client;
  let variables: Variables;
  let web: BuiltProgram;

  beforeAll(async () => {
    [database, folder] = [await createMigratedTestDatabase(), await mkdtemp(join(tmpdir(), 'shutdown-'))];
    sql = new pg.Client({ connectionString: database.url });
    await sql.connect();
    variables = { ...(await installationVariables()), DATABASE_URL: database.url, DATA_DIR: folder };
    web = new BuiltProgram('dist/main.js', variables);
    await web.says('Web ready');
  }, 120_000);

  afterAll(async () => {
    await web.end();
    await sql.end();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const address = (path: string): string => `http://127.0.0.1:${variables['PORT'] ?? ''}${path}`;
  const waitingForUs = async (): Promise<boolean> => {
    // In this database: other tests have their own on the same server, and lock tables in it.
    const { rowCount } = await sql.query(
      `select from pg_locks l join pg_database d on d.oid = l.database
       where d.datname = current_database() and not l.granted and l.locktype = 'relation'`,
    );
    return rowCount !== 0;
  };

  it('answers the request that it has begun, takes no other, and ends with code 0', async () => {
    await fetch(address('/servizi/refezione-scolastica')).then((answer) => answer.text());
    // Browsers open connections in advance.
    const unused = connect(Number(variables['PORT']), '127.0.0.1');
    await once(unused, 'connect');
    // The review looks for equal payments: while the table is locked its request is a slow one.
    await sql.query('begin');
    await sql.query('lock table payment in access exclusive mode');
    const slow = fetch(address('/servizi/refezione-scolastica/riepilogo'), {
      method: 'POST',
      body: new URLSearchParams(MARIO),
    });
    await until('the slow request waits', waitingForUs);
    // And one that was on the way when the end began: its form would be lost with a refusal.
    const onItsWay = await HalfSent.post(Number(variables['PORT']), '/servizi/refezione-scolastica/riepilogo');
    web.signal('SIGTERM');
    await until('the door is closed', () =>
      fetch(address('/health/live')).then(
        ({ status }) => status === 503,
        () => true,
      ),
    );
    const late = onItsWay.finish(new URLSearchParams(MARIO).toString());
    await sql.query('rollback');
    const answer = await slow;
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('156,96');
    expect(await late).toMatch(/^HTTP\/1\.1 200 [^]*connection: close[^]*156,96/i);
    expect(await web.exitCode()).toBe(0);
    unused.destroy();
  });
});

/** A form on a connection that has been used before, of which only the beginning has been sent so far. */
class HalfSent {
  private received = '';

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => (this.received += chunk.toString('utf8')));
  }

  static async post(port: number, path: string): Promise<HalfSent> {
    const half = new HalfSent(connect(port, '127.0.0.1'));
    half.socket.write('GET /health/live HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await until('the first answer', () => half.received.includes('"ok"'));
    half.received = '';
    half.socket.write(`POST ${path} HTTP/1.1\r\nhost: localhost\r\n`);
    return half;
  }

  /** Sends the rest; the whole answer. */
  async finish(body: string): Promise<string> {
    const type = 'content-type: application/x-www-form-urlencoded';
    this.socket.write(`${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    await once(this.socket, 'close');
    return this.received;
  }
}
