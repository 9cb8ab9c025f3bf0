import type { Watchdog } from '../../../src/standalone/watchdog-client.js';
import { BuiltProgram, type Entry, type Variables } from '../../support/built-program.js';

export interface ProgramPlan {
  readonly entry: Entry;
  readonly variables: Variables;
  /** Written by the program when it can be used. */
  readonly readyWords: string;
  /** Folder of the build; empty for the project's own. */
  readonly buildFolder: string;
  readonly watchdog: Watchdog;
}

/** Long, for a machine that does much else. */
const READY_WITHIN_MS = 60_000;

/** One of the built programs, started again whenever it ends, as a supervisor of services would. */
export class SupervisedProgram {
  private current: BuiltProgram | undefined;
  private revival: Promise<void> = Promise.resolve();
  private isDown = true;
  private isReady = false;
  /** How often it was started: tells one life of the program from the next. */
  life = 0;

  constructor(private readonly plan: ProgramPlan) {}

  /** Resolves when the program is ready. */
  async start(): Promise<void> {
    this.isDown = false;
    const { entry, variables, readyWords, buildFolder, watchdog } = this.plan;
    const program = new BuiltProgram(entry, variables, buildFolder);
    this.current = program;
    this.life += 1;
    const { pid } = program;
    if (pid !== undefined) watchdog.watch(pid);
    void program.exitCode().then(() => {
      this.isReady = false;
      if (pid !== undefined) watchdog.forget(pid);
      this.reviveAfter(program);
    });
    await program.says(readyWords, READY_WITHIN_MS);
    this.isReady = true;
  }

  /** Whether it can be used now. */
  get isUp(): boolean {
    return this.isReady;
  }

  /** Ends it this very moment, without a chance to tidy up; resolves when it is gone. The supervisor starts it again. */
  async kill(): Promise<void> {
    this.current?.signal('SIGKILL');
    await this.current?.exitCode();
  }

  /** Ends it like {@link kill}, and leaves it down until {@link start}. */
  async takeDown(): Promise<void> {
    this.isDown = true;
    await this.kill();
  }

  /** Resolves when it runs again after what was done to it. */
  async revived(): Promise<void> {
    await this.revival;
  }

  /** Ends it in order. */
  async stop(): Promise<void> {
    this.isDown = true;
    await this.revival.catch(() => undefined);
    await this.current?.end();
  }

  /** The end of what its present life has logged. */
  get logged(): string {
    return this.current?.logged ?? '';
  }

  private reviveAfter(program: BuiltProgram): void {
    if (this.isDown || this.current !== program) return;
    this.revival = this.start();
    // Whoever waits for the program sees the failure; until then it must not end the run.
    this.revival.catch(() => undefined);
  }
}
