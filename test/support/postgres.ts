import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of its own for one test file. */
export interface TestDatabase {
  readonly url: string;
  /** Ends every session on it and removes it. */
  drop(): Promise<void>;
}

/** Any number: all processes of a run take the same lock while the template is being made. */
const TEMPLATE_LOCK_KEY = 1_569_615_460;

/** Makes an empty database in the run's PostgreSQL. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return createFrom('template1');
}

/** Makes a database with every migration and seed applied. */
export async function createMigratedTestDatabase(): Promise<TestDatabase> {
  return createCopy('template', async (url) => {
    // Loaded here, so that tests of an empty database do not need the migrations to compile.
    const { migrate } = await import('../../src/database/migrate.js');
    await migrate(url);
  });
}

/** Makes a copy of the database `name`, which is made empty and filled by `fill` once a run. */
export async function createCopy(name: string, fill: (url: string) => Promise<void>): Promise<TestDatabase> {
  const template = await onServer(async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK_KEY]);
    return ensureTemplate(client, databaseName(name), fill);
  });
  return createFrom(template);
}

async function ensureTemplate(
  client: pg.Client,
  template: string,
  fill: (url: string) => Promise<void>,
): Promise<string> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template]);
  if (rowCount === 1) return template;
  const unfinished = await createFrom('template1');
  await fill(unfinished.url);
  const name = new URL(unfinished.url).pathname.slice(1);
  await client.query(`alter database "${name}" rename to "${template}"`);
  return template;
}

async function createFrom(template: string): Promise<TestDatabase> {
  const name = databaseName(randomBytes(8).toString('hex'));
  await onServer((client) => client.query(`create database "${name}" template "${template}"`));
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async drop() {
      await onServer((client) => client.query(`drop database if exists "${name}" with (force)`));
    },
  };
}

function databaseName(suffix: string): string {
  return `test_${process.env['TEST_RUN_ID'] ?? ''}_${suffix}`;
}

async function onServer<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  const url = process.env['TEST_DATABASE_SERVER_URL'];
  if (url === undefined) throw new Error('No PostgreSQL: tests run through Jest, whose global setup starts one.');
  return url;
}
