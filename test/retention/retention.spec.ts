import '../support/quiet-logs.js';
import { generateDemoData } from '../../src/demo/generate-demo-data.js';
import { checkNewestHistories } from '../../src/payments/payment-histories.js';
import { ForgetPeople } from '../../src/retention/forget-people.js';
import { classOf, PERSONAL_DATA } from '../../src/retention/personal-data.js';
import { RetentionKeeper } from '../../src/retention/retention-keeper.js';
import { readAuditHead, streamAuditEntries } from '../../src/shared/audit-trail/audit-table.js';
import { AuditTrail } from '../../src/shared/audit-trail/audit-trail.js';
import { verifyAuditChain } from '../../src/shared/audit-trail/verify-audit-chain.js';
import { Database } from '../../src/shared/database.js';
import { WorkerRounds } from '../../src/shared/worker-rounds.js';
import { Office } from '../admin-transactions/office.js';
import { CARDS } from '../support/bank.js';
import { CapturedLogs } from '../support/captured-logs.js';
import { Citizen } from '../support/citizen.js';
import { payWithCard, publicIdOf, toConnecting } from '../support/journey.js';
import { queueBackends, redisContents } from '../support/queue-backends.js';
import { until } from '../support/until.js';
import { answerOfOtherProgram, tablesWith } from './places-of-words.js';
import { expireExports, keepExports } from './kept-export.js';
import { inOneCredit, noteOn } from './worklist-words.js';

/** Nobody else's words: wherever one of them is, it was carried there. */
const CANARY = {
  firstName: 'Zefirina',
  lastName: 'Quagliariello',
  taxCode: 'QGLZRN81M50F376K',
  address: 'vicolo Introvabile 77',
  email: 'zefirina@posta-sua.it',
  description: 'retta di Ermenegilda',
} as const;
const WORDS = ['zefirina', 'quagliariello', 'QGLZRN81M50', 'introvabile', 'posta-sua', 'ermenegilda'];
const PERSON = WORDS.flatMap((word) => [word, Buffer.from(word, 'utf8').toString('hex')]).join('|');
const BEFORE = "interval '11 years'";

describe('retention', () => {
  let office: Office;
  let database: Database;
  let forgetPeople: ForgetPeople;
  let paid: string;
  let refused: string;
  /** Paid by somebody else, in the same credit. */
  let companion: string;
  let credit: string;
  const citizen = new Citizen();
  const logs = new CapturedLogs();
  const holders = async (pattern = PERSON): Promise<string[]> => tablesWith(office, pattern);
  const sums = async (): Promise<unknown> =>
    office.rows(
      `select status, count(*), sum(total_cents), sum(commission_cents), sum(refunded_cents) from payment group by 1 order by 1`,
    );
  const age = async (condition: string): Promise<void> => {
    await office.rows(`update payment set updated_at = updated_at - ${BEFORE} where ${condition}`);
  };
  const forgetAll = async (): Promise<number> => {
    const done = await Promise.all([forgetPeople.execute('unpaid'), forgetPeople.execute('paid')]);
    return done[0] + done[1];
  };

  beforeAll(async () => {
    office = await Office.open(0, { withWorker: true, logs });
    const { portal } = office;
    database = new Database({ url: portal.environment.database.url!, poolSize: 4, onIdleError: () => undefined });
    const trail = new AuditTrail(database, portal.clock);
    forgetPeople = new ForgetPeople(database, trail, portal.clock, portal.environment);
    paid = publicIdOf(await payWithCard(citizen, await toConnecting(citizen, portal, CANARY), CARDS.paid));
    refused = publicIdOf(await payWithCard(citizen, await toConnecting(citizen, portal, CANARY), CARDS.refused));
    const marked = "select from receipt_delivery where state = 'sent'";
    await until('the receipt: one on its way is not sent again', async () => (await office.rows(marked)).length > 0);
    const clerk = await office.as('clerk');
    await clerk.submit(await clerk.open(`/admin/transazioni/${paid}`), '#note', { text: 'Ha telefonato Zefirina' });
    await clerk.submit(await clerk.open(`/admin/transazioni/${paid}`), '#resend', {
      ...{ reason: 'wrong-address', email: 'ermenegilda@posta-sua.it' },
    });
    await until('the receipt again', () => portal.mail.messages.length > 1);
    await clerk.submit(await clerk.open('/admin/transazioni'), 'form[action$="/persona"]', { person: CANARY.taxCode });
    await portal.stopWorkers();
    await answerOfOtherProgram(office, 'grazie Zefirina', BEFORE);
    await noteOn(office, { kind: 'attempt', payment: paid, label: 'paid-not-listed', text: 'Zefirina ha pagato' });
    await generateDemoData({
      ...{ databaseUrl: portal.environment.database.url!, payments: 300, days: 400, seed: 'ricordi' },
      ...{ until: portal.clock.now(), isForced: true },
    });
    companion = await office.anyPayment(`p.status = 'paid' and p.public_id <> '${paid}'`);
    credit = await inOneCredit(office, [paid, companion]);
    await noteOn(office, { kind: 'bank-line', subject: credit, label: 'amount-differs', text: 'Manca un euro' });
    await keepExports(office, { statuses: ['refused'] }, 'quagliariello;zefirina');
  });

  afterAll(async () => {
    await database.close();
    await office.close();
  });

  it('has decided about every column that can hold words or bytes', async () => {
    const columns = await office.rows<{ table: string; column: string }>(
      `select table_name as "table", column_name as "column" from information_schema.columns
       where table_schema = 'public' and data_type not in
         ('bigint', 'integer', 'smallint', 'boolean', 'date', 'numeric', 'timestamp with time zone', 'interval', 'tsrange', 'tstzrange')`,
    );
    const undecided = columns.filter(({ table, column }) => classOf(table, column) === undefined);
    expect(undecided.map(({ table, column }) => `${table}.${column}`)).toEqual([]);
    const known = new Set(columns.map(({ table, column }) => `${table}.${column}`));
    const tables = new Set(columns.map(({ table }) => table));
    const decided = Object.entries(PERSONAL_DATA)
      .filter(([table]) => tables.has(table))
      .flatMap(([table, data]) => Object.values(data).flatMap((names) => names.map((column) => `${table}.${column}`)));
    expect(decided.filter((column) => !known.has(column))).toEqual([]);
  });

  it('leaves what is not due, and what somebody still needs', async () => {
    const [alerted, pending] = [
      await office.anyPayment("status = 'cancelled'"),
      publicIdOf(await toConnecting(citizen, office.portal)),
    ];
    await age(`public_id in ('${alerted}', '${pending}')`);
    await office.rows(
      `insert into payment_alert (payment_id, kind, data, raised_at)
       select id, 'contradiction', '{}', now() from payment where public_id = $1`,
      [alerted],
    );
    const due = await office.rows<{ id: number }>(
      `select id::int from payment p where status in ('refused', 'cancelled', 'expired') and updated_at < now() - interval '91 days'
       and not exists (select from payment_alert l where l.payment_id = p.id and resolved_at is null)`,
    );
    const before = await sums();
    // Two workers at once: each payment once, none twice.
    const batches = await Promise.all([forgetPeople.execute('unpaid'), forgetPeople.execute('unpaid')]);
    const more = await forgetPeople.execute('unpaid');
    expect(batches[0] + batches[1] + more).toBeGreaterThanOrEqual(due.length);
    expect(await forgetPeople.execute('unpaid')).toBe(0);
    expect(await forgetPeople.execute('paid')).toBe(0);
    expect(await sums()).toEqual(before);
    const [counts] = await office.rows<{ forgotten: number; listed: number }>(
      `select (select count(*)::int from payment where forgotten_at is not null) as forgotten,
         (select sum(payments)::int from retention_batch) as listed`,
    );
    expect(counts?.forgotten).toBe(counts?.listed);
    const kept = await office.rows(
      'select from payment p join payer y on y.payment_id = p.id where public_id = any($1)',
      [[alerted, pending]],
    );
    expect(kept).toHaveLength(2);
  });

  it('finds the canary in the rows that are erasable, and nowhere afterwards', async () => {
    expect(await holders()).toEqual([
      ...['public.export_chunk', 'public.payer', 'public.payment_note', 'public.receipt_delivery_address'],
      ...['public.webhook_attempt', 'public.worklist_note'],
    ]);
    expect(await office.rows('select from staff_filter')).toHaveLength(1);
    await age(`public_id in ('${paid}', '${refused}')`);
    expect(await forgetAll()).toBe(2);
    await office.rows(
      "update staff_filter set created_at = created_at - interval '2 days', expires_at = expires_at - interval '2 days'",
    );
    expect(await forgetPeople.clearLeftovers()).toBe(false);
    await expireExports(office, database);
    expect(await holders()).toEqual([]);
    expect(await office.rows('select from export_chunk')).toHaveLength(1);
    expect(await office.rows('select from staff_filter')).toHaveLength(0);
    expect(
      await office.rows("select from payment where public_id = $1 and body_hash = decode(repeat('00', 32), 'hex')", [
        paid,
      ]),
    ).toHaveLength(1);
  });

  it('finds it in no log of web and worker, and in no job of the queue', async () => {
    const written = logs.lines.join('');
    // What is searched is there: both processes wrote, and the queue has worked.
    expect(written).toMatch(/"process":"web"/);
    expect(written).toMatch(/"process":"worker"/);
    const redis = await redisContents(queueBackends().at(-1)!);
    const queue = await holders('receipts');
    expect(redis.includes('receipts') || queue.some((name) => name.startsWith('bullmq.'))).toBe(true);
    for (const text of [written, redis]) expect(text.match(new RegExp(`.{0,80}(${PERSON}).{0,80}`, 'i'))).toBeNull();
  });

  it('forgets words about a credit with the last of its people', async () => {
    const about = 'select text from worklist_note where subject_kind = $1 order by id';
    expect(await office.rows(about, ['attempt'])).toEqual([{ text: null }]);
    expect(await office.rows(about, ['bank-line'])).toEqual([{ text: 'Manca un euro' }]);
    await expect(office.rows("update worklist_note set text = 'Altro'")).rejects.toThrow(/only be forgotten/);
    await age(`public_id = '${companion}'`);
    expect(await forgetAll()).toBe(1);
    expect(await office.rows(about, ['bank-line'])).toEqual([{ text: null }]);
    const page = `/admin/riconciliazione/da-lavorare/bank-line/${credit}/amount-differs`;
    expect((await (await office.as('clerk')).open(page)).text).toContain('Testo cancellato con i dati dei cittadini');
  });

  it('keeps chains and totals whole', async () => {
    expect((await checkNewestHistories(database, 1_000)).broken).toEqual([]);
    const head = await readAuditHead(database);
    expect(await verifyAuditChain(streamAuditEntries(database), { seals: [], head })).toMatchObject({ isIntact: true });
    const batches = await office.rows('select id::text as subject, payments from retention_batch');
    const entries = await office.trail('people-forgotten');
    // As a set: batches that ran at once are recorded in any order.
    const recorded = entries.map(({ subject, data }) => ({ subject, payments: data['payments'] }));
    expect(new Set(recorded)).toEqual(new Set(batches));
    const folded = await office.rows(
      `select day, service_id, status from (
         select day, service_id, status, payments, total_cents from payment_day_summary
         union all select day, service_id, status, payments, total_cents from payment_day_change
         union all select (day_at at time zone 'Europe/Rome')::date, service_id, status, -1, -total_cents from payment
       ) d group by 1, 2, 3 having sum(payments) <> 0 or sum(total_cents) <> 0`,
    );
    expect(folded).toEqual([]);
  });

  it('says so wherever the payment is shown', async () => {
    const clerk = await office.as('clerk');
    const detail = await clerk.open(`/admin/transazioni/${paid}`);
    expect(detail.text).toMatch(/Dati dimenticati il \d+ \w+ \d{4}\. Importi/);
    expect(detail.text).toMatch(/Storia integra/);
    const reference = detail.$('h1').text().replace(/\D/g, '');
    expect((await clerk.open(`/admin/transazioni?q=${reference}`)).text).toMatch(/Dati dimenticati il \d+ \w+ \d{4}/);
    const outcome = await citizen.open(`${office.portal.url}/pagamenti/${refused}/esito`);
    expect(outcome.marked('forgotten')).toMatch(/^I dati personali sono stati dimenticati il/);
    expect(outcome.$('form[action$="/riprova"]')).toHaveLength(0);
    const again = new URL(`/pagamenti/${refused}/riprova`, office.portal.url);
    expect((await citizen.post(again, {})).paymentStatus).toBe('refused');
    const pdf = await fetch(`${office.portal.url}/pagamenti/${paid}/ricevuta.pdf`);
    expect(pdf.status).toBe(200);
    const lookup = new URL('/dove-e-il-mio-pagamento', office.portal.url);
    expect((await citizen.post(lookup, { reference, taxCode: CANARY.taxCode })).status).not.toBe(200);
    const found = await clerk.submit(await clerk.open('/admin/transazioni'), 'form[action$="/persona"]', {
      person: CANARY.taxCode,
    });
    expect(found.text).toContain('Nessun risultato');
  });

  it('is what the database holds to, whoever writes', async () => {
    const about = 'from payment where public_id = $1';
    await expect(
      office.rows(`insert into payer select id, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i' ${about}`, [paid]),
    ).rejects.toThrow(/forgotten/);
    await expect(office.rows('update payment set forgotten_at = null where public_id = $1', [paid])).rejects.toThrow(
      /stays/,
    );
    await expect(office.rows("update payment set status = 'pending' where public_id = $1", [refused])).rejects.toThrow(
      /stays/,
    );
    const remembered = await office.anyPayment("status = 'paid' and forgotten_at is null");
    await expect(
      office.rows('update payment set forgotten_at = now() where public_id = $1', [remembered]),
    ).rejects.toThrow(/needs/);
    await expect(office.rows('delete from retention_batch')).rejects.toThrow(/append only/);
  });

  it('forgets one person at once when they ask, with a reason, never of what was paid', async () => {
    const [admin, manager] = [await office.as('admin'), await office.as('manager')];
    const unpaid = publicIdOf(await payWithCard(citizen, await toConnecting(citizen, office.portal), CARDS.refused));
    expect((await manager.open(`/admin/transazioni/${unpaid}`)).$('#erasure')).toHaveLength(0);
    const unsure = await admin.submit(await admin.open(`/admin/transazioni/${unpaid}`), '#erasure');
    expect([unsure.status, Object.keys(unsure.errors)]).toEqual([422, ['erasure-reason', 'erasure-confirmed']]);
    const asked = { reason: 'asked-by-person', confirmed: '1' };
    const done = await admin.submit(unsure, '#erasure', asked);
    expect([done.status, done.marked('notice')]).toEqual([200, expect.stringContaining('La persona è dimenticata')]);
    expect(done.text).toMatch(/Dati dimenticati il/);
    expect((await admin.submit(unsure, '#erasure', asked)).status).toBe(409);
    expect((await office.trail('person-forgotten'))[0]).toEqual({
      subject: unpaid,
      data: { reason: 'asked-by-person' },
    });
    const remembered = await office.anyPayment("status = 'paid' and forgotten_at is null");
    const page = await admin.open(`/admin/transazioni/${remembered}`);
    expect(page.$('#erasure')).toHaveLength(0);
    const { _csrf = '' } = unsure.formFields('#erasure');
    const kept = await admin.send(`/admin/transazioni/${remembered}/dimentica`, { fields: { _csrf, ...asked } });
    expect(kept.status).toBe(409);
  });

  it('shows what was forgotten and what is next, and lists the references', async () => {
    const { clock } = office.portal;
    const rounds = new WorkerRounds(database, clock);
    const keeper = new RetentionKeeper(forgetPeople, rounds);
    keeper.onApplicationBootstrap();
    await until('a round', async () => (await rounds.last('retention')) !== null);
    await keeper.beforeApplicationShutdown();
    const auditor = await office.as('auditor');
    const page = await auditor.open('/admin/conservazione');
    expect(page.status).toBe(200);
    expect(page.marked('retention-unpaid')).toMatch(/90 giorni.*prossimo giro ?0.*Trattenuti[^0-9]*1/);
    expect(page.marked('retention-paid')).toContain('10 anni');
    const [{ forgotten } = { forgotten: 0 }] = await office.rows<{ forgotten: number }>(
      'select count(*)::int as forgotten from payment where forgotten_at is not null',
    );
    expect(page.marked('forgotten-month')).toContain(String(forgotten));
    const csv = await (await auditor.send(page.$('[data-testid=forgotten-month] a').attr('href') ?? '')).text();
    const lines = csv.replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(lines[0]).toBe('riferimento;servizio;tipo;stato;data_ora;dimenticato_il');
    expect(lines).toHaveLength(forgotten + 1);
    expect(csv).not.toMatch(/undefined|;null/);
    expect((await office.trail('forgotten-listed'))[0]?.data).toMatchObject({
      month: expect.stringMatching(/^\d{4}-\d{2}$/) as string,
    });
    expect((await (await office.as('clerk')).open('/admin/conservazione')).status).toBe(403);
  });
});
