import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import { TEST_SECRETS } from './test-environment.js';
import { until } from './until.js';

export type Variables = Readonly<Record<string, string>>;
export type Entry = 'dist/main.js' | 'dist/worker.js' | 'dist/bank-simulator/main.js';

/** Several programs that start at once on a busy machine take their time. */
const SAYS_WITHIN_MS = 60_000;

/** What web, worker and bank need to meet each other, on free ports; the caller adds database and mail server. */
export async function installationVariables(): Promise<Variables> {
  const port = await freePort();
  return { ...TEST_SECRETS, HOST: '127.0.0.1', PORT: String(port), BANK_PORT: String(await freePort()) };
}

/** One of the built programs as a process of its own, with all that it wrote. */
export class BuiltProgram {
  private output = '';
  private readonly child: ChildProcess;

  /**
   * Nothing is inherited: a program knows only what these variables say.
   * @param folder of the build, when it is not this project's own.
   */
  constructor(entry: Entry, variables: Variables, folder = '') {
    this.child = spawn(process.execPath, [join(folder, entry)], {
      env: { ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString('utf8')));
    }
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Everything that it wrote on both of its outputs. */
  get logged(): string {
    return this.output;
  }

  async says(words: string, timeoutMs = SAYS_WITHIN_MS): Promise<void> {
    const isSaid = (): boolean => {
      if (this.child.exitCode !== null) throw new Error(this.output);
      return this.output.includes(words);
    };
    await until(words, isSaid, timeoutMs);
  }

  /** Waits for its end; null when a signal killed it. */
  async exitCode(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'close');
    return this.child.exitCode;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async end(): Promise<number | null> {
    this.signal('SIGTERM');
    return this.exitCode();
  }
}
