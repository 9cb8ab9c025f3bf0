import type { Office } from '../admin-transactions/office.js';

/** Every table of every schema, the queue's too, in which the pattern is found, as text or as bytes in hexadecimal. */
export async function tablesWith(office: Office, pattern: string): Promise<string[]> {
  const tables = await office.rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await office.rows(`select from ${name} as t where t::text ~* $1 limit 1`, [pattern]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

/** What another program answered when it was told of a payment. @param age how long ago, as an SQL interval. */
export async function answerOfOtherProgram(office: Office, answer: string, age: string): Promise<void> {
  await office.rows(
    `with key as (
       insert into api_key (name, prefix, hash, scopes, has_all_services, created_by, created_at)
       values ('Mensa', 'pk_prova1', sha256('k'), array['payments:prepare'], true, 1, $1) returning id
     ), prepared as (
       insert into prepared_payment (public_id, key_id, external_id, body_hash, service_id, amount_cents, created_at, expires_at)
       select repeat('a', 22), id, 'm-1', sha256('x'), 4, 100, $1, $1::timestamptz + interval '1 day' from key returning id, key_id
     ), delivery as (
       insert into webhook_delivery (event_id, key_id, prepared_id, event_number, type, body, state, next_attempt_at, queued_at, sent_at)
       select 'evt_prova', key_id, id, 3, 'payment.paid', '{}', 'sent', $1, $1, $1 from prepared returning id
     )
     insert into webhook_attempt (delivery_id, at, duration_ms, status, response)
     select id, $1::timestamptz - ${age}, 12, 200, $2 from delivery`,
    [office.portal.clock.now(), answer],
  );
}
