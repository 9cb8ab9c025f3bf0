import 'reflect-metadata';
import { createWebApplication } from './create-web-application.js';
import { readEnvironment, required } from './env.js';
import { SystemClock } from './shared/clock.js';
import { createLogger } from './shared/logging/create-logger.js';
import { onShutdown } from './shared/process-lifecycle.js';
import { blameListeningAddress, describeStartFailure } from './shared/start-failure.js';

/** One web process. It keeps no state: as many as needed run behind a balancer. */
async function main(): Promise<void> {
  const environment = readEnvironment();
  required('SESSION_SECRET', environment.sessionSecret);
  required('EXPORT_SIGNING_KEY', environment.exports.signingKey);
  const { host, port } = environment.web;
  const logger = createLogger(environment.logLevel, 'web');
  const app = await createWebApplication(environment, new SystemClock(environment.clockOffsetFile), logger);
  onShutdown({
    close: () => app.close(),
    onFailure: (error) => {
      logger.error({ err: error }, 'the web process did not close in order');
    },
  });
  await app.listen({ host, port }).catch((error: unknown) => {
    throw blameListeningAddress(error, environment.web);
  });
  logger.info({ host, port }, 'Web ready');
}

main().catch((error: unknown) => {
  // Before there is a log there is only this: one line that names what to mend.
  process.stderr.write(`${describeStartFailure(error)}\n`);
  process.exit(1);
});
