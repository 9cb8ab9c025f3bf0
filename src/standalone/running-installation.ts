import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readEnvironment } from '../env.js';
import { errorCodeOf } from '../shared/error-code.js';
import { RUN_VARIABLES_FILE } from './data-folder.js';

const DEFAULT_DATA_DIR = '.data';

/**
 * The variables that the programs of a running `npm start` have, under those of `inherited`: an operator's command
 * beside it needs none of its own. Nothing is added when no installation runs on this DATA_DIR, or when its files
 * belong to somebody else.
 */
export async function runningInstallationVariables(inherited: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  const set = Object.entries(inherited).filter(([, value]) => value !== undefined && value.trim() !== '');
  const own: NodeJS.ProcessEnv = Object.fromEntries(set);
  const file = resolve(own['DATA_DIR'] ?? DEFAULT_DATA_DIR, RUN_VARIABLES_FILE);
  const noted = await readFile(file, 'utf8').catch(ignoreAbsent);
  return noted === undefined ? own : { ...(JSON.parse(noted) as NodeJS.ProcessEnv), ...own };
}

/** Of the variables of a program, those that the application reads: what to note for commands beside it. */
export function applicationVariables(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const read = new Set<string>();
  // The reader itself says which names it knows.
  readEnvironment(new Proxy({}, { get: (_target, name) => void read.add(String(name)) }));
  return Object.fromEntries(Object.entries(variables).filter(([name]) => read.has(name)));
}

function ignoreAbsent(error: unknown): undefined {
  if (!['ENOENT', 'ENOTDIR', 'EACCES'].includes(errorCodeOf(error))) throw error;
}
