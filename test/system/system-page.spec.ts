import '../support/quiet-logs.js';
import type { Queue } from 'bullmq';
import { QueueOffice } from '../../src/shared/queue/queue-office.js';
import { openQueue } from '../../src/shared/queue/queue-backend.js';
import { CARDS } from '../support/bank.js';
import { Citizen, type SeenPage } from '../support/citizen.js';
import { freePort } from '../support/free-port.js';
import { payWithCard, publicIdOf, toConnecting } from '../support/journey.js';
import { TestPortal } from '../support/portal.js';
import { addStaff, StaffBrowser } from '../support/staff.js';
import { testEnvironment } from '../support/test-environment.js';
import { until } from '../support/until.js';

const SYSTEM = '/admin/sistema';
const CANARY = 'canarino-0123456789-segreto';
const RETRY_JOB = 'form:has([value=retry])';
const DISCARD_JOB = 'form:has([value=discard])';
const SECRETS = {
  ...{ METRICS_TOKEN: CANARY, SESSION_SECRET: CANARY, EXPORT_SIGNING_KEY: CANARY, STAFF_PASSWORD: CANARY },
  ...{ BANK_START_KEY: CANARY, BANK_RESULT_KEY: `${CANARY}-2`, BANK_RESULT_KEY_PREVIOUS: `${CANARY}-3` },
};

describe('the system page', () => {
  let portal: TestPortal;
  let admin: StaffBrowser;
  let queue: Queue;
  const citizen = new Citizen();

  beforeAll(async () => {
    portal = await TestPortal.start({ variables: { TRUST_PROXY: 'true', ...SECRETS }, sweepsByHand: true });
    await addStaff(portal, { username: 'capo', role: 'admin' });
    admin = new StaffBrowser(portal);
    await admin.signIn('capo');
    queue = openQueue(portal.environment, 'receipts');
  });

  afterAll(async () => {
    await queue.close();
    await portal.close();
  });

  const lastEntry = async (): Promise<Record<string, unknown>> => {
    const { rows } = await portal.sql.query<Record<string, unknown>>(
      'select action, actor_name as actor, subject_kind as kind, subject_id as subject, data from audit_entry order by sequence desc limit 1',
    );
    return rows[0] ?? {};
  };
  /** A job whose worker meets a database that lacks a table for a moment. */
  const failJob = async (id: string): Promise<void> => {
    await portal.sql.query('alter table receipt_delivery rename to receipt_delivery_away');
    try {
      await queue.add('send-receipt', { deliveryId: 999_999 }, { jobId: id, attempts: 1 });
      await until(`${id} has failed`, async () => (await queue.getJobState(id)) === 'failed');
    } finally {
      await portal.sql.query('alter table receipt_delivery_away rename to receipt_delivery');
    }
  };
  const setting = (page: SeenPage, name: string): string =>
    page
      .$('[data-testid=setting]')
      .filter((_index, row) => page.$(row).find('code').text() === name)
      .find('td')
      .text()
      .trim();

  it('tells versions, settings without secrets, and how things stand', async () => {
    const page = await admin.open(SYSTEM);
    expect(page.status).toBe(200);
    expect(page.text).toContain(`Node ${process.versions.node}`.replace('Node ', 'Node'));
    expect(page.text).toMatch(/PostgreSQL\d+\.\d+/);
    expect(setting(page, 'BANK_RESULT_KEY')).toMatch(/^impostato/);
    expect(setting(page, 'BANK_TIMEOUT_MINUTES')).toBe('8');
    expect(setting(page, 'TRUST_PROXY')).toBe('true');
    const database = new URL(portal.environment.database.url ?? '');
    expect(setting(page, 'DATABASE_URL')).toBe(`${database.protocol}//${database.host}${database.pathname}`);
    expect(page.html).not.toContain('canarino');
    if (database.password !== '') expect(page.html).not.toContain(`:${database.password}@`);
    expect(page.$('[data-testid=finding]').length).toBeGreaterThan(5);
    expect(page.text).toContain('Ultima notifica della bancamai');
    // The first round was made when the worker started.
    expect(page.text).toMatch(/Ultimo giro di domande alla banca\d+ secondi fa/);
  });

  it('shows a failed job, which is retried and done; the trail says who did it', async () => {
    await failJob('delivery-prova-1');
    const page = await admin.open(SYSTEM);
    expect(page.marked('job-delivery-prova-1')).toContain('42P01');
    expect(page.marked('queue-receipts')).toMatch(/Non riusciti ?1/);
    const done = await admin.submit(page, RETRY_JOB, { action: 'retry' });
    expect([done.status, done.marked('notice')]).toEqual([200, expect.stringContaining('di nuovo in attesa')]);
    await until('it is done', async () => (await queue.getJobState('delivery-prova-1')) === 'completed');
    expect(await lastEntry()).toMatchObject({
      ...{ action: 'job-retried', actor: 'capo', kind: 'job', subject: 'delivery-prova-1', data: {} },
    });
    const late = await admin.submit(page, RETRY_JOB, { action: 'retry' });
    expect([late.status, late.marked('notice')]).toEqual([409, expect.stringContaining('non è più')]);
  });

  it('discards a failed job only with a reason', async () => {
    await failJob('delivery-prova-2');
    const page = await admin.open(SYSTEM);
    const wrong = await admin.submit(page, DISCARD_JOB, { action: 'discard' });
    expect([wrong.status, wrong.errors]).toEqual([
      422,
      { 'reason-delivery-prova-2': 'Scegli perché il lavoro si può scartare.' },
    ]);
    expect(wrong.$('details[open] #reason-delivery-prova-2')).toHaveLength(1);
    const gone = await admin.submit(wrong, DISCARD_JOB, { action: 'discard', reason: 'not-needed' });
    expect(gone.$('[data-testid^=job-]')).toHaveLength(0);
    expect(await lastEntry()).toMatchObject({ action: 'job-discarded', data: { reason: 'not-needed' } });
    const again = await admin.submit(wrong, DISCARD_JOB, { action: 'discard', reason: 'not-needed' });
    expect([again.status, again.marked('notice')]).toEqual([409, expect.stringContaining('non c’è più')]);
  });

  it('shows what could not be sent, and sends it again', async () => {
    portal.mail.behaviour = { kind: 'refuse', code: 550, at: 'recipient' };
    const paid = await payWithCard(citizen, await toConnecting(citizen, portal), CARDS.paid);
    const refused = await payWithCard(citizen, await toConnecting(citizen, portal), CARDS.refused);
    await until('the receipt has failed', async () => {
      const { rows } = await portal.sql.query("select from receipt_delivery where state = 'failed'");
      return rows.length === 1;
    });
    await portal.sql.query(
      `insert into resume_delivery (payment_id, version, reason, state, next_attempt_at, message_id, last_error_code, queued_at, failures)
       values ($1, 1, 'requested_by_citizen', 'failed', $2, '<prova@portale.example>', 'smtp-550', $2, 1)`,
      [publicIdOf(refused), portal.clock.now()],
    );
    portal.mail.reset();
    const page = await admin.open(SYSTEM);
    const [receipt, link] = ['tr[data-testid^="delivery-receipt"]', 'tr[data-testid^="delivery-resume"]'] as const;
    expect(page.$(receipt).text()).toContain('smtp-550');
    expect(page.$(`${receipt} a`).attr('href')).toBe(`/admin/transazioni/${publicIdOf(paid)}`);
    expect(page.html).not.toMatch(/mariorossi|RSSMRA/i);

    const queued = await admin.submit(page, `${receipt} form`);
    expect([queued.status, queued.marked('notice')]).toEqual([
      200,
      expect.stringContaining('parte entro pochi secondi'),
    ]);
    expect(await lastEntry()).toMatchObject({
      ...{ action: 'delivery-retried', actor: 'capo', kind: 'payment', subject: publicIdOf(paid) },
      data: { kind: 'receipt' },
    });
    await admin.submit(queued, `${link} form`);
    await until('both have left', () => portal.mail.messages.length === 2);
    expect((await admin.open(SYSTEM)).$(`${receipt}, ${link}`)).toHaveLength(0);
    const late = await admin.submit(page, `${receipt} form`);
    expect([late.status, late.marked('notice')]).toEqual([409, expect.stringContaining('non è più')]);
    expect((await admin.open(SYSTEM)).text).not.toContain('Ultima notifica della bancamai');
  });

  it('shows payments that the bank should have been asked about, with the way to them', async () => {
    const stuck = publicIdOf(await toConnecting(citizen, portal, { description: 'resta aperto' }));
    expect((await admin.open(SYSTEM)).$('[data-testid=stuck]')).toHaveLength(0);
    portal.clock.advance(15 * 60_000);
    const page = await admin.open(SYSTEM);
    expect(page.$('[data-testid=stuck] a').attr('href')).toBe(`/admin/transazioni/${stuck}`);
    expect(page.text).toMatch(/Ultimo giro di domande alla banca\d+ minuti fa/);
    expect(
      page.$('[data-testid=finding][data-level=guasto], [data-testid=finding][data-level=attenzione]').text(),
    ).toContain('da chiedere alla banca');
  });

  it('belongs to administrators', async () => {
    for (const role of ['clerk', 'manager', 'auditor'] as const) {
      await addStaff(portal, { username: `un.${role}`, role });
      const browser = new StaffBrowser(portal);
      const home = await browser.signIn(`un.${role}`);
      expect(home.html).not.toContain(SYSTEM);
      const { _csrf = '' } = home.formFields('form');
      const answers = [
        await browser.send(SYSTEM),
        await browser.send(`${SYSTEM}/lavori`, { fields: { _csrf, action: 'retry', queue: 'receipts', job: 'x' } }),
        await browser.send(`${SYSTEM}/invii`, { fields: { _csrf, kind: 'receipt', id: '1' } }),
      ];
      expect([role, ...answers.map(({ status }) => status)]).toEqual([role, 403, 403, 403]);
    }
  });

  it('answers nonsense without doing anything', async () => {
    const { _csrf = '' } = (await admin.open(SYSTEM)).formFields('form');
    const statusOf = async (path: string, fields: Record<string, string>): Promise<number> =>
      (await admin.send(`${SYSTEM}/${path}`, { fields: { _csrf, ...fields } })).status;
    expect(await statusOf('lavori', { action: 'retry', queue: 'receipts', job: '../x y' })).toBe(400);
    expect(await statusOf('lavori', { action: 'burn', queue: 'receipts', job: 'x' })).toBe(400);
    expect(await statusOf('lavori', { action: 'retry', queue: 'pigeons', job: 'x' })).toBe(400);
    for (const queue of ['receipts', 'refunds', 'webhooks']) {
      expect(await statusOf('lavori', { action: 'retry', queue, job: 'mai-esistito' })).toBe(409);
    }
    expect(await statusOf('invii', { kind: 'pigeon', id: '1' })).toBe(400);
    expect(await statusOf('invii', { kind: 'receipt', id: 'uno' })).toBe(404);
    expect(await statusOf('invii', { kind: 'receipt', id: '123456' })).toBe(409);
  });

  it('does without a queue that does not answer', async () => {
    const closed = testEnvironment({ REDIS_URL: `redis://127.0.0.1:${await freePort()}` });
    await expect(new QueueOffice(closed).look('receipts', 1)).rejects.toThrow();
  });
});
