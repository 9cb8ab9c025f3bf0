import { once } from 'node:events';
import { EnvironmentError } from '../env.js';
import { Installation } from './installation.js';
import { StandaloneError } from './standalone-error.js';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** One Ctrl-C arrives twice, from the terminal and from npm: only a later one is somebody's impatience. */
const SAME_KEY_PRESS_MS = 1_000;
const FORCED_EXIT_CODE = 130;
/** The reason of an end that somebody asked for; every other reason is a failure. */
const ASKED = Symbol('asked');

/**
 * Runs the whole portal in the foreground until it is asked to stop. A second Ctrl-C cuts the stopping short and
 * ends the process with code 130.
 *
 * @param inherited the environment to read and to hand on to the programs.
 * @returns the exit code: 0 after Ctrl-C or SIGTERM, 1 when something failed.
 */
export async function runStandalone(inherited: NodeJS.ProcessEnv): Promise<number> {
  const ending = new AbortController();
  const installation = openInstallation(inherited, ending);
  if (installation === undefined) return 1;
  obeySignals(ending, installation);
  const reason = await runUntil(ending.signal, installation);
  if (reason === ASKED) say('Chiusura in corso...');
  else complain(reason);
  await installation.stop();
  if (reason === ASKED) say('Porta dei Pagamenti chiusa.');
  return reason === ASKED ? 0 : 1;
}

function openInstallation(inherited: NodeJS.ProcessEnv, ending: AbortController): Installation | undefined {
  try {
    return new Installation(inherited, {
      say,
      broken: (failure) => {
        ending.abort(failure);
      },
    });
  } catch (error) {
    complain(error);
    return undefined;
  }
}

/** Answers with the reason of the end: {@link ASKED} or a failure. */
async function runUntil(ended: AbortSignal, installation: Installation): Promise<unknown> {
  try {
    await installation.start(ended);
    if (!ended.aborted) await once(ended, 'abort');
    return ended.reason;
  } catch (error) {
    return ended.aborted ? ended.reason : error;
  }
}

function obeySignals(ending: AbortController, installation: Installation): void {
  let firstAtMs: number | undefined;
  const obey = (): void => {
    const nowMs = performance.now();
    firstAtMs ??= nowMs;
    if (!ending.signal.aborted) ending.abort(ASKED);
    else if (nowMs - firstAtMs > SAME_KEY_PRESS_MS) {
      void installation.kill().then(() => process.exit(FORCED_EXIT_CODE));
    }
  };
  for (const signal of STOP_SIGNALS) process.on(signal, obey);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(failure: unknown): void {
  const isExpected = failure instanceof StandaloneError || failure instanceof EnvironmentError;
  const text = isExpected ? failure.message : failure instanceof Error ? (failure.stack ?? failure.message) : failure;
  process.stderr.write(`Porta dei Pagamenti non può continuare.\n${String(text)}\n`);
}
