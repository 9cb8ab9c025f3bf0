import { migrate } from './database/migrate.js';
import { readEnvironment, required } from './env.js';
import { describeStartFailure } from './shared/start-failure.js';

/** `npm run migrate`: brings DATABASE_URL to the current schema, then ends. */
async function main(): Promise<void> {
  await migrate(required('DATABASE_URL', readEnvironment().database.url));
  process.stdout.write('The database is at the current schema.\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`${describeStartFailure(error)}\n`);
  process.exit(1);
});
