import type { Query } from '../../shared/reading-database.js';
import { RECEIPT_COLUMNS } from './receipt-table.js';

/** The receipt of a payment. */
export function selectReceiptDetail(paymentId: string): Query {
  const text = `select ${RECEIPT_COLUMNS} from receipt where payment_id = $1`;
  return { text, values: [paymentId] };
}

/** Every sending of a receipt, first to last. */
export function selectDeliveryDetails(receiptId: number): Query {
  const text = `
    select version, reason, state, failures, last_error_code as "lastErrorCode", queued_at as "queuedAt",
      case when state = 'queued' then next_attempt_at end as "nextAttemptAt", sent_at as "sentAt",
      a.email as address
    from receipt_delivery left join receipt_delivery_address a on a.delivery_id = id where receipt_id = $1 order by version`;
  return { text, values: [receiptId] };
}

/** Where the receipts of some payments stand, one row for each that has one. */
export function selectReceiptStates(paymentIds: readonly string[]): Query {
  const text = `
    select r.payment_id as "paymentId",
      case when bool_or(d.state = 'sent') then 'sent' when bool_and(d.state = 'failed') then 'failed' else 'on-its-way' end
        as state
    from receipt r join receipt_delivery d on d.receipt_id = r.id
    where r.payment_id = any($1) group by r.payment_id`;
  return { text, values: [paymentIds] };
}

/** The view tells of each sending; a receipt counts once, as failed when none of its sendings is still under way. */
export function selectUndeliveredFigures(): Query {
  const text = `
    select count(*) as receipts, count(*) filter (where is_failed) as failed, min(queued_at) as "oldestAt"
    from (
      select bool_and(state = 'failed') as is_failed, min(queued_at) as queued_at
      from undelivered_receipt group by payment_id
    ) receipts`;
  return { text, values: [] };
}
