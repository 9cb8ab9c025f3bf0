import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Quote } from '../../domain/commission.js';
import { type Environment, required } from '../../env.js';
import { canonicalJson } from '../../shared/canonical-json.js';
import { ENVIRONMENT } from '../../shared/core.module.js';
import { deriveKey } from '../../shared/derived-key.js';
import { Ids, isToken } from '../../shared/ids.js';

/**
 * The key that a review page carries so that a double click, a reload or a retry makes one payment.
 * The server issues it: a random part, and a HMAC that binds it to the service and to the quoted amounts,
 * so that a key cannot be made up or moved to another quote.
 */
@Injectable()
export class IdempotencyKeys {
  private readonly issueKey: Buffer;
  private readonly bodyKey: Buffer;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    private readonly ids: Ids,
  ) {
    const secret = required('SESSION_SECRET', environment.sessionSecret);
    this.issueKey = deriveKey(secret, 'idempotency-key');
    this.bodyKey = deriveKey(secret, 'idempotency-body');
  }

  issue(serviceSlug: string, quote: Quote): string {
    const random = this.ids.token();
    return `${random}.${this.seal(random, serviceSlug, quote)}`;
  }

  /** Whether a text has the form of our keys; whatever has not was never stored, and some of it no database takes. */
  hasForm(key: string): boolean {
    // The random part and its seal, as many bits each.
    const parts = key.split('.');
    return parts.length === 2 && parts.every(isToken);
  }

  /** Whether this key was issued here for this service and this quote. */
  isIssuedFor(key: string, serviceSlug: string, quote: Quote): boolean {
    if (!this.hasForm(key)) return false;
    const [random = '', seal = ''] = key.split('.');
    const expected = Buffer.from(this.seal(random, serviceSlug, quote));
    const given = Buffer.from(seal);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  /**
   * A keyed hash of everything that the citizen asked for. It tells the same request from another with the same key,
   * and outlives the personal data that it was made from without revealing it.
   */
  hashBody(body: object): Buffer {
    return createHmac('sha256', this.bodyKey).update(canonicalJson(body), 'utf8').digest();
  }

  private seal(random: string, serviceSlug: string, quote: Quote): string {
    const bound = [random, serviceSlug, quote.amountCents, quote.rateMillionths, quote.totalCents].join('|');
    return createHmac('sha256', this.issueKey).update(bound).digest('base64url').slice(0, 22);
  }
}
