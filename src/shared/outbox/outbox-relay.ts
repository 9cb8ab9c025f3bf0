import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../database.js';
import { errorCodeOf } from '../error-code.js';
import { growingPauseMs, type RandomFraction } from './growing-pause.js';
import type { OutboxHandlers } from './outbox-handlers.js';
import { deleteDoneMessages, lockNextDueMessage, markDone, tryLater, type WaitingMessage } from './outbox-table.js';
import { PostgresListener } from './postgres-listener.js';
import { OUTBOX_CHANNEL } from './append-to-outbox.js';
import { WakeableLoop } from '../wakeable-loop.js';

export interface RelayOptions {
  readonly database: Database;
  /** For the listening connection, which a pool cannot lend. */
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly random: RandomFraction;
  readonly handlers: Pick<OutboxHandlers, 'find'>;
  readonly log: { warn(message: string): void };
  /** Time between two looks when no notification comes, in milliseconds. */
  readonly pollMs?: number;
}

const POLL_MS = 3_000;
const RETRY = { firstMs: 1_000, maxMs: 10 * 60_000 };
const KEEP_DONE_MS = 24 * 3_600_000;
const CLEAN_EVERY_MS = 10 * 60_000;
const CLEAN_BATCH_SIZE = 1_000;

/**
 * Tells each outbox message to the handler of its topic, at least once, oldest first. Any number of workers may
 * run it: a message is locked while its handler runs, so two never have it at the same time. Each message has a
 * transaction of its own: when that fails, only its message is told again.
 */
export class OutboxRelay {
  private readonly loop: WakeableLoop;
  private readonly listener: PostgresListener;
  private nextCleaningAt = 0;

  constructor(private readonly options: RelayOptions) {
    this.loop = new WakeableLoop({
      intervalMs: options.pollMs ?? POLL_MS,
      work: () => this.runRound(),
      onFailure: (code) => {
        options.log.warn(`outbox round failed: ${code}`);
      },
    });
    this.listener = new PostgresListener({
      databaseUrl: options.databaseUrl,
      channel: OUTBOX_CHANNEL,
      random: options.random,
      onSignal: () => {
        this.loop.wake();
      },
      onFailure: (code) => {
        options.log.warn(`outbox listener lost its connection: ${code}`);
      },
    });
  }

  async start(): Promise<void> {
    this.loop.start();
    await this.listener.start();
  }

  /** Waits for the message in hand; nothing is told afterwards. */
  async stop(): Promise<void> {
    await this.listener.stop();
    await this.loop.stop();
  }

  /** Tells one message; true when there was one, and so perhaps another. */
  private async runRound(): Promise<boolean> {
    await this.cleanNowAndThen();
    return this.options.database.transaction(async (tx) => {
      const message = await lockNextDueMessage(tx, this.options.clock.now());
      if (message !== undefined) await this.tell(tx, message);
      return message !== undefined;
    });
  }

  private async tell(tx: Transaction, message: WaitingMessage): Promise<void> {
    const failure = await this.runHandler(message);
    const now = this.options.clock.now();
    if (failure === undefined) {
      await markDone(tx, message.id, now);
      return;
    }
    const pauseMs = growingPauseMs(message.tries + 1, RETRY, this.options.random);
    this.options.log.warn(`outbox message ${message.id} (${message.topic}) failed: ${failure}`);
    await tryLater(tx, message.id, new Date(now.getTime() + pauseMs), failure);
  }

  /** Runs on connections of its own: what the handler writes is committed before the message counts as told. */
  private async runHandler(message: WaitingMessage): Promise<string | undefined> {
    const handler = this.options.handlers.find(message.topic);
    if (handler === undefined) return 'no-handler';
    try {
      await handler.handle(message.payload);
      return undefined;
    } catch (error) {
      return errorCodeOf(error);
    }
  }

  private async cleanNowAndThen(): Promise<void> {
    const now = this.options.clock.now();
    if (now.getTime() < this.nextCleaningAt) return;
    this.nextCleaningAt = now.getTime() + CLEAN_EVERY_MS;
    const before = new Date(now.getTime() - KEEP_DONE_MS);
    while ((await deleteDoneMessages(this.options.database, before, CLEAN_BATCH_SIZE)) === CLEAN_BATCH_SIZE);
  }
}
