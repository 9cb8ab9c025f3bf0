import { Inject, Injectable } from '@nestjs/common';
import { type Environment, required } from '../env.js';
import { ENVIRONMENT } from '../shared/core.module.js';
import { deriveKey } from '../shared/derived-key.js';
import { open, seal } from '../shared/secret-box.js';

/** Encrypts the secrets of webhooks for storage: they sign each message, so a hash of them would not do. */
@Injectable()
export class SecretKeeper {
  private readonly key: Buffer;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.key = deriveKey(required('SESSION_SECRET', environment.sessionSecret), 'webhook-secrets');
  }

  seal(keyId: number, secret: string): Buffer {
    return seal(this.key, `api-key:${keyId}`, Buffer.from(secret, 'utf8'));
  }

  open(keyId: number, sealed: Buffer): string {
    return open(this.key, `api-key:${keyId}`, sealed).toString('utf8');
  }
}
