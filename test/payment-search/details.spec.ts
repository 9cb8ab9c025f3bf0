import { InventedTown } from './invented-town.js';

describe("the staff's view of one payment", () => {
  let town: InventedTown;

  beforeAll(async () => {
    town = await InventedTown.build(3_000, 30);
  });

  afterAll(() => town.close());

  async function anyOf(condition: string): Promise<string> {
    const [row] = await town.rows<{ publicId: string }>(
      `select public_id as "publicId" from payment p where ${condition} order by id limit 1`,
    );
    if (row === undefined) throw new Error(`no payment: ${condition}`);
    return row.publicId;
  }

  it('tells of a refused and then paid one: orders, what the bank said, history', async () => {
    const publicId = await anyOf(
      `status = 'paid' and exists (select from payment_attempt a where a.payment_id = p.id and a.status = 'refused')`,
    );
    const detail = (await town.details.find(publicId))!;
    expect(detail).toMatchObject({ publicId, status: 'paid', isHistoryIntact: true, alerts: [] });
    expect(detail.payer).toMatchObject({ lastName: expect.any(String), taxCode: expect.any(String) });
    expect(detail.attempts.map(({ status, number }) => [number, status])).toEqual([
      [1, 'refused'],
      [2, 'paid'],
    ]);
    expect(detail.attempts[1]!.signals[0]).toMatchObject({ source: 'notification', outcome: 'paid' });
    expect(detail.attempts[1]!.transactionCode).toBe(detail.transactionCode);
    expect(detail.history.map(({ type, actor }) => [type, actor])).toEqual([
      ['created', 'citizen'],
      ['attempt-opened', 'citizen'],
      ['refused', 'bank'],
      ['attempt-opened', 'citizen'],
      ['paid', 'bank'],
    ]);
  });

  it('tells of a doubt with its alert', async () => {
    const detail = (await town.details.find(await anyOf(`status = 'under_review'`)))!;
    expect(detail.alerts).toEqual([expect.objectContaining({ kind: 'mismatch', attemptNumber: 1, resolvedAt: null })]);
    expect(detail.attempts[0]!.signals[0]!.fields['AMOUNT']).not.toBe(String(detail.totalCents));
  });

  it('says that the person is forgotten, and keeps the rest', async () => {
    const publicId = await anyOf(`status = 'paid'`);
    await town.sql.query('delete from payer where payment_id = (select id from payment where public_id = $1)', [
      publicId,
    ]);
    const detail = (await town.details.find(publicId))!;
    expect(detail).toMatchObject({ payer: null, description: null, extraFields: [], isHistoryIntact: true });
    const { rows } = await town.search.page({ code: { transactionCode: detail.transactionCode ?? '' } }, { size: 25 });
    expect(rows).toEqual([expect.objectContaining({ publicId, payer: null, description: null })]);
  });

  it('notices a history that was changed', async () => {
    const publicId = await anyOf(`status = 'expired'`);
    await town.sql.query('alter table payment_event disable trigger payment_event_append_only');
    await town.sql.query(
      `update payment_event set data = data || '{"outcome": "paid"}'
       where sequence = 3 and payment_id = (select id from payment where public_id = $1)`,
      [publicId],
    );
    await town.sql.query('alter table payment_event enable trigger payment_event_append_only');
    expect((await town.details.find(publicId))!.isHistoryIntact).toBe(false);
  });

  it('knows nothing of a payment that is not there', async () => {
    expect(await town.details.find('AAAAAAAAAAAAAAAAAAAAAA')).toBeNull();
    expect(await town.receipts.find('AAAAAAAAAAAAAAAAAAAAAA')).toBeNull();
  });

  it('tells of the receipt with every sending', async () => {
    const publicId = await anyOf(
      `exists (select from receipt r join receipt_delivery d on d.receipt_id = r.id and d.version = 2 where r.payment_id = p.public_id)`,
    );
    const { receipt, deliveries } = (await town.receipts.find(publicId))!;
    expect(receipt).toMatchObject({ paymentId: publicId, number: expect.any(Number) });
    expect(deliveries.map(({ version, state, reason }) => [version, state, reason])).toEqual([
      [1, 'sent', 'automatic'],
      [2, 'sent', 'resend_by_citizen'],
    ]);
  });

  it('counts the receipts that did not arrive', async () => {
    const [counted] = await town.rows<{ receipts: number; failed: number; oldestAt: Date }>(`
      select count(*)::int as receipts, (count(*) filter (where state = 'failed'))::int as failed, min(queued_at) as "oldestAt"
      from receipt_delivery d
      where not exists (select from receipt_delivery s where s.receipt_id = d.receipt_id and s.state = 'sent')`);
    expect(counted!.failed).toBeGreaterThan(0);
    expect(await town.receipts.undelivered()).toEqual(counted);
  });
});
