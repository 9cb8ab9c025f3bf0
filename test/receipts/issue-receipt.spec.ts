import { printedNumber } from '../../src/receipts/receipt.js';
import { ReceiptsWorld } from './receipts-world.js';

describe('issuing receipts, on a real database', () => {
  let world: ReceiptsWorld;

  beforeAll(async () => {
    world = await ReceiptsWorld.create();
  });

  afterAll(async () => {
    await world.destroy();
  });

  async function numbersOf(year: number): Promise<number[]> {
    const { rows } = await world.raw.query<{ number: number }>(
      'select number from receipt where year = $1 order by number',
      [year],
    );
    return rows.map((row) => row.number);
  }

  it('numbers without gaps or repeats when many are issued at once', async () => {
    const payments = await Promise.all(Array.from({ length: 50 }, () => world.pay()));
    const receipts = await Promise.all(payments.map((payment) => world.issueReceipt(payment)));

    expect(receipts.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, i) => i + 1),
    );
    expect(new Set(receipts.map(({ verificationCode }) => verificationCode)).size).toBe(50);
  });

  it('gives one receipt to a payment, however often and at once it is asked', async () => {
    const payment = await world.pay();
    const receipts = await Promise.all(Array.from({ length: 20 }, () => world.issueReceipt(payment)));
    expect(new Set(receipts.map(({ id }) => id)).size).toBe(1);
    expect(await world.deliveries(payment)).toHaveLength(1);
    expect(await numbersOf(2026)).toHaveLength(51);
  });

  it('loses no number when issuing fails', async () => {
    await world.raw.query(`
      create function refuse_receipt() returns trigger language plpgsql as $$ begin raise exception 'injected'; end $$;
      create trigger refuse_receipt before insert on receipt_delivery for each row execute function refuse_receipt()`);
    const payment = await world.pay();
    await expect(world.issueReceipt(payment)).rejects.toThrow('injected');
    await world.raw.query('drop function refuse_receipt() cascade');
    const { number } = await world.issueReceipt(payment);
    expect(number).toBe(Math.max(...(await numbersOf(2026))));
    expect(await numbersOf(2026)).toHaveLength(number);
  });

  it('begins again with the year of issue, as it is in Italy', async () => {
    world.clock.set(new Date('2026-12-31T22:59:00Z'));
    const old = await world.issueReceipt(await world.pay());
    world.clock.set(new Date('2026-12-31T23:01:00Z'));
    const fresh = await world.issueReceipt(await world.pay());
    expect(old.year).toBe(2026);
    expect(printedNumber(fresh)).toBe('2027/000001');
  });

  it('issues nothing for a payment that is not paid', async () => {
    await world.pay();
    await expect(world.resender().execute('_'.repeat(22))).resolves.toEqual({ kind: 'not-paid' });
  });

  it('keeps what was issued as it was', async () => {
    await world.issueReceipt(await world.pay());
    await expect(world.raw.query('update receipt set number = number + 1000')).rejects.toThrow(
      'neither changes nor goes',
    );
    await expect(world.raw.query('delete from receipt')).rejects.toThrow();
  });
});
