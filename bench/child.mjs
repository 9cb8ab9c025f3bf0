// A program of the benchmark as a child process: ready when it says so, measured by its processor time, ended at the
// end.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const READY_WITHIN_MS = 60_000;
const END_WITHIN_MS = 20_000;
const POLL_MS = 50;

/**
 * Starts a Node program and waits until its output contains `ready`.
 *
 * @param {{ name: string, file: string, args?: readonly string[], nodeArgs?: readonly string[], ready: string,
 *   env: NodeJS.ProcessEnv, folder: string }} plan `folder` gets its output as `<name>.log`, as in `npm start`
 */
export async function startChild(plan) {
  const logFile = join(plan.folder, `${plan.name}.log`);
  const log = await open(logFile, 'a', 0o600);
  const child = spawn(process.execPath, [...(plan.nodeArgs ?? []), plan.file, ...(plan.args ?? [])], {
    env: plan.env,
    stdio: ['ignore', log.fd, log.fd],
  });
  await log.close();
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    const said = await readFile(logFile, 'utf8');
    if (said.includes(plan.ready)) return { pid: child.pid, logFile, end: () => endChild(child) };
    if (child.exitCode !== null || waitedMs > READY_WITHIN_MS) {
      child.kill('SIGKILL');
      throw new Error(`${plan.name} did not start:\n${said.slice(-2_000)}`);
    }
    await pause(POLL_MS);
  }
}

async function endChild(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  if ((await Promise.race([ended, pause(END_WITHIN_MS, 'late', { ref: false })])) === 'late') child.kill('SIGKILL');
  await ended;
}
