import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from './free-port.js';

/** A way to a server on this machine that a test can cut and mend: while cut, connections are refused. */
export class BreakableLink {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  /** Chosen, not given by the system: a port that the system gives may be somebody else's after a cut. */
  private port = 0;

  private constructor(private readonly targetPort: number) {}

  static async to(targetPort: number): Promise<BreakableLink> {
    const link = new BreakableLink(targetPort);
    link.port = await freePort();
    await link.mend();
    return link;
  }

  /** `url` with this link's port instead of its own. */
  through(url: string): string {
    const changed = new URL(url);
    changed.port = String(this.port);
    changed.hostname = '127.0.0.1';
    return changed.href;
  }

  /** Breaks every connection and refuses new ones. */
  async cut(): Promise<void> {
    const { server } = this;
    if (server === undefined) return;
    this.server = undefined;
    server.close();
    for (const socket of this.sockets) socket.destroy();
    await once(server, 'close');
  }

  async mend(): Promise<void> {
    if (this.server !== undefined) return;
    this.server = createServer((near) => {
      const far = connect(this.targetPort, '127.0.0.1');
      for (const socket of [near, far]) this.keep(socket);
      near.pipe(far).pipe(near);
    });
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    // Being broken off is what a link like this is for.
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
  }
}
