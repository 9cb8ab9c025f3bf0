import type pg from 'pg';
import { type ListedRow, type Movement, type Statement, statement } from './bank-paper.js';
import { addOrders, addRefund, orderCodeOf, SHOP, type TownOrder, transactionCodeOf } from './town-payments.js';

export const DAY = '2026-11-24';
const BOOKED = '2026-11-25';
const PAYMENTS = 500;
const STATES = ['refused', 'cancelled', 'expired', 'open'] as const;

/** What a finding says, in words that no id of a database is in. */
export type Finding = readonly [label: string, about: string, cents: number];

/**
 * A day of 500 payments in all states, what the bank wrote about it with mistakes of every kind, and what each mistake
 * has to be called.
 */
export class DayOfPayments {
  readonly orders: TownOrder[] = [];
  readonly list: ListedRow[] = [];
  readonly movements: Omit<Movement, 'bookingDay'>[] = [];
  readonly expected: Finding[] = [];

  constructor() {
    for (let number = 1; number <= PAYMENTS; number += 1) this.orders.push(orderNumber(number));
    const paid = this.orders.filter(({ status }) => status === 'paid');
    this.list.push(...paid.map(rowOf));
    this.spoilList(paid);
    this.creditTheDay(paid);
    this.spoilStatement();
  }

  async store(sql: pg.Pool): Promise<void> {
    await addOrders(sql, this.orders);
    const [, , , , , first, second] = this.orders;
    await addRefund(sql, { orderCode: first!.orderCode, cents: 300, at: first!.at });
    await addRefund(sql, { orderCode: second!.orderCode, cents: 400, at: second!.at });
  }

  get statement(): Statement {
    return statement(BOOKED, this.movements);
  }

  /** A mistake of each kind in the list. */
  private spoilList(paid: readonly TownOrder[]): void {
    const [missing, alsoMissing, wrong, twice, , refunded] = paid;
    for (const { orderCode, totalCents } of [missing!, alsoMissing!]) {
      this.list.splice(
        this.list.findIndex((row) => row.orderCode === orderCode),
        1,
      );
      this.expected.push(['paid-not-listed', orderCode, totalCents]);
    }
    const row = this.list.findIndex(({ orderCode }) => orderCode === wrong!.orderCode);
    this.list[row] = { ...this.list[row]!, grossCents: wrong!.totalCents + 7 };
    this.expected.push(['amount-differs', wrong!.orderCode, 7]);
    this.list.push({ ...rowOf(twice!), transactionCode: transactionCodeOf(9_001) });
    this.expected.push(['paid-twice', twice!.orderCode, twice!.totalCents]);
    const foreign = { ...rowOf(twice!), orderCode: 'ESTRANEO00001', transactionCode: transactionCodeOf(9_002) };
    this.list.push(foreign);
    this.expected.push(['listed-unknown', foreign.orderCode, foreign.grossCents]);
    const refused = this.orders.find(({ status }) => status === 'refused')!;
    this.list.push(rowOf(refused));
    this.expected.push(['listed-not-paid', refused.orderCode, refused.totalCents]);
    const excess = this.orders.find(({ status }) => status === 'excess_paid')!;
    this.list.push(rowOf(excess));
    this.expected.push(['paid-twice', excess.orderCode, excess.totalCents]);
    // Two refunds are ours and one of them is in the list; a third is only in the list.
    this.list.push(refundRow(this.orders[5]!, 300, 9_003));
    this.expected.push(['refund-not-listed', this.orders[6]!.orderCode, -400]);
    this.list.push(refundRow(refunded!, 150, 9_004));
    this.expected.push(['reversal-unknown', refunded!.orderCode, -150]);
  }

  /** The bank pays what it truly took: the two that its list lacks, and without the seven cents. */
  private creditTheDay(paid: readonly TownOrder[]): void {
    const listed = this.list.filter(({ grossCents }) => grossCents > 0);
    const truly = [...listed, ...paid.slice(0, 2).map(rowOf)];
    const netCents = truly.reduce((sum, { grossCents, feeCents }) => sum + grossCents - feeCents, 0) - 7;
    this.movements.push({
      ...{ reference: 'POS20261124', orderId: undefined, amountCents: netCents },
      description: `accredito POS ${SHOP.slice(0, 7)} ${SHOP.slice(7)} DEL 24/11/ 2026 N.OPER. ${truly.length}`,
    });
  }

  private spoilStatement(): void {
    const refund = this.orders[5]!;
    this.movements.push({
      ...{ reference: 'RIMB1', orderId: refund.orderCode, amountCents: -300 },
      description: `STORNO POS ${SHOP} DEL 24/11/2026 ORDINE ${refund.orderCode.slice(0, 6)} ${refund.orderCode.slice(6)}`,
    });
    this.movements.push({
      ...{ reference: 'EST1', orderId: undefined, amountCents: 12_345 },
      description: 'BONIFICO A VOSTRO FAVORE ORDINANTE TERZI',
    });
    this.expected.push(['credit-without-reference', 'EST1', 12_345]);
    this.movements.push({
      ...{ reference: 'CANONE', orderId: undefined, amountCents: -990 },
      description: 'CANONE MENSILE',
    });
    this.expected.push(['debit-without-reference', 'CANONE', -990]);
  }
}

function orderNumber(number: number): TownOrder {
  const isPaid = number % 10 !== 0;
  return {
    orderCode: orderCodeOf(number),
    transactionCode: transactionCodeOf(number),
    // Many pay the same: the canteen's quota.
    totalCents: number % 3 === 0 ? 5_000 : 1_000 + ((number * 7_919) % 60_000),
    status: number === 250 ? 'excess_paid' : isPaid ? 'paid' : STATES[(number / 10) % STATES.length]!,
    at: new Date(Date.UTC(2026, 10, 24, 7, number)),
  };
}

/** Fees as the simulator's bank keeps them: 1.5 %, half up. */
function rowOf({ orderCode, transactionCode, totalCents, at }: TownOrder): ListedRow {
  const feeCents = Math.floor((totalCents * 15 + 500) / 1000);
  return { orderCode, transactionCode, grossCents: totalCents, feeCents, at: romeText(at) };
}

function refundRow({ orderCode, at }: TownOrder, cents: number, number: number): ListedRow {
  return { orderCode, transactionCode: transactionCodeOf(number), grossCents: -cents, feeCents: 0, at: romeText(at) };
}

const ROME = new Intl.DateTimeFormat('it-IT', {
  timeZone: 'Europe/Rome',
  ...{ day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' },
});

function romeText(at: Date): string {
  return ROME.format(at).replace(',', '');
}

const FINDINGS = `
  select f.label, coalesce(a.order_code, l.order_code, ra.order_code, b.bank_reference, f.subject_id) as about,
    f.amount_cents::int as cents
  from reconciliation_finding f
  left join payment_attempt a on a.id = f.attempt_id
  left join gateway_line l on l.id = f.gateway_line_id
  left join refund r on r.id = f.refund_id left join payment_attempt ra on ra.id = r.attempt_id
  left join bank_line b on b.id = f.bank_line_id`;

/** What the portal finds, sorted. */
export async function findingsIn(sql: pg.Pool): Promise<Finding[]> {
  const { rows } = await sql.query<{ label: string; about: string; cents: number }>(FINDINGS);
  return sorted(rows.map(({ label, about, cents }) => [label, about, cents] as const));
}

export function sorted(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((one, other) => (one.join() < other.join() ? -1 : 1));
}
