import { Injectable } from '@nestjs/common';
import type { ApiKeyDetails } from '../domain/api-key.js';
import type { StaffMember } from '../payments/staff-member.js';
import type { AuditAction, AuditData } from '../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { Database, type Transaction } from '../shared/database.js';
import { Ids } from '../shared/ids.js';
import { hashOf, newKeyText, prefixOf } from './access/key-text.js';
import type { ApiKey } from './api-key.js';
import { ApiKeyStore } from './persistence/api-key.store.js';
import { SecretKeeper } from './secret-keeper.js';

/** `revoked`: nothing about the key can be changed any more. */
export type KeyChange = 'done' | 'unknown' | 'revoked';

/** Both secrets are valid for so long after one is replaced: time to put the new one into the other program. */
export const SECRET_OVERLAP_MS = 24 * 3_600_000;

/** What an administrator does with the keys of other software. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly database: Database,
    private readonly store: ApiKeyStore,
    private readonly secrets: SecretKeeper,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(): Promise<readonly ApiKey[]> {
    return this.store.list();
  }

  async find(id: number): Promise<ApiKey | null> {
    return this.store.find(id);
  }

  /** Makes a key. Its text is in the answer and nowhere else. */
  async create(by: StaffMember, details: ApiKeyDetails): Promise<{ readonly id: number; readonly text: string }> {
    const text = newKeyText(this.ids);
    const createdAt = this.clock.now();
    const key = { details, prefix: prefixOf(text), hash: hashOf(text), createdBy: by.id, createdAt };
    const id = await this.database.transaction(async (tx) => {
      const newId = await this.store.insert(tx, key);
      const { scopes, serviceIds, expiresOn } = details;
      const services = serviceIds === null ? 'all' : serviceIds.join(',');
      await this.record(tx, { by, id: newId, action: 'api-key-created', data: { scopes, services, expiresOn } });
      return newId;
    });
    return { id, text };
  }

  async revoke(by: StaffMember, id: number): Promise<KeyChange> {
    return this.change(by, id, 'api-key-revoked', async (tx) => {
      await this.store.revoke(tx, id, this.clock.now(), by.id);
      return {};
    });
  }

  /** Where outcomes are told; null: nowhere any more. The first address brings the first secret, in the answer only. */
  async setWebhook(
    by: StaffMember,
    id: number,
    url: string | null,
  ): Promise<{ readonly change: KeyChange; readonly secret: string | null }> {
    let secret: string | null = null;
    const change = await this.change(by, id, 'api-key-webhook-changed', async (tx) => {
      await this.store.setWebhookUrl(tx, id, url);
      const existing = await this.store.secretsOf(tx, id, this.clock.now());
      if (url !== null && existing.length === 0) secret = await this.newSecret(tx, id);
      return { host: url === null ? null : new URL(url).host };
    });
    return { change, secret };
  }

  /** A new secret, in the answer only; the one before it stays valid for {@link SECRET_OVERLAP_MS}. */
  async rotateSecret(by: StaffMember, id: number): Promise<{ readonly change: KeyChange; readonly secret: string }> {
    let secret = '';
    const change = await this.change(by, id, 'api-key-secret-rotated', async (tx) => {
      secret = await this.newSecret(tx, id);
      return {};
    });
    return { change, secret };
  }

  private async newSecret(tx: Transaction, id: number): Promise<string> {
    const secret = `whsec_${this.ids.secret()}`;
    const now = this.clock.now();
    const previousUntil = new Date(now.getTime() + SECRET_OVERLAP_MS);
    await this.store.replaceSecret(tx, id, { sealed: this.secrets.seal(id, secret), at: now, previousUntil });
    return secret;
  }

  private async change(
    by: StaffMember,
    id: number,
    action: AuditAction,
    work: (tx: Transaction) => Promise<AuditData>,
  ): Promise<KeyChange> {
    return this.database.transaction(async (tx) => {
      const key = await this.store.lock(tx, id);
      if (key === null) return 'unknown';
      if (key.revokedAt !== null) return 'revoked';
      await this.record(tx, { by, id, action, data: await work(tx) });
      return 'done';
    });
  }

  private async record(tx: Transaction, { by, id, action, data }: Done): Promise<void> {
    await this.trail.record(tx, { actor: by, action, subject: { kind: 'api-key', id: String(id) }, data });
  }
}

interface Done {
  readonly by: StaffMember;
  readonly id: number;
  readonly action: AuditAction;
  readonly data: AuditData;
}
