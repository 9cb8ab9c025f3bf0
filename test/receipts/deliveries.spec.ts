import '../support/quiet-logs.js';
import { DeliveryReconciler } from '../../src/receipts/delivery/delivery-reconciler.js';
import { deliveryLives } from '../../src/receipts/persistence/delivery-life.js';
import { handOverDue } from '../../src/shared/delivery/delivery-life.js';
import { appendToOutbox } from '../../src/shared/outbox/append-to-outbox.js';
import { aPayment } from '../factories/payment.factory.js';
import { emptyBackend, queueBackends } from '../support/queue-backends.js';
import { until } from '../support/until.js';
import { readPdf } from '../support/pdf-text.js';
import { ReceiptsWorld } from './receipts-world.js';

const MINUTE_MS = 60_000;

describe.each(queueBackends())('sending receipts with the queue on $name', (backend) => {
  let world: ReceiptsWorld;

  beforeAll(async () => {
    await emptyBackend(backend);
    world = await ReceiptsWorld.create();
    await world.startWorker(backend.redisUrl);
  });

  afterAll(async () => {
    await world.destroy();
  });

  beforeEach(() => {
    world.mail.reset();
  });

  it('sends the receipt of a paid payment, with its PDF and without personal data in the headers', async () => {
    const payment = await world.pay();
    await until('the receipt is sent', async () => (await world.stateOf(payment)) === 'sent');

    expect(world.mail.messages).toHaveLength(1);
    const [message] = world.mail.messages;
    expect(message?.subject).toMatch(/^Ricevuta del pagamento N\. \d+ – REFEZIONE SCOLASTICA$/);
    expect(message?.to).toMatchObject({ text: '"Mario Rossi" <mariorossi@mail.invalid>' });
    expect(message?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(message?.messageId).toBe((await world.deliveries(payment))[0]?.message_id);
    expect(message?.text).toContain('Totale pagato: 156,96\u00A0€');
    expect(message?.html).toContain(`https://pagamenti.comune.monopoli.example/pagamenti/${payment.publicId}/esito`);
    const [attachment] = message?.attachments ?? [];
    expect(attachment?.filename).toMatch(/^ricevuta-2026-\d{6}\.pdf$/);
    const { text } = await readPdf(attachment!.content);
    expect(text).toContain('Mario Rossi');
  });

  it('makes one receipt and one message however often and at once it is told', async () => {
    const payment = await world.pay();
    await Promise.all(
      Array.from({ length: 20 }, () =>
        world.database.transaction((tx) =>
          appendToOutbox(tx, { topic: 'payment.paid', payload: { paymentId: payment.publicId } }, world.clock.now()),
        ),
      ),
    );
    await until('every message is told', async () => {
      const { rows } = await world.raw.query('select 1 from outbox where done_at is null');
      return rows.length === 0;
    });
    await until('the receipt is sent', async () => (await world.stateOf(payment)) === 'sent');
    world.pass(10 * MINUTE_MS);

    expect(await world.deliveries(payment)).toHaveLength(1);
    expect(world.mail.messages).toHaveLength(1);
  });

  it.each([
    ['Ștefan', 'Łukaszewicz-D’Angelo'],
    ['Άννα', 'Παπαδοπούλου'],
    ['Олександр', 'Їжакевич'],
    ['Արամ', 'Խաչատրյան'],
    ['გიორგი', 'ბერიძე'],
  ])('writes to %s %s', async (firstName, lastName) => {
    const { payer } = aPayment(world.clock.now());
    const payment = await world.pay({ payer: { ...payer, firstName, lastName } });
    await until('the receipt is sent', async () => (await world.stateOf(payment)) === 'sent');
    const name = `${firstName} ${lastName}`;
    const message = world.mail.messages.find(({ text }) => text?.includes(`Gentile ${name},`));
    expect(message?.to).toMatchObject({ value: [{ name, address: 'mariorossi@mail.invalid' }] });
    expect(message?.html).toContain(name);
  });

  it('tries again after a temporary refusal, with the same Message-ID', async () => {
    world.mail.behaviour = { kind: 'refuse', code: 451, at: 'message' };
    const payment = await world.pay();
    await until('the first try failed', async () => (await world.deliveries(payment))[0]?.failures === 1);
    expect(await world.deliveries(payment)).toMatchObject([{ state: 'queued', last_error_code: 'smtp-451' }]);

    world.mail.behaviour = { kind: 'accept' };
    world.pass(2 * MINUTE_MS);
    await until('the receipt is sent', async () => (await world.stateOf(payment)) === 'sent');
    const [delivery] = await world.deliveries(payment);
    expect(delivery).toMatchObject({ attempt: 2, failures: 1, last_error_code: null });
    expect(world.mail.messages.map(({ messageId }) => messageId)).toEqual([delivery?.message_id]);
  });

  it('does not insist when the recipient is refused for good, and keeps the reason', async () => {
    world.mail.behaviour = { kind: 'refuse', code: 550, at: 'recipient' };
    const payment = await world.pay();
    await until('the delivery failed', async () => (await world.stateOf(payment)) === 'failed');
    world.pass(60 * MINUTE_MS);
    expect(await world.deliveries(payment)).toMatchObject([{ last_error_code: 'smtp-550', attempt: 1 }]);
    expect(world.mail.tries).toBe(1);
  });

  it('gives up waiting for a server that hangs, and tries again', async () => {
    await world.stopWorkers();
    world.mailPatienceMs = 1_000;
    await world.startWorker(backend.redisUrl);
    world.mailPatienceMs = undefined;
    world.mail.behaviour = { kind: 'hang' };
    const payment = await world.pay();
    await until('the try timed out', async () => (await world.deliveries(payment))[0]?.failures === 1);
    expect(await world.deliveries(payment)).toMatchObject([{ state: 'queued', last_error_code: 'ETIMEDOUT' }]);
    await world.stopWorkers();
    await world.startWorker(backend.redisUrl);
    world.mail.behaviour = { kind: 'accept' };
    world.pass(2 * MINUTE_MS);
    await until('the receipt is sent', async () => (await world.stateOf(payment)) === 'sent');
  });

  it('sends twice only when the acceptance got lost, and then with the same Message-ID', async () => {
    world.mail.behaviour = { kind: 'drop-after-accepting' };
    const payment = await world.pay();
    await until('the try failed', async () => (await world.deliveries(payment))[0]?.failures === 1);
    world.mail.behaviour = { kind: 'accept' };
    world.pass(2 * MINUTE_MS);
    await until('the receipt is sent', async () => (await world.stateOf(payment)) === 'sent');
    const ids = world.mail.messages.map(({ messageId }) => messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  describe('when the database refuses to remember an accepted message', () => {
    let pauses: number;
    let duringPause: () => Promise<unknown>;

    beforeEach(async () => {
      pauses = 0;
      duringPause = () => Promise.resolve();
      world.markPause = async () => {
        pauses += 1;
        await duringPause();
      };
      // The sequence counts the refusals, as it does not go back when the statement does.
      await world.raw.query(`
        create sequence refusals;
        create function forget_sent() returns trigger language plpgsql as
          $$ begin perform nextval('refusals'); raise exception 'injected'; end $$;
        create trigger forget_sent before update on receipt_delivery for each row when (new.state = 'sent')
          execute function forget_sent()`);
    });

    const remember = (): Promise<unknown> =>
      world.raw.query('drop function if exists forget_sent() cascade; drop sequence if exists refusals');

    afterEach(remember);

    it('insists, and sends nothing twice', async () => {
      duringPause = async () => {
        if (pauses === 4) await remember();
      };
      const payment = await world.pay();
      await until('the receipt is sent', async () => (await world.stateOf(payment)) === 'sent');
      expect(await world.deliveries(payment)).toMatchObject([{ attempt: 1, failures: 0 }]);
      world.pass(10 * MINUTE_MS);
      expect(world.mail.messages).toHaveLength(1);
    });

    it('leaves it to the lease when nothing helps, and repeats it with the same Message-ID', async () => {
      const payment = await world.pay();
      const refusals = async (): Promise<number> =>
        (await world.raw.query<{ count: number }>('select last_value::int as count from refusals')).rows[0]?.count ?? 0;
      await until('the last try was refused', async () => pauses === 5 && (await refusals()) === 6);
      await remember();
      // What was sent and not marked is not due before its lease ends, however often somebody looks.
      world.pass(4 * MINUTE_MS);
      const another = await world.pay();
      await until('another receipt is sent', async () => (await world.stateOf(another)) === 'sent');
      expect(await world.deliveries(payment)).toMatchObject([{ state: 'sending', attempt: 1, failures: 0 }]);

      world.pass(2 * MINUTE_MS);
      await until('the receipt is sent', async () => (await world.stateOf(payment)) === 'sent');
      const messageId = (await world.deliveries(payment))[0]?.message_id;
      expect(world.mail.messages.filter((message) => message.messageId === messageId)).toHaveLength(2);
    });
  });

  it('sends what the queue lost', async () => {
    await world.stopWorkers();
    const payment = await world.pay();
    await world.issueReceipt(payment);
    // As if the job had been added and the queue had then forgotten it.
    const now = world.clock.now();
    await handOverDue(world.database, deliveryLives.receipt, {
      now,
      turnEndsAt: new Date(now.getTime() + 5 * MINUTE_MS),
      limit: 10,
    });
    await emptyBackend(backend);

    await world.startWorker(backend.redisUrl);
    expect(await world.deliveries(payment)).toMatchObject([{ state: 'queued', attempt: 1 }]);
    world.pass(5 * MINUTE_MS);
    await until('the receipt is sent', async () => (await world.stateOf(payment)) === 'sent');
    expect(await world.deliveries(payment)).toMatchObject([{ attempt: 2 }]);
    expect(world.mail.messages).toHaveLength(1);
  });

  it('takes over a delivery whose worker died while sending', async () => {
    await world.stopWorkers();
    const payment = await world.pay();
    const worker = await world.startWorker(backend.redisUrl);
    await until('the receipt is sent', async () => (await world.stateOf(payment)) === 'sent');
    world.mail.reset();
    await world.raw.query(
      `update receipt_delivery set state = 'sending', sent_at = null, lease_until = $2
      where receipt_id = (select id from receipt where payment_id = $1)`,
      [payment.publicId, world.clock.now()],
    );
    worker.get(DeliveryReconciler).wake();
    await until('the receipt is sent', async () => (await world.stateOf(payment)) === 'sent');
    expect(world.mail.messages).toHaveLength(1);
  });
});
