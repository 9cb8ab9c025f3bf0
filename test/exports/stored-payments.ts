import type { SeededChance } from '../../src/demo/seeded-chance.js';
import type { PaymentStatus } from '../../src/domain/payment-state.js';
import type { SeenPage } from '../support/citizen.js';

/** A payment as the database holds it, to compare files with. */
export interface StoredRow {
  readonly reference: number;
  readonly at: string;
  readonly iso: string;
  readonly serviceName: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly taxCode: string;
  readonly description: string;
  readonly amountCents: number;
  readonly commissionCents: number;
  readonly totalCents: number;
  readonly refundedCents: number;
  readonly status: PaymentStatus;
  readonly transactionCode: string | null;
  readonly postalCode: string;
}

/** Read apart from the portal's own statements. */
export const STORED = `
  select p.reference::int, to_char(p.day_at at time zone 'Europe/Rome', 'DD/MM/YYYY HH24:MI:SS') as at,
    to_char(p.day_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as iso, p.service_name as "serviceName",
    y.last_name as "lastName", y.first_name as "firstName", y.tax_code as "taxCode", y.description,
    p.amount_cents::int as "amountCents", p.commission_cents::int as "commissionCents", p.total_cents::int as "totalCents",
    p.refunded_cents::int as "refundedCents", p.status, p.transaction_code as "transactionCode", y.postal_code as "postalCode"
  from payment p left join payer y on y.payment_id = p.id`;
/** "25/11/2026 15:00:00" as ISO, without zone. */
export function isoOf(text: string): string {
  const [day = '', time = ''] = text.split(' ');
  return `${day.split('/').reverse().join('-')}T${time}`;
}

/** Number, amount, commission and total of the page, in cents. */
export function totalsOf(page: SeenPage): number[] {
  const cells = page.$('.totals tbody tr').first().find('td').toArray();
  return cells.map((cell) => Number(page.$(cell).text().replace(/\D/g, '')));
}

/** Some of the list's filters, with days up to 400 before `now`. */
export function randomQuery(chance: SeededChance, now: Date): string {
  const query = new URLSearchParams();
  const maybe = (name: string, value: () => string): void => {
    if (chance.between(0, 2) === 0) query.set(name, value());
  };
  const day = (): string => new Date(now.getTime() - chance.between(0, 400) * 86_400_000).toISOString().slice(0, 10);
  maybe('from', day);
  if (!query.has('from')) maybe('to', day);
  maybe('service', () => chance.pick(['refezione-scolastica', 'asilo-nido', 'idranti-comunali']));
  maybe('status', () => chance.pick(['paid', 'refused', 'paid,expired', 'cancelled', 'refunded,paid']));
  maybe('amountFrom', () => String(chance.between(1, 100)));
  maybe('amountTo', () => String(chance.between(101, 900)));
  maybe('late', () => '1');
  if (query.size === 0) query.set('status', 'paid');
  return query.toString();
}

/** A workbook keeps an instant as a fraction of days: reading it back may be a millisecond off. */
export function toSecond(cell: unknown): unknown {
  return cell instanceof Date ? new Date(Math.round(cell.getTime() / 1_000) * 1_000) : cell;
}

/** 115696 is `1156,96`. */
export function euros(cents: number | string | undefined): string {
  return (Number(cents) / 100).toFixed(2).replace('.', ',');
}
