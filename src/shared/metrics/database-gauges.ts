import type { Database } from '../database.js';
import type { Metric, Metrics, Samples } from './metrics.js';

type ByState = { readonly state: 'busy' | 'idle' | 'queued' };

const POOL: Metric<ByState> = {
  name: 'porta_database_pool_connections',
  help: 'Connections of the citizen path, and requests that wait for one (queued)',
  labels: ['state'],
};

/** Publishes how busy this process' database connections are. */
export function publishPoolUsage(metrics: Metrics, database: Database): void {
  metrics.readWhenCollected(POOL, (): Samples<ByState> => {
    const { total, idle, queued } = database.usage();
    return [
      { labels: { state: 'busy' }, value: total - idle },
      { labels: { state: 'idle' }, value: idle },
      { labels: { state: 'queued' }, value: queued },
    ];
  });
}
