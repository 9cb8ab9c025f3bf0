import type { RefundGroup } from '../../domain/refund-group.js';
import type { Query } from '../../shared/reading-database.js';
import { groupCondition } from './refund.queries.js';

/** Every refund of a group, or of all, the latest asked for first. */
export function selectExportedRefunds(group: RefundGroup | null): Query {
  const text = `
    select p.reference, p.service_name as "serviceName", p.accounting_code as "accountingCode",
      r.amount_cents as "amountCents", r.commission_cents as "commissionCents", a.amount_cents as "paidTotalCents",
      r.state, r.reason, s.username as "requestedBy", b.username as "approvedBy", r.requested_at as "requestedAt",
      r.approved_at as "approvedAt", r.settled_at as "settledAt", r.operation_code as "operationCode",
      a.transaction_code as "transactionCode", a.order_code as "orderCode"
    from refund r join payment p on p.id = r.payment_id join payment_attempt a on a.id = r.attempt_id
    left join staff s on s.id = r.requested_by left join staff b on b.id = r.approved_by
    where ${groupCondition(group)} order by r.requested_at desc, r.id desc`;
  return { text, values: [] };
}

/** How many refunds of a group, or of all, counted up to `limit`. */
export function countRefunds(group: RefundGroup | null, limit: number): Query {
  const text = `select count(*) as rows from (select 1 from refund r where ${groupCondition(group)} limit $1) found`;
  return { text, values: [limit] };
}
