import type { PaymentFilter } from '../../domain/payment-filter.js';
import type { Query } from '../../shared/reading-database.js';
import { FILTERED, paymentCondition } from './payment-conditions.js';
import { QueryValues } from './query-values.js';

// The order that took the money is the one that the bank knows the payment by; else the latest.
const COLUMNS = `p.public_id as "publicId", p.reference, p.day_at as at, p.created_at as "createdAt", p.paid_at as "paidAt",
    p.service_slug as "serviceSlug", p.service_name as "serviceName", p.accounting_code as "accountingCode",
    y.last_name as "lastName", y.first_name as "firstName", y.tax_code as "taxCode", y.email, y.description,
    y.address, y.city, y.postal_code as "postalCode", y.province, y.extra_fields as "extraFields",
    p.amount_cents as "amountCents", p.rate_millionths as "rateMillionths", p.commission_cents as "commissionCents",
    p.total_cents as "totalCents", p.refunded_cents as "refundedCents", p.status, p.is_late as "isLate",
    p.transaction_code as "transactionCode",
    (select a.order_code from payment_attempt a where a.payment_id = p.id
     order by a.status = 'paid' desc, a.number desc limit 1) as "orderCode"`;

/** Every row of the filter with all that an export tells, from the newest to the oldest. */
export function selectExportedPayments(filter: PaymentFilter): Query {
  const values = new QueryValues();
  const condition = paymentCondition(filter, values);
  const text = `select ${COLUMNS} from ${FILTERED} where ${condition} order by p.day_at desc, p.id desc`;
  return { text, values: values.list };
}

/** How many rows the filter finds, counted up to `limit` only. */
export function countPayments(filter: PaymentFilter, limit: number): Query {
  const values = new QueryValues();
  const condition = paymentCondition(filter, values);
  const some = `select 1 from ${FILTERED} where ${condition} limit ${values.add(limit)}`;
  return { text: `select count(*) as rows from (${some}) found`, values: values.list };
}
