/**
 * Something that happened, told to whoever listens, written in the transaction that made it happen.
 * The payload holds ids only, never a name, a tax code, an e-mail or free text.
 */
export interface OutboxMessage {
  /** What happened, `module.event`: it selects the handler. */
  readonly topic: string;
  readonly payload: Readonly<Record<string, string | number>>;
}

/**
 * What is done about a message. It may run more than once for the same message (a crash after its work and
 * before ours), so it must be idempotent; it throws to be called again later.
 */
export interface OutboxHandler {
  readonly topic: string;
  handle(payload: OutboxMessage['payload']): Promise<void>;
}
