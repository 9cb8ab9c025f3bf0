import type { Statement } from '../../shared/database.js';
import type { DeliveryKind } from './delivery-life.js';

/** What is done about the sendings of one kind that failed for good. */
export interface FailedStatements {
  /** The latest $1. Those that another sending has replaced are nobody's worry. */
  readonly list: Statement;
  /** How many there are. */
  readonly count: Statement;
  /** Makes $1 due at $2, unless it is no longer failed or no longer the last. */
  readonly retry: Statement;
}

/** Where the payment of a delivery `d` is read: a row `s` with its reference. */
interface Subject {
  readonly table: string;
  readonly isOf: string;
  readonly paymentId: string;
}

const RECEIPT: Subject = { table: 'receipt', isOf: 's.id = d.receipt_id', paymentId: 's.payment_id' };
const PAYMENT: Subject = { table: 'payment', isOf: 's.public_id = d.payment_id', paymentId: 's.public_id' };

export const failedStatements: Readonly<Record<DeliveryKind, FailedStatements>> = {
  receipt: failedIn('receipt_delivery', 'receipt_id', RECEIPT),
  'resume-link': failedIn('resume_delivery', 'payment_id', PAYMENT),
  'refund-notice': failedIn('refund_delivery', 'refund_id', PAYMENT),
};

/** @param owner column of what the versions of a delivery have in common. */
function failedIn(table: string, owner: string, { table: subject, isOf, paymentId }: Subject): FailedStatements {
  const isFailed = `
    d.state = 'failed' and not exists (select from ${table} n where n.${owner} = d.${owner} and n.version > d.version)`;
  return {
    list: {
      name: `${table}_failed_list`,
      text: `
        select d.id, ${paymentId} as "paymentId", s.reference, d.last_error_code as "errorCode", d.failures,
          d.queued_at as "queuedAt"
        from ${table} d join ${subject} s on ${isOf}
        where ${isFailed}
        order by d.queued_at desc limit $1`,
    },
    count: {
      name: `${table}_failed_count`,
      text: `select count(*) as failed from ${table} d where ${isFailed}`,
    },
    retry: {
      name: `${table}_retry`,
      text: `
        update ${table} d set state = 'queued', next_attempt_at = $2, failures = 0
        from ${subject} s
        where d.id = $1 and ${isOf} and ${isFailed}
        returning ${paymentId} as "paymentId"`,
    },
  };
}
