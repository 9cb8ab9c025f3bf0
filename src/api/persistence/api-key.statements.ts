import type { Statement } from '../../shared/database.js';

const KEY = `
  select k.id, k.name, k.prefix, k.scopes, k.created_at as "createdAt", k.expires_on::text as "expiresOn",
    k.revoked_at as "revokedAt", k.last_used_on::text as "lastUsedOn", k.webhook_url as "webhookUrl",
    case when k.has_all_services then null else array(
      select s.slug from api_key_service c join service s on s.id = c.service_id where c.key_id = k.id order by s.position
    ) end as services
  from api_key k`;

export const selectKeyByHash: Statement = { name: 'api_key_by_hash', text: `${KEY} where k.hash = $1` };

export const selectKey: Statement = { name: 'api_key_select', text: `${KEY} where k.id = $1` };

export const lockKey: Statement = { name: 'api_key_lock', text: `${KEY} where k.id = $1 for update of k` };

export const listKeys: Statement = {
  name: 'api_key_list',
  text: `${KEY} order by k.revoked_at is not null, lower(k.name), k.id`,
};

/** Once a day for each key, whoever is first. */
export const noteUse: Statement = {
  name: 'api_key_note_use',
  text: `update api_key set last_used_on = $2::date where id = $1 and (last_used_on is null or last_used_on < $2::date)`,
};

export const insertKey: Statement = {
  name: 'api_key_insert',
  text: `
    with new_key as (
      insert into api_key (name, prefix, hash, scopes, has_all_services, created_by, created_at, expires_on)
      values ($1, $2, $3, $4, $5::integer[] is null, $6, $7, $8::date)
      returning id
    ), new_services as (
      insert into api_key_service (key_id, service_id) select id, unnest($5::integer[]) from new_key
    )
    select id from new_key`,
};

export const revokeKey: Statement = {
  name: 'api_key_revoke',
  text: `update api_key set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null`,
};

export const setWebhookUrl: Statement = {
  name: 'api_key_set_webhook',
  text: `update api_key set webhook_url = $2 where id = $1`,
};

/** The secret in force gets an end, those before it end now: never more than two are valid. */
export const retireSecrets: Statement = {
  name: 'webhook_secret_retire',
  text: `
    update webhook_secret set valid_until = case when valid_until is null then $3::timestamptz else $2::timestamptz end
    where key_id = $1 and (valid_until is null or valid_until > $2)`,
};

export const insertSecret: Statement = {
  name: 'webhook_secret_insert',
  text: `insert into webhook_secret (key_id, sealed, created_at) values ($1, $2, $3)`,
};

/** The secret in force first, then the one that it replaces, while that is valid. */
export const selectSecrets: Statement = {
  name: 'webhook_secret_select',
  text: `
    select sealed, valid_until as "validUntil" from webhook_secret
    where key_id = $1 and (valid_until is null or valid_until > $2)
    order by valid_until desc nulls first`,
};
