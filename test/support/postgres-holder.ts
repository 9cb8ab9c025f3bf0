import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from '../../src/standalone/embedded-postgres.js';
import { freePort } from './free-port.js';

/**
 * A process that holds one PostgreSQL for a test run: it prints the server's address and stops the server when its
 * standard input ends. So the server goes, and its folder with it, even when Jest is killed.
 */
async function holdServer(): Promise<void> {
  // In a terminal Ctrl-C reaches this process too; the end of the run, not the key, is the signal to leave.
  process.on('SIGINT', () => undefined);
  const folder = await mkdtemp(join(tmpdir(), 'porta-test-postgres-'));
  const server = new EmbeddedPostgres({
    dataFolder: join(folder, 'data'),
    logFile: join(folder, 'postgres.log'),
    port: await freePort(),
    password: randomBytes(16).toString('hex'),
    // Nothing here has to survive a power cut.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  });
  try {
    await server.start();
    process.stdout.write(`${server.url}\n`);
    await inputEnd();
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function inputEnd(): Promise<void> {
  return new Promise((resolve) => {
    process.stdin.once('close', resolve);
    process.stdin.once('end', resolve);
    process.stdin.resume();
  });
}

await holdServer();
