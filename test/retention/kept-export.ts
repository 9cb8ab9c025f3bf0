import { ExportLog } from '../../src/exports/export-log.js';
import { ExportStore } from '../../src/exports/persistence/export.store.js';
import { ExpireExports } from '../../src/exports/queue/expire-exports.js';
import { SigningKey } from '../../src/exports/sealing/signing-key.js';
import { AuditTrail } from '../../src/shared/audit-trail/audit-trail.js';
import type { Database } from '../../src/shared/database.js';
import { RandomIds } from '../../src/shared/ids.js';
import type { Office } from '../admin-transactions/office.js';

/** Two files that a worker wrote a moment ago, kept for two days: one under this filter, and one of days to come. */
export async function keepExports(office: Office, filter: object, text: string): Promise<void> {
  await keepExport(office, filter, text);
  await keepExport(office, { from: '2999-01-01' }, 'nobody whose time is over');
}

async function keepExport(office: Office, filter: object, text: string): Promise<void> {
  const now = office.portal.clock.now();
  await office.rows(
    `with kept as (
       insert into export (public_id, kind, format, way, file_name, filter_words, maker_id, maker_name, state, began_at,
         ended_at, rows, bytes, sha256, totals, manifest, expires_at)
       select left(md5($3::text), 22), 'transactions', 'csv', 'queue', 'transazioni.csv', 'un filtro', id, full_name,
         'finished', $1, $1, 1, length($2), sha256($2::text::bytea), '[]', '{}', $1::timestamptz + interval '2 days'
       from staff order by id limit 1 returning id
     ), written as (
       insert into export_delivery (export_id, request, state, next_attempt_at, queued_at, sent_at)
       select id, $3::jsonb, 'sent', $1, $1, $1 from kept
     )
     insert into export_chunk (export_id, number, bytes) select id, 0, $2::text::bytea from kept`,
    [now, text, JSON.stringify({ kind: 'transactions', filter })],
  );
}

/** What a worker does every minute. */
export async function expireExports({ portal }: Office, database: Database): Promise<void> {
  const { environment, clock } = portal;
  const store = new ExportStore(database);
  const trail = new AuditTrail(database, clock);
  const log = new ExportLog(
    environment,
    database,
    store,
    trail,
    new SigningKey(environment.exports.signingKey!),
    new RandomIds(),
    clock,
  );
  await new ExpireExports(database, store, log, clock).runRound();
}
