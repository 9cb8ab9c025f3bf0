import { execFile, type ChildProcess } from 'node:child_process';
import { queueBackends } from '../support/queue-backends.js';
import { hasRedis } from './site/redis-server.js';

const PAYMENTS = '100';
const SEED = '2007';
/** About a minute on a machine that does nothing else. */
const RUN_TIMEOUT_MS = 600_000;

let child: ChildProcess | undefined;

/** The command as `npm run test:chaos` starts it: what it said, and its exit code. */
function run(args: readonly string[]): Promise<{ said: string; code: number }> {
  const program = ['--import', './test/support/register-typescript.mjs', 'test/chaos/main.ts'];
  return new Promise((resolve) => {
    const started = execFile(process.execPath, [...program, ...args], (_error, stdout, stderr) => {
      resolve({ said: stdout + stderr, code: started.exitCode ?? -1 });
    });
    child = started;
  });
}

describe('chaos', () => {
  // Whatever was not awaited to its end ends here, with all that it started.
  afterEach(() => {
    child?.kill('SIGTERM');
  });

  const isOnRedis = queueBackends().at(-1)?.redisUrl !== undefined && hasRedis();
  const queue = isOnRedis ? 'redis' : 'postgresql';

  it(
    `${PAYMENTS} payments under every fault, queue in ${queue}: nothing lost, nothing doubled, nothing mismatched`,
    async () => {
      const { said, code } = await run(['--payments', PAYMENTS, '--seed', SEED, '--queue', queue]);
      expect(said).toContain('Nothing lost, nothing doubled, nothing mismatched.');
      expect(code).toBe(0);
    },
    RUN_TIMEOUT_MS,
  );

  it.each([
    [['--help'], 0, 'Usage: npm run test:chaos'],
    [['--payments', 'many'], 2, '--payments: a whole number'],
    [['--queue', 'rabbit'], 2, '--queue: postgresql or redis'],
    [['--faults', 'redis-full'], 2, 'redis-full is not a fault of this queue'],
    [['--fast'], 2, 'See --help.'],
  ])('%j ends with %i and says what it is about', async (args, expected, words) => {
    const { said, code } = await run(args);
    expect(said).toContain(words);
    expect(code).toBe(expected);
  });
});
