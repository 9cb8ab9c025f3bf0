import { randomBytes } from 'node:crypto';
import { buildSimulator } from '../../src/bank-simulator/build-simulator.js';
import { optionsFromEnvironment, type Timings } from '../../src/bank-simulator/simulator-options.js';
import type { Environment } from '../../src/env.js';
import type { Clock } from '../../src/shared/clock.js';

/** One line of the bank's ledger, as its control interface lists it. */
export interface LedgerLine {
  readonly orderId: string;
  readonly amountCents: number;
  readonly capturedCents: number;
  readonly refundedCents: number;
  readonly status: string;
  readonly transactionCode: string | null;
}

export const CARDS = {
  paid: '5255000000000001',
  refused: '5255000000000019',
  lost: '5255000000000027',
  pending: '5255000000000035',
} as const;

/** The bank simulator on its real port, and what a citizen and a tester do with it over HTTP. */
export class TestBank {
  private constructor(
    readonly url: string,
    private readonly closeServer: () => Promise<void>,
  ) {}

  static async start(environment: Environment, clock: Clock, timings: Partial<Timings> = {}): Promise<TestBank> {
    const options = optionsFromEnvironment(environment, {
      log: { level: 'silent', stream: { write: () => undefined } },
      randomBytes,
    });
    const app = await buildSimulator({ ...options, clock, timings: { ...options.timings, ...timings } });
    await app.listen({ host: '127.0.0.1', port: environment.bank.simulatorPort });
    return new TestBank(`http://127.0.0.1:${environment.bank.simulatorPort}`, () => app.close());
  }

  async close(): Promise<void> {
    await this.closeServer();
  }

  async ledger(): Promise<LedgerLine[]> {
    return (await fetch(`${this.url}/__sim/ledger`)).json() as Promise<LedgerLine[]>;
  }

  async order(orderId: string): Promise<LedgerLine | undefined> {
    return (await this.ledger()).find((line) => line.orderId === orderId);
  }

  async setFaults(faults: object): Promise<void> {
    const response = await fetch(`${this.url}/__sim/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(faults),
    });
    if (!response.ok) throw new Error(`the bank refused the fault: ${await response.text()}`);
  }

  async clearFaults(): Promise<void> {
    await fetch(`${this.url}/__sim/faults`, { method: 'DELETE' });
  }

  async deliveries(): Promise<unknown[]> {
    return (await fetch(`${this.url}/__sim/deliveries`)).json() as Promise<unknown[]>;
  }

  async notifyAgain(orderId: string): Promise<void> {
    await fetch(`${this.url}/__sim/notify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ orderId }),
    });
  }
}
