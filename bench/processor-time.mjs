// Processor time of processes, from /proc (Linux only; elsewhere it is unknown).
import { readdir, readFile } from 'node:fs/promises';

/** Linux counts in hundredths of a second on every platform that Node runs on. */
const MS_PER_TICK = 10;

/**
 * Milliseconds that the process, and the children that it has buried, have had so far; NaN where it cannot be known.
 */
export async function processorTimeMs(pid, { withChildren = false } = {}) {
  const own = await readStat(pid);
  if (own === undefined) return Number.NaN;
  const children = withChildren ? await childrenOf(pid) : [];
  const ticks = [own, ...children].reduce((sum, { user, system }) => sum + user + system, 0);
  return (ticks + (withChildren ? own.buriedUser + own.buriedSystem : 0)) * MS_PER_TICK;
}

async function childrenOf(pid) {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(pids.map((child) => readStat(child)));
  return stats.filter((stat) => stat?.parent === pid);
}

async function readStat(pid) {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  // The name, in parentheses, may hold spaces.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [parent, user, system, buriedUser, buriedSystem] = [fields[1], fields[11], fields[12], fields[13], fields[14]];
  return { parent, user, system, buriedUser, buriedSystem };
}
