import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { freePort } from '../../support/free-port.js';

/** What stands in the way of one question about an order. */
export type Obstacle = 'html' | 'half' | 'status-503' | 'bad-mac' | 'slow' | (() => Promise<void>);

const SLOW_MS = 4_000;

/** Stands before the bank's back office: passes questions on, and spoils the answers about orders that it was told of. */
export class BankOfficeFront {
  private readonly obstacles = new Map<string, Obstacle[]>();
  private readonly overcome = new Map<string, () => void>();

  private constructor(
    readonly port: number,
    private readonly office: URL,
    private readonly server: Server,
  ) {}

  static async start(office: URL): Promise<BankOfficeFront> {
    const server = createServer();
    const front = new BankOfficeFront(await freePort(), office, server);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      front.answer(request, response).catch(() => response.destroy());
    });
    server.listen(front.port, '127.0.0.1');
    await once(server, 'listening');
    return front;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}${this.office.pathname}`;
  }

  /** The next questions about this order meet these, one each; resolves when the last one was met. */
  obstruct(orderCode: string, obstacles: readonly Obstacle[]): Promise<void> {
    this.obstacles.set(orderCode, [...obstacles]);
    return new Promise((resolve) => this.overcome.set(orderCode, resolve));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    const obstacle = this.nextObstacle(body);
    if (obstacle === 'status-503') {
      response.writeHead(503).end();
      return;
    }
    if (obstacle === 'html') {
      send(response, '<!DOCTYPE html><title>Servizio in manutenzione</title>');
      return;
    }
    if (obstacle === 'slow') await passed(SLOW_MS);
    if (typeof obstacle === 'function') await obstacle();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(this.office, { method: 'POST', body, headers });
    const text = await answer.text();
    send(response, obstacle === undefined ? text : spoilt(text, obstacle), answer.status);
  }

  private nextObstacle(body: string): Obstacle | undefined {
    for (const [orderCode, left] of this.obstacles) {
      if (!body.includes(orderCode)) continue;
      const obstacle = left.shift();
      if (left.length === 0) {
        this.obstacles.delete(orderCode);
        this.overcome.get(orderCode)?.();
      }
      return obstacle;
    }
    return undefined;
  }
}

function spoilt(xml: string, obstacle: Obstacle): string {
  if (obstacle === 'half') return xml.slice(0, xml.length / 2);
  if (obstacle === 'bad-mac')
    return xml.replace(/(<MAC>)(.)/gi, (_all, tag: string, first: string) => tag + other(first));
  return xml;
}

function other(digit: string): string {
  return digit === '0' ? '1' : '0';
}

function send(response: ServerResponse, text: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8' }).end(text);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
