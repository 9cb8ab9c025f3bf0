import type { PaymentFilter } from '../../src/domain/payment-filter.js';
import { comparableName } from '../../src/domain/person-search.js';
import type { Sums } from '../../src/payments/payment-totals.js';
import type { InventedTown } from './invented-town.js';

/** A payment with everything that filters look at, read without any of the code under test. */
export interface ModelPayment {
  readonly id: number;
  readonly publicId: string;
  readonly reference: number;
  readonly day: string;
  readonly atMs: number;
  readonly service: string;
  readonly status: string;
  readonly accountingCode: string | null;
  readonly codes: readonly string[];
  readonly lastName: string;
  readonly firstName: string;
  readonly taxCode: string;
  readonly email: string;
  readonly amountCents: number;
  readonly commissionCents: number;
  readonly totalCents: number;
  readonly isUndelivered: boolean;
  readonly hasOpenAlert: boolean;
  readonly isLate: boolean;
}

const romeDate = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Rome' });

/** Every payment, newest first. */
export async function readModel(town: InventedTown): Promise<ModelPayment[]> {
  const rows = await town.rows<ModelPayment & { at: Date }>(`
    select p.id, p.public_id as "publicId", p.reference, coalesce(p.paid_at, p.created_at) as at,
      p.service_slug as service, p.status, p.accounting_code as "accountingCode", p.is_late as "isLate",
      array(select transaction_code from payment_attempt a where a.payment_id = p.id and transaction_code is not null) as codes,
      y.last_name as "lastName", y.first_name as "firstName", y.tax_code as "taxCode", y.email,
      p.amount_cents as "amountCents", p.commission_cents as "commissionCents", p.total_cents as "totalCents",
      exists (select from receipt r where r.payment_id = p.public_id) and not exists (
        select from receipt r join receipt_delivery d on d.receipt_id = r.id
        where r.payment_id = p.public_id and d.state = 'sent') as "isUndelivered",
      exists (select from payment_alert l where l.payment_id = p.id and l.resolved_at is null) as "hasOpenAlert"
    from payment p join payer y on y.payment_id = p.id`);
  return rows
    .map((row) => ({ ...row, atMs: row.at.getTime(), day: romeDate.format(row.at) }))
    .sort((one, other) => other.atMs - one.atMs || other.id - one.id);
}

/** What the filter should find, by its definition: a condition for each of its fields. */
export function expected(payments: readonly ModelPayment[], filter: PaymentFilter): ModelPayment[] {
  const fields = Object.keys(filter) as (keyof PaymentFilter)[];
  return payments.filter((one) => fields.every((field) => CONDITIONS[field](one, filter)));
}

type Condition = (one: ModelPayment, filter: PaymentFilter) => boolean;

const CONDITIONS: Readonly<Record<keyof PaymentFilter, Condition>> = {
  from: (one, { from }) => one.day >= from!,
  to: (one, { to }) => one.day <= to!,
  service: (one, { service }) => one.service === service,
  statuses: (one, { statuses }) => statuses!.some((status) => status === one.status),
  accounting: (one, { accounting }) => one.accountingCode === accounting!.code,
  code: (one, { code }) => one.reference === code!.reference || one.codes.includes(code!.transactionCode),
  person: (one, { person }) => isPerson(one, person!),
  minAmountCents: (one, { minAmountCents }) => one.amountCents >= minAmountCents!,
  maxAmountCents: (one, { maxAmountCents }) => one.amountCents <= maxAmountCents!,
  isUndelivered: (one) => one.isUndelivered,
  hasOpenAlert: (one) => one.hasOpenAlert,
  isLate: (one) => one.isLate,
};

export function sumsOf(payments: readonly ModelPayment[]): Sums {
  const sum = (value: (one: ModelPayment) => number): number => payments.reduce((total, one) => total + value(one), 0);
  return {
    payments: payments.length,
    amountCents: sum((one) => one.amountCents),
    commissionCents: sum((one) => one.commissionCents),
    totalCents: sum((one) => one.totalCents),
  };
}

function isPerson(one: ModelPayment, person: NonNullable<PaymentFilter['person']>): boolean {
  switch (person.by) {
    case 'taxCode':
      return one.taxCode === person.taxCode;
    case 'email':
      return one.email.toLowerCase() === person.email;
    case 'name':
      return comparableName(one.lastName + one.firstName).startsWith(person.name);
  }
}
