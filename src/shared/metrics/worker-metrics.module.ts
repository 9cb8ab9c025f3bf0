import { type BeforeApplicationShutdown, Inject, Module, type OnApplicationBootstrap } from '@nestjs/common';
import type { Environment } from '../../env.js';
import { ENVIRONMENT } from '../core.module.js';
import { Database } from '../database.js';
import { publishBuildInfo } from './build-info.js';
import { publishPoolUsage } from './database-gauges.js';
import { MetricsServer } from './metrics-server.js';
import { PrometheusMetrics } from './prometheus-metrics.js';

/** Without a token the port is for this machine only, whatever HOST says. */
const LOCALHOST = '127.0.0.1';

/** Publishes a worker's metrics on METRICS_PORT, when that is set: it has no other port. */
@Module({})
export class WorkerMetricsModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private server: MetricsServer | undefined;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly metrics: PrometheusMetrics,
    private readonly database: Database,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    publishBuildInfo(this.metrics, 'worker');
    publishPoolUsage(this.metrics, this.database);
    const { port, token } = this.environment.metrics;
    if (port === undefined) return;
    const host = token === undefined ? LOCALHOST : this.environment.web.host;
    this.server = new MetricsServer(this.metrics, { host, port, token });
    await this.server.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.server?.stop();
  }
}
