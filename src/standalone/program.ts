import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { excerpt, logSince } from './log-excerpt.js';
import { StandaloneError } from './standalone-error.js';
import type { Watchdog } from './watchdog-client.js';

/** One of our programs, run as a Node process. */
export interface ProgramPlan {
  /** How the terminal calls it. */
  readonly title: string;
  /** Relative to the project's root. */
  readonly entry: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Output goes straight to this file, so that the supervisor is never in its way. */
  readonly logFile: string;
  /** Asked again and again with what the log gained since the start. */
  readonly isReady: (log: string) => boolean | Promise<boolean>;
  readonly readyTimeoutMs: number;
}

/** What a program tells whoever runs it. */
export interface ProgramEvents {
  /** It ended by itself and was started again. */
  restarted(title: string, reason: string): void;
  /** It ended by itself too often, or could not be started again. */
  gaveUp(failure: StandaloneError): void;
}

/** Three ends within five minutes are not bad luck any more. */
const MAX_RESTARTS = 3;
const RESTART_WINDOW_MS = 5 * 60_000;
const RESTART_PAUSE_MS = 1_000;
const STOP_TIMEOUT_MS = 15_000;
const POLL_MS = 100;

/** Starts one program, waits until it is ready, starts it again when it dies, and stops it. */
export class Program {
  private process: ChildProcess | undefined;
  private logOffset = 0;
  private isStopping = false;
  /** Instants of a clock that never jumps, in milliseconds. */
  private restarts: number[] = [];

  constructor(
    private readonly plan: ProgramPlan,
    private readonly watchdog: Watchdog,
    private readonly events: ProgramEvents,
  ) {}

  /**
   * Starts the program and waits until it is ready.
   *
   * @throws StandaloneError PROGRAM_START when it ends first or takes too long; the message ends with its log.
   */
  async start(signal: AbortSignal): Promise<void> {
    const child = await this.launch();
    for (let waitedMs = 0; !(await this.isReady()); waitedMs += POLL_MS) {
      signal.throwIfAborted();
      if (hasEnded(child)) throw await this.failure('PROGRAM_START', `${this.plan.title}: l'avvio non è riuscito`);
      if (waitedMs >= this.plan.readyTimeoutMs) {
        throw await this.failure('PROGRAM_START', `${this.plan.title}: non è pronto in tempo`);
      }
      await pause(POLL_MS);
    }
    child.once('exit', () => void this.revive(child));
    if (hasEnded(child)) await this.revive(child);
  }

  /** Asks the program to end, and kills it when it does not within 15 seconds. */
  async stop(): Promise<void> {
    this.isStopping = true;
    const child = this.process;
    if (child === undefined || hasEnded(child)) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const inTime = await Promise.race([ended, pause(STOP_TIMEOUT_MS, 'late', { ref: false })]);
    if (inTime === 'late') {
      child.kill('SIGKILL');
      await ended;
    }
  }

  /** Ends the program at once. */
  kill(): void {
    this.isStopping = true;
    this.process?.kill('SIGKILL');
  }

  private async launch(): Promise<ChildProcess> {
    const log = await open(this.plan.logFile, 'a', 0o600);
    this.logOffset = (await log.stat()).size;
    const child = spawn(process.execPath, ['--enable-source-maps', resolve(this.plan.entry)], {
      env: this.plan.environment,
      stdio: ['ignore', log.fd, log.fd],
      // A group of its own: Ctrl-C reaches the supervisor only, which stops the programs in their order.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    await log.close();
    this.process = child;
    const { pid } = child;
    if (pid !== undefined) {
      this.watchdog.watch(pid);
      child.once('exit', () => {
        this.watchdog.forget(pid);
      });
    }
    return child;
  }

  private async isReady(): Promise<boolean> {
    return this.plan.isReady(await logSince(this.plan.logFile, this.logOffset));
  }

  private async revive(child: ChildProcess): Promise<void> {
    if (this.isStopping) return;
    const reason = await this.failure(
      'PROGRAM_ENDED',
      `${this.plan.title}: si è chiuso da solo (${child.signalCode ?? `codice ${child.exitCode ?? 0}`})`,
    );
    const nowMs = performance.now();
    this.restarts = [...this.restarts.filter((atMs) => nowMs - atMs < RESTART_WINDOW_MS), nowMs];
    if (this.restarts.length > MAX_RESTARTS) {
      this.giveUp(reason);
      return;
    }
    this.events.restarted(this.plan.title, reason.message);
    await pause(RESTART_PAUSE_MS);
    await this.startAgain();
  }

  private async startAgain(): Promise<void> {
    if (this.isStopping) return;
    try {
      await this.start(new AbortController().signal);
    } catch (error) {
      if (!(error instanceof StandaloneError)) throw error;
      this.giveUp(error);
    }
  }

  /** A program that ended because it was asked to is no failure. */
  private giveUp(failure: StandaloneError): void {
    if (!this.isStopping) this.events.gaveUp(failure);
  }

  private async failure(code: 'PROGRAM_START' | 'PROGRAM_ENDED', what: string): Promise<StandaloneError> {
    const log = excerpt(await logSince(this.plan.logFile, this.logOffset));
    return new StandaloneError(code, `${what}. Registro: ${this.plan.logFile}\n${log}`);
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}
