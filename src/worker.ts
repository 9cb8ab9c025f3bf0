import 'reflect-metadata';
import { createWorker } from './create-worker.js';
import { readEnvironment, required } from './env.js';
import { SystemClock } from './shared/clock.js';
import { createLogger } from './shared/logging/create-logger.js';
import { onShutdown } from './shared/process-lifecycle.js';
import { describeStartFailure } from './shared/start-failure.js';

/** One worker process. Several share the work: every piece of it is taken by one at a time. */
async function main(): Promise<void> {
  const environment = readEnvironment();
  required('SESSION_SECRET', environment.sessionSecret);
  required('EXPORT_SIGNING_KEY', environment.exports.signingKey);
  const logger = createLogger(environment.logLevel, 'worker');
  const worker = await createWorker(environment, new SystemClock(environment.clockOffsetFile), logger);
  onShutdown({
    close: () => worker.close(),
    onFailure: (error) => {
      logger.error({ err: error }, 'the worker did not close in order');
    },
  });
  process.stdout.write('Worker ready\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`${describeStartFailure(error)}\n`);
  process.exit(1);
});
