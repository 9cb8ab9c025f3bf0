import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Environment } from '../../env.js';
import { Clock } from '../clock.js';
import { ENVIRONMENT } from '../core.module.js';
import { Database } from '../database.js';
import { readOutboxLag } from '../outbox/outbox-table.js';
import { isRedisAnswering } from '../queue/redis-health.js';
import { routes } from './paths.js';

/** For balancers and supervisors. Nothing personal, no version, no address. */
@Controller()
export class HealthController {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The process answers. */
  @Get(routes.healthLive)
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /**
   * The process can serve citizens: its database answers. The queue and how late the worker is are told, but do not
   * count: payments go on without them, and their receipts leave later.
   */
  @Get(routes.healthReady)
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const [database, redis] = await Promise.all([this.databaseHealth(), this.redisHealth()]);
    // Without REDIS_URL the queue is in the same database.
    const queue = redis ?? { backend: 'postgresql', status: database.status };
    const isReady = database.status === 'ok';
    const status = isReady ? 'ok' : 'unavailable';
    await reply.status(isReady ? 200 : 503).send({ status, dependencies: { ...database.found, queue } });
  }

  private async databaseHealth(): Promise<{ status: string; found: object }> {
    const startedAtMs = performance.now();
    try {
      const outbox = await readOutboxLag(this.database, this.clock.now());
      const ms = Math.round(performance.now() - startedAtMs);
      return { status: 'ok', found: { database: { status: 'ok', ms }, outbox } };
    } catch {
      return { status: 'unavailable', found: { database: { status: 'unavailable' } } };
    }
  }

  private async redisHealth(): Promise<{ backend: string; status: string } | undefined> {
    const { redisUrl } = this.environment;
    if (redisUrl === undefined) return undefined;
    return { backend: 'redis', status: (await isRedisAnswering(redisUrl)) ? 'ok' : 'unavailable' };
  }
}
