import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * One hash of files and of all that is in folders. The contents decide, not the dates: a fresh clone gives every file
 * the same one.
 *
 * @param {string} root the project's folder
 * @param {{ folders: readonly string[], files: readonly string[], isLeftOut?: (name: string) => boolean }} sources
 * @returns {Promise<string>} hexadecimal
 */
export async function hashSources(root, { folders, files, isLeftOut }) {
  const listed = await Promise.all(folders.map((folder) => listFiles(root, folder, isLeftOut)));
  const hash = createHash('sha256');
  for (const file of [...files, ...listed.flat()].sort()) {
    const content = await readFile(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {(name: string) => boolean} isLeftOut
 */
export async function listFiles(root, folder, isLeftOut = () => false) {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !isLeftOut(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}
