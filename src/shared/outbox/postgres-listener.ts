import pg from 'pg';
import { errorCodeOf } from '../error-code.js';
import { growingPauseMs, type RandomFraction } from './growing-pause.js';

export interface ListenerOptions {
  readonly databaseUrl: string;
  readonly channel: string;
  readonly random: RandomFraction;
  /** A notification came, or the connection is new and one may have been missed. */
  readonly onSignal: () => void;
  readonly onFailure: (errorCode: string) => void;
}

const RECONNECT = { firstMs: 500, maxMs: 30_000 };
const KEEP_ALIVE_DELAY_MS = 10_000;
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Listens to one channel on a connection of its own, and connects again, with growing pauses, when that breaks.
 * Notifications are a hint and may be lost; who listens also looks by itself from time to time.
 */
export class PostgresListener {
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private connecting: Promise<void> | undefined;
  private failures = 0;
  private isStopped = true;

  constructor(private readonly options: ListenerOptions) {}

  /** Resolves after the first try to connect; a failure is told to `onFailure` and tried again. */
  async start(): Promise<void> {
    this.isStopped = false;
    this.connecting = this.connect();
    await this.connecting;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.connecting;
    const client = this.client;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.options.databaseUrl,
      application_name: 'porta-dei-pagamenti-listener',
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    this.client = client;
    client.on('error', (error) => {
      this.reconnectAfter(client, error);
    });
    client.on('end', () => {
      this.reconnectAfter(client, undefined);
    });
    client.on('notification', this.options.onSignal);
    try {
      await client.connect();
      await client.query(`listen ${pg.escapeIdentifier(this.options.channel)}`);
      this.failures = 0;
      this.options.onSignal();
    } catch (error) {
      this.reconnectAfter(client, error);
    }
  }

  /** An error and the end of a connection are told apart by nobody: the first of the two replaces the client. */
  private reconnectAfter(client: pg.Client, error: unknown): void {
    if (this.isStopped || this.client !== client) return;
    this.client = undefined;
    this.failures += 1;
    this.options.onFailure(error === undefined ? 'connection-ended' : errorCodeOf(error));
    client.end().catch(() => undefined);
    this.timer = setTimeout(
      () => {
        this.connecting = this.connect();
      },
      growingPauseMs(this.failures, RECONNECT, this.options.random),
    );
  }
}
