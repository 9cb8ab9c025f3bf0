import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresBinaries } from './postgres-binaries.js';
import type { Launch, ServerAccount } from './server-account.js';
import { StandaloneError } from './standalone-error.js';

/** The only role of the embedded server; nobody but this installation knows its password. */
export const DATABASE_ROLE = 'porta';

/** What is needed to make a data folder. */
export interface ClusterPlan {
  readonly dataFolder: string;
  readonly password: string;
  readonly binaries: PostgresBinaries;
  readonly account: ServerAccount;
}

const NAMELESS_ACCOUNT = 'could not look up effective user ID';

const run = promisify(execFile);

/**
 * Makes the server's data folder unless it is there. It is made under another name and renamed when complete,
 * so that an interrupted first start leaves nothing half done behind.
 *
 * @throws StandaloneError DATABASE_OWNER when the folder was made by somebody else, DATABASE_START when
 *   the server's files cannot be made.
 */
export async function ensureCluster(plan: ClusterPlan): Promise<void> {
  const parent = dirname(plan.dataFolder);
  await mkdir(parent, { recursive: true, mode: 0o700 });
  // Passing through is all that the other account gets: what is inside stays closed to it.
  if (plan.account.needsOpenFolders) await chmod(parent, 0o711);
  if (await belongsTo(plan.account, plan.dataFolder)) return;
  const unfinished = `${plan.dataFolder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await giveTo(plan.account, unfinished);
  await initialise(plan, unfinished);
  await rename(unfinished, plan.dataFolder);
}

async function belongsTo({ uid }: ServerAccount, dataFolder: string): Promise<boolean> {
  const found = await stat(dataFolder).catch(ignoreMissing);
  if (found === undefined) return false;
  if (uid === undefined || found.uid === uid) return true;
  throw new StandaloneError(
    'DATABASE_OWNER',
    `Il database in ${dataFolder} è stato creato da un altro utente del sistema (numero ${found.uid}). ` +
      "Avvia il programma con lo stesso utente di allora, oppure indica un'altra cartella con DATA_DIR.",
  );
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

async function giveTo({ uid, gid }: ServerAccount, path: string): Promise<void> {
  if (process.getuid?.() === 0 && uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

async function initialise({ password, binaries, account }: ClusterPlan, folder: string): Promise<void> {
  // Beside the folder, because initdb wants it empty. An argument would show the password to every user.
  const passwordFile = join(dirname(folder), 'initdb-password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  await giveTo(account, passwordFile);
  const launch = account.launch(binaries.initdb, [
    ...['--pgdata', folder, '--username', DATABASE_ROLE, '--pwfile', passwordFile],
    ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--no-instructions'],
    // PostgreSQL's own Unicode rules sort and fold alike on every machine, whatever locales it has.
    ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C'],
  ]);
  try {
    const complaint = await complaintOf(launch);
    if (complaint === undefined) return;
    if (complaint.includes(NAMELESS_ACCOUNT) && (await complaintOf(underName(launch))) === undefined) return;
    throw new StandaloneError('DATABASE_START', `Non riesco a creare il database in ${folder}: ${complaint}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/**
 * initdb wants its account to have a name, which the user number given to a container often has not. In a user
 * namespace of its own it sees itself as `nobody`; the files belong to the true number, and the server needs no name.
 */
function underName({ file, args, ...identity }: Launch): Launch {
  return { ...identity, file: 'unshare', args: ['--user', '--map-user=nobody', '--', file, ...args] };
}

/** Runs a program to its end; answers with what it complained about, undefined when all went well. */
async function complaintOf({ file, args, ...identity }: Launch): Promise<string | undefined> {
  try {
    await run(file, args, { ...identity, cwd: '/' });
    return undefined;
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    return stderr?.trim() ?? String(error);
  }
}
