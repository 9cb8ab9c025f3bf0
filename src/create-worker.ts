import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Logger } from 'pino';
import type { Environment } from './env.js';
import type { Clock } from './shared/clock.js';
import { NestLogger } from './shared/logging/nest-logger.js';
import { WorkerModule } from './worker.module.js';

/** The worker, at work as soon as this returns; closing it finishes what was begun. */
export async function createWorker(
  environment: Environment,
  clock: Clock,
  logger: Logger,
): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(WorkerModule.forEnvironment(environment, clock), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
}
