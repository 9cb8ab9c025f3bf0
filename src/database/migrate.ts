import { DataSource } from 'typeorm';
import { blameDatabaseUrl } from '../shared/start-failure.js';
import { dataSourceOptions } from './data-source.js';
import { seedCatalog } from './seeds/seed-catalog.js';

/** Any number: it only has to be the same in every process of this application. */
const MIGRATION_LOCK_KEY = 7_402_156_960;

/**
 * Brings the database to the current schema and seeds what a new installation needs. Safe to run at any time,
 * also by several processes at once: the second waits for the first and finds nothing to do.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const dataSource = new DataSource(dataSourceOptions(databaseUrl, 2));
  await dataSource.initialize().catch((error: unknown) => {
    throw blameDatabaseUrl(error);
  });
  const lockHolder = dataSource.createQueryRunner();
  try {
    await lockHolder.query('select pg_advisory_lock($1)', [MIGRATION_LOCK_KEY]);
    await dataSource.runMigrations();
    await seedCatalog(dataSource);
  } finally {
    await lockHolder.release();
    await dataSource.destroy();
  }
}
