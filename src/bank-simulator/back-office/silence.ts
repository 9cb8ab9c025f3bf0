import type { FastifyReply } from 'fastify';

/** Connections whose answer never comes: each ends when the client gives up, after `limitMs`, or with the bank. */
export class Silence {
  private readonly held = new Set<() => void>();

  constructor(private readonly limitMs: number) {}

  /** Leaves the request without an answer. */
  keep(reply: FastifyReply): void {
    reply.hijack();
    const end = (): void => {
      reply.raw.destroy();
    };
    const timer = setTimeout(end, this.limitMs);
    this.held.add(end);
    reply.raw.once('close', () => {
      clearTimeout(timer);
      this.held.delete(end);
    });
  }

  close(): void {
    for (const end of this.held) end();
  }
}
