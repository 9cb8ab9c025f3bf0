import type { SeenPage } from '../support/citizen.js';
import type { FinanceOffice } from './finance-office.js';
import type { TownOrder } from './town-payments.js';

/** What clerks do about a payment that the gateway lists under codes which nobody knows. */
export function describeSpoiledLine(desk: () => FinanceOffice): void {
  let orders: TownOrder[];
  let page: SeenPage;

  const labels = async (): Promise<string[]> =>
    (
      await desk().office.rows<{ label: string }>(
        `select label from reconciliation_finding where since_day = '2026-11-09' order by label`,
      )
    ).map(({ label }) => label);

  beforeAll(async () => {
    orders = await desk().paid('2026-11-09', 3_100, 4_200);
    const rows = orders.map(({ orderCode, transactionCode, totalCents }) => ({
      ...{ orderCode, transactionCode, grossCents: totalCents, feeCents: 0, at: '09/11/2026 11:00:00' },
    }));
    rows[1] = { ...rows[1]!, orderCode: 'ROVINATO00001', transactionCode: 'ILLEGGIBILE' };
    await desk().listed(rows);
    const text = 'ACCREDITO POS 391177900021001 DEL 09/11/2026 N.OPER. 2';
    await desk().booked('2026-11-10', { reference: 'POS09', amountCents: 7_300, text });
    expect(await labels()).toEqual(['listed-unknown', 'paid-not-listed']);
    page = await pageOf(desk(), 'listed-unknown');
  });

  it('is linked to no order that has its line, and to none that is not there', async () => {
    const listed = await desk().clerk.submit(page, '#link', { name: orders[0]!.orderCode });
    expect(listed.status).toBe(422);
    expect(listed.$('#link-name-error').text()).toContain('ha già la sua riga');
    expect(listed.$('#link-name').val()).toBe(orders[0]!.orderCode);
    expect((await desk().clerk.submit(page, '#link', { name: '99999999' })).status).toBe(422);
  });

  it('is linked to its order by one of two clerks, and taken back', async () => {
    const name = orders[1]!.orderCode.toLowerCase();
    const theirs = await desk().colleague.open(page.url.pathname);
    const answers = await Promise.all([
      desk().clerk.submit(page, '#link', { name }),
      desk().colleague.submit(theirs, '#link', { name: orders[1]!.transactionCode }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await labels()).toEqual([]);
    const paymentId = await desk().office.anyPayment(`p.transaction_code = '${orders[1]!.transactionCode}'`);
    const payment = await desk().clerk.open(`/admin/transazioni/${paymentId}`);
    expect(payment.$('[data-testid=reconciliation]').text()).toMatch(/riconciliato\s+accredito del/);

    const linked = await desk().clerk.open(page.url.pathname);
    expect(linked.$('[data-testid=finding-state]').text()).toBe('risolta');
    const undone = await desk().clerk.submit(linked, '#undo', { text: 'Era di un altro ordine' });
    expect(undone.$('[data-testid=finding-state]').text()).toBe('da lavorare');
    expect(await labels()).toEqual(['listed-unknown', 'paid-not-listed']);
    expect((await desk().parts('POS09')).map(({ cents }) => cents)).toEqual([3_100, 4_200]);
  });

  it('is linked by the reference of the payment, and frozen with its day', async () => {
    const [payment] = await desk().office.rows<{ reference: number }>(
      'select reference from payment where transaction_code = $1',
      [orders[1]!.transactionCode],
    );
    const linked = await desk().clerk.submit(await desk().clerk.open(page.url.pathname), '#link', {
      name: String(payment!.reference),
    });
    expect(linked.$('[data-testid=finding-state]').text()).toBe('risolta');
    const subject = `gateway-line/${page.url.pathname.split('/').at(-2)}/listed-unknown`;
    const trail = (await desk().office.trail('worklist-linked')).filter((entry) => entry.subject === subject);
    expect(trail.map(({ data }) => data)).toEqual([1, 2].map(() => ({ amountCents: 4_200, differenceCents: 0 })));

    const periods = await desk().manager.open('/admin/riconciliazione/chiusure');
    expect((await desk().manager.submit(periods, '#close', { period: '2026-11-09' })).status).toBe(200);
    expect((await desk().clerk.submit(linked, '#undo', { text: 'Troppo tardi' })).status).toBe(409);
    await expect(desk().office.rows(`delete from gateway_match where how = 'hand'`)).rejects.toMatchObject({
      constraint: 'period_is_closed',
    });
    expect(await labels()).toEqual([]);
  });
}

async function pageOf(desk: FinanceOffice, label: string): Promise<SeenPage> {
  const list = await desk.clerk.open('/admin/riconciliazione/da-lavorare');
  const href = list.$(`[data-testid=worklist] a[href$="/${label}"]`).attr('href');
  if (href === undefined) throw new Error(`no line ${label}`);
  return desk.clerk.open(href);
}
