import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from '../../support/free-port.js';

/** What a relay makes of a connection and of its other half; `end` breaks both. */
export type Link = { end(): void };

/** Listens on a port of its own and connects everybody who comes to another port of this machine. */
export class Relay {
  private readonly links = new Set<Link>();
  private server: Server | undefined;

  private constructor(
    readonly port: number,
    private readonly target: () => number,
    private readonly join: (client: Socket, server: Socket) => Link,
  ) {}

  static async start(target: () => number, join: (client: Socket, server: Socket) => Link): Promise<Relay> {
    const relay = new Relay(await freePort(), target, join);
    await relay.listen();
    return relay;
  }

  /** Breaks every connection that stands. */
  endLinks(): void {
    for (const link of this.links) link.end();
  }

  async close(): Promise<void> {
    const { server } = this;
    if (server === undefined) return;
    const closed = once(server, 'close');
    server.close();
    this.endLinks();
    await closed;
  }

  private listen(): Promise<void> {
    this.server = createServer({ noDelay: true }, (client) => {
      this.accept(client);
    });
    return new Promise((resolve, reject) => {
      this.server?.once('error', reject).listen(this.port, '127.0.0.1', resolve);
    });
  }

  private accept(client: Socket): void {
    const server = connect({ port: this.target(), host: '127.0.0.1', noDelay: true });
    const link = this.join(client, server);
    this.links.add(link);
    client.once('close', () => this.links.delete(link));
  }
}

/** Joins the two halves as they are. */
export function joinPlainly(client: Socket, server: Socket): Link {
  joinEnds(client, server);
  joinEnds(server, client);
  client.pipe(server).pipe(client);
  return {
    end() {
      client.destroy();
      server.destroy();
    },
  };
}

/** What one half still has to say is said; a half that broke takes the other with it. */
function joinEnds(ending: Socket, other: Socket): void {
  ending.on('error', () => undefined);
  ending.on('close', (isBroken) => {
    if (isBroken) other.destroy();
    else other.end();
  });
}
