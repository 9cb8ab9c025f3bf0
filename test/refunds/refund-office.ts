import { Citizen, type SeenPage } from '../support/citizen.js';
import { CARDS } from '../support/bank-control.js';
import { payWithCard, publicIdOf, toConnecting } from '../support/journey.js';
import type { StaffBrowser } from '../support/staff.js';
import { until } from '../support/until.js';
import { Office } from '../admin-transactions/office.js';

/** What is stored of a refund, and what its payment and its order say of it. */
export interface RefundRow {
  readonly id: string;
  readonly state: string;
  readonly source: string;
  readonly amountCents: number;
  readonly commissionCents: number;
  readonly failures: number;
  readonly code: string | null;
}

const REFUNDS = `
  select r.public_id as id, r.state, r.source, r.amount_cents::int as "amountCents", r.commission_cents::int as "commissionCents",
    r.failures, r.last_error_code as code
  from refund r join payment p on p.id = r.payment_id where p.public_id = $1 order by r.id`;

/** Payments to give back, who asks and who approves, and the books of both sides. */
export class RefundOffice {
  constructor(readonly office: Office) {}

  static async open(): Promise<RefundOffice> {
    // A bank that keeps silent ends the call by itself: no test waits for a time limit.
    return new RefundOffice(await Office.open(0, { withWorker: true, bankTimings: { silenceMs: 200 } }));
  }

  /** A paid payment of Mario's: 154,60 € and 2,36 € of commission unless he pays something else. */
  async paid(changes: Record<string, string> = {}): Promise<string> {
    const citizen = new Citizen();
    const connecting = await toConnecting(citizen, this.office.portal, changes);
    await payWithCard(citizen, connecting, CARDS.paid);
    return publicIdOf(connecting);
  }

  async ask(by: StaffBrowser, payment: string, fields: Record<string, string>): Promise<SeenPage> {
    const page = await by.open(`/admin/transazioni/${payment}`);
    return by.submit(page, '#refund-1', { reason: 'wrong-amount', ...fields });
  }

  /** Asked for by one, approved by the other; answers with the refund's id. */
  async agree(payment: string, fields: Record<string, string>): Promise<string> {
    const [clerk, manager] = await Promise.all([this.office.as('clerk'), this.office.as('manager')]);
    const asked = await this.ask(clerk, payment, fields);
    const id = /^\/admin\/rimborsi\/(.+)$/.exec(asked.url.pathname)?.[1];
    if (id === undefined) throw new Error(`not asked: ${asked.text.slice(0, 300)}`);
    await manager.submit(await manager.open(`/admin/rimborsi/${id}`), '#approve');
    return id;
  }

  async refunds(payment: string): Promise<RefundRow[]> {
    return this.office.rows<RefundRow>(REFUNDS, [payment]);
  }

  async untilState(payment: string, id: string, state: string): Promise<RefundRow> {
    return until(`refund ${state}`, async () => {
      const refund = (await this.refunds(payment)).find((row) => row.id === id);
      return refund?.state === state ? refund : undefined;
    });
  }

  /** What the bank and we say went back of each of the payment's orders, in cents. */
  async books(payment: string): Promise<{ order: string; ours: number; bank: number }[]> {
    const ours = await this.office.rows<{ order: string; ours: number }>(
      `select a.order_code as order, coalesce(sum(r.amount_cents) filter (where r.state = 'done'), 0)::int as ours
       from payment_attempt a join payment p on p.id = a.payment_id left join refund r on r.attempt_id = a.id
       where p.public_id = $1 group by a.id order by a.id`,
      [payment],
    );
    const ledger = await this.office.portal.bank.ledger();
    return ours.map(({ order, ours: cents }) => ({
      ...{ order, ours: cents },
      bank: ledger.find(({ orderId }) => orderId === order)?.refundedCents ?? 0,
    }));
  }

  async payment(id: string): Promise<{ status: string; refundedCents: number }> {
    const [row] = await this.office.rows<{ status: string; refundedCents: number }>(
      'select status, refunded_cents::int as "refundedCents" from payment where public_id = $1',
      [id],
    );
    return row!;
  }

  /** The messages about refunds of this payment that the mail server took. */
  async mailsAbout(payment: string): Promise<{ subject: string; text: string }[]> {
    const [row] = await this.office.rows<{ reference: number }>(
      'select reference::int as reference from payment where public_id = $1',
      [payment],
    );
    return this.office.portal.mail.messages
      .filter(({ subject }) => new RegExp(`^(Rimborso|Refund).*N?\\. ${row?.reference ?? 0}\\b`).test(subject ?? ''))
      .map(({ subject, text }) => ({ subject: subject ?? '', text: text ?? '' }));
  }
}
