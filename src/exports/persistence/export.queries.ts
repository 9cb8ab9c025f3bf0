import type { Query } from '../../shared/reading-database.js';

const EXPORTS = `
  select e.id, e.public_id as "publicId", e.kind, e.format, e.way, e.file_name as "fileName",
    e.filter_words as "filterWords", e.maker_id as "makerId", e.maker_name as "makerName", e.state, e.began_at as "beganAt",
    e.ended_at as "endedAt", e.rows, e.bytes, encode(e.sha256, 'hex') as sha256, e.totals, e.error_code as "errorCode",
    e.expires_at as "expiresAt", e.is_expired as "isExpired", d.rows_total as "rowsTotal", d.rows_done as "rowsDone",
    d.state as "deliveryState"
  from export e left join export_delivery d on d.export_id = e.id`;

/** The latest, of everybody or of one. */
export function selectExports(makerId: number | undefined, limit: number): Query {
  const condition = makerId === undefined ? '' : 'where e.maker_id = $2';
  const values = makerId === undefined ? [limit] : [limit, makerId];
  return { text: `${EXPORTS} ${condition} order by e.id desc limit $1`, values };
}

export function selectExport(publicId: string): Query {
  return { text: `${EXPORTS} where e.public_id = $1`, values: [publicId] };
}

export function selectManifest(publicId: string): Query {
  return { text: 'select manifest from export where public_id = $1', values: [publicId] };
}
