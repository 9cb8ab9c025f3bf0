import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../support/free-port.js';
import { until } from '../support/until.js';

/** The ports of one installation, none of them a default. */
export type Ports = Readonly<Record<'PORT' | 'BANK_PORT' | 'DB_PORT' | 'SMTP_PORT' | 'MAIL_PORT', string>>;

const READY = /^Porta dei Pagamenti pronta: (\S+)$/m;
const READY_TIMEOUT_MS = 45_000;

/** Five free ports. */
export async function freePorts(): Promise<Ports> {
  const port = async (): Promise<string> => String(await freePort());
  return {
    PORT: await port(),
    BANK_PORT: await port(),
    DB_PORT: await port(),
    SMTP_PORT: await port(),
    MAIL_PORT: await port(),
  };
}

/** What `npm start` runs, as a process: built if needed, with a data folder and ports of its own. */
export class InstalledPortal {
  private output = '';
  private readonly process: ChildProcess;

  constructor(dataDir: string, ports: Ports) {
    // Without the tests' own settings: a start reads nothing but what its user has set.
    const { PATH, HOME } = process.env;
    this.process = spawn(process.execPath, ['scripts/start.mjs'], {
      env: { PATH, HOME, DATA_DIR: dataDir, ...ports },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString('utf8')));
    }
  }

  /** Everything that the terminal shows. */
  get terminal(): string {
    return this.output;
  }

  /** Waits until citizens can pay; answers with the address that was printed. */
  async ready(): Promise<string> {
    return until(
      'the portal is ready',
      () => {
        if (this.process.exitCode !== null) throw new Error(this.output);
        return READY.exec(this.output)?.[1];
      },
      READY_TIMEOUT_MS,
    );
  }

  signal(signal: NodeJS.Signals): void {
    this.process.kill(signal);
  }

  /** Waits for the end and answers with the exit code, null after a signal. */
  async exitCode(): Promise<number | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, 'close');
    return this.process.exitCode;
  }

  /** Ends it however it is: for the end of a test that may have failed. */
  async end(): Promise<void> {
    this.signal('SIGTERM');
    await this.exitCode();
  }
}
