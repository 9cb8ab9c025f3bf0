import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Environment, required } from '../../env.js';
import { Clock } from '../../shared/clock.js';
import { ENVIRONMENT } from '../../shared/core.module.js';
import { deriveKey } from '../../shared/derived-key.js';

/** What the page of a found payment lets its reader do. */
export type LookupAction = 'receipt' | 'resume-link';

/** Long enough to read the page, short enough to be worth nothing when it is found in a cache. */
const LIFETIME_MS = 15 * 60_000;

/**
 * Proof that a page with this payment was shown here, a short while ago, to somebody who knew the pair: no other site
 * can make a browser send mail with a form of its own. It holds the reference, which the page shows too, and not the
 * public id. Sent twice it does no harm: how often mail leaves is the resend rule's business.
 */
@Injectable()
export class LookupTokens {
  private readonly key: Buffer;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    private readonly clock: Clock,
  ) {
    this.key = deriveKey(required('SESSION_SECRET', environment.sessionSecret), 'lookup-action');
  }

  issue(action: LookupAction, reference: number): string {
    const expiresAt = this.clock.now().getTime() + LIFETIME_MS;
    return `${reference}.${expiresAt}.${this.seal(action, reference, expiresAt)}`;
  }

  /** The reference of a token that was issued here for this action and still holds, else null. */
  read(action: LookupAction, token: string): number | null {
    const [, reference, expiresAt, seal] = /^(\d{1,12})\.(\d{1,15})\.([A-Za-z0-9_-]{43})$/.exec(token) ?? [];
    if (reference === undefined || expiresAt === undefined || seal === undefined) return null;
    const expected = Buffer.from(this.seal(action, Number(reference), Number(expiresAt)));
    const isOurs = timingSafeEqual(Buffer.from(seal), expected);
    return isOurs && this.clock.now().getTime() < Number(expiresAt) ? Number(reference) : null;
  }

  private seal(action: LookupAction, reference: number, expiresAt: number): string {
    return createHmac('sha256', this.key).update(`${action}|${reference}|${expiresAt}`).digest('base64url');
  }
}
