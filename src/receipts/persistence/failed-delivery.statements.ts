import type { Statement } from '../../shared/database.js';
import type { DeliveryKind } from './delivery-life.js';

/** What is done about the sendings of one kind that failed for good. */
export interface FailedStatements {
  /** The latest $1. Those that another sending has replaced are nobody's worry. */
  readonly list: Statement;
  /** Makes $1 due at $2, unless it is no longer failed or no longer the last. */
  readonly retry: Statement;
}

export const failedStatements: Readonly<Record<DeliveryKind, FailedStatements>> = {
  receipt: {
    list: {
      name: 'receipt_delivery_failed_list',
      text: `
        select d.id, r.payment_id as "paymentId", r.reference, d.last_error_code as "errorCode", d.failures,
          d.queued_at as "queuedAt"
        from receipt_delivery d join receipt r on r.id = d.receipt_id
        where d.state = 'failed' and ${isLast('receipt_delivery', 'receipt_id')}
        order by d.queued_at desc limit $1`,
    },
    retry: {
      name: 'receipt_delivery_retry',
      text: `
        update receipt_delivery d set state = 'queued', next_attempt_at = $2, failures = 0
        where d.id = $1 and d.state = 'failed' and ${isLast('receipt_delivery', 'receipt_id')}
        returning (select payment_id from receipt where id = d.receipt_id) as "paymentId"`,
    },
  },
  'resume-link': {
    list: {
      name: 'resume_delivery_failed_list',
      text: `
        select d.id, d.payment_id as "paymentId", p.reference, d.last_error_code as "errorCode", d.failures,
          d.queued_at as "queuedAt"
        from resume_delivery d join payment p on p.public_id = d.payment_id
        where d.state = 'failed' and ${isLast('resume_delivery', 'payment_id')}
        order by d.queued_at desc limit $1`,
    },
    retry: {
      name: 'resume_delivery_retry',
      text: `
        update resume_delivery d set state = 'queued', next_attempt_at = $2, failures = 0
        where d.id = $1 and d.state = 'failed' and ${isLast('resume_delivery', 'payment_id')}
        returning payment_id as "paymentId"`,
    },
  },
  'refund-notice': {
    list: {
      name: 'refund_delivery_failed_list',
      text: `
        select d.id, d.payment_id as "paymentId", p.reference, d.last_error_code as "errorCode", d.failures,
          d.queued_at as "queuedAt"
        from refund_delivery d join payment p on p.public_id = d.payment_id
        where d.state = 'failed' and ${isLast('refund_delivery', 'refund_id')}
        order by d.queued_at desc limit $1`,
    },
    retry: {
      name: 'refund_delivery_retry',
      text: `
        update refund_delivery d set state = 'queued', next_attempt_at = $2, failures = 0
        where d.id = $1 and d.state = 'failed' and ${isLast('refund_delivery', 'refund_id')}
        returning payment_id as "paymentId"`,
    },
  },
};

function isLast(table: string, owner: string): string {
  return `not exists (select from ${table} n where n.${owner} = d.${owner} and n.version > d.version)`;
}
