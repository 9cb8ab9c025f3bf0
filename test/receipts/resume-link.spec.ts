import type { NewPayment } from '../../src/payments/persistence/payment.records.js';
import { ApplySignal } from '../../src/payments/use-cases/apply-signal.js';
import { PrometheusMetrics } from '../../src/shared/metrics/prometheus-metrics.js';
import { aSignal } from '../factories/signal.factory.js';
import { until } from '../support/until.js';
import { ReceiptsWorld, type ResumeDeliveryRow } from './receipts-world.js';

const MINUTE_MS = 60_000;

describe('the link that resumes a payment', () => {
  let world: ReceiptsWorld;

  beforeAll(async () => {
    world = await ReceiptsWorld.create();
  });

  afterEach(async () => {
    await world.stopWorkers();
    world.mail.reset();
  });

  afterAll(async () => {
    await world.destroy();
  });

  /** What the bank says of the payment's first order. */
  async function bankSays(payment: NewPayment, outcome: 'paid' | 'declined' | 'cancelled' | 'expired'): Promise<void> {
    const { orderCode } = payment.attempt;
    const signal = aSignal(orderCode, { outcome, verifiedFields: { ORDERID: orderCode, RESULT: outcome } });
    const applySignal = new ApplySignal(world.database, world.store, world.clock, new PrometheusMetrics());
    await applySignal.execute({ gateway: 'sia-vpos', orderCode, signal });
  }

  async function left(outcome: 'declined' | 'cancelled' | 'expired'): Promise<NewPayment> {
    const payment = await world.begin();
    await bankSays(payment, outcome);
    return payment;
  }

  const isOver = async (): Promise<boolean> => {
    const { rowCount } = await world.raw.query(
      `select 1 from outbox where done_at is null
       union all select 1 from resume_delivery where state in ('queued', 'sending')`,
    );
    return rowCount === 0;
  };
  const settled = (): Promise<boolean> => until('everything is sent or dropped', isOver);
  const only = async (payment: NewPayment): Promise<ResumeDeliveryRow | undefined> => {
    const rows = await world.resumeDeliveries(payment);
    expect(rows).toHaveLength(1);
    return rows[0];
  };

  it('leaves by itself, once, when nobody completed the payment, and says that nothing was taken', async () => {
    await world.startWorker();
    const payment = await left('expired');
    await until('the message', () => world.mail.messages.length > 0);
    await settled();
    expect(await only(payment)).toMatchObject({ reason: 'automatic', state: 'sent', version: 1 });
    const [mail] = world.mail.messages;
    expect(mail?.subject).toMatch(/^Pagamento N\. \d+ non completato: nessun addebito$/);
    expect(mail?.text).toContain(
      `https://pagamenti.comune.monopoli.example/pagamenti/${payment.publicId}/collegamento`,
    );
    expect(mail?.text).toContain('Nessun addebito');
    expect(mail?.html).toContain('Riprendi il pagamento');
    expect(mail?.attachments).toEqual([]);
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('is written in the language that the citizen had chosen', async () => {
    await world.startWorker();
    const payment = await world.begin({ language: 'en' });
    await bankSays(payment, 'expired');
    await until('the message', () => world.mail.messages.length > 0);
    const [mail] = world.mail.messages;
    expect(mail?.subject).toMatch(/^Payment No\. \d+ not completed: no money was taken$/);
    expect(mail?.text).toContain('You can resume it from here');
    expect(mail?.headers.get('content-language')).toBe('en');
  });

  it('does not leave by itself after an end that the citizen saw', async () => {
    const payments = [await left('declined'), await left('cancelled')];
    await world.startWorker();
    await settled();
    expect(world.mail.messages).toEqual([]);
    expect((await Promise.all(payments.map((payment) => world.resumeDeliveries(payment)))).flat()).toEqual([]);
  });

  it('is dropped when the payment was paid before it could leave', async () => {
    const payment = await left('expired');
    await bankSays(payment, 'paid');
    await world.startWorker();
    await until('the receipt', () => world.mail.messages.length > 0);
    await settled();
    expect(await only(payment)).toMatchObject({ state: 'dropped', last_error_code: 'nothing-to-resume' });
    expect(world.mail.messages.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Ricevuta/)]);
  });

  it('is dropped when the person was forgotten', async () => {
    const payment = await left('expired');
    await world.forget(payment);
    await world.startWorker();
    await settled();
    expect(await only(payment)).toMatchObject({ state: 'dropped', last_error_code: 'payer-forgotten' });
  });

  it('leaves by itself at most once, however often the payment expires', async () => {
    const payment = await left('expired');
    await world.sayAgain('payment.expired', payment);
    await world.sayAgain('payment.expired', payment);
    await world.startWorker();
    await settled();
    expect(await only(payment)).toMatchObject({ state: 'sent' });
    expect(world.mail.messages).toHaveLength(1);
  });

  it('is tried again when the mail server is busy', async () => {
    world.mail.behaviour = { kind: 'refuse', code: 451, at: 'recipient' };
    const payment = await left('expired');
    await world.startWorker();
    await until('a first try', async () => (await world.resumeDeliveries(payment))[0]?.failures === 1);
    world.mail.behaviour = { kind: 'accept' };
    world.pass(5 * MINUTE_MS);
    await until('the message', () => world.mail.messages.length > 0);
    await settled();
    expect(await only(payment)).toMatchObject({ state: 'sent', failures: 1 });
  });

  describe('asked for by the citizen', () => {
    it('leaves for any payment that can still be paid, and promises nothing while the bank is silent', async () => {
      const payment = await world.begin();
      expect(await world.resumeRequests().execute(payment.publicId)).toEqual({ kind: 'queued' });
      await world.startWorker();
      await until('the message', () => world.mail.messages.length > 0);
      const [mail] = world.mail.messages;
      expect(mail?.text).toContain('non pagare di nuovo');
      expect(mail?.text).not.toContain('Nessun addebito');
    });

    it('is refused for a paid payment, an unknown one and a forgotten person', async () => {
      const request = (publicId: string): Promise<object> => world.resumeRequests().execute(publicId);
      expect(await request((await world.pay()).publicId)).toEqual({ kind: 'not-resumable' });
      expect(await request('A'.repeat(22))).toEqual({ kind: 'not-resumable' });
      const forgotten = await left('declined');
      await world.forget(forgotten);
      expect(await request(forgotten.publicId)).toEqual({ kind: 'address-forgotten' });
    });

    it('fills nobody’s mailbox: one at a time, one a minute, once however many ask at the same time', async () => {
      const payment = await left('declined');
      const requests = world.resumeRequests();
      const results = await Promise.all(Array.from({ length: 10 }, () => requests.execute(payment.publicId)));
      expect(results.filter(({ kind }) => kind === 'queued')).toHaveLength(1);
      expect(results.filter(({ kind }) => kind === 'on-its-way')).toHaveLength(9);
      await world.startWorker();
      await settled();
      expect(await requests.execute(payment.publicId)).toEqual({ kind: 'too-soon', retryAfterSeconds: 60 });
      const links = world.mail.messages.filter(({ text }) => text?.includes(payment.publicId) === true);
      expect(links).toHaveLength(1);
    });
  });
});
