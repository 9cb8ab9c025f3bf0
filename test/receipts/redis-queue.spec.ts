import '../support/quiet-logs.js';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { Redis } from 'ioredis';
import { EnvironmentError } from '../../src/env.js';
import { requireNoEviction } from '../../src/shared/queue/redis-policy.js';
import { freePort } from '../support/free-port.js';
import { emptyBackend, queueBackends } from '../support/queue-backends.js';
import { until } from '../support/until.js';
import { ReceiptsWorld } from './receipts-world.js';

const MINUTE_MS = 60_000;
const redisBackends = queueBackends().flatMap((backend) => (backend.redisUrl === undefined ? [] : [backend.redisUrl]));

/** Stands between us and Redis, so that a test can cut the line. */
class Line {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;

  constructor(
    private readonly port: number,
    private readonly target: URL,
  ) {}

  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  async open(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(Number(this.target.port || 6379), this.target.hostname);
      near.pipe(far).pipe(near);
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on('error', () => undefined);
      }
    });
    this.server = server;
    await new Promise<void>((resolve) => {
      server.listen(this.port, '127.0.0.1', resolve);
    });
  }

  cut(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server?.close();
    this.server = undefined;
  }
}

// Without REDIS_URL there is nothing to test, and Jest wants a test in each file.
const describeWithRedis = redisBackends.length > 0 ? describe : describe.skip;

describeWithRedis('the queue on Redis', () => {
  const redisUrl = redisBackends[0] ?? '';
  let world: ReceiptsWorld;

  beforeAll(async () => {
    world = await ReceiptsWorld.create();
  });

  beforeEach(async () => {
    await emptyBackend({ name: 'Redis', redisUrl });
    world.mail.reset();
  });

  afterEach(async () => {
    await world.stopWorkers();
  });

  afterAll(async () => {
    await world.destroy();
  });

  it('sends what was paid while Redis was away', async () => {
    const line = new Line(await freePort(), new URL(redisUrl));
    await line.open();
    await world.startWorker(line.url);
    line.cut();
    const payment = await world.pay();
    await until('the receipt is issued', async () => (await world.deliveries(payment)).length === 1);
    expect(await world.deliveries(payment)).toMatchObject([{ state: 'queued', attempt: 0 }]);

    await line.open();
    await until('the receipt is sent', async () => {
      world.pass(1_000);
      return (await world.stateOf(payment)) === 'sent';
    });
    expect(world.mail.messages).toHaveLength(1);
    await world.stopWorkers();
    line.cut();
  });

  it('starts without Redis, and sends when it comes', async () => {
    const line = new Line(await freePort(), new URL(redisUrl));
    await world.startWorker(line.url);
    const payment = await world.pay();
    await until('the receipt is issued', async () => (await world.deliveries(payment)).length === 1);
    await line.open();
    await until('the receipt is sent', async () => {
      world.pass(1_000);
      return (await world.stateOf(payment)) === 'sent';
    });
    await world.stopWorkers();
    line.cut();
  });

  it('sends what Redis forgot', async () => {
    world.mail.behaviour = { kind: 'refuse', code: 451, at: 'recipient' };
    await world.startWorker(redisUrl);
    const payment = await world.pay();
    await until('the first try failed', async () => (await world.deliveries(payment))[0]?.failures === 1);
    await emptyBackend({ name: 'Redis', redisUrl });
    world.mail.reset();
    world.pass(2 * MINUTE_MS);
    await until('the receipt is sent', async () => (await world.stateOf(payment)) === 'sent');
  });

  it('refuses a Redis that may evict jobs', async () => {
    const redis = new Redis(redisUrl);
    try {
      await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
      await expect(requireNoEviction(redisUrl)).rejects.toThrow(EnvironmentError);
      await expect(world.startWorker(redisUrl)).rejects.toThrow(/REDIS_URL: .*noeviction/);
    } finally {
      await redis.config('SET', 'maxmemory-policy', 'noeviction');
      redis.disconnect();
    }
    await expect(requireNoEviction(redisUrl)).resolves.toBe(true);
  });
});

it('says nothing about a Redis that does not answer', async () => {
  await expect(requireNoEviction(`redis://127.0.0.1:${await freePort()}`)).resolves.toBe(false);
});
