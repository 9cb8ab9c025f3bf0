import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections, one of which could take a port before we listen on it. */
const FIRST = 10_000;
/** For each of Jest's workers, and for what is started before them: none may listen where another is about to. */
const SHARE = 2_500;
const SHARES = 8;

let next = randomInt(SHARE);

/** A port of 127.0.0.1 that nobody listens on at this moment, nor is likely to in the next; never the same twice. */
export async function freePort(): Promise<number> {
  next = (next + 1) % SHARE;
  const share = Number(process.env['JEST_WORKER_ID'] ?? 0) % SHARES;
  const port = FIRST + share * SHARE + next;
  return (await isFree(port)) ? port : freePort();
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen(port, '127.0.0.1', () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}
