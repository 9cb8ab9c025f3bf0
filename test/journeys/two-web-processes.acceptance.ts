import { once } from 'node:events';
import { connect } from 'node:net';
import pg from 'pg';
import { Citizen, type SeenPage } from '../support/citizen.js';
import { freePort } from '../support/free-port.js';
import { FORM, MARIO, PAY } from '../support/journey.js';
import { createMigratedTestDatabase, type TestDatabase } from '../support/postgres.js';
import { WebProcess } from './web-process.js';

describe('two web processes on one database', () => {
  let database: TestDatabase;
  let sql: pg.Pool;
  let webs: [WebProcess, WebProcess];
  const citizen = new Citizen();

  beforeAll(async () => {
    database = await createMigratedTestDatabase();
    sql = new pg.Pool({ connectionString: database.url, max: 2 });
    // A pool's end does not wait for its sessions: the server may still end one of them when the database is dropped.
    sql.on('error', () => undefined);
    // Nobody goes to the bank here: a port on which nobody listens will do.
    const bankPort = await freePort();
    webs = await Promise.all([WebProcess.start(database.url, bankPort), WebProcess.start(database.url, bankPort)]);
    // With every connection to the database open already, what is sent at once really is at once.
    await Promise.all(twenty((web) => citizen.open(`${web.url}/pagamenti/AAAAAAAAAAAAAAAAAAAAAA/esito`)));
  });

  afterAll(async () => {
    await Promise.all(webs.map((web) => web.stop()));
    await sql.end();
    await database.drop();
  });

  async function review(): Promise<SeenPage> {
    const form = await citizen.open(`${webs[0].url}/servizi/refezione-scolastica`);
    return citizen.submit(form, FORM, MARIO);
  }

  /** Twenty times the same, by the two processes in turn. */
  function twenty<Result>(work: (web: WebProcess, index: number) => Result): Result[] {
    return Array.from({ length: 20 }, (_, index) => work(index % 2 === 0 ? webs[0] : webs[1], index));
  }

  const proceedTwentyTimes = (page: SeenPage, changes: (index: number) => Record<string, string>): Promise<string[]> =>
    Promise.all(
      twenty((web, index) =>
        citizen.redirectOf(`${web.url}/pagamenti`, { ...page.formFields(PAY), ...changes(index) }),
      ),
    );

  async function stored(key: string | undefined): Promise<object | undefined> {
    const { rows } = await sql.query<object>(
      `select count(distinct p.id)::int as payments, count(a.id)::int as attempts
       from payment p join payment_attempt a on a.payment_id = p.id where p.idempotency_key = $1`,
      [key],
    );
    return rows[0];
  }

  it('20 simultaneous PROCEDI with one key make one payment, and all lead to it', async () => {
    const page = await review();
    const answers = await proceedTwentyTimes(page, () => ({}));
    expect(answers[0]).toMatch(/^303 \/pagamenti\/[A-Za-z0-9_-]{22}\/collegamento$/);
    expect(new Set(answers).size).toBe(1);
    expect(await stored(page.formFields(PAY)['idempotencyKey'])).toEqual({ payments: 1, attempts: 1 });
  });

  it('20 simultaneous PROCEDI with one key and two bodies make one payment: the other body gets a new review', async () => {
    const page = await review();
    const answers = await proceedTwentyTimes(page, (index) => ({
      description: index % 4 < 2 ? 'mensa di Anna' : 'mensa di Ugo',
    }));
    const redirects = answers.filter((answer) => answer.startsWith('303'));
    expect(redirects).toHaveLength(10);
    expect(new Set(redirects).size).toBe(1);
    expect(answers.filter((answer) => answer === '409')).toHaveLength(10);
    expect(await stored(page.formFields(PAY)['idempotencyKey'])).toEqual({ payments: 1, attempts: 1 });
  });

  it('each of them ends in order, whatever connections browsers have opened in advance and not used', async () => {
    const unused = webs.map(({ url }) => connect(Number(new URL(url).port), '127.0.0.1'));
    // Being broken off, in whatever manner, is what happens to them here.
    for (const socket of unused) socket.on('error', () => undefined);
    await Promise.all(unused.map((socket) => once(socket, 'connect')));
    expect(await Promise.all(webs.map((web) => web.stop()))).toEqual([0, 0]);
    for (const socket of unused) socket.destroy();
  });
});
