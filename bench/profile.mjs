// Where the web process spent its time, from Node's own profile: self time by function and by package.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tenth } from './statistics.mjs';

const SHOWN = 25;
const IDLE = new Set(['(idle)', '(root)', '(program)']);

/** Shares of the busy time, in percent, of the functions and packages that took most of it. */
export async function readProfile(folder) {
  const [name] = (await readdir(folder)).filter((file) => file.endsWith('.cpuprofile'));
  if (name === undefined) throw new Error(`no profile in ${folder}`);
  const { nodes, samples, timeDeltas } = JSON.parse(await readFile(join(folder, name), 'utf8'));
  const selfTime = new Map();
  samples.forEach((id, index) => selfTime.set(id, (selfTime.get(id) ?? 0) + timeDeltas[index]));
  const byFunction = new Map();
  const byPackage = new Map();
  let busy = 0;
  for (const { id, callFrame } of nodes) {
    const time = selfTime.get(id) ?? 0;
    if (time === 0 || IDLE.has(callFrame.functionName)) continue;
    busy += time;
    const place = packageOf(callFrame.url);
    add(byPackage, callFrame.functionName === '(garbage collector)' ? '(garbage collector)' : place, time);
    add(byFunction, `${callFrame.functionName || '(anonymous)'} ${placeOf(callFrame)}`, time);
  }
  return { functions: largest(byFunction, busy, SHOWN), packages: largest(byPackage, busy, SHOWN) };
}

function packageOf(url) {
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (inPackage !== undefined) return inPackage;
  if (url.includes('/dist/')) return 'portal';
  return url === '' ? '(native)' : 'node';
}

function placeOf({ url, lineNumber }) {
  const path = url.replace(/^.*\/(node_modules|dist)\//, '$1/').replace(/^node_modules\//, '');
  return path === '' ? '' : `${path}:${lineNumber + 1}`;
}

function add(sums, key, time) {
  sums.set(key, (sums.get(key) ?? 0) + time);
}

function largest(sums, whole, count) {
  return [...sums]
    .sort(([, left], [, right]) => right - left)
    .slice(0, count)
    .map(([name, time]) => ({ name: name.trim(), percent: tenth((time / whole) * 100) }));
}
