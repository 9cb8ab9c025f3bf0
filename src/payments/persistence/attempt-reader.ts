import { Injectable } from '@nestjs/common';
import type { KnownAttempt } from '../../bank-gateway/inbound.js';
import { Database } from '../../shared/database.js';
import { selectKnownAttempt } from './payment.statements.js';

/** Finds what the gateway must know of an order in order to verify or ask for news of it. */
@Injectable()
export class AttemptReader {
  constructor(private readonly database: Database) {}

  async findKnown(orderCode: string): Promise<KnownAttempt | null> {
    const [attempt] = await this.database.query<KnownAttempt>(selectKnownAttempt, [orderCode]);
    return attempt ?? null;
  }
}
