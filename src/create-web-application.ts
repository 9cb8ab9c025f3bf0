import { randomBytes } from 'node:crypto';
import fastifyCompress from '@fastify/compress';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController } from 'fastify';
import type { Logger } from 'pino';
import { adminErrors } from './admin/admin-errors.js';
import { registerAdmin } from './admin/register-admin.js';
import { apiErrors } from './api/api-errors.js';
import { AppModule } from './app.module.js';
import type { Environment } from './env.js';
import { bankReturnErrors } from './payments/bank-return-errors.js';
import type { Clock } from './shared/clock.js';
import { MAX_ADDRESS_PART_LENGTH, readableAddress, refuseStrangeCodes } from './shared/http/address-guard.js';
import { setCaching } from './shared/http/caching.js';
import { closeConnectionsAtEnd } from './shared/http/closing-connections.js';
import { ErrorPageFilter } from './shared/http/error-page.filter.js';
import { setLanguages } from './shared/http/language/request-language.js';
import { registerPages } from './shared/http/pages/register-pages.js';
import { limitRate } from './shared/http/rate-limit.js';
import { logRequests } from './shared/http/request-log.js';
import { measureRequests } from './shared/http/request-metrics.js';
import { setSecurityHeaders } from './shared/http/security-headers.js';
import { NestLogger } from './shared/logging/nest-logger.js';

/** A form is a few kilobytes; the longest causale in four-byte letters still fits many times. */
const MAX_BODY_BYTES = 64 * 1024;
/** The longest bank file on an office's slow line; who sends nothing more does not keep the connection for ever. */
const LONGEST_REQUEST_MS = 30 * 60_000;

/**
 * Only what the balancer itself has written: the last address of X-Forwarded-For. Those before it are the browser's own
 * word wherever a balancer adds to the header instead of overwriting it, and would let a guesser be somebody else each
 * time.
 */
const isNearest = (_address: string, hop: number): boolean => hop === 0;

/** The web application with everything around it, ready to listen: what `main.ts` starts and the tests talk to. */
export async function createWebApplication(
  environment: Environment,
  clock: Clock,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forEnvironment(environment, clock),
    createAdapter(environment, logger),
    // The bank's signatures hold on the bytes that arrived, so those are kept beside the parsed form.
    { logger: new NestLogger(logger), rawBody: true, abortOnError: false },
  );
  await setLanguages(app, environment.web.publicUrl);
  await setSecurityHeaders(app, environment);
  await limitRate(app);
  await app.register(fastifyCompress, { globalDecompression: false, threshold: 1_024 });
  refuseStrangeCodes(app);
  setCaching(app);
  logRequests(app);
  measureRequests(app);
  closeConnectionsAtEnd(app);
  await registerPages(app, { ente: environment.ente });
  await registerAdmin(app, environment);
  app.useGlobalFilters(new ErrorPageFilter([adminErrors, apiErrors, bankReturnErrors]));
  return app;
}

function createAdapter(environment: Environment, logger: Logger): FastifyAdapter {
  return new FastifyAdapter({
    loggerInstance: logger,
    // The framework would log addresses with their query; `logRequests` keeps the route instead.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomBytes(6).toString('hex'),
    trustProxy: environment.web.trustProxy ? isNearest : false,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: LONGEST_REQUEST_MS,
    rewriteUrl: readableAddress,
    // Who still has a connection while the process ends is served; see closeConnectionsAtEnd.
    return503OnClosing: false,
    routerOptions: { maxParamLength: MAX_ADDRESS_PART_LENGTH, ignoreTrailingSlash: true },
  });
}
