import { queueBackends } from '../support/queue-backends.js';
import { ChaosCommand } from './run-command.js';
import { hasRedis } from './site/redis-server.js';

const PAYMENTS = '100';
const SEED = '2007';
const RUN_TIMEOUT_MS = 600_000;

describe('chaos', () => {
  const command = new ChaosCommand();
  const isOnRedis = queueBackends().at(-1)?.redisUrl !== undefined && hasRedis();
  const queue = isOnRedis ? 'redis' : 'postgresql';

  afterEach(() => {
    command.stop();
  });

  it(
    `${PAYMENTS} payments under every fault, queue in ${queue}: nothing lost, nothing doubled, nothing mismatched`,
    async () => {
      const { said, code } = await command.run(['--payments', PAYMENTS, '--seed', SEED, '--queue', queue]);
      expect(said).toContain('Nothing lost, nothing doubled, nothing mismatched.');
      expect(code).toBe(0);
    },
    RUN_TIMEOUT_MS,
  );
});
