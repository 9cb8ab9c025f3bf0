import { Controller, Get, Inject, NotFoundException, ForbiddenException, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Environment } from '../../env.js';
import { ENVIRONMENT } from '../core.module.js';
import { metricsAccess } from '../metrics/metrics-access.js';
import { PrometheusMetrics } from '../metrics/prometheus-metrics.js';
import { routes } from './paths.js';

/** The figures of this process for Prometheus: for this machine, and for who has METRICS_TOKEN. */
@Controller()
export class MetricsController {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly metrics: PrometheusMetrics,
  ) {}

  /** 404 where there is nothing to see; 403 without the right token, so that a wrong one can be told. */
  @Get(routes.metrics)
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = { socketAddress: request.raw.socket.remoteAddress, headers: request.headers };
    const access = metricsAccess(caller, this.environment.metrics.token);
    if (access === 'unseen') throw new NotFoundException('no metrics for this caller');
    if (access === 'refused') throw new ForbiddenException('not the metrics token');
    await reply.type(this.metrics.contentType).send(await this.metrics.collect());
  }
}
