import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

declare global {
  // Jest passes nothing else from its setup to its teardown.
  var postgresHolder: ChildProcess | undefined;
}

const BUILD = `import { ensureBuilt } from './scripts/build.mjs'; await ensureBuilt(process.cwd());`;

/**
 * Builds the programs if their sources have changed, before any test: a build beside running tests would take their
 * assets away. Then starts one PostgreSQL for the whole run, unless TEST_DATABASE_SERVER_URL names one that may be used. The address
 * and the run's number reach the test files through the environment of Jest's processes.
 */
export default async function globalSetup(): Promise<void> {
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', BUILD]);
  process.env['TEST_RUN_ID'] = `${process.pid}_${process.hrtime.bigint().toString(36)}`;
  if (process.env['TEST_DATABASE_SERVER_URL'] !== undefined) return;
  const holder = spawn(
    process.execPath,
    ['--import', './test/support/register-typescript.mjs', 'test/support/postgres-holder.ts'],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  globalThis.postgresHolder = holder;
  const firstLine = once(createInterface(holder.stdout), 'line') as Promise<[string]>;
  const ended = once(holder, 'exit').then((): never => {
    throw new Error('The PostgreSQL of the tests did not start; its reason is above.');
  });
  const [url] = await Promise.race([firstLine, ended]);
  ended.catch(() => undefined);
  process.env['TEST_DATABASE_SERVER_URL'] = url;
}
