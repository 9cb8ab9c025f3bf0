import { PassThrough } from 'node:stream';
import { runCommandLine } from '../../src/cli/run-command-line.js';
import { examine } from '../../src/doctor/examine.js';
import { doctorCommand } from '../../src/doctor/doctor.command.js';
import { fine } from '../../src/doctor/finding.js';
import { SystemClock } from '../../src/shared/clock.js';
import { CARDS } from '../support/bank.js';
import { Citizen } from '../support/citizen.js';
import { freePort } from '../support/free-port.js';
import { payWithCard, toConnecting } from '../support/journey.js';
import { TestPortal } from '../support/portal.js';
import { TEST_SECRETS, testEnvironment } from '../support/test-environment.js';
import { until } from '../support/until.js';

interface Report {
  readonly status: string;
  readonly findings: readonly {
    readonly check: string;
    readonly level: string;
    readonly text: string;
    readonly advice?: string;
  }[];
}

async function doctor(variables: NodeJS.ProcessEnv, ...args: string[]): Promise<{ status: number; out: string }> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const line = { commands: [doctorCommand], args: ['doctor', ...args], variables };
  const status = await runCommandLine({ ...line, terminal: { stdin, stdout, stderr } });
  return { status, out: String((stdout.read() as Buffer | null) ?? '') };
}

async function reportOf(variables: NodeJS.ProcessEnv): Promise<Report & { exitStatus: number }> {
  const { status: exitStatus, out } = await doctor(variables, '--json');
  return { exitStatus, ...(JSON.parse(out) as Report) };
}

/** The run's PostgreSQL is fast because it may lose everything, which the doctor rightly calls broken. */
const NOT_DURABLE = /conferma ciò che non ha ancora scritto/;

/** What is not ok, one line each. */
async function problems(variables: NodeJS.ProcessEnv): Promise<string[]> {
  const { findings } = await reportOf(variables);
  const bad = findings.filter(({ level, text }) => level !== 'ok' && !NOT_DURABLE.test(text));
  expect(bad.filter(({ advice }) => advice === undefined || advice === '')).toEqual([]);
  return bad.map(({ level, check, text }) => `${level} ${check}: ${text}`);
}

describe('porta doctor', () => {
  let portal: TestPortal;
  let well: NodeJS.ProcessEnv;

  beforeAll(async () => {
    portal = await TestPortal.start();
    const { environment } = portal;
    well = {
      ...TEST_SECRETS,
      DATABASE_URL: environment.database.url,
      SMTP_URL: portal.mail.url(),
      REDIS_URL: environment.redisUrl,
      BANK_PORT: String(environment.bank.simulatorPort),
      PORT: String(environment.web.port),
      DATA_DIR: environment.dataDir,
      ENTE_ACCESSIBILITY_URL: 'https://form.agid.gov.it/view/prova',
    };
    const citizen = new Citizen();
    await payWithCard(citizen, await toConnecting(citizen, portal), CARDS.paid);
    await until('the receipt', () => portal.mail.messages.length > 0);
  });

  afterAll(async () => {
    await portal.close();
  });

  it('finds nothing wrong with a portal that works', async () => {
    const { exitStatus, findings } = await reportOf(well);
    // A disk that is nearly full is this machine's own affair.
    const bad = findings.filter(({ check, level }) => level !== 'ok' && check !== 'Disco');
    expect(bad.filter(({ text }) => !NOT_DURABLE.test(text))).toEqual([]);
    expect(new Set(findings.map(({ check }) => check)).size).toBe(12);
    expect(exitStatus).toBe(bad.length === 0 ? 0 : 1);
    expect(portal.mail.messages).toHaveLength(1);
    expect(await portal.bank.ledger()).toHaveLength(1);
  });

  it('says it to people in lines, without any secret', async () => {
    const { out } = await doctor(well);
    expect(out).toMatch(/^ok +Database: PostgreSQL \d+\.\d+ risponde \(\d+ ms\)\.$/m);
    for (const secret of [...Object.values(TEST_SECRETS), well['DATABASE_URL'] ?? ''])
      expect(out).not.toContain(secret);
  });

  it('names each variable that is missing or wrong, and still looks at the rest', async () => {
    const found = await problems({ ...well, SESSION_SECRET: 'cambiami', BANK_START_KEY: '', PORT: 'ottanta' });
    expect(found).toEqual([
      expect.stringContaining('guasto Impostazioni: PORT: '),
      expect.stringContaining('guasto Impostazioni: SESSION_SECRET: still has its placeholder'),
      'guasto Impostazioni: SESSION_SECRET manca.',
      'guasto Impostazioni: BANK_START_KEY manca.',
    ]);
  });

  it('wants https in production, the accessibility declaration, and a believed balancer', async () => {
    const production = { ...well, NODE_ENV: 'production', PUBLIC_URL: 'http://pagamenti.comune.example' };
    const found = await problems({ ...production, ENTE_ACCESSIBILITY_URL: '' });
    expect(found).toEqual([
      expect.stringContaining('guasto Impostazioni: PUBLIC_URL'),
      expect.stringContaining('attenzione Impostazioni: PUBLIC_URL passa da un bilanciatore'),
      expect.stringContaining('attenzione Impostazioni: ENTE_ACCESSIBILITY_URL manca'),
      'guasto Impostazioni: BANK_URL è la banca simulata.',
    ]);
  });

  it('tells a bank that is away from one that signs with another key', async () => {
    const away = { ...well, BANK_API_URL: `http://127.0.0.1:${await freePort()}/vpos/apibo/apiBOXML.app` };
    expect(await problems(away)).toEqual([expect.stringMatching(/^guasto Banca: .*UNAVAILABLE/)]);
    const otherKey = { ...well, BANK_RESULT_KEY: 'un-altra-chiave-0123456789' };
    expect(await problems(otherKey)).toEqual([expect.stringMatching(/^guasto Banca: .*OUTCOME_UNKNOWN/)]);
  });

  it('says when the database only reads, and when the folder of bank files is not there', async () => {
    const url = new URL(portal.environment.database.url ?? '');
    url.searchParams.set('options', '-c default_transaction_read_only=on');
    const found = await problems({ ...well, DATABASE_URL: url.href, BANK_FILE_FOLDER: '/nessuna/cartella' });
    expect(found).toEqual([
      'guasto Database: È in sola lettura.',
      'attenzione File della banca: La cartella di BANK_FILE_FOLDER non si legge e scrive da qui (ENOENT).',
    ]);
  });

  it('says when the mail server or Redis do not answer', async () => {
    const nobody = String(await freePort());
    const found = await problems({
      ...well,
      SMTP_URL: `smtp://127.0.0.1:${nobody}`,
      REDIS_URL: `redis://127.0.0.1:${nobody}`,
    });
    expect(found).toEqual([
      'guasto Coda: Redis non risponde.',
      expect.stringMatching(/^guasto Posta in uscita: .*ESOCKET/),
    ]);
  });

  it('says what waits for somebody: alerts, messages that failed and were not sent again, an old message, a migration, a worker that is not there', async () => {
    await portal.stopWorkers();
    await portal.sql.query(`
      insert into payment_alert (kind, data, raised_at) values ('mismatch', '{}', now()), ('mismatch', '{}', now());
      insert into outbox (topic, payload, created_at, next_try_at) values ('nobody.listens', '{}', now() - interval '5 minutes', now());
      update receipt_delivery set state = 'failed', sent_at = null, last_error_code = 'smtp-550';
      insert into resume_delivery (payment_id, version, reason, state, next_attempt_at, message_id, last_error_code, queued_at)
        select public_id, version, 'requested_by_citizen', 'failed', now(), 'resume-' || version, 'smtp-550', now()
        from payment, generate_series(1, 2) version;
      insert into migration (timestamp, name) values (1, 'FromTheFuture1');`);
    expect(await problems(well)).toEqual([
      'attenzione Database: Lo schema è di una versione più nuova di questo programma.',
      expect.stringContaining('guasto Coda: Nessuno lavora la coda'),
      'attenzione Messaggi interni: 1 in attesa, il più vecchio da 5 minuti.',
      'attenzione Da vedere: Messaggi non consegnati: 1 ricevuta, 1 invito a riprendere un pagamento.',
      'attenzione Da vedere: Segnalazioni aperte: mismatch 2.',
    ]);
    await portal.sql.query(`
      delete from payment_alert; delete from outbox where done_at is null; delete from migration where name = 'FromTheFuture1';
      update receipt_delivery set state = 'sent', sent_at = now(), last_error_code = null; delete from resume_delivery;
      delete from migration where name like 'CreateReceipts%';
      update payment_attempt set next_query_at = now() - interval '20 minutes';`);
    expect(await problems(well)).toEqual([
      'guasto Database: Schema vecchio: una migrazione da eseguire.',
      expect.stringContaining('guasto Coda: Nessuno lavora la coda'),
      'guasto Ordini aperti: 1 da chiedere alla banca, da 20 minuti.',
    ]);
    await portal.sql.query(`
      insert into migration (timestamp, name) values (1764000000004, 'CreateReceipts1764000000004');
      update payment_attempt set next_query_at = null;`);
    await portal.startWorker();
  });

  it('sees that somebody has changed the history of a payment', async () => {
    await portal.sql.query(`
      alter table payment_event disable trigger user;
      update payment_event set data = data || '{"totalCents": 1}' where sequence = 1;
      alter table payment_event enable trigger user;`);
    const found = await problems(well);
    expect(found).toEqual([
      expect.stringMatching(/^guasto Storia dei pagamenti: 1 pagamenti su 1 .* riferimenti \d+\.$/),
    ]);
  });

  it('says that the database is away, and ends with 1', async () => {
    const { exitStatus, findings } = await reportOf({
      ...well,
      DATABASE_URL: `postgres://porta@127.0.0.1:${await freePort()}/porta`,
    });
    const database = findings.find(({ check }) => check === 'Database');
    expect({ exitStatus, level: database?.level, text: database?.text }).toEqual({
      ...{ exitStatus: 1, level: 'guasto' },
      text: 'Il controllo non è riuscito (ECONNREFUSED).',
    });
  });
});

describe('the checks of the doctor', () => {
  const patient = { environment: testEnvironment({}), clock: new SystemClock(), database: undefined };

  it('end in their own time, whatever hangs, and do not spoil the others', async () => {
    const hanging = { name: 'Fermo', withinMs: 30, run: () => new Promise<never>(() => undefined) };
    const failing = {
      name: 'Rotto',
      withinMs: 30,
      run: () => Promise.reject(Object.assign(new Error('x'), { code: 'EIO' })),
    };
    const healthy = { name: 'Sano', withinMs: 30, run: () => Promise.resolve([fine('Bene.')]) };
    const lines = await examine([hanging, failing, healthy], patient);
    expect(lines.map(({ check, level, text }) => [check, level, text])).toEqual([
      ['Fermo', 'guasto', 'Nessuna risposta entro 0.03 secondi.'],
      ['Rotto', 'guasto', 'Il controllo non è riuscito (EIO).'],
      ['Sano', 'ok', 'Bene.'],
    ]);
  });
});
