import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../../shared/database.js';
import type { Claimed } from '../../shared/delivery/delivery-life.js';
import * as statements from './webhook.statements.js';

/** A message to be queued. */
export interface NewWebhook {
  readonly eventId: string;
  readonly keyId: number;
  readonly preparedId: number;
  readonly eventNumber: number;
  readonly type: string;
  /** JSON, as it will be signed. */
  readonly body: string;
  readonly queuedAt: Date;
}

/** A message that one worker alone may send, until its lease ends. */
export interface ClaimedWebhook extends Claimed {
  readonly keyId: number;
  readonly eventId: string;
  readonly body: string;
}

/** One try to send a message, and what came of it. */
export interface WebhookTry {
  readonly at: Date;
  readonly durationMs: number;
  /** Null when there was no answer. */
  readonly status: number | null;
  /** Null when the message was taken. */
  readonly errorCode: string | null;
  /** The beginning of the answer. */
  readonly response: string | null;
}

/** A message as an administrator sees it. */
export interface WebhookLine {
  readonly id: number;
  readonly eventId: string;
  readonly type: string;
  readonly externalId: string;
  readonly state: 'queued' | 'sending' | 'sent' | 'failed';
  readonly queuedAt: Date;
  /** When it is tried again; counts while it is queued. */
  readonly nextAttemptAt: Date;
  /** Oldest first. */
  readonly tries: readonly WebhookTry[];
}

/** Messages about outcomes, from the queue to their end, with every try. */
@Injectable()
export class WebhookStore {
  constructor(private readonly database: Database) {}

  /** Does nothing when the same event was queued before. */
  async add(webhook: NewWebhook): Promise<void> {
    const { eventId, keyId, preparedId, eventNumber, type, body, queuedAt } = webhook;
    await this.database.query(statements.addWebhook, [eventId, keyId, preparedId, eventNumber, type, body, queuedAt]);
  }

  /** Undefined when it is not waiting: at its end, or in other hands. */
  async claim(id: number, leaseUntil: Date): Promise<ClaimedWebhook | undefined> {
    const [claimed] = await this.database.query<ClaimedWebhook>(statements.webhookLife.claim, [id, leaseUntil]);
    return claimed;
  }

  async recordTry(id: number, { at, durationMs, status, errorCode, response }: WebhookTry): Promise<void> {
    await this.database.query(statements.addTry, [id, at, durationMs, status, errorCode, response]);
  }

  async markSent({ id }: ClaimedWebhook, at: Date): Promise<void> {
    await this.database.query(statements.webhookLife.markSent, [id, at]);
  }

  async markForRetry({ id, leaseUntil }: ClaimedWebhook, nextAt: Date, errorCode: string): Promise<void> {
    await this.database.query(statements.webhookLife.markForRetry, [id, leaseUntil, nextAt, errorCode]);
  }

  async markFailed({ id, leaseUntil }: ClaimedWebhook, errorCode: string): Promise<void> {
    await this.database.query(statements.webhookLife.markFailed, [id, leaseUntil, errorCode]);
  }

  /** The latest messages of a key, newest first. */
  async list(keyId: number, limit: number): Promise<readonly WebhookLine[]> {
    const rows = await this.database.query<WebhookLine>(statements.listWebhooks, [keyId, limit]);
    return rows.map((line) => ({ ...line, tries: line.tries.map((each) => ({ ...each, at: new Date(each.at) })) }));
  }

  /** Makes an ended message due again; null when it is not one of this key, or is on its way already. */
  async queueAgain(tx: Transaction, keyId: number, id: number, now: Date): Promise<string | null> {
    const [row] = await tx.query<{ eventId: string }>(statements.queueAgain, [id, keyId, now]);
    return row?.eventId ?? null;
  }
}
