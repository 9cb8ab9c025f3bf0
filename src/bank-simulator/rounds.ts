import type { FastifyBaseLogger } from 'fastify';
import type { Books } from './books/books.js';
import type { CardVault } from './desk/card-vault.js';
import type { Notifier } from './desk/notifier.js';
import type { OrderDesk } from './desk/order-desk.js';

/** Who has something to do when time passes. */
export interface RoundParts {
  readonly books: Books;
  readonly desk: OrderDesk;
  readonly notifier: Notifier;
  readonly vault: CardVault;
  readonly log: FastifyBaseLogger;
}

/**
 * The bank's rounds: at short intervals everything that is due by the clock happens, whoever owed it
 * since whenever. A clock that tests move and a restart need nothing more.
 */
export class Rounds {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly parts: RoundParts,
    private readonly intervalMs: number,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.make();
    }, this.intervalMs);
    // A server keeps the process alive, its rounds do not.
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private make(): void {
    const { books, desk, notifier, vault, log } = this.parts;
    try {
      desk.letTimePass();
      vault.forgetUnless((orderId) => books.orders.get(orderId)?.status === 'open');
      notifier.sendDue();
    } catch (error) {
      log.error({ err: error }, 'a round of the bank failed');
    }
  }
}
