import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** One defect, as a text of the build that becomes another. */
export interface Defect {
  /** In the build's folder. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Works on a copy of the build that has this one defect; the copy goes afterwards. */
export async function withDefect<Result>(
  { file, from, to }: Defect,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'porta-broken-'));
  try {
    await cp('dist', join(folder, 'dist'), { recursive: true });
    await symlink(resolve('node_modules'), join(folder, 'node_modules'));
    // The copies are ES modules too.
    await cp('package.json', join(folder, 'package.json'));
    const path = join(folder, 'dist', file);
    const parts = (await readFile(path, 'utf8')).split(from);
    if (parts.length !== 2) throw new Error(`the defect fits ${parts.length - 1} places of ${file}, not one`);
    await writeFile(path, parts.join(to));
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
