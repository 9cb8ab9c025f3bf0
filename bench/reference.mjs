// The ceiling of PostgreSQL: pgbench running the fixed statements of a journey, whatever our own SQL has become.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const SCHEMA = 'bench/journey-reference.schema.sql';
const SCRIPT = 'bench/journey-reference.pgbench.sql';
const DATABASE = 'reference';
const INSTALL_HINT = 'pgbench is missing, so there is no ceiling of PostgreSQL (Debian: apt-get install postgresql-15)';

/**
 * Prepares the reference on the installation's own server; undefined, with a hint on stderr, without pgbench.
 *
 * @returns {Promise<undefined | ((seconds: number, clients: number) => Promise<number>)>} journeys a second
 */
export async function prepareReference(installation) {
  const program = await findPgbench();
  if (program === undefined) {
    process.stderr.write(`${INSTALL_HINT}\n`);
    return undefined;
  }
  const { url, args, env } = installation.connectionOf(DATABASE);
  await installation.sql.query(`create database ${DATABASE}`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(await readFile(SCHEMA, 'utf8'));
  await client.end();
  return async (seconds, clients) => {
    const options = ['-n', '-M', 'prepared', '-f', SCRIPT, '-c', String(clients), '-T', String(seconds)];
    const { stdout } = await run(program, [...options, ...args], { env, timeout: (seconds + 60) * 1_000 });
    const perSecond = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
    if (perSecond === undefined || !/number of failed transactions: 0 /.test(stdout)) {
      throw new Error(`pgbench did not do its work:\n${stdout}`);
    }
    return Number(perSecond);
  };
}

async function findPgbench() {
  try {
    await run('pgbench', ['--version']);
    return 'pgbench';
  } catch {
    return undefined;
  }
}
