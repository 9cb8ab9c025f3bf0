// The load: `connections` citizens who do the same thing over and over until the time is up.
import { Pool } from 'undici';
import { spread, tenth } from './statistics.mjs';

/** The address of citizen number `n`, as a balancer would tell it: each journey has its own. */
export function citizenAddress(n) {
  return `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
}

/**
 * Runs `once(client, number)` on every connection for `seconds`. What has begun when the time is up is finished and
 * counts, with the time that it took.
 *
 * @param {{ url: string, connections: number, seconds: number, once: (client: Pool, n: number) => Promise<void> }} load
 * @returns {Promise<{ count: number, perSecond: number, ms: object }>} rejects at the first wrong answer
 */
export async function runLoad({ url, connections, seconds, once }) {
  const client = new Pool(url, { connections, pipelining: 1, headersTimeout: 30_000, bodyTimeout: 30_000 });
  const durations = [];
  let failure;
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1_000;
  const visit = async () => {
    while (performance.now() < endsAt && failure === undefined) {
      const beganAt = performance.now();
      await once(client, nextNumber());
      durations.push(performance.now() - beganAt);
    }
  };
  const visits = Array.from({ length: connections }, () =>
    visit().catch((error) => {
      failure ??= error;
    }),
  );
  await Promise.all(visits);
  const elapsed = (performance.now() - startedAt) / 1_000;
  await client.close();
  if (failure !== undefined) throw failure;
  return { count: durations.length, perSecond: tenth(durations.length / elapsed), ms: spread(durations) };
}

let lastNumber = 0;

/** Numbers never repeat within a run: neither do the addresses made of them, for sixteen million. */
function nextNumber() {
  lastNumber += 1;
  return lastNumber;
}
