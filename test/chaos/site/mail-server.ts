import { once } from 'node:events';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { freePort } from '../../support/free-port.js';

/** What the server does with one message to somebody, instead of accepting it. */
export type MailRefusal = { readonly code: number; readonly at: 'recipient' | 'message' } | { readonly at: 'never' };

/** A message for which the server has answered 250. */
export interface AcceptedMail {
  readonly messageId: string;
  readonly to: string;
  /** Milliseconds of a clock that never jumps. */
  readonly atMs: number;
}

const HEADERS_END = '\r\n\r\n';

/** A real mail server, which keeps who got what, and misbehaves to those for whom it was told to. */
export class MailServer {
  readonly accepted: AcceptedMail[] = [];
  private readonly refusals = new Map<string, MailRefusal[]>();
  private readonly fulfilled: { to: string; tell: () => void }[] = [];
  private server: SMTPServer | undefined;
  /** True: everybody's sender is refused with 554. */
  refusesSender = false;
  /** Called before a message counts as accepted; the server answers when it resolves. */
  beforeAccepting: (to: string) => Promise<void> = () => Promise.resolve();

  private constructor(readonly port: number) {}

  static async start(): Promise<MailServer> {
    const mail = new MailServer(await freePort());
    await mail.open();
    return mail;
  }

  /**
   * As SMTP_URL. Six seconds for an answer: a server that hangs must not make a run hang, and a busy machine must not
   * make a sender believe that it does, who would rightly send again what was accepted meanwhile.
   */
  get url(): string {
    return `smtp://127.0.0.1:${this.port}/?socketTimeout=6000`;
  }

  /** Listens again after {@link close}. */
  async open(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      closeTimeout: 1,
      onMailFrom: (_address, _session, callback) => {
        callback(this.refusesSender ? withCode(554) : null);
      },
      onRcptTo: ({ address }, _session, callback) => {
        callback(this.refusals.get(address)?.[0]?.at === 'recipient' ? this.refuse(address) : null);
      },
      onData: (stream, session, callback) => {
        this.receive(stream, session).then(
          (refusal) => {
            if (refusal !== 'never') callback(refusal);
          },
          // The sender died in the middle: there is no message, and nobody to answer.
          () => undefined,
        );
      },
    });
    server.on('error', () => undefined);
    this.server = server;
    server.listen(this.port, '127.0.0.1');
    await once(server.server, 'listening');
  }

  /** Nobody listens on its port any more. */
  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server === undefined) return;
    await new Promise<void>((resolve) => {
      server.close(resolve);
    });
  }

  /** The next messages to this address end like this, one after the other; resolves when the last one has. */
  refuseNext(to: string, refusals: readonly MailRefusal[]): Promise<void> {
    this.refusals.set(to, [...refusals]);
    return new Promise((tell) => this.fulfilled.push({ to, tell }));
  }

  mailsTo(address: string): AcceptedMail[] {
    return this.accepted.filter(({ to }) => to === address);
  }

  private async receive(
    stream: SMTPServerDataStream,
    { envelope }: SMTPServerSession,
  ): Promise<Error | null | 'never'> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
    const to = envelope.rcptTo[0]?.address ?? '';
    const refusal = this.refusals.get(to)?.[0];
    if (refusal !== undefined) {
      const error = this.refuse(to);
      return refusal.at === 'never' ? 'never' : error;
    }
    await this.beforeAccepting(to);
    this.accepted.push({ messageId: messageIdIn(Buffer.concat(chunks)), to, atMs: performance.now() });
    return null;
  }

  private refuse(to: string): Error {
    const left = this.refusals.get(to) ?? [];
    const refusal = left.shift();
    if (left.length === 0) {
      this.refusals.delete(to);
      for (const one of this.fulfilled) if (one.to === to) one.tell();
    }
    const responseCode = refusal !== undefined && 'code' in refusal ? refusal.code : 451;
    return withCode(responseCode);
  }
}

function withCode(responseCode: number): Error {
  return Object.assign(new Error('refused by the run'), { responseCode });
}

function messageIdIn(message: Buffer): string {
  const headers = message.toString('latin1', 0, message.indexOf(HEADERS_END));
  return /^message-id:\s*(<[^>]+>)/im.exec(headers)?.[1] ?? '';
}
