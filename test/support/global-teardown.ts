import { once } from 'node:events';
import pg from 'pg';

/** Stops the run's own PostgreSQL; a server that was lent loses only the databases that this run made. */
export default async function globalTeardown(): Promise<void> {
  const holder = globalThis.postgresHolder;
  if (holder === undefined) {
    await dropRunDatabases();
    return;
  }
  const ended = holder.exitCode === null ? once(holder, 'exit') : undefined;
  holder.stdin?.end();
  await ended;
}

async function dropRunDatabases(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['TEST_DATABASE_SERVER_URL'] });
  await client.connect();
  try {
    const pattern = `test_${process.env['TEST_RUN_ID'] ?? ''}_%`;
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database where datname like $1', [
      pattern.replaceAll('_', '\\_'),
    ]);
    for (const { datname } of rows) await client.query(`drop database if exists "${datname}" with (force)`);
  } finally {
    await client.end();
  }
}
