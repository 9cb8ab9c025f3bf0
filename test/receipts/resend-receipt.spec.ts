import type { NewPayment } from '../../src/payments/persistence/payment.records.js';
import type { ResendResult } from '../../src/receipts/resend-receipt.js';
import { ReceiptsWorld } from './receipts-world.js';

const MINUTE_MS = 60_000;

describe('sending a receipt again', () => {
  let world: ReceiptsWorld;

  beforeAll(async () => {
    world = await ReceiptsWorld.create();
  });

  afterAll(async () => {
    await world.destroy();
  });

  const resend = (payment: NewPayment): Promise<ResendResult> => world.resender().execute(payment.publicId);

  async function markSent(payment: NewPayment): Promise<void> {
    await world.raw.query(
      `update receipt_delivery set state = 'sent', sent_at = $2
       where state = 'queued' and receipt_id = (select id from receipt where payment_id = $1)`,
      [payment.publicId, world.clock.now()],
    );
  }

  it('waits for the one that is on its way, then for a minute', async () => {
    const payment = await world.pay();
    expect(await resend(payment)).toEqual({ kind: 'on-its-way' });
    await markSent(payment);
    expect(await resend(payment)).toEqual({ kind: 'too-soon', retryAfterSeconds: 60 });
    world.clock.advance(MINUTE_MS);
    expect(await resend(payment)).toEqual({ kind: 'queued' });
    expect(await world.deliveries(payment)).toMatchObject([
      { version: 1 },
      { version: 2, reason: 'resend_by_citizen' },
    ]);
  });

  it('adds one delivery when asked many times at once', async () => {
    const payment = await world.pay();
    await world.issueReceipt(payment);
    await markSent(payment);
    world.clock.advance(2 * MINUTE_MS);
    const results = await Promise.all(Array.from({ length: 10 }, () => resend(payment)));
    expect(results.filter(({ kind }) => kind === 'queued')).toHaveLength(1);
    expect(await world.deliveries(payment)).toHaveLength(2);
  });

  it('stops at five in 24 hours', async () => {
    const payment = await world.pay();
    await world.issueReceipt(payment);
    for (let sent = 0; sent < 5; sent += 1) {
      await markSent(payment);
      world.clock.advance(2 * MINUTE_MS);
      expect(await resend(payment)).toEqual({ kind: 'queued' });
    }
    await markSent(payment);
    world.clock.advance(2 * MINUTE_MS);
    expect(await resend(payment)).toEqual({ kind: 'daily-limit' });
    world.clock.advance(24 * 60 * MINUTE_MS);
    expect(await resend(payment)).toEqual({ kind: 'queued' });
  });

  it('says when the address was forgotten', async () => {
    const payment = await world.pay();
    await world.raw.query('delete from payer where payment_id = (select id from payment where public_id = $1)', [
      payment.publicId,
    ]);
    expect(await resend(payment)).toEqual({ kind: 'address-forgotten' });
  });
});
