import type pg from 'pg';
import { camt053, gatewayList, type ListedRow, type Movement, mt940, statement } from './bank-paper.js';
import { addOrders, orderCodeOf, SHOP, type TownOrder, transactionCodeOf } from './town-payments.js';

/** A few days of payments and whatever a bank may write about them, right and wrong. */
export interface InventedLedger {
  readonly orders: (sql: pg.Pool) => Promise<void>;
  readonly files: readonly string[];
}

/** Always the same chance for the same seed (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const DAY_MS = 86_400_000;
const MONDAY = Date.UTC(2026, 8, 7);

export function inventLedger(seed: number): InventedLedger {
  const chance = chanceOf(seed);
  const upTo = (limit: number): number => Math.floor(chance() * limit);
  const isRare = (): boolean => chance() < 0.08;
  const orders: TownOrder[] = [];
  const files: string[] = [];
  for (let day = 0; day < 2; day += 1) {
    const start = MONDAY + (seed * 7 + day) * DAY_MS;
    const ofDay = Array.from({ length: 5 + upTo(20) }, (_order, index) =>
      orderOf(seed * 1_000 + day * 100 + index, start),
    );
    orders.push(...ofDay.map((order) => ({ ...order, totalCents: 100 + upTo(20_000) })));
    const paid = orders.slice(-ofDay.length);
    const rows = paid.filter(() => !isRare()).map((order) => rowOf(order, isRare() ? upTo(50) : 0));
    if (isRare()) rows.push(...rows.slice(0, 1));
    const isNet = chance() < 0.5;
    const credited = paid.filter(() => !isRare());
    const movements = chance() < 0.5 ? singles(credited, isNet, upTo) : [daily(credited, isNet, start)];
    if (chance() < 0.5) movements.push(foreign(seed * 10 + day, 1 + upTo(5_000)));
    const booked = new Date(start + DAY_MS).toISOString().slice(0, 10);
    const paper = [gatewayList(rows), (chance() < 0.5 ? camt053 : mt940)(statement(booked, movements))];
    files.push(...(chance() < 0.5 ? paper : paper.reverse()));
  }
  return { orders: (sql) => addOrders(sql, orders), files };
}

/** Fails unless every credit is what its parts and its residual say, and no payment is in two. */
export async function allLedgersAddUp(sql: pg.Pool): Promise<void> {
  const { rows } = await sql.query<Record<string, number>>(`
    select (select sum(amount_cents) from bank_line)::int as credits,
      (select coalesce(sum(cents), 0) from credit_part)::int as matched,
      (select sum(residual_cents) from bank_line)::int as "leftOver",
      (select coalesce(sum(amount_cents), 0) from reconciliation_finding where subject_kind = 'bank-line')::int as shown,
      (select count(*) from credit_part)::int as parts`);
  const [sums] = rows;
  expect(sums!['credits']).toBe(sums!['matched']! + sums!['leftOver']!);
  expect(sums!['shown']).toBe(sums!['leftOver']);
  expect(sums!['parts']).toBeGreaterThan(0);
}

function orderOf(number: number, start: number): Omit<TownOrder, 'totalCents'> {
  const at = new Date(start + (8 * 60 + (number % 100)) * 60_000);
  return { orderCode: orderCodeOf(number), transactionCode: transactionCodeOf(number), status: 'paid', at };
}

function rowOf({ orderCode, transactionCode, totalCents, at }: TownOrder, tooMuch: number): ListedRow {
  const [year, month, day] = at.toISOString().slice(0, 10).split('-');
  const grossCents = totalCents + tooMuch;
  return {
    orderCode,
    transactionCode,
    grossCents,
    feeCents: feeOf(grossCents),
    at: `${day}/${month}/${year} 10:00:00`,
  };
}

function feeOf(cents: number): number {
  return Math.floor((cents * 15 + 500) / 1000);
}

function paidOut({ totalCents }: TownOrder, isNet: boolean): number {
  return isNet ? totalCents - feeOf(totalCents) : totalCents;
}

function daily(orders: readonly TownOrder[], isNet: boolean, start: number): Omit<Movement, 'bookingDay'> {
  const [year, month, day] = new Date(start).toISOString().slice(0, 10).split('-');
  const amountCents = orders.reduce((sum, order) => sum + paidOut(order, isNet), 0) || 1;
  const description = `ACCREDITO POS ${SHOP} DEL ${day}/${month}/${year} N.OPER. ${orders.length}`;
  return { reference: `POS${year}${month}${day}`, orderId: undefined, amountCents, description };
}

/** Each with its code spoiled in another way. */
function singles(
  orders: readonly TownOrder[],
  isNet: boolean,
  upTo: (limit: number) => number,
): Omit<Movement, 'bookingDay'>[] {
  return orders.map((order) => {
    const { orderCode, transactionCode } = order;
    const spoiled = [
      orderCode,
      orderCode.toLowerCase(),
      `${orderCode.slice(0, 5)} ${orderCode.slice(5)}`,
      orderCode.slice(0, 12),
    ];
    const description = `ACCREDITO ORDINE ${spoiled[upTo(spoiled.length)]}`;
    const amountCents = paidOut(order, isNet) + (upTo(15) === 0 ? 3 : 0);
    return { reference: transactionCode.slice(0, 16), orderId: undefined, amountCents, description };
  });
}

function foreign(number: number, amountCents: number): Omit<Movement, 'bookingDay'> {
  return { reference: `EST${number}`, orderId: undefined, amountCents, description: `BONIFICO ${number}` };
}
