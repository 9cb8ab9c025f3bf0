import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** What the server does with the next messages. */
export type SmtpBehaviour =
  | { readonly kind: 'accept' }
  /** Answers this code to RCPT TO or to the message. */
  | { readonly kind: 'refuse'; readonly code: number; readonly at: 'recipient' | 'message'; readonly text?: string }
  /** Never answers once it has the message. */
  | { readonly kind: 'hang' }
  /** Keeps the message and breaks the connection before the sender hears of it. */
  | { readonly kind: 'drop-after-accepting' };

/** A real mail server on a free port of the loopback, which keeps what it accepted. */
export class TestMailServer {
  behaviour: SmtpBehaviour = { kind: 'accept' };
  readonly messages: ParsedMail[] = [];
  /** Messages offered, accepted or not. */
  tries = 0;

  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 1,
    onRcptTo: (_address, _session, callback) => {
      this.tries += 1;
      callback(this.refusal('recipient'));
    },
    onData: (stream, session, callback) => {
      void this.receive(stream, session, callback);
    },
  });

  static async start(): Promise<TestMailServer> {
    const mailServer = new TestMailServer();
    mailServer.server.on('error', () => undefined);
    await new Promise<void>((resolve) => {
      mailServer.server.listen(0, '127.0.0.1', resolve);
    });
    return mailServer;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  /**
   * As SMTP_URL; the time limit is nodemailer's own setting. It is short only where a server that hangs is waited for: a busy
   * machine is silent for seconds, and a message given up is tried again only when a test moves time.
   */
  url(socketTimeoutMs = 20_000): string {
    return `smtp://127.0.0.1:${this.port}/?socketTimeout=${socketTimeoutMs}`;
  }

  /** Forgets everything and accepts again. */
  reset(): void {
    this.behaviour = { kind: 'accept' };
    this.messages.length = 0;
    this.tries = 0;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.close(resolve);
    });
  }

  private async receive(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    callback: (error?: Error | null) => void,
  ): Promise<void> {
    const message = await simpleParser(stream);
    const refusal = this.refusal('message');
    if (this.behaviour.kind === 'hang') return;
    if (refusal === undefined) this.messages.push(message);
    if (this.behaviour.kind === 'drop-after-accepting') this.breakConnection(session);
    else callback(refusal);
  }

  private refusal(at: 'recipient' | 'message'): Error | undefined {
    const { behaviour } = this;
    if (behaviour.kind !== 'refuse' || behaviour.at !== at) return undefined;
    return Object.assign(new Error(behaviour.text ?? 'refused by the test'), { responseCode: behaviour.code });
  }

  private breakConnection(session: SMTPServerSession): void {
    // The types leave out the open connections; each has its session's id and its socket.
    const { connections } = this.server as unknown as {
      connections: Set<{ id: string; _socket: { destroy(): void } }>;
    };
    for (const connection of connections) if (connection.id === session.id) connection._socket.destroy();
  }
}
