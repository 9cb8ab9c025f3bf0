import { readSchemaState } from '../../database/schema-state.js';
import type { Database } from '../../shared/database.js';
import { databaseCheck } from '../check.js';
import { broken, fine, type Finding, judge, warning } from '../finding.js';

interface ServerFacts {
  readonly version: string;
  readonly versionNumber: number;
  readonly now: Date;
  readonly isDurable: boolean;
  readonly isReadOnly: boolean;
  /** Columns that would mean another instant in another time zone. */
  readonly localTimes: number;
}

const FACTS = {
  name: 'doctor-server-facts',
  text: `
    select current_setting('server_version') as version, current_setting('server_version_num')::int as "versionNumber",
      clock_timestamp() as now, current_setting('transaction_read_only')::boolean as "isReadOnly",
      current_setting('fsync')::boolean and current_setting('full_page_writes')::boolean
        and current_setting('synchronous_commit') <> 'off' as "isDurable",
      (select count(*) from information_schema.columns
       where table_schema = 'public' and data_type = 'timestamp without time zone') as "localTimes"`,
};
/** The oldest that its makers still mend. */
const OLDEST_VERSION = 140_000;
const SKEW_MS = { warnFrom: 2_000, brokenFrom: 30_000 };

/** The server: reachable, new enough, durable, with our schema and the same idea of the time. */
export const databaseServerCheck = databaseCheck('Database', async (database, clock) => {
  const startedAtMs = performance.now();
  const askedAt = clock.now();
  const [facts] = await database.query<ServerFacts>(FACTS, []);
  if (facts === undefined) return [];
  const tookMs = performance.now() - startedAtMs;
  const skewMs = facts.now.getTime() - (askedAt.getTime() + tookMs / 2);
  return [
    serverFinding(facts, Math.round(tookMs)),
    ...durability(facts),
    skewFinding(Math.max(0, Math.abs(skewMs) - tookMs / 2)),
    ...timeZone(facts),
    ...(await schemaFindings(database)),
  ];
});

/** How many connections the server could still give. */
export const connectionsCheck = databaseCheck('Connessioni al database', async (database) => {
  const text = `
    select count(*) as used, current_setting('max_connections')::int as limit from pg_stat_activity where backend_type = 'client backend'`;
  const [row] = await database.query<{ used: number; limit: number }>({ name: 'doctor-connections', text }, []);
  const { used, limit } = row ?? { used: 0, limit: 1 };
  const advice = 'Alza max_connections, oppure riduci DATABASE_POOL_SIZE o il numero dei processi.';
  return [judge(used / limit, { warnFrom: 0.8, brokenFrom: 0.97 }, `${used} in uso su ${limit}.`, advice)];
});

function serverFinding({ version, versionNumber }: ServerFacts, tookMs: number): Finding {
  const text = `PostgreSQL ${version.split(' ')[0] ?? ''} risponde (${tookMs} ms).`;
  return versionNumber >= OLDEST_VERSION
    ? fine(text)
    : warning(text, 'Aggiorna PostgreSQL: la versione 14 è la minima.');
}

function durability({ isDurable, isReadOnly }: ServerFacts): Finding[] {
  return [
    ...(isDurable
      ? []
      : [
          broken(
            'Il database conferma ciò che non ha ancora scritto su disco: un guasto perderebbe dei pagamenti.',
            'Riporta fsync, full_page_writes e synchronous_commit a on.',
          ),
        ]),
    ...(isReadOnly
      ? [
          broken(
            'È in sola lettura.',
            'Se è una replica, indica il primario in DATABASE_URL; se no, guarda il suo disco e default_transaction_read_only.',
          ),
        ]
      : []),
  ];
}

function skewFinding(skewMs: number): Finding {
  const text = `Gli orologi del portale e del database differiscono di ${(skewMs / 1_000).toFixed(1).replace('.', ',')} s.`;
  return judge(skewMs, SKEW_MS, text, 'Sincronizza gli orologi delle macchine (NTP): scadenze e date ne dipendono.');
}

function timeZone({ localTimes }: ServerFacts): Finding[] {
  if (localTimes === 0) return [fine('Il fuso orario del server non conta: tutti gli istanti sono assoluti.')];
  return [
    warning(
      `${localTimes} colonne tengono un'ora senza fuso: cambierebbero significato con il fuso del server.`,
      'Non sono di questa versione del portale: cerca chi le ha aggiunte.',
    ),
  ];
}

async function schemaFindings(database: Database): Promise<Finding[]> {
  const { pending, unknown } = await readSchemaState(database);
  if (pending.length > 0) {
    const count = pending.length === 1 ? 'una migrazione' : `${pending.length} migrazioni`;
    return [broken(`Schema vecchio: ${count} da eseguire.`, 'Esegui npm run migrate.')];
  }
  if (unknown.length > 0)
    return [warning('Lo schema è di una versione più nuova di questo programma.', 'Aggiorna il programma.')];
  return [fine('Lo schema è quello di questa versione.')];
}
