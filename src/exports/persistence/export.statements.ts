import type { Statement } from '../../shared/database.js';
import { deliveryLife } from '../../shared/delivery/delivery-life.js';

export const exportLife = deliveryLife(
  'export_delivery',
  `d.export_id as "exportId", d.attempt, d.request,
   (select jsonb_build_object('publicId', e.public_id, 'format', e.format, 'fileName', e.file_name, 'makerId', e.maker_id,
      'makerName', e.maker_name, 'beganAt', e.began_at) from export e where e.id = d.export_id) as record`,
);

export const insertExport: Statement = {
  name: 'export_insert',
  text: `
    insert into export (public_id, kind, format, way, file_name, filter_words, maker_id, maker_name, state, began_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, 'writing', $9) returning id`,
};

/** Ends it once only: who comes second changes nothing. */
export const finishExport: Statement = {
  name: 'export_finish',
  text: `
    update export set state = 'finished', ended_at = $2, rows = $3, bytes = $4, sha256 = $5, totals = $6, manifest = $7,
      expires_at = $8
    where id = $1 and state = 'writing' returning id`,
};

export const abortExport: Statement = {
  name: 'export_abort',
  text: `
    update export set state = 'aborted', ended_at = $2, error_code = $3
    where id = $1 and state = 'writing' returning id`,
};

export const insertDelivery: Statement = {
  name: 'export_delivery_insert',
  text: `
    insert into export_delivery (export_id, request, state, next_attempt_at, queued_at)
    values ($1, $2, 'queued', $3, $3)`,
};

export const setRowsTotal: Statement = {
  name: 'export_delivery_rows_total',
  text: `update export_delivery set rows_total = $2, rows_done = 0 where id = $1`,
};

/** The next piece of the file, and more time to go on: only for whoever still holds the lease. */
export const addChunk: Statement = {
  name: 'export_chunk_add',
  text: `
    with mine as (
      update export_delivery set lease_until = $3, rows_done = $4
      where id = $1 and state = 'sending' and lease_until = $2 returning export_id
    )
    insert into export_chunk (export_id, number, bytes) select export_id, $5, $6 from mine returning number`,
};

export const deleteChunks: Statement = {
  name: 'export_chunk_delete',
  text: `delete from export_chunk where export_id = $1`,
};

export const findChunk: Statement = {
  name: 'export_chunk_find',
  text: `select bytes from export_chunk where export_id = $1 and number = $2`,
};

// Whoever was forgotten since the file was begun may be in it. Of the list of payments the filter tells who is not.
const MAY_HOLD_FORGOTTEN = `exists (
        select from payment p join export_delivery d on d.export_id = e.id
        where p.forgotten_at >= e.began_at
          and (d.request ->> 'kind' <> 'transactions' or (
            p.day_at >= coalesce((d.request #>> '{filter,from}')::date::timestamp at time zone 'Europe/Rome', '-infinity')
            and p.day_at < coalesce(((d.request #>> '{filter,to}')::date + 1)::timestamp at time zone 'Europe/Rome', 'infinity')
            and coalesce(d.request #> '{filter,statuses}' ? p.status, true)
            and p.service_slug = coalesce(d.request #>> '{filter,service}', p.service_slug))))`;

/**
 * The files whose time is over, some at a time: their hours have passed, or somebody who may be in them was forgotten.
 */
export const expireExports: Statement = {
  name: 'export_expire',
  text: `
    update export set is_expired = true
    where id in (
      select id from export e
      where expires_at is not null and not is_expired and (expires_at <= $1 or ${MAY_HOLD_FORGOTTEN})
      order by expires_at limit $2 for update skip locked)
    returning id`,
};

/** What was being downloaded when its process ended: nobody will finish it. Queued ones end with their delivery. */
export const listAbandoned: Statement = {
  name: 'export_list_abandoned',
  text: `
    select id, public_id as "publicId", maker_id as "makerId", maker_name as "makerName" from export
    where state = 'writing' and way <> 'queue' and began_at <= $1 order by began_at limit $2`,
};
