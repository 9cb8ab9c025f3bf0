import type { Socket } from 'node:net';
import { FrameReader, type Frame } from './frames.js';
import type { PostgresWatcher } from './postgres-watcher.js';
import { StatementReader } from './statements.js';
import type { Caught } from './trap-finder.js';
import type { Trap } from './trap.js';

/** One connection of a process to PostgreSQL, with us in between: what is sent waits for the traps on its way. */
export class PostgresLink {
  private readonly sent = new FrameReader(true);
  private readonly received = new FrameReader(false);
  private readonly statements = new StatementReader();
  private work: Promise<void> = Promise.resolve();
  /** The server says that it is ready once after the start, then once for each Sync and Query. */
  private readinessOwed = 1;
  private readinessSeen = 0;
  private readonly held: Buffer[] = [];
  private awaited: { readonly trap: Trap; readonly readiness: number } | undefined;

  constructor(
    private readonly client: Socket,
    private readonly server: Socket,
    private readonly watcher: PostgresWatcher,
    private readonly kill: () => Promise<void>,
  ) {
    client.on('data', (chunk) => {
      this.inOrder(() => this.toServer(this.sent.push(chunk)));
    });
    server.on('data', (chunk) => {
      this.toClient(chunk);
    });
    for (const socket of [client, server]) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.end();
      });
    }
  }

  /** Breaks the connection on both sides. */
  end(): void {
    this.client.destroy();
    this.server.destroy();
  }

  private inOrder(step: () => Promise<void>): void {
    this.client.pause();
    this.work = this.work.then(step).then(() => {
      this.client.resume();
    });
  }

  private async toServer(frames: readonly Frame[]): Promise<void> {
    for (const frame of frames) {
      const statement = this.statements.read(frame);
      const seen = statement && this.watcher.see(statement);
      if (seen !== undefined) await this.spring(seen instanceof Promise ? await seen : seen);
      if (frame.type === 'S' || frame.type === 'Q') this.readinessOwed += 1;
      this.server.write(frame.bytes);
    }
  }

  private async spring({ before, after }: Caught): Promise<void> {
    await before?.spring(() => this.killed());
    const trap = after?.();
    // The answer is complete when the server is ready again after this very statement.
    if (trap !== undefined) this.awaited = { trap, readiness: this.readinessOwed + 1 };
  }

  /** Held back from the first byte of the awaited answer on; nothing else comes before it is sprung. */
  private toClient(chunk: Buffer): void {
    const passing: Buffer[] = [];
    for (const { type, bytes } of this.received.push(chunk)) {
      const isHeld = this.awaited !== undefined && this.readinessSeen >= this.awaited.readiness - 1;
      if (isHeld) this.held.push(bytes);
      else passing.push(bytes);
      if (type === 'Z') this.ready();
    }
    if (passing.length > 0) this.client.write(Buffer.concat(passing));
  }

  private ready(): void {
    this.readinessSeen += 1;
    const { awaited } = this;
    if (awaited?.readiness !== this.readinessSeen) return;
    void awaited.trap
      .spring(() => this.killed())
      .then(() => {
        this.awaited = undefined;
        this.client.write(Buffer.concat(this.held.splice(0)));
      });
  }

  private async killed(): Promise<void> {
    await this.kill();
    this.end();
  }
}
