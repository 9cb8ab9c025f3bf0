import { Module, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database.js';
import { MetricsController } from '../http/metrics.controller.js';
import { OutboxGauges } from '../outbox/outbox-gauges.js';
import { publishBuildInfo } from './build-info.js';
import { publishPoolUsage } from './database-gauges.js';
import { PrometheusMetrics } from './prometheus-metrics.js';

/** Publishes a web process' metrics at /metrics, and what is waiting in the database, which every process can see. */
@Module({ controllers: [MetricsController], providers: [OutboxGauges] })
export class WebMetricsModule implements OnModuleInit {
  constructor(
    private readonly metrics: PrometheusMetrics,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    publishBuildInfo(this.metrics, 'web');
    publishPoolUsage(this.metrics, this.database);
  }
}
