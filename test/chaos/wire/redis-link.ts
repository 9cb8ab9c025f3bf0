import type { Socket } from 'node:net';
import { newJobsIn } from './new-jobs.js';
import type { Link } from './relay.js';
import type { Caught, TrapFinder } from './trap-finder.js';
import type { Trap } from './trap.js';

/** What a Redis without memory answers to a job. */
const REFUSAL = /-OOM |OOM command not allowed/;

export interface RedisWatch {
  readonly finder: TrapFinder;
  readonly kill: () => Promise<void>;
  /** Redis refused something for want of memory. */
  readonly refused: () => void;
}

/** One connection of a worker to Redis, with us in between. Jobs are found in the bytes: their scripts carry them as text. */
export function joinToRedis(client: Socket, server: Socket, watch: RedisWatch): Link {
  let work = Promise.resolve();
  let awaited: Trap | undefined;
  const end = (): void => {
    client.destroy();
    server.destroy();
  };
  const kill = async (): Promise<void> => {
    await watch.kill();
    end();
  };
  const pass = async (chunk: Buffer): Promise<void> => {
    const caught: Caught = await watch.finder.ofNewJobs(newJobsIn(chunk.toString('latin1')));
    await caught.before?.spring(kill);
    awaited = caught.after?.();
    server.write(chunk);
  };
  client.on('data', (chunk: Buffer) => {
    work = work.then(() => pass(chunk));
  });
  server.on('data', (chunk: Buffer) => {
    if (REFUSAL.test(chunk.toString('latin1'))) watch.refused();
    const trap = awaited;
    awaited = undefined;
    if (trap === undefined) client.write(chunk);
    else void trap.spring(kill).then(() => client.write(chunk));
  });
  for (const socket of [client, server]) socket.on('error', () => undefined).on('close', end);
  return { end };
}
