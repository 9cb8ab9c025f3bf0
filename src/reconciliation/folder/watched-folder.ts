import { constants } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, readdir, rename, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { errorCodeOf } from '../../shared/error-code.js';

/** Where a file goes when its turn is over. */
export type Destination = 'importati' | 'rifiutati';

/** A file that nobody has touched for so long is complete: whoever copies it writes more often than that. */
const QUIET_MS = 60_000;
/** A link is never followed, and what is no file cannot make us wait. */
const SAFELY = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** How a file looked, and since when it looks like that. */
interface Seen {
  readonly looks: string;
  readonly since: Date;
}

/**
 * A folder into which somebody puts files. Only plain files count, not those whose name begins with a dot; what is
 * done with is moved into a folder below it by renaming, so that a file is always in one place.
 */
export class WatchedFolder {
  private seen = new Map<string, Seen>();

  constructor(private readonly path: string) {}

  /** Names of the files that have not changed for a while, as far as this process has seen, in their order. */
  async settled(now: Date): Promise<string[]> {
    const entries = await readdir(this.path, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
    const seen = new Map<string, Seen>();
    for (const { name } of files) {
      const looks = await this.looksOf(name);
      const before = this.seen.get(name);
      if (looks !== undefined) seen.set(name, before?.looks === looks ? before : { looks, since: now });
    }
    this.seen = seen;
    const isQuiet = ({ since }: Seen): boolean => now.getTime() - since.getTime() >= QUIET_MS;
    return [...seen]
      .filter(([, file]) => isQuiet(file))
      .map(([name]) => name)
      .sort();
  }

  /** @throws `ELOOP` for a link that has taken the file's place. */
  async open(name: string): Promise<FileHandle> {
    const file = await open(join(this.path, name), SAFELY);
    if ((await file.stat()).isFile()) return file;
    await file.close();
    throw Object.assign(new Error('no plain file'), { code: 'ENOTFILE' });
  }

  /**
   * Moves a file; with `note` beside it in a text file of its name. An earlier file of that name stays.
   * @throws `ENOENT` when another process has moved it meanwhile; nothing is written then.
   */
  async move(name: string, destination: Destination, now: Date, note?: string): Promise<void> {
    const folder = join(this.path, destination);
    await makeFolder(folder);
    const target = await freePath(folder, name, now);
    await rename(join(this.path, name), target);
    if (note !== undefined) await writeFile(`${target}.txt`, note, { flag: 'wx' });
    this.seen.delete(name);
  }

  private async looksOf(name: string): Promise<string | undefined> {
    try {
      const { size, mtimeMs, ino } = await lstat(join(this.path, name));
      return `${size} ${mtimeMs} ${ino}`;
    } catch (error) {
      // Taken away meanwhile.
      if (errorCodeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  }
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path).catch((error: unknown) => {
    if (errorCodeOf(error) !== 'EEXIST') throw error;
  });
  if (!(await lstat(path)).isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
}

/** `estratto.xml`, or `estratto-20261126T071500Z.xml` when there is one already. */
async function freePath(folder: string, name: string, now: Date): Promise<string> {
  const { name: stem, ext } = parse(name);
  const moment = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const isTaken = await Promise.all([name, `${name}.txt`].map((taken) => exists(join(folder, taken))));
  return join(folder, isTaken.includes(true) ? `${stem}-${moment}${ext}` : name);
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
