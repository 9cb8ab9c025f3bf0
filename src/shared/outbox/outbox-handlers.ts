import type { OutboxHandler } from './outbox-message.js';

/** Who handles which topic in this process. Modules add theirs while they start, before the relay does. */
export class OutboxHandlers {
  private readonly byTopic = new Map<string, OutboxHandler>();

  /** @throws Error when the topic has a handler: a message is done once, by one. */
  add(handler: OutboxHandler): void {
    if (this.byTopic.has(handler.topic)) throw new Error(`outbox topic ${handler.topic} has two handlers`);
    this.byTopic.set(handler.topic, handler);
  }

  find(topic: string): OutboxHandler | undefined {
    return this.byTopic.get(topic);
  }
}
