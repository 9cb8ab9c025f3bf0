import { cursorInstant, type ListCursor } from '../../domain/list-cursor.js';
import type { PaymentFilter } from '../../domain/payment-filter.js';
import type { PaymentStatus } from '../../domain/payment-state.js';
import type { Query } from '../../shared/reading-database.js';
import { FILTERED, paymentCondition } from './payment-conditions.js';
import { QueryValues } from './query-values.js';

/** One row of the list as the database gives it. */
export interface PaymentListRow {
  readonly id: number;
  readonly micros: number;
  readonly publicId: string;
  readonly reference: number;
  readonly at: Date;
  readonly createdAt: Date;
  readonly paidAt: Date | null;
  readonly serviceSlug: string;
  readonly serviceName: string;
  readonly forgottenAt: Date | null;
  readonly hasPayer: boolean;
  readonly firstName: string;
  readonly lastName: string;
  readonly taxCode: string;
  readonly email: string;
  readonly description: string;
  readonly amountCents: number;
  readonly commissionCents: number;
  readonly totalCents: number;
  readonly refundedCents: number;
  readonly status: PaymentStatus;
  readonly isLate: boolean;
  readonly transactionCode: string | null;
  readonly hasOpenAlert: boolean;
}

const COLUMNS = `p.id, (extract(epoch from p.day_at) * 1000000)::bigint as micros, p.public_id as "publicId", p.reference,
    p.day_at as at, p.created_at as "createdAt", p.paid_at as "paidAt",
    p.service_slug as "serviceSlug", p.service_name as "serviceName",
    p.forgotten_at as "forgottenAt", y.payment_id is not null as "hasPayer", y.first_name as "firstName", y.last_name as "lastName",
    y.tax_code as "taxCode", y.email, y.description,
    p.amount_cents as "amountCents", p.commission_cents as "commissionCents", p.total_cents as "totalCents",
    p.refunded_cents as "refundedCents",
    p.status, p.is_late as "isLate", p.transaction_code as "transactionCode",
    exists (select from payment_alert a where a.payment_id = p.id and a.resolved_at is null) as "hasOpenAlert"`;
/**
 * Up to `limit` rows beside the cursor, the nearest first: from the newest to the oldest, or the other way round when
 * the cursor goes towards the newer. Whatever is inserted meanwhile, no row is shown twice and none is left out.
 */
export function selectPayments(filter: PaymentFilter, cursor: ListCursor | undefined, limit: number): Query {
  const values = new QueryValues();
  const condition = paymentCondition(filter, values);
  const beside = cursor === undefined ? '' : `and ${besideCursor(cursor, values)}`;
  const order = cursor?.towards === 'newer' ? 'asc' : 'desc';
  // The rows are found first and filled afterwards, so that PostgreSQL plans the filling for so few.
  const text = `
    with page as (
      select p.id from ${FILTERED} where ${condition} ${beside}
      order by p.day_at ${order}, p.id ${order} limit ${values.add(limit)}
    )
    select ${COLUMNS} from ${FILTERED} where p.id in (select id from page) order by p.day_at ${order}, p.id ${order}`;
  return { text, values: values.list };
}

export type PaymentOrder = 'newest-first' | 'oldest-first';

/** Every row. */
export function selectEveryPayment(filter: PaymentFilter, order: PaymentOrder): Query {
  const values = new QueryValues();
  const condition = paymentCondition(filter, values);
  const direction = order === 'oldest-first' ? 'asc' : 'desc';
  const text = `select ${COLUMNS} from ${FILTERED} where ${condition} order by p.day_at ${direction}, p.id ${direction}`;
  return { text, values: values.list };
}

function besideCursor(cursor: ListCursor, values: QueryValues): string {
  const sign = cursor.towards === 'older' ? '<' : '>';
  return `(p.day_at, p.id) ${sign} (${values.add(cursorInstant(cursor))}::timestamptz, ${values.add(cursor.id)}::bigint)`;
}
