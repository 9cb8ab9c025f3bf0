import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { StandaloneError } from './standalone-error.js';

const LOCK_FILE = 'postmaster.pid';
/** A server whose supervisor was killed shuts down by itself: this is how long we let it. */
const LEAVING_MS = 10_000;
const POLL_MS = 100;

const run = promisify(execFile);

/**
 * Makes the data folder free for a new server. The lock file of a server that was killed is removed, even when
 * its process number now belongs to another program (usual in containers, where PostgreSQL itself would refuse);
 * a server that is still leaving is waited for.
 *
 * @throws StandaloneError DATABASE_RUNNING when a server keeps running on the folder.
 */
export async function releaseDataFolder(dataFolder: string, leavingMs = LEAVING_MS): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    const pid = await lockingProcess(dataFolder);
    if (pid === undefined) return;
    if (!(await isServerOf(dataFolder, pid))) {
      await rm(join(dataFolder, LOCK_FILE), { force: true });
      return;
    }
    if (waitedMs >= leavingMs) throw databaseRunning(dataFolder);
    await pause(POLL_MS);
  }
}

/** Two servers on one folder would destroy it: PostgreSQL refuses, and so do we, in the user's words. */
export function databaseRunning(dataFolder: string): StandaloneError {
  return new StandaloneError(
    'DATABASE_RUNNING',
    `Un altro avvio sta già usando il database in ${dataFolder}. ` +
      "Chiudilo prima di avviarne uno nuovo, oppure indica un'altra cartella con DATA_DIR.",
  );
}

async function lockingProcess(dataFolder: string): Promise<number | undefined> {
  const lock = await readFile(join(dataFolder, LOCK_FILE), 'utf8').catch(() => '');
  // A standalone backend writes its number with a minus sign.
  const pid = Math.abs(Number.parseInt(lock, 10));
  return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
}

async function isServerOf(dataFolder: string, pid: number): Promise<boolean> {
  const command = await commandLine(pid);
  // Without a way to look (Windows) the lock counts as valid; PostgreSQL then decides on its own.
  return command === undefined ? isAlive(pid) : command.includes('postgres') && command.includes(dataFolder);
}

/** The command of a running process, empty when there is none, undefined when this system does not tell. */
async function commandLine(pid: number): Promise<string | undefined> {
  if (process.platform === 'win32') return undefined;
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return run('ps', ['-ww', '-p', String(pid), '-o', 'command=']).then(
    ({ stdout }) => stdout,
    () => '',
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
