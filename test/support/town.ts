import pg from 'pg';
import { generateDemoData } from '../../src/demo/generate-demo-data.js';
import { FoldDayChanges } from '../../src/payments/use-cases/fold-day-changes.js';
import { Database } from '../../src/shared/database.js';
import { createCopy, type TestDatabase } from './postgres.js';

const DAYS = 730;
/** The end of the two years. */
export const TOWN_UNTIL = new Date('2026-11-25T15:00:00.000Z');

/**
 * Makes a database with the invented payments of two years, their days added up and the planner told of them. A million
 * takes a quarter of an hour, once a run.
 */
export async function createTownDatabase(payments: number): Promise<TestDatabase> {
  return createCopy(`town_${payments}`, async (url) => {
    const started = performance.now();
    const { migrate } = await import('../../src/database/migrate.js');
    await migrate(url);
    await generateDemoData({
      databaseUrl: url,
      payments,
      days: DAYS,
      seed: 'heavy',
      until: TOWN_UNTIL,
      isForced: false,
    });
    const seconds = (performance.now() - started) / 1_000;
    process.stdout.write(`${payments} payments generated, ${Math.round(payments / seconds)} a second\n`);
    await addUp(url);
  });
}

async function addUp(url: string): Promise<void> {
  const database = new Database({ url, poolSize: 1, onIdleError: () => undefined });
  while ((await new FoldDayChanges(database).execute()) > 0);
  await database.close();
  // As long as it takes: the portal's own connections give up sooner.
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
}
