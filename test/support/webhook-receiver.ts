import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import { createServer as createEncryptedServer } from 'node:https';
import type { Clock } from '../../src/shared/clock.js';
import type { Certificate } from './certificate.js';
import { freePort } from './free-port.js';

const FRESH_SECONDS = 300;

/** What came, and what the receiver made of it. */
export interface ReceivedWebhook {
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  readonly verdict: 'taken' | 'repeated' | 'forged' | 'stale';
}

/** Other municipal software that is told of outcomes: it checks signature, time and event id as the documentation says. */
export class WebhookReceiver {
  readonly received: ReceivedWebhook[] = [];
  /** Secrets that it knows. */
  secrets: string[] = [];
  /** Answers with this status instead of what it thinks. */
  failWith: number | undefined;
  private readonly seen = new Set<string>();
  private server: Server | undefined;
  private port = 0;

  /** @param certificate it is reached by https then, at the name `localhost`. */
  constructor(
    private readonly clock: Clock,
    private readonly certificate?: Certificate,
  ) {}

  get url(): string {
    const origin = this.certificate === undefined ? 'http://127.0.0.1' : 'https://localhost';
    return `${origin}:${this.port}/avvisi`;
  }

  /** Listens, the second time on the same port. */
  async open(): Promise<void> {
    const answer: RequestListener = (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8');
        const verdict = this.failWith === undefined ? this.judge(request.headers, raw) : 'taken';
        this.received.push({ headers: request.headers, raw, verdict });
        const status = this.failWith ?? (verdict === 'taken' || verdict === 'repeated' ? 204 : 401);
        response.writeHead(status, { location: `${this.url}/altrove` }).end(status === 204 ? '' : 'non adesso');
      });
    };
    const { certificate } = this;
    const server = certificate === undefined ? createServer(answer) : createEncryptedServer(certificate, answer);
    if (this.port === 0) this.port = await freePort();
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.server = server;
  }

  async close(): Promise<void> {
    const server = this.server;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => {
      if (server === undefined) resolve();
      else
        server.close(() => {
          resolve();
        });
    });
    this.server = undefined;
  }

  /** The events that were taken, with their payments' own names. */
  taken(): { type: string; externalId: string }[] {
    return this.received
      .filter(({ verdict }) => verdict === 'taken')
      .map(({ raw }) => JSON.parse(raw) as { type: string; payment: { externalId: string } })
      .map(({ type, payment }) => ({ type, externalId: payment.externalId }));
  }

  /** Id of the event that came last. */
  lastEvent(): string {
    const last = this.received.at(-1);
    if (last === undefined) throw new Error('nothing came');
    return (JSON.parse(last.raw) as { id: string }).id;
  }

  judge(headers: IncomingHttpHeaders, raw: string): ReceivedWebhook['verdict'] {
    const parts = String(headers['porta-signature'])
      .split(',')
      .map((part) => part.split('=') as [string, string]);
    const t = parts.find(([name]) => name === 't')?.[1] ?? '';
    const given = parts.filter(([name]) => name === 'v1').map(([, value]) => Buffer.from(value, 'hex'));
    const isOurs = this.secrets.some((secret) => {
      const expected = createHmac('sha256', secret).update(`${t}.${raw}`).digest();
      return given.some((mac) => mac.length === expected.length && timingSafeEqual(mac, expected));
    });
    if (!isOurs) return 'forged';
    if (Math.abs(this.clock.now().getTime() / 1_000 - Number(t)) > FRESH_SECONDS) return 'stale';
    const { id } = JSON.parse(raw) as { id: string };
    if (this.seen.has(id)) return 'repeated';
    this.seen.add(id);
    return 'taken';
  }
}
