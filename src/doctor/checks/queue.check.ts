import { readRedisSettings } from '../../shared/queue/redis-policy.js';
import type { Check } from '../check.js';
import { broken, fine, type Finding, warning } from '../finding.js';

const WORKERS = {
  name: 'doctor-workers',
  text: `
    select count(*) as count from pg_stat_activity
    where datname = current_database() and application_name = 'porta-dei-pagamenti-listener'`,
};

/** Where the queue is kept, and whether anybody works on it. */
export const queueCheck: Check = {
  name: 'Coda',
  withinMs: 8_000,
  run: async ({ environment, database }) => {
    const backend = environment.redisUrl === undefined ? [fine('È in PostgreSQL.')] : await redis(environment.redisUrl);
    if (database === undefined) return backend;
    const [workers] = await database.query<{ count: number }>(WORKERS, []);
    return [...backend, workerFinding(workers?.count ?? 0)];
  },
};

async function redis(url: string): Promise<Finding[]> {
  const settings = await readRedisSettings(url);
  if (settings === undefined) {
    return [
      broken(
        'Redis non risponde.',
        'I pagamenti continuano e le ricevute aspettano: avvia Redis, o correggi REDIS_URL.',
      ),
    ];
  }
  const { evictionPolicy, keepsJournal } = settings;
  return [
    evictionPolicy === 'noeviction'
      ? fine('Redis risponde e non scarta nulla (noeviction).')
      : broken(`Redis può scartare i lavori (maxmemory-policy ${evictionPolicy}).`, 'Imposta noeviction.'),
    keepsJournal
      ? fine('Redis scrive un giornale (AOF).')
      : warning(
          'Redis dimentica la coda quando si riavvia.',
          'Imposta appendonly yes; le ricevute ripartirebbero comunque da PostgreSQL.',
        ),
  ];
}

function workerFinding(count: number): Finding {
  return count > 0
    ? fine(`${count} ${count === 1 ? 'processo lavora' : 'processi lavorano'} la coda.`)
    : broken(
        'Nessuno lavora la coda: le ricevute non partono e la banca non viene interrogata.',
        'Avvia npm run start:worker.',
      );
}
