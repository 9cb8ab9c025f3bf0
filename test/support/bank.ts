import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { buildSimulator } from '../../src/bank-simulator/build-simulator.js';
import {
  optionsFromEnvironment,
  type SimulatorOptions,
  type Timings,
} from '../../src/bank-simulator/simulator-options.js';
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

/** One message to the shop, as the control interface lists it; `status` is the shop's answer. */
export interface DeliveryLine {
  readonly orderId: string;
  readonly status: number | null;
}

/** The bank simulator on its real port, and what a citizen and a tester do with it over HTTP. */
export class TestBank {
  private server: FastifyInstance | undefined;

  private constructor(
    private readonly port: number,
    private readonly options: SimulatorOptions,
  ) {}

  static async start(environment: Environment, clock: Clock, timings: Partial<Timings> = {}): Promise<TestBank> {
    const options = optionsFromEnvironment(environment, {
      log: { level: 'silent', stream: { write: () => undefined } },
      randomBytes,
    });
    const bank = new TestBank(environment.bank.simulatorPort, {
      ...options,
      clock,
      timings: { ...options.timings, ...timings },
    });
    await bank.reopen();
    return bank;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Listens again after {@link close}, with the books that it kept. */
  async reopen(): Promise<void> {
    this.server = await buildSimulator(this.options);
    await this.server.listen({ host: '127.0.0.1', port: this.port });
  }

  async close(): Promise<void> {
    await this.server?.close();
    this.server = undefined;
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

  /** What the shop answered to each message about an order, in the order of sending. */
  async answersOf(orderId: string): Promise<(number | null)[]> {
    const deliveries = (await (await fetch(`${this.url}/__sim/deliveries`)).json()) as DeliveryLine[];
    return deliveries.filter((delivery) => delivery.orderId === orderId).map(({ status }) => status);
  }

  async notifyAgain(orderId: string): Promise<void> {
    await fetch(`${this.url}/__sim/notify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ orderId }),
    });
  }
}
