import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { macOfResult, resultUrl } from '../../src/bank-simulator/protocol/result-message.js';
import { BuiltProgram, installationVariables, type Variables } from '../support/built-program.js';
import { Citizen, type SeenPage } from '../support/citizen.js';
import { freePort } from '../support/free-port.js';
import { FORM, MARIO, PAY, payWithCard, publicIdOf, TO_BANK } from '../support/journey.js';
import { createMigratedTestDatabase, type TestDatabase } from '../support/postgres.js';
import { TestMailServer } from '../support/smtp.js';
import { TEST_SECRETS } from '../support/test-environment.js';
import { until } from '../support/until.js';
import { resultFields } from '../journeys/signed-result.js';

/** Every personal field with a word of its own, found nowhere else: whatever holds one was told it. */
const PAYER = {
  ...MARIO,
  firstName: 'Canarinome',
  lastName: 'Canaricognome',
  address: 'via Canaristrada 77',
  city: 'Canaricitta',
  email: 'canariposta@canaridominio.it',
  description: 'canaricausale della bambina',
};
/** Luhn-valid, and no card of the simulator's table. */
const CARD = '5399990003141595';
const WORDS = [
  ...['Canarinome', 'Canaricognome', 'Canaristrada', 'Canaricitta', 'canariposta', 'canaridominio', 'canaricausale'],
  ...[MARIO.taxCode, CARD, '5399 9900 0314 1595', '5399-9900-0314-1595'],
  // Where nobody would put anything personal, and somebody will.
  ...['canaripercorso', 'canaridomanda', 'canaritestata', 'canaribiscotto', 'canarireferente', 'canaricorpo'],
  ...['canaricodice', 'canaripagatore', 'canarititolare', 'canarimetodo', 'canaribanca'],
];

/** What a signed result may carry about the card and its holder. */
const ABOUT_THE_HOLDER = {
  ...{
    PAYER: 'canaripagatore',
    ACCOUNTHOLDER: 'canarititolare',
    MASKEDPAN: CARD,
    PANTAIL: '1595',
    CFISC: MARIO.taxCode,
  },
  ...{ EMAILCH: PAYER.email, IBAN: 'IT60X0542811101000000canari', PANEXPIRYDATE: '0631', CHINFO: 'canarititolare' },
};

describe('whatever is sent, by whichever way', () => {
  let database: TestDatabase;
  let sql: pg.Client;
  let mail: TestMailServer;
  let folder: string;
  let variables: Variables;
  let url: string;
  let bankUrl: string;
  let programs: BuiltProgram[] = [];
  const citizen = new Citizen();

  beforeAll(async () => {
    database = await createMigratedTestDatabase();
    [mail, folder] = [await TestMailServer.start(), await mkdtemp(join(tmpdir(), 'canaries-'))];
    sql = new pg.Client({ connectionString: database.url });
    await sql.connect();
    const own = { DATABASE_URL: database.url, SMTP_URL: mail.url(), DATA_DIR: folder, LOG_LEVEL: 'trace' };
    variables = { ...(await installationVariables()), ...own, METRICS_PORT: String(await freePort()) };
    url = `http://127.0.0.1:${variables['PORT'] ?? ''}`;
    bankUrl = `http://127.0.0.1:${variables['BANK_PORT'] ?? ''}`;
    programs = [
      new BuiltProgram('dist/bank-simulator/main.js', variables),
      new BuiltProgram('dist/worker.js', variables),
      new BuiltProgram('dist/main.js', variables),
    ];
    const readyWords = ['Bank simulator ready', 'Worker ready', 'Web ready'];
    await Promise.all(programs.map((program, index) => program.says(readyWords[index] ?? '')));
  }, 120_000);

  afterAll(async () => {
    await Promise.all(programs.map((program) => program.end()));
    await sql.end();
    await mail.stop();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const review = async (changes: Record<string, string> = {}): Promise<SeenPage> =>
    citizen.submit(await citizen.open(`${url}/servizi/refezione-scolastica`), FORM, { ...PAYER, ...changes });

  /** One request as it is, with headers that fetch would not send; answers with the status. */
  const send = async (address: string, options: object = {}, body = ''): Promise<number> => {
    const outgoing = request(address, options);
    outgoing.end(body);
    const [response] = (await once(outgoing, 'response')) as [{ statusCode: number; resume(): void }];
    response.resume();
    return response.statusCode;
  };

  const signed = (way: 'notifica' | 'ritorno', fields: Record<string, string>): string => {
    const all = { ...resultFields(fields), ...ABOUT_THE_HOLDER };
    return resultUrl(`${url}/banca/${way}/sia-vpos`, all, macOfResult(TEST_SECRETS.BANK_RESULT_KEY, all));
  };

  it('is a form with mistakes, a changed total, a card where the reason belongs', async () => {
    const mistaken = await review({ postalCode: 'canaricodice', province: 'canaricodice', amount: 'canaricodice' });
    expect(mistaken.status).toBe(422);
    expect((await review({ description: `carta ${CARD}`, firstName: CARD })).status).toBe(422);
    const page = await review();
    expect((await citizen.submit(page, PAY, { quotedTotalCents: '1' })).status).toBe(409);
    expect((await citizen.submit(page, PAY, { description: '', email: 'canariposta@@' })).status).toBe(422);
    expect((await citizen.submit(page, PAY, { service: 'canaripercorso' })).status).toBe(404);
  });

  it('is a body that nobody can read', async () => {
    const types: readonly (readonly [string, string])[] = [
      ['application/json', '{"email": "canaricorpo'],
      ['application/json', 'canaricorpo'],
      ['application/x-www-form-urlencoded', 'email=canaricorpo%zz&%=canaricorpo'],
      ['multipart/form-data; boundary=canaricorpo', '--canaricorpo\r\nwrong'],
      ['text/canaricorpo', 'canaricorpo'],
      ['application/x-www-form-urlencoded', `email=${'canaricorpo'.repeat(10_000)}`],
    ];
    for (const [type, body] of types) {
      for (const path of ['/pagamenti', '/servizi/refezione-scolastica/riepilogo', '/banca/notifica/sia-vpos']) {
        const headers = { 'content-type': type, 'content-length': Buffer.byteLength(body) };
        expect(await send(url + path, { method: 'POST', headers }, body)).toBeGreaterThanOrEqual(200);
      }
    }
  });

  it('is an address, a header or a method that nobody knows, or no HTTP at all', async () => {
    const headers = {
      ...{ cookie: 'sid=canaribiscotto', referer: `${url}/canarireferente`, 'user-agent': 'canaritestata' },
      ...{ authorization: 'Bearer canaritestata', 'x-forwarded-for': 'canaritestata', 'x-request-id': 'canaritestata' },
      ...{ 'accept-language': 'canaritestata', origin: 'http://canaritestata.example', host: 'canaritestata.example' },
    };
    const addresses = [
      ...['/canaripercorso?q=canaridomanda', '/?q=canaridomanda', '/servizi/canaripercorso', '/metrics?canaridomanda'],
      ...['/pagamenti/canaripercorso/esito', '/verifica/canaripercorso', '/assets/canaripercorso.css'],
      ...[
        '/canaripercorso%zz',
        `/${'canaripercorso'.repeat(20)}`,
        '/banca/ritorno/canaripercorso?ORDERID=canaridomanda',
      ],
    ];
    for (const address of addresses) await send(url + address, { headers });
    expect(await send(`${url}/`, { method: 'PROPFIND', headers })).toBeGreaterThanOrEqual(400);
    for (const text of ['CANARIMETODO / HTTP/1.1\r\n\r\n', 'GET / HTTP/1.1\r\ncanaritestata canaritestata\r\n\r\n']) {
      const socket = connect(Number(variables['PORT']), '127.0.0.1');
      socket.on('error', () => undefined);
      socket.end(text);
      socket.resume();
      await once(socket, 'close');
    }
  });

  it('is what the bank says of a card and its holder, truly signed or not', async () => {
    const connecting = await citizen.submit(await review({ amount: '31' }), PAY);
    const { ORDERID = '', AMOUNT = '' } = connecting.formFields(TO_BANK);
    const answers = [
      await send(`${url}/banca/notifica/sia-vpos?ORDERID=canaridomanda&MAC=canaricodice&PAYER=canaripagatore`),
      await send(signed('notifica', { ORDERID, AMOUNT }).replace(/.$/, 'z')),
      await send(signed('notifica', { ORDERID: 'PDPSCONOSCIUTO234' })),
      await send(signed('notifica', { ORDERID, AMOUNT })),
      await send(signed('ritorno', { ORDERID, AMOUNT })),
      await send(signed('ritorno', { ORDERID, AMOUNT: '1' })),
    ];
    expect(answers.slice(2)).toEqual([200, 200, 303, 303]);
    const { rows } = await sql.query<{ count: number }>('select count(*)::int as count from bank_signal');
    expect(rows[0]?.count).toBeGreaterThan(1);
  });

  it('is a failure of the database that repeats the row, in its detail and in its message', async () => {
    const page = await review({ amount: '32' });
    await sql.query("alter table payer add constraint nobody check (last_name = '') not valid");
    expect((await citizen.submit(page, PAY)).status).toBe(500);
    await sql.query(`
      alter table payer drop constraint nobody;
      create function refuse_payer() returns trigger language plpgsql as $$
      begin raise exception 'no % at %', new.last_name, new.email using detail = new.description; end $$;
      create trigger refuse_payer before insert on payer for each row execute function refuse_payer()`);
    expect((await citizen.submit(page, PAY)).status).toBe(500);
    await sql.query('drop trigger refuse_payer on payer; drop function refuse_payer');
    const wrongCode = await citizen.open(`${url}/pagamenti/%00canaricodice/esito`);
    expect(wrongCode.status).toBe(404);
  });

  it('is a mail server that repeats the address, for now and for good, and then a receipt', async () => {
    const text = `mailbox of ${PAYER.lastName} <${PAYER.email}> is full`;
    for (const code of [452, 550]) {
      mail.behaviour = { kind: 'refuse', code, at: code === 550 ? 'message' : 'recipient', text };
      const tries = mail.tries;
      const paid = await payWithCard(citizen, await citizen.submit(await review({ amount: String(code) }), PAY), CARD);
      expect(paid.paymentStatus).toBe('paid');
      await until('a refusal', () => mail.tries > tries);
    }
    mail.behaviour = { kind: 'accept' };
    const connecting = await citizen.submit(await review({ amount: '33' }), PAY);
    await payWithCard(citizen, connecting, CARD);
    await until('the receipt', () => mail.messages.some(({ text: body }) => body?.includes(publicIdOf(connecting))));
    await until('the refusal is written down', async () => {
      const { rowCount } = await sql.query("select 1 from receipt_delivery where last_error_code like 'smtp-%'");
      return (rowCount ?? 0) > 0;
    });
  });

  it('is a job that fails in a way that repeats it', async () => {
    await sql.query(`
      create function refuse_sending() returns trigger language plpgsql as $$
      begin raise exception 'canaripagatore' using detail = 'canarititolare'; end $$;
      create trigger refuse_sending before update on receipt_delivery for each row
        when (new.state = 'sending') execute function refuse_sending()`);
    const connecting = await citizen.submit(await review({ amount: '34' }), PAY);
    await payWithCard(citizen, connecting, CARD);
    await until('the job has failed', () => /job delivery-\S+ failed/.test(programs[1]?.logged ?? ''));
    await sql.query('drop trigger refuse_sending on receipt_delivery; drop function refuse_sending');
  });

  it('is nonsense for the bank’s own program', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const json = { 'content-type': 'application/json' };
    const { pathname } = new URL(`${bankUrl}/vpos/pagamenti/main`);
    const statuses = [
      await send(`${bankUrl}/canaripercorso?canaridomanda`),
      await send(
        bankUrl + pathname,
        { method: 'POST', headers: form },
        'ORDERID=canaribanca&MAC=canaricodice&NAME=Canarinome',
      ),
      await send(`${bankUrl}/vpos/apibo/apiBOXML.app`, { method: 'POST', headers: form }, 'data=<canaribanca'),
      await send(`${bankUrl}/__sim/faults`, { method: 'POST', headers: json }, '{"scope": "canaribanca'),
      await send(`${bankUrl}/__sim/faults`, { method: 'POST', headers: json }, '{"canaribanca": 1}'),
    ];
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
  });

  it('is written in the one erasable row of its payment, and nowhere else in the database', async () => {
    const { rows } = await sql.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const holders: string[] = [];
    for (const { name } of rows) {
      const { rowCount } = await sql.query(`select 1 from ${name} as t where t::text ~* $1`, [WORDS.join('|')]);
      if ((rowCount ?? 0) > 0) holders.push(name);
    }
    expect(holders).toEqual(['public.payer']);
    const cards = await sql.query(`select 1 from payer as t where t::text ~ $1`, [CARD]);
    expect(cards.rowCount).toBe(0);
  });

  it('is in no log at its most talkative, and in no metric', async () => {
    const collect = async (address: string): Promise<string> => (await fetch(address)).text();
    const written: Record<string, string> = {
      bank: programs[0]?.logged ?? '',
      worker: programs[1]?.logged ?? '',
      web: programs[2]?.logged ?? '',
      'metrics of the web': await collect(`${url}/metrics`),
      'metrics of the worker': await collect(`http://127.0.0.1:${variables['METRICS_PORT'] ?? ''}/metrics`),
    };
    for (const text of Object.values(written)) expect(text.length).toBeGreaterThan(500);
    const leaks = Object.entries(written).flatMap(([where, text]) =>
      text.split('\n').flatMap((line) => {
        const found = WORDS.filter((word) => line.toLowerCase().includes(word.toLowerCase()));
        return found.length === 0 ? [] : [`${where}: ${found.join()}: ${line.slice(0, 400)}`];
      }),
    );
    expect(leaks).toEqual([]);
  });

  it('leaves no whole card number and no security code in the bank’s books', async () => {
    const books = join(folder, 'bank-simulator');
    const files = await readdir(books, { recursive: true, withFileTypes: true });
    const texts = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
    );
    expect(texts.join('').length).toBeGreaterThan(100);
    // The name of a field: an order's code may have those three letters by chance.
    expect(texts.filter((text) => text.includes(CARD) || /\bcvv\b/i.test(text) || /canari/i.test(text))).toEqual([]);
  });
});
