import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { SHOP } from './shop-keys.js';

/** The simulator as a process of its own, from its sources. */
export class BankProcess {
  private static readonly running = new Set<BankProcess>();
  private errorText = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** Starts it and waits for its ready line; rejects with what it wrote when it ends before. */
  static async start(environment: Readonly<Record<string, string>>): Promise<BankProcess> {
    const child = spawnBank(environment);
    let errors = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    const lines = createInterface({ input: child.stdout ?? process.stdin });
    const ready = once(lines, 'line') as Promise<[string]>;
    const ended = once(child, 'exit').then((): never => {
      throw new Error(errors);
    });
    ended.catch(() => undefined);
    const [line] = await Promise.race([ready, ended]);
    const url = /^Bank simulator ready: (http\S+)$/.exec(line)?.[1];
    if (url === undefined) throw new Error(`not the ready line: ${line}`);
    const bank = new BankProcess(child, url);
    BankProcess.running.add(bank);
    child.stderr?.on('data', (chunk: Buffer) => {
      bank.errorText += chunk.toString();
    });
    return bank;
  }

  /** Kills what a failed test left behind: it would outlive the run. */
  static async endAll(): Promise<void> {
    await Promise.all([...BankProcess.running].map((bank) => bank.end('SIGKILL')));
  }

  /** What it logged since it was ready. */
  get logged(): string {
    return this.errorText;
  }

  /** Ends it with a signal and returns its exit code, null when the signal killed it. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    BankProcess.running.delete(this);
    if (this.child.exitCode !== null) return this.child.exitCode;
    const exited = once(this.child, 'exit') as Promise<[number | null]>;
    this.child.kill(signal);
    const [code] = await exited;
    return code;
  }
}

/** Runs the simulator until it ends by itself; for starts that must fail. */
export async function refusalOf(
  environment: Readonly<Record<string, string>>,
): Promise<{ code: number; errors: string }> {
  const child = spawnBank(environment);
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, errors };
}

function spawnBank(environment: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, ['--import', './test/support/register-typescript.mjs', 'src/bank-simulator/main.ts'], {
    env: { PATH: '/usr/bin:/bin', BANK_START_KEY: SHOP.startKey, BANK_RESULT_KEY: SHOP.resultKey, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
