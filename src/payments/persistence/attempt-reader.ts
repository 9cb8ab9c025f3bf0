import { Injectable } from '@nestjs/common';
import type { KnownAttempt } from '../../bank-gateway/inbound.js';
import { Database } from '../../shared/database.js';
import { selectKnownAttempt } from './payment.statements.js';

/** What the gateway must know of an order; logs name it by `attemptId`, because an order code leads to the payment. */
export interface StoredAttempt extends KnownAttempt {
  readonly attemptId: number;
}

/** Finds what the gateway must know of an order in order to verify or ask for news of it. */
@Injectable()
export class AttemptReader {
  constructor(private readonly database: Database) {}

  async findKnown(orderCode: string): Promise<StoredAttempt | null> {
    const [attempt] = await this.database.query<StoredAttempt>(selectKnownAttempt, [orderCode]);
    return attempt ?? null;
  }
}
