import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Files of arms, in a folder that `remove` takes away. */
export class ArmsFiles {
  private constructor(private readonly folder: string) {}

  static async create(): Promise<ArmsFiles> {
    return new ArmsFiles(await mkdtemp(join(tmpdir(), 'porta-arms-')));
  }

  /** Writes a file and answers with its path. */
  async write(name: string, content: string | Buffer): Promise<string> {
    const file = join(this.folder, name);
    await writeFile(file, content);
    return file;
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
