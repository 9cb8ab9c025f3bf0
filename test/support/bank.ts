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
import { BankControl } from './bank-control.js';

export { CARDS, type LedgerLine } from './bank-control.js';

/** The bank simulator on its real port, and what a citizen and a tester do with it over HTTP. */
export class TestBank extends BankControl {
  private server: FastifyInstance | undefined;

  private constructor(
    private readonly port: number,
    private readonly options: SimulatorOptions,
  ) {
    super(`http://127.0.0.1:${port}`);
  }

  static async start(environment: Environment, clock: Clock, timings: Partial<Timings> = {}): Promise<TestBank> {
    const options = optionsFromEnvironment(environment, {
      log: { level: 'silent', stream: { write: () => undefined } },
      randomBytes,
    });
    const bank = new TestBank(environment.bank.simulatorPort, {
      ...options,
      clock,
      // However busy the machine: the browser is back when the portal has answered.
      timings: { ...options.timings, returnWaitMs: 20_000, ...timings },
    });
    await bank.reopen();
    return bank;
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
}
