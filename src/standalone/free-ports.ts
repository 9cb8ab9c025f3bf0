import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { StandaloneError } from './standalone-error.js';

/** A port that one of our programs will listen on. */
export interface WantedPort {
  /** The environment variable that moves it. */
  readonly variable: string;
  readonly host: string;
  readonly port: number;
}

const POLL_MS = 200;

/**
 * Makes sure that every port can be taken, before anything is started.
 *
 * @param patienceMs how long programs of a killed run may still take to close their ports.
 * @throws StandaloneError PORT_TAKEN naming each variable that has to be changed.
 */
export async function requireFreePorts(wanted: readonly WantedPort[], patienceMs = 0): Promise<void> {
  const twice = wanted.filter(({ port }, index) => wanted.findIndex((other) => other.port === port) < index);
  if (twice.length > 0) {
    throw portError(
      twice.map(({ port, variable }) => `La porta ${port} serve due volte: scegline un'altra con ${variable}.`),
    );
  }
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    const obstacles = (await Promise.all(wanted.map(obstacleTo))).filter((obstacle) => obstacle !== undefined);
    if (obstacles.length === 0) return;
    if (waitedMs >= patienceMs) throw portError(obstacles);
    await pause(POLL_MS);
  }
}

function portError(obstacles: readonly string[]): StandaloneError {
  return new StandaloneError('PORT_TAKEN', obstacles.join('\n'));
}

function obstacleTo(wanted: WantedPort): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      resolve(explain(wanted, error.code ?? error.message));
    });
    probe.listen({ host: wanted.host, port: wanted.port, exclusive: true }, () => {
      probe.close(() => {
        resolve(undefined);
      });
    });
  });
}

function explain({ variable, host, port }: WantedPort, code: string): string {
  if (code === 'EADDRINUSE')
    return `La porta ${port} è occupata da un altro programma: scegline un'altra con ${variable}.`;
  if (code === 'EACCES') return `La porta ${port} è riservata all'amministratore: scegline un'altra con ${variable}.`;
  return `La porta ${port} (${variable}) non si può aprire su ${host} (${code}): scegli un altro indirizzo con HOST.`;
}
