import { migrate } from './database/migrate.js';
import { readEnvironment, required } from './env.js';

/** `npm run migrate`: brings DATABASE_URL to the current schema, then ends. */
async function main(): Promise<void> {
  await migrate(required('DATABASE_URL', readEnvironment().database.url));
  process.stdout.write('The database is at the current schema.\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
