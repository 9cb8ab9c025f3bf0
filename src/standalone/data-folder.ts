import { access, constants, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCodeOf } from '../shared/error-code.js';
import { StandaloneError } from './standalone-error.js';

/** Names inside DATA_DIR. */
export interface DataFolder {
  /** Real path: the same folder has one name, by whatever link it was reached. */
  readonly path: string;
  readonly secretsFile: string;
  /** Passwords of the first staff accounts, as they were made. */
  readonly firstPasswordsFile: string;
  readonly postgresFolder: string;
  readonly logFolder: string;
}

/** What the programs of the running installation were told, for operators' commands beside it; gone when it ends. */
export const RUN_VARIABLES_FILE = 'standalone.json';
const RUN_FILE = 'standalone.pid';
const MAX_LOG_BYTES = 10 * 1024 * 1024;

/**
 * Makes the data folder, closed to other users, and says what lies where in it.
 *
 * @throws StandaloneError DATA_DIR when we may not write there, for example because root made it.
 */
export async function openDataFolder(dataDir: string): Promise<DataFolder> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const path = await realpath(dataDir);
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
    const logFolder = join(path, 'log');
    await mkdir(logFolder, { recursive: true, mode: 0o700 });
    await access(logFolder, constants.W_OK | constants.X_OK);
    return {
      path,
      secretsFile: join(path, 'secrets.json'),
      firstPasswordsFile: join(path, 'first-passwords.json'),
      postgresFolder: join(path, 'postgres'),
      logFolder,
    };
  } catch (error) {
    const code = errorCodeOf(error);
    throw new StandaloneError(
      'DATA_DIR',
      `Non posso usare la cartella dei dati ${dataDir} (${code}): appartiene a un altro utente o non è scrivibile. ` +
        "Avvia il programma con l'utente che l'ha creata, oppure indica un'altra cartella con DATA_DIR.",
    );
  }
}

/**
 * Prepares the log file of one program and answers with its path. A file that has grown past 10 MB becomes
 * `<name>.log.1`: one generation is kept.
 */
export async function prepareLog({ logFolder }: DataFolder, name: string): Promise<string> {
  const path = join(logFolder, `${name}.log`);
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > MAX_LOG_BYTES) await rename(path, `${path}.1`);
  return path;
}

/**
 * True when the last process that ran the installation was killed before it could clean up: what it left behind
 * may need a moment to close.
 */
export async function wasKilled({ path }: DataFolder): Promise<boolean> {
  const lastPid = Number.parseInt(await readFile(join(path, RUN_FILE), 'utf8').catch(() => ''), 10);
  return Number.isSafeInteger(lastPid) && !isAlive(lastPid);
}

/** Notes that this process runs the installation. */
export async function noteRun({ path }: DataFolder): Promise<void> {
  await writeFile(join(path, RUN_FILE), `${process.pid}\n`, { mode: 0o600 });
}

/** Notes what the programs of this run are told. It holds secrets, like everything in this folder. */
export async function noteVariables({ path }: DataFolder, variables: NodeJS.ProcessEnv): Promise<void> {
  await writeFile(join(path, RUN_VARIABLES_FILE), JSON.stringify(variables, null, 2), { mode: 0o600 });
}

/** Notes the clean end of the run. */
export async function forgetRun({ path }: DataFolder): Promise<void> {
  await rm(join(path, RUN_VARIABLES_FILE), { force: true });
  await rm(join(path, RUN_FILE), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process exists but belongs to somebody else.
    return errorCodeOf(error) === 'EPERM';
  }
}
