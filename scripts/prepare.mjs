// What `npm start` and `npm test` have in common: the right Node, the packages, the build.
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';

const OLDEST_NODE = [20, 20];

/** Makes the project ready to run and its folder the current one; ends the process with a message when it cannot. */
export async function prepare() {
  const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
  process.chdir(root);
  requireNode();
  try {
    await ensureDependencies(root);
    await ensureBuilt(root);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(error.exitCode ?? 1);
  }
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  process.stderr.write(`Serve Node ${OLDEST_NODE.join('.')} o successivo; questo è ${process.versions.node}.\n`);
  process.exit(1);
}
