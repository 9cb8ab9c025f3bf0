import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../payments/staff-member.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database.js';
import { appendToOutbox } from '../shared/outbox/append-to-outbox.js';
import { type WebhookLine, WebhookStore } from './persistence/webhook.store.js';
import { WEBHOOK_RESEND_TOPIC } from './webhook-topics.js';

export type { WebhookLine } from './persistence/webhook.store.js';

/** The latest messages that a page shows. */
const SHOWN = 50;

/** What was told to other software, and telling it again. */
@Injectable()
export class WebhookLog {
  constructor(
    private readonly database: Database,
    private readonly store: WebhookStore,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async list(keyId: number): Promise<readonly WebhookLine[]> {
    return this.store.list(keyId, SHOWN);
  }

  /** Sends a message again, with the same event id; false when it is on its way already, or not one of this key. */
  async resend(by: StaffMember, keyId: number, id: number): Promise<boolean> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const eventId = await this.store.queueAgain(tx, keyId, id, now);
      if (eventId === null) return false;
      await appendToOutbox(tx, { topic: WEBHOOK_RESEND_TOPIC, payload: { eventId } }, now);
      const subject = { kind: 'api-key', id: String(keyId) };
      await this.trail.record(tx, { actor: by, action: 'webhook-resent', subject, data: { event: eventId } });
      return true;
    });
  }
}
