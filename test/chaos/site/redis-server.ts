import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import type { Watchdog } from '../../../src/standalone/watchdog-client.js';
import { freePort } from '../../support/free-port.js';
import { until } from '../../support/until.js';

const PROGRAM = 'redis-server';

/** Whether this machine has a Redis that we may start. */
export function hasRedis(): boolean {
  return spawnSync(PROGRAM, ['--version']).status === 0;
}

/** A Redis of our own, kept on disk as production's should be, so that it may be killed, emptied and filled. */
export class RedisServer {
  private process: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly watchdog: Watchdog,
  ) {}

  static async start(folder: string, watchdog: Watchdog): Promise<RedisServer> {
    const redis = new RedisServer(await freePort(), folder, watchdog);
    await redis.launch();
    return redis;
  }

  async launch(): Promise<void> {
    const child = spawn(
      PROGRAM,
      [
        ...['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.folder, '--save', ''],
        ...['--appendonly', 'yes', '--maxmemory-policy', 'noeviction'],
      ],
      { stdio: 'ignore' },
    );
    this.process = child;
    if (child.pid !== undefined) this.watchdog.watch(child.pid);
    await until('Redis answers', () => this.ask((redis) => redis.ping()).catch(() => undefined));
  }

  async kill(): Promise<void> {
    const child = this.process;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    if (child.pid !== undefined) this.watchdog.forget(child.pid);
  }

  async flush(): Promise<void> {
    await this.ask((redis) => redis.flushall());
  }

  /** No room for anything more. */
  async fill(): Promise<void> {
    await this.ask((redis) => redis.config('SET', 'maxmemory', '1'));
  }

  /** As much room as before. */
  async relieve(): Promise<void> {
    await this.ask((redis) => redis.config('SET', 'maxmemory', '0'));
  }

  private async ask<Answer>(question: (redis: Redis) => Promise<Answer>): Promise<Answer> {
    const redis = new Redis(this.port, '127.0.0.1', { lazyConnect: true, retryStrategy: () => null });
    redis.on('error', () => undefined);
    try {
      return await question(redis);
    } finally {
      redis.disconnect();
    }
  }
}
