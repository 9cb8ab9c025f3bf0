import type { Statement } from '../../shared/database.js';
import { deliveryLife } from '../../shared/delivery/delivery-life.js';

export const webhookLife = deliveryLife('webhook_delivery', 'd.key_id as "keyId", d.event_id as "eventId", d.body');

/** The outbox may tell the same change twice: it is one message. */
export const addWebhook: Statement = {
  name: 'webhook_add',
  text: `
    insert into webhook_delivery (event_id, key_id, prepared_id, event_number, type, body, state, next_attempt_at, queued_at)
    values ($1, $2, $3, $4, $5, $6, 'queued', $7, $7)
    on conflict (prepared_id, event_number) do nothing`,
};

export const addTry: Statement = {
  name: 'webhook_add_try',
  text: `
    insert into webhook_attempt (delivery_id, at, duration_ms, status, error_code, response) values ($1, $2, $3, $4, $5, $6)`,
};

export const listWebhooks: Statement = {
  name: 'webhook_list',
  text: `
    select d.id, d.event_id as "eventId", d.type, r.external_id as "externalId", d.state, d.queued_at as "queuedAt",
      d.next_attempt_at as "nextAttemptAt", coalesce((
        select jsonb_agg(jsonb_build_object('at', t.at, 'durationMs', t.duration_ms, 'status', t.status,
          'errorCode', t.error_code, 'response', t.response) order by t.id)
        from webhook_attempt t where t.delivery_id = d.id), '[]') as tries
    from webhook_delivery d join prepared_payment r on r.id = d.prepared_id
    where d.key_id = $1 order by d.id desc limit $2`,
};

export const queueAgain: Statement = {
  name: 'webhook_queue_again',
  text: `
    update webhook_delivery
    set state = 'queued', sent_at = null, failures = 0, next_attempt_at = $3, last_error_code = null
    where id = $1 and key_id = $2 and (state in ('sent', 'failed') or (state = 'queued' and next_attempt_at > $3))
    returning event_id as "eventId"`,
};
