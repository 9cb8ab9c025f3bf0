import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../support/free-port.js';
import { TEST_SECRETS } from '../support/test-environment.js';
import { until } from '../support/until.js';

/**
 * One web process, as many run behind a balancer. From its sources: a build made by one test would take the
 * assets away from those that run beside it.
 */
export class WebProcess {
  private errors = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    child.stderr?.on('data', (chunk: Buffer) => (this.errors += chunk.toString('utf8')));
  }

  /** Starts it on a free port and waits until it is ready to serve. */
  static async start(databaseUrl: string, bankPort: number): Promise<WebProcess> {
    const port = String(await freePort());
    const child = spawn(process.execPath, ['--import', './test/support/register-typescript.mjs', 'src/main.ts'], {
      env: {
        ...TEST_SECRETS,
        LOG_LEVEL: 'error',
        DATABASE_URL: databaseUrl,
        PORT: port,
        BANK_PORT: String(bankPort),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const web = new WebProcess(child, `http://127.0.0.1:${port}`);
    await until('the web process is ready', () => web.isReady(), 60_000);
    return web;
  }

  /** Ends it in order; answers with the exit code. */
  async stop(): Promise<number | null> {
    if (this.child.exitCode !== null) return this.child.exitCode;
    const exited = once(this.child, 'exit') as Promise<[number | null]>;
    this.child.kill('SIGTERM');
    const [code] = await exited;
    return code;
  }

  private async isReady(): Promise<boolean> {
    if (this.child.exitCode !== null) throw new Error(`the web process ended: ${this.errors}`);
    try {
      return (await fetch(`${this.url}/health/ready`)).ok;
    } catch {
      return false;
    }
  }
}
