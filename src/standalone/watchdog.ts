import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A process of its own that outlives a killed supervisor just long enough to stop what it had started. The
 * supervisor writes `watch <pid>` and `forget <pid>` lines to its standard input; when the input ends, what is
 * still watched is asked to stop, last started first, and killed when it does not.
 */
const GRACE_MS = 10_000;
const POLL_MS = 100;

const watched: number[] = [];

// Signals for the terminal's group are for the supervisor; this process leaves when its input ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

for await (const line of createInterface(process.stdin)) {
  const [word, number] = line.split(' ');
  const pid = Number(number);
  if (word === 'watch') watched.push(pid);
  if (word === 'forget') watched.splice(watched.indexOf(pid), 1);
}
for (const pid of watched.reverse()) await stopProcess(pid);

async function stopProcess(pid: number): Promise<void> {
  send(pid, 'SIGTERM');
  for (let waitedMs = 0; waitedMs < GRACE_MS; waitedMs += POLL_MS) {
    if (!send(pid, 0)) return;
    await pause(POLL_MS);
  }
  send(pid, 'SIGKILL');
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
