import type { StaffBrowser } from '../support/staff.js';
import { RefundOffice } from './refund-office.js';

describe('money that goes back', () => {
  let desk: RefundOffice;
  let clerk: StaffBrowser;
  let manager: StaffBrowser;

  beforeAll(async () => {
    desk = await RefundOffice.open();
    [clerk, manager] = await Promise.all([desk.office.as('clerk'), desk.office.as('manager')]);
  });

  afterAll(() => desk.office.close());

  const agree = async (payment: string): Promise<void> => {
    for (const { ours, bank } of await desk.books(payment)) expect(ours).toBe(bank);
  };

  it('whole: with the commission, once, and everybody sees it', async () => {
    const payment = await desk.paid();
    const asked = await desk.ask(clerk, payment, { extent: 'whole', text: 'Gita annullata' });
    expect(asked.marked('notice')).toContain('Rimborso chiesto');
    expect(asked.text).toContain('156,96 €');
    const id = (await desk.refunds(payment))[0]!.id;
    const page = await manager.open(`/admin/rimborsi/${id}`);
    expect(page.text).toContain('Gita annullata');
    expect((await manager.submit(page, '#approve')).marked('notice')).toContain('approvato');
    await desk.untilState(payment, id, 'done');
    expect(await desk.payment(payment)).toEqual({ status: 'refunded', refundedCents: 15_696 });
    await agree(payment);
  });
});
