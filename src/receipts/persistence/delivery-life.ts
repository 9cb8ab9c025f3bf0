import type { Statement } from '../../shared/database.js';

/** What is mailed to citizens. */
export const DELIVERY_KINDS = ['receipt', 'resume-link', 'refund-notice'] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** The statements that every delivery lives by, from the queue to its end. */
export interface DeliveryLife {
  readonly handOverDue: Statement;
  readonly takeBack: Statement;
  readonly claim: Statement;
  readonly markSent: Statement;
  readonly markForRetry: Statement;
  readonly markFailed: Statement;
}

/** Each kind has a table of its own, because each hangs on something else; they live the same life. */
export const deliveryLives: Readonly<Record<DeliveryKind, DeliveryLife>> = {
  receipt: lifeIn('receipt_delivery', {
    paymentId: '(select payment_id from receipt where id = d.receipt_id)',
    address: '(select email from receipt_delivery_address where delivery_id = d.id)',
  }),
  'resume-link': lifeIn('resume_delivery', { paymentId: 'd.payment_id', address: 'null::text' }),
  // To where the receipt went last, if staff have corrected the address.
  'refund-notice': lifeIn('refund_delivery', {
    paymentId: 'd.payment_id',
    address: `(
      select a.email from receipt r join receipt_delivery s on s.receipt_id = r.id
      left join receipt_delivery_address a on a.delivery_id = s.id
      where r.payment_id = d.payment_id order by s.version desc limit 1)`,
  }),
};

/** The SQL of the payment's public id and of a corrected address, for the row `d` of the table. */
function lifeIn(table: string, { paymentId, address }: { paymentId: string; address: string }): DeliveryLife {
  return {
    // Due is what waits for its time, and what a worker took and did not give back in time. Until the job runs, the
    // next time is the end of the queue's turn: a job that got lost there becomes due again by itself.
    handOverDue: {
      name: `${table}_hand_over_due`,
      text: `
        update ${table}
        set state = 'queued', lease_until = null, attempt = attempt + 1, next_attempt_at = $2
        where id in (
          select id from ${table}
          where (state = 'queued' and next_attempt_at <= $1) or (state = 'sending' and lease_until <= $1)
          order by queued_at
          limit $3
          for update skip locked
        )
        returning id, attempt`,
    },
    takeBack: {
      name: `${table}_take_back`,
      text: `update ${table} set next_attempt_at = $2 where id = any($1) and state = 'queued'`,
    },
    claim: {
      name: `${table}_claim`,
      text: `
        update ${table} d set state = 'sending', lease_until = $2
        where d.id = $1 and d.state = 'queued'
        returning d.id, d.version, d.reason, d.failures, d.queued_at as "queuedAt", d.lease_until as "leaseUntil",
                  d.message_id as "messageId", ${paymentId} as "paymentId", ${address} as address`,
    },
    // The server accepted the message, so it is sent, whoever holds the lease by now.
    markSent: {
      name: `${table}_mark_sent`,
      text: `
        update ${table} set state = 'sent', sent_at = $2, lease_until = null, last_error_code = null
        where id = $1 and state <> 'sent'`,
    },
    markForRetry: {
      name: `${table}_mark_for_retry`,
      text: `
        update ${table}
        set state = 'queued', lease_until = null, failures = failures + 1, next_attempt_at = $3, last_error_code = $4
        where id = $1 and state = 'sending' and lease_until = $2`,
    },
    markFailed: {
      name: `${table}_mark_failed`,
      text: `
        update ${table} set state = 'failed', lease_until = null, failures = failures + 1, last_error_code = $3
        where id = $1 and state = 'sending' and lease_until = $2`,
    },
  };
}
