import { BuiltProgram } from '../support/built-program.js';
import { freePort } from '../support/free-port.js';
import { TEST_SECRETS } from '../support/test-environment.js';

/** One web process, as many run behind a balancer. */
export class WebProcess {
  private constructor(
    private readonly program: BuiltProgram,
    readonly url: string,
  ) {}

  /** Starts it on a free port and waits until it is ready to serve. */
  static async start(databaseUrl: string, bankPort: number): Promise<WebProcess> {
    const port = String(await freePort());
    const program = new BuiltProgram('dist/main.js', {
      ...TEST_SECRETS,
      ...{ DATABASE_URL: databaseUrl, PORT: port, BANK_PORT: String(bankPort) },
    });
    await program.says('Web ready');
    return new WebProcess(program, `http://127.0.0.1:${port}`);
  }

  /** Ends it in order; answers with the exit code. */
  async stop(): Promise<number | null> {
    return this.program.end();
  }
}
