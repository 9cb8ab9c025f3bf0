import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { CARDS } from '../support/bank.js';
import { Citizen } from '../support/citizen.js';
import { confirmCard, FORM, MARIO, PAY, publicIdOf, RETRY, TO_BANK, toCardConfirmation } from '../support/journey.js';
import { createMigratedTestDatabase, type TestDatabase } from '../support/postgres.js';
import { TestMailServer } from '../support/smtp.js';
import { TEST_SECRETS } from '../support/test-environment.js';
import { until } from '../support/until.js';
import { BuiltProgram, installationVariables, type Variables } from '../support/built-program.js';

/** Words that occur nowhere else: one of them in a log was carried there. */
const PAYER = {
  ...MARIO,
  firstName: 'Zefirina',
  lastName: 'Quagliariello',
  address: 'vicolo Introvabile 77',
  email: 'zefirina.quagliariello@posta-sua.it',
  description: 'retta di Ermenegilda classe terza',
};
const CVV = '8642';

/** A few digits count only by themselves: the ids of requests are full of them. */
function isIn(line: string, secret: string): boolean {
  if (/^\d{1,6}$/.test(secret)) return new RegExp(`(?<![0-9a-f])${secret}(?![0-9a-f])`, 'i').test(line);
  return line.toLowerCase().includes(secret.toLowerCase());
}

describe('everything that web, worker and bank write, at their most talkative', () => {
  let database: TestDatabase;
  let sql: pg.Client;
  let mail: TestMailServer;
  let folder: string;
  let portalUrl: string;
  let programs: BuiltProgram[] = [];
  const citizen = new Citizen();
  /** What no log may hold; grows as the journey brings forth ids and signatures. */
  const secrets = new Set<string>([
    ...['Zefirina', 'Quagliariello', 'Introvabile', 'posta-sua.it', 'Ermenegilda', PAYER.taxCode],
    ...Object.values(TEST_SECRETS),
    ...[CARDS.paid, CARDS.refused, '5255 0000 0000 0001', '5255-0000-0000-0001', '525500', CVV],
  ]);

  beforeAll(async () => {
    database = await createMigratedTestDatabase();
    [mail, folder] = [await TestMailServer.start(), await mkdtemp(join(tmpdir(), 'logs-'))];
    sql = new pg.Client({ connectionString: database.url });
    await sql.connect();
    const own = { DATABASE_URL: database.url, SMTP_URL: mail.url(), DATA_DIR: folder, LOG_LEVEL: 'trace' };
    const variables: Variables = { ...(await installationVariables()), ...own };
    portalUrl = `http://127.0.0.1:${variables['PORT'] ?? ''}`;
    const start = (entry: ConstructorParameters<typeof BuiltProgram>[0]): BuiltProgram =>
      new BuiltProgram(entry, variables);
    programs = [start('dist/bank-simulator/main.js'), start('dist/worker.js'), start('dist/main.js')];
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

  it('goes through mistakes, a refused card, a lie, a failure of the database and a payment', async () => {
    const form = await citizen.open(`${portalUrl}/servizi/refezione-scolastica`);
    const mistaken = await citizen.submit(form, FORM, { ...PAYER, description: 'carta 5255 0000 0000 0001' });
    expect(mistaken.status).toBe(422);
    const review = await citizen.submit(form, FORM, PAYER);
    const connecting = await citizen.submit(review, PAY);
    secrets.add(publicIdOf(connecting));
    const start = connecting.formFields(TO_BANK);
    secrets.add(start['MAC'] ?? '').add(review.formFields(PAY)['idempotencyKey'] ?? '');

    const refused = await confirmCard(citizen, await toCardConfirmation(citizen, connecting, CARDS.refused));
    expect(refused.paymentStatus).toBe('refused');
    const again = await citizen.submit(refused, RETRY);
    secrets.add(again.formFields(TO_BANK)['MAC'] ?? '');

    const lie = { ORDERID: again.formFields(TO_BANK)['ORDERID'] ?? '', RESULT: '00', MAC: 'abad1dea'.repeat(8) };
    secrets.add('abad1dea').add('ABAD1DEA');
    const answer = await fetch(`${portalUrl}/banca/notifica/sia-vpos?${new URLSearchParams(lie).toString()}`);
    expect(answer.status).toBeGreaterThanOrEqual(400);

    // PostgreSQL tells the whole row when a check fails.
    await sql.query("alter table payer add constraint nobody check (last_name = '') not valid");
    const failed = await citizen.submit(await citizen.submit(form, FORM, { ...PAYER, amount: '7' }), PAY);
    expect(failed.status).toBe(500);
    await sql.query('alter table payer drop constraint nobody');

    const confirmation = await citizen.submit(await citizen.submit(again, TO_BANK), 'main form', {
      ...{ cardType: 'MasterCard', cardNumber: CARDS.paid, expiryMonth: '06', expiryYear: '30', cvv: CVV },
      action: 'submit',
    });
    const paid = await confirmCard(citizen, confirmation);
    expect(paid.paymentStatus).toBe('paid');
    await citizen.submit(paid, 'form[action$="/ricevuta"]');
    await until('the receipt', () => mail.messages.length > 0);

    const search = { reference: paid.marked('reference'), taxCode: PAYER.taxCode };
    const lookup = new URL('/dove-e-il-mio-pagamento', portalUrl);
    expect((await citizen.post(lookup, { ...search, reference: '999999' })).status).toBe(404);
    const found = await citizen.post(lookup, search);
    const button = 'form[action$="/ricevuta"]';
    secrets.add(found.formFields(button)['token'] ?? '');
    expect((await citizen.submit(found, button)).status).toBe(200);
  });

  it('was written down with nothing of it that is personal or secret', async () => {
    const { rows } = await sql.query<{ fields: object }>('select fields from bank_signal');
    const signatures = rows.flatMap(({ fields }) => Object.entries(fields)).filter(([name]) => /mac/i.test(name));
    for (const [, mac] of signatures) secrets.add(String(mac));
    const codes = await sql.query<{ code: string }>('select verification_code as code from receipt');
    for (const { code } of codes.rows) secrets.add(code);
    const logged = programs.map((program) => program.logged).join('\n');
    expect(logged.length).toBeGreaterThan(5_000);
    const lines = logged.split('\n');
    const leaks = [...secrets]
      .filter((secret) => secret !== '')
      .flatMap((secret) => lines.filter((line) => isIn(line, secret)).slice(0, 1));
    expect(leaks).toEqual([]);
    expect(logged).not.toMatch(/[?&](MAC|ORDERID|RESULT)=/);
  });

  it('tells the failure and its place, without the values of the query', () => {
    const failures = programs[2]?.logged.split('\n').filter((line) => line.includes('"request failed"')) ?? [];
    expect(failures).toHaveLength(1);
    expect(JSON.parse(failures[0] ?? '{}')).toMatchObject({
      route: '/pagamenti',
      err: { code: '23514', constraint: 'nobody' },
    });
  });
});
