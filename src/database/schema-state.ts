import type { Executor } from '../shared/database.js';
import { migrations } from './data-source.js';

/** How the database's schema compares with what this program expects. */
export interface SchemaState {
  /** Migrations that `npm run migrate` would run. */
  readonly pending: readonly string[];
  /** Migrations that this program does not know: the database belongs to a newer one. */
  readonly unknown: readonly string[];
}

const HAS_TABLE = { name: 'has-migration-table', text: `select to_regclass('migration') is not null as "hasTable"` };
const DONE = { name: 'select-migrations', text: 'select name from migration' };

/** Reads which migrations have run. */
export async function readSchemaState(database: Executor): Promise<SchemaState> {
  const expected = migrations.map(({ name }) => name);
  const [table] = await database.query<{ hasTable: boolean }>(HAS_TABLE, []);
  if (table?.hasTable !== true) return { pending: expected, unknown: [] };
  const done = new Set((await database.query<{ name: string }>(DONE, [])).map(({ name }) => name));
  return {
    pending: expected.filter((name) => !done.has(name)),
    unknown: [...done].filter((name) => !expected.includes(name)),
  };
}
