import { join } from 'node:path';
import pg from 'pg';
// The built one: to compile the sources at each start would take longer than the start.
import { EmbeddedPostgres } from '../../dist/standalone/embedded-postgres.js';

// One start and stop of the embedded server as a process of its own, so that a test can run it as another user.
const [folder = '', port = ''] = process.argv.slice(2);
const server = new EmbeddedPostgres({
  dataFolder: join(folder, 'postgres'),
  logFile: join(folder, 'postgres.log'),
  port: Number(port),
  password: 'a password of the tests',
  settings: { fsync: 'off' },
});

try {
  await server.start();
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query('create table if not exists start (at_position int generated always as identity)');
  const { rows } = await client.query('insert into start default values returning *');
  await client.end();
  process.stdout.write(`start ${rows[0]?.at_position ?? 0}\n`);
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await server.stop();
}
