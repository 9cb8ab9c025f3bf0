import { BuiltProgram, type Variables } from '../support/built-program.js';
import { freePort } from '../support/free-port.js';
import { TEST_SECRETS } from '../support/test-environment.js';

/** One web process, as many run behind a balancer. */
export class WebProcess {
  private constructor(
    private program: BuiltProgram,
    private readonly variables: Variables,
  ) {}

  /** Starts it on a free port and waits until it is ready to serve. */
  static async start(databaseUrl: string, bankPort: number): Promise<WebProcess> {
    const port = String(await freePort());
    const variables = {
      ...TEST_SECRETS,
      ...{ DATABASE_URL: databaseUrl, PORT: port, BANK_PORT: String(bankPort) },
    };
    return new WebProcess(await ready(variables), variables);
  }

  get url(): string {
    return `http://127.0.0.1:${this.variables['PORT'] ?? ''}`;
  }

  /** Ends it in order; answers with the exit code. */
  async stop(): Promise<number | null> {
    return this.program.end();
  }

  /** Starts it again after {@link stop}, at the same address. */
  async startAgain(): Promise<void> {
    this.program = await ready(this.variables);
  }
}

async function ready(variables: Variables): Promise<BuiltProgram> {
  const program = new BuiltProgram('dist/main.js', variables);
  await program.says('Web ready');
  return program;
}
