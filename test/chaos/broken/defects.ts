import type { Defect } from './broken-build.js';

/** Outcomes of one payment no longer wait for each other. */
export const NO_ROW_LOCK: Defect = {
  file: 'payments/persistence/payment.statements.js',
  from: `from payment p where p.id = (select payment_id from payment_attempt where order_code = $1)
    for update`,
  to: `from payment p where p.id = (select payment_id from payment_attempt where order_code = $1)`,
};

/** A signed message that was recorded before is applied again. */
export const NO_DEDUPE: Defect = {
  file: 'payments/persistence/payment.statements.js',
  from: 'select 1 as open where not $6::boolean or exists (select 1 from signal)',
  to: 'select 1 as open where not $6::boolean or true',
};

/** A worker mails a receipt without having committed before that it does. */
export const MAIL_BEFORE_COMMIT: Defect = {
  file: 'shared/delivery/delivery-life.js',
  from: `update \${table} d set state = 'sending', lease_until = $2
        where d.id = $1 and d.state = 'queued'
        returning d.id, d.failures, d.queued_at as "queuedAt", d.lease_until as "leaseUntil", \${claimedColumns}`,
  to: `select d.id, d.failures, d.queued_at as "queuedAt", $2::timestamptz as "leaseUntil", \${claimedColumns}
        from \${table} d where d.id = $1 and d.state = 'queued'`,
};

/** "It is paid" goes into the outbox on a connection of its own, before the outcome is committed. */
export const OUTBOX_BEFORE_COMMIT: Defect = {
  file: 'payments/use-cases/write-outcome.js',
  from: 'await appendToOutbox(tx, ',
  to: 'await appendToOutbox(store.database, ',
};
