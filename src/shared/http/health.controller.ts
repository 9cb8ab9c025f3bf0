import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Clock } from '../clock.js';
import { Database } from '../database.js';
import { readOutboxLag } from '../outbox/outbox-table.js';
import { routes } from './paths.js';

/** For balancers and supervisors. Nothing personal, no version, no address. */
@Controller()
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The process answers. */
  @Get(routes.healthLive)
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can serve citizens: its database answers. How late the worker is, is told but does not count. */
  @Get(routes.healthReady)
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const startedAtMs = performance.now();
    try {
      const outbox = await readOutboxLag(this.database, this.clock.now());
      const database = { status: 'ok', ms: Math.round(performance.now() - startedAtMs) };
      await reply.send({ status: 'ok', dependencies: { database, outbox } });
    } catch {
      await reply.status(503).send({ status: 'unavailable', dependencies: { database: { status: 'unavailable' } } });
    }
  }
}
