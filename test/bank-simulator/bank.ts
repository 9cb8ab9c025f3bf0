import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { buildSimulator } from '../../src/bank-simulator/build-simulator.js';
import { DEFAULT_TIMINGS, type SimulatorOptions, type Timings } from '../../src/bank-simulator/simulator-options.js';
import type { LedgerLine } from '../../src/bank-simulator/control/ledger-line.js';
import type { Delivery } from '../../src/bank-simulator/books/delivery.js';
import { MovingClock } from '../support/moving-clock.js';
import { SHOP } from './shop-keys.js';

/** 11:15 in Rome, on a Monday. */
export const MONDAY_MORNING = new Date('2026-11-23T10:15:00.000Z');

/** A bank on a real port, with a clock that the test moves. */
export class TestBank {
  private constructor(
    readonly url: string,
    readonly clock: MovingClock,
    readonly logged: readonly string[],
    private readonly app: FastifyInstance,
  ) {}

  static async open(
    folder: string,
    timings: Partial<Timings> = {},
    clock = new MovingClock(MONDAY_MORNING),
  ): Promise<TestBank> {
    const logged: string[] = [];
    const options: SimulatorOptions = {
      clock,
      shop: SHOP,
      browserPath: '/vpos/pagamenti/main',
      backOfficePath: '/vpos/apibo/apiBOXML.app',
      timeoutMinutes: 8,
      folder,
      bankName: 'Banca Monte dei Paschi di Siena',
      bankService: 'Paschi in Commerce',
      log: { level: 'trace', stream: { write: (line) => logged.push(line) } },
      // However busy the machine: the browser is back when the shop has answered, unless a test has it leave sooner.
      timings: { ...DEFAULT_TIMINGS, pollIntervalMs: 5, returnWaitMs: 20_000, ...timings },
      randomBytes,
    };
    const app = await buildSimulator(options);
    return new TestBank(await app.listen({ host: '127.0.0.1', port: 0 }), clock, logged, app);
  }

  async close(): Promise<void> {
    await this.app.close();
  }

  async ledger(): Promise<LedgerLine[]> {
    return (await fetch(`${this.url}/__sim/ledger`)).json() as Promise<LedgerLine[]>;
  }

  /** The line of an order; fails when the bank does not know it. */
  async line(orderId: string): Promise<LedgerLine> {
    const line = (await this.ledger()).find((candidate) => candidate.orderId === orderId);
    if (line === undefined) throw new Error(`the bank does not know ${orderId}`);
    return line;
  }

  async deliveries(orderId: string): Promise<Delivery[]> {
    const all = (await (await fetch(`${this.url}/__sim/deliveries`)).json()) as Delivery[];
    return all.filter((delivery) => delivery.orderId === orderId);
  }

  /** Sets faults; answers with the response so that refusals can be looked at. */
  setFaults(body: object): Promise<Response> {
    return this.post('/__sim/faults', body);
  }

  post(path: string, body: object): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return fetch(this.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  }
}
