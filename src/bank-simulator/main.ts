import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { EnvironmentError, readEnvironment, type Environment } from '../env.js';
import { buildSimulator } from './build-simulator.js';
import { optionsFromEnvironment } from './simulator-options.js';

/** The bank as a process: says where it listens when it is ready, and closes in order when it is told to end. */
async function main(): Promise<void> {
  const environment = readEnvironment();
  refuseProduction(environment);
  const log = { level: environment.logLevel, stream: process.stderr };
  const app = await buildSimulator(optionsFromEnvironment(environment, { log, randomBytes }));
  const { host } = environment.web;
  const port = environment.bank.simulatorPort;
  closeWhenTold(() => app.close());
  await app.listen({ host, port }).catch((error: unknown) => {
    throw portError(error, port);
  });
  process.stdout.write(`Bank simulator ready: http://${host.includes(':') ? `[${host}]` : host}:${port}\n`);
}

function refuseProduction(environment: Environment): void {
  if (environment.isProduction) {
    throw new EnvironmentError('NODE_ENV', 'the bank simulator charges nobody and never runs in production');
  }
}

function portError(error: unknown, port: number): unknown {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return isTaken ? new EnvironmentError('BANK_PORT', `port ${port} is taken; set another one`) : error;
}

/** Ends in order at the first signal; further ones change nothing. */
function closeWhenTold(close: () => Promise<void>): void {
  let isClosing = false;
  const end = (): void => {
    if (isClosing) return;
    isClosing = true;
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        fail(error);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

function fail(error: unknown): void {
  const reason = error instanceof EnvironmentError ? error.message : inspect(error);
  process.stderr.write(`Bank simulator: ${reason}\n`);
  process.exit(1);
}

main().catch(fail);
