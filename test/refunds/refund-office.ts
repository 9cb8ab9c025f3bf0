import { randomBytes } from 'node:crypto';
import { Office } from '../admin-transactions/office.js';
import { createBankGateway } from '../../src/bank-gateway/create-bank-gateway.js';
import { newRefundRequestId } from '../../src/bank-gateway/refund-request-id.js';
import { CARDS } from '../support/bank-control.js';
import { Citizen, type SeenPage } from '../support/citizen.js';
import { payWithCard, publicIdOf, RETRY, toConnecting } from '../support/journey.js';
import { addStaff, StaffBrowser } from '../support/staff.js';
import { until } from '../support/until.js';

/** What is stored of a refund. */
export interface RefundRow {
  readonly id: string;
  readonly state: string;
  readonly source: string;
  readonly amountCents: number;
  readonly commissionCents: number;
  readonly code: string | null;
}

const REFUNDS = `
  select r.public_id as id, r.state, r.source, r.amount_cents::int as "amountCents",
    r.commission_cents::int as "commissionCents", r.last_error_code as code
  from refund r join payment p on p.id = r.payment_id where p.public_id = $1 order by r.id`;
const OURS = `
  select a.order_code as "order", coalesce(sum(r.amount_cents) filter (where r.state = 'done'), 0)::int as ours
  from payment_attempt a join payment p on p.id = a.payment_id left join refund r on r.attempt_id = a.id
  where p.public_id = $1 group by a.id order by a.id`;

/** Payments to give back, who asks and who approves, and the books of both sides. */
export class RefundOffice {
  private constructor(
    readonly office: Office,
    readonly clerk: StaffBrowser,
    readonly manager: StaffBrowser,
    /** Another manager. */
    readonly colleague: StaffBrowser,
  ) {}

  static async open(): Promise<RefundOffice> {
    // A bank that keeps silent ends the call by itself: no test waits for a time limit.
    const office = await Office.open(0, { withWorker: true, bankTimings: { silenceMs: 200 } });
    await addStaff(office.portal, { username: 'collega', role: 'manager' });
    const colleague = new StaffBrowser(office.portal);
    const [clerk, manager] = await Promise.all([office.as('clerk'), office.as('manager'), colleague.signIn('collega')]);
    return new RefundOffice(office, clerk, manager, colleague);
  }

  /** A paid payment: 154,60 € and 2,36 € of commission. */
  async paid(citizen = new Citizen()): Promise<string> {
    const connecting = await toConnecting(citizen, this.office.portal);
    await payWithCard(citizen, connecting, CARDS.paid);
    return publicIdOf(connecting);
  }

  /** The bank took the money, and its answer was lost. */
  async lost(): Promise<string> {
    const citizen = new Citizen();
    const connecting = await toConnecting(citizen, this.office.portal);
    await payWithCard(citizen, connecting, CARDS.lost);
    return publicIdOf(connecting);
  }

  /** Paid twice: the first order was told refused, and was truly paid. */
  async paidTwice(): Promise<string> {
    const { bank, url } = this.office.portal;
    const citizen = new Citizen();
    const refused = { notification: { tamper: { RESULT: '04', TRANSACTIONID: 'NULL' }, resign: true } };
    await bank.setFaults({ scope: { next: 1 }, ...refused, browserReturn: { drop: true } });
    const connecting = await toConnecting(citizen, this.office.portal);
    await payWithCard(citizen, connecting, CARDS.paid);
    const id = publicIdOf(connecting);
    const firstOrder = await this.office.portal.orderOf(id);
    const unpaid = await citizen.open(`${url}/pagamenti/${id}/esito`);
    await payWithCard(citizen, await citizen.submit(unpaid, RETRY), CARDS.paid);
    await bank.clearFaults();
    await bank.notifyAgain(firstOrder);
    return id;
  }

  async ask(by: StaffBrowser, payment: string, fields: Record<string, string>, form = '#refund-1'): Promise<SeenPage> {
    return by.submit(await by.open(`/admin/transazioni/${payment}`), form, { reason: 'wrong-amount', ...fields });
  }

  /** Asked for by the clerk; answers with the refund's id. */
  async asked(payment: string, fields: Record<string, string>, form?: string): Promise<string> {
    const page = await this.ask(this.clerk, payment, fields, form);
    const id = /^\/admin\/rimborsi\/(.+)$/.exec(page.url.pathname)?.[1];
    if (id === undefined) throw new Error(`not asked: ${page.text.slice(0, 400)}`);
    return id;
  }

  async approve(id: string): Promise<SeenPage> {
    return this.manager.submit(await this.manager.open(`/admin/rimborsi/${id}`), '#approve');
  }

  /** Asked for by the clerk, approved by the manager. */
  async agree(payment: string, fields: Record<string, string>): Promise<string> {
    const id = await this.asked(payment, fields);
    await this.approve(id);
    return id;
  }

  /** The bank gives back behind our back: by itself, under a number of its own, unless one of ours is given. */
  async giveBackAtBank(payment: string, amountCents: number, number?: string): Promise<void> {
    const { environment, clock } = this.office.portal;
    const requestId = number ?? newRefundRequestId(clock, randomBytes);
    const ref = await this.office.portal.orderOf(payment);
    // By the bank's own book: we may not know of the payment yet.
    const gatewayTxnId = (await this.office.portal.bank.order(ref))?.transactionCode ?? '';
    const deadline = new Date(clock.now().getTime() + 5_000);
    await createBankGateway(environment.bank, clock).refund(
      { ref, gatewayTxnId, amountCents, currency: 'EUR', requestId },
      { correlationId: 'storno', deadline },
    );
  }

  async refunds(payment: string): Promise<RefundRow[]> {
    return this.office.rows<RefundRow>(REFUNDS, [payment]);
  }

  async becomes(payment: string, id: string, state: string): Promise<RefundRow> {
    return until(`refund ${state}`, async () => {
      const refund = (await this.refunds(payment)).find((row) => row.id === id);
      return refund?.state === state ? refund : undefined;
    });
  }

  /** What the bank gave back by itself is found, whatever pauses are made between two questions. */
  async reversalComes(payment: string): Promise<void> {
    await until('the reversal', async () => {
      this.office.portal.clock.advance(1_000);
      return (await this.refunds(payment)).some(({ source }) => source === 'bank');
    });
  }

  /** Cents that went back of each of the payment's orders, by the bank's ledger. @throws when ours differ. */
  async backByBothBooks(payment: string): Promise<number[]> {
    const ours = await this.office.rows<{ order: string; ours: number }>(OURS, [payment]);
    const ledger = await this.office.portal.bank.ledger();
    return ours.map(({ order, ours: cents }) => {
      const bank = ledger.find(({ orderId }) => orderId === order)?.refundedCents ?? 0;
      if (bank !== cents) throw new Error(`${order}: the bank gave back ${bank} cents, we say ${cents}`);
      return bank;
    });
  }

  async payment(id: string): Promise<{ status: string; refundedCents: number; reference: number }> {
    const [row] = await this.office.rows<{ status: string; refundedCents: number; reference: number }>(
      'select status, refunded_cents::int as "refundedCents", reference::int as reference from payment where public_id = $1',
      [id],
    );
    return row!;
  }

  /** Subjects of the notices of refunds of this payment, once as many as expected have left and none is on its way. */
  async notices(id: string, count: number): Promise<{ subject: string; text: string }[]> {
    const { reference } = await this.payment(id);
    await until('the notices', async () => {
      const sent = await this.office.rows(`select from refund_delivery where payment_id = $1 and state = 'sent'`, [id]);
      return sent.length === count;
    });
    return this.office.portal.mail.messages
      .filter(({ subject }) => new RegExp(`^(Rimborso|Refund) .* N[.o]+ ${reference}$`).test(subject ?? ''))
      .map(({ subject, text }) => ({ subject: subject ?? '', text: text ?? '' }));
  }

  async openAlerts(id: string): Promise<string[]> {
    const rows = await this.office.rows<{ kind: string }>(
      `select l.kind from payment_alert l join payment p on p.id = l.payment_id
       where p.public_id = $1 and l.resolved_at is null order by l.id`,
      [id],
    );
    return rows.map(({ kind }) => kind);
  }
}
