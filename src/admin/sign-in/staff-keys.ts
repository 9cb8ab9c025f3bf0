import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Environment, required } from '../../env.js';
import { ENVIRONMENT } from '../../shared/core.module.js';
import { deriveKey } from '../../shared/derived-key.js';

type Purpose = 'network' | 'typed-name' | 'throttle' | 'recovery-code' | 'known-device' | 'person';

/** Keyed hashes of what must not be stored or logged as it is, each purpose with a key of its own. */
@Injectable()
export class StaffKeys {
  private readonly secret: string;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.secret = required('SESSION_SECRET', environment.sessionSecret);
  }

  /** 32 bytes of HMAC-SHA256 over the parts, which are told apart by their lengths. */
  hash(purpose: Purpose, ...parts: readonly string[]): Buffer {
    const mac = createHmac('sha256', deriveKey(this.secret, `staff-${purpose}`));
    for (const part of parts) mac.update(`${Buffer.byteLength(part)}:${part}`);
    return mac.digest();
  }

  matches(hash: Buffer, purpose: Purpose, ...parts: readonly string[]): boolean {
    const expected = this.hash(purpose, ...parts);
    return hash.length === expected.length && timingSafeEqual(hash, expected);
  }

  /** The key that encrypts one-time code secrets. */
  get oneTimeCodeKey(): Buffer {
    return deriveKey(this.secret, 'staff-one-time-codes');
  }

  /** The key that encrypts whom somebody is looking for. */
  get personFilterKey(): Buffer {
    return deriveKey(this.secret, 'staff-person-filters');
  }

  /** The key that binds form tokens to sessions. */
  get formTokenKey(): Buffer {
    return deriveKey(this.secret, 'staff-form-tokens');
  }
}
