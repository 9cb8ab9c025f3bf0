import type { ListedRow } from './bank-paper.js';
import type { FinanceOffice } from './finance-office.js';
import { SHOP, type TownOrder } from './town-payments.js';

const FIRST_BOOKED = '2026-11-03';

/** What a list tells that comes after the statement, after another list, or about many payments. */
export function describeLaterLists(desk: () => FinanceOffice): void {
  const rowOf = (
    { orderCode, transactionCode, totalCents }: TownOrder,
    told: Partial<ListedRow> & Pick<ListedRow, 'at'>,
  ): ListedRow => ({ ...{ orderCode, transactionCode, grossCents: totalCents, feeCents: 120 }, ...told });

  const labelsOf = async (day: string): Promise<string[]> =>
    (
      await desk().office.rows<{ label: string }>(
        'select label from reconciliation_finding where since_day = $1 order by label',
        [day],
      )
    ).map(({ label }) => label);

  it('does not leave as a fee what the bank did not pay', async () => {
    const [order] = await desk().paid('2026-11-02', 10_000);
    const text = `ACCREDITO ORDINE ${order!.orderCode}`;
    await desk().booked(FIRST_BOOKED, { reference: 'SINGOLO', amountCents: 9_800, text });
    // As long as no list tells the fee, two euros of a hundred may be one.
    expect(await desk().parts('SINGOLO')).toEqual([{ cents: 9_800, how: 'reference' }]);
    await desk().listed([rowOf(order!, { at: '02/11/2026 11:00:00' })]);
    expect(await desk().parts('SINGOLO')).toEqual([{ cents: 9_880, how: 'reference' }]);
    expect(await labelsOf(FIRST_BOOKED)).toEqual(['amount-differs']);
  });

  it('corrects a list, whichever comes first, and charges nobody twice', async () => {
    const at = '31/10/2026 11:00:00';
    const [first, second, third] = await desk().paid('2026-10-31', 8_000, 9_000, 7_000);
    await desk().listed([rowOf(first!, { at, grossCents: 8_001 }), rowOf(second!, { at }), rowOf(third!, { at })]);
    expect(await labelsOf('2026-10-31')).toContain('amount-differs');
    await desk().listed([
      rowOf(first!, { at }),
      rowOf(second!, { at, grossCents: 9_001 }),
      rowOf(third!, { at, feeCents: 130 }),
    ]);
    expect(await labelsOf('2026-10-31')).toEqual(['listed-not-credited']);
    const text = `ACCREDITO POS ${SHOP} DEL 31/10/2026 N.OPER. 3`;
    await desk().booked(FIRST_BOOKED, { reference: 'CORRETTO', amountCents: 23_630, text });
    expect((await desk().parts('CORRETTO')).map(({ cents }) => cents)).toEqual([6_870, 7_880, 8_880]);
    expect(await labelsOf('2026-10-31')).toEqual([]);
  });

  it('has one row for the many that the credit holds which is not explained yet', async () => {
    const at = '30/10/2026 11:00:00';
    const orders = await desk().paid('2026-10-30', ...Array.from({ length: 12 }, (_, index) => 2_000 + index));
    await desk().listed(orders.map((order) => rowOf(order, { at })));
    const credited = (number: number): Promise<void> =>
      desk().booked(FIRST_BOOKED, {
        reference: `UNO${number}`,
        amountCents: orders[number]!.totalCents - 120,
        text: `ORDINE ${orders[number]!.orderCode}`,
      });
    await credited(0);
    expect(await labelsOf('2026-10-30')).toEqual(['listed-not-credited']);
    await credited(1);
    expect(await labelsOf('2026-10-30')).toHaveLength(10);
  });
}
