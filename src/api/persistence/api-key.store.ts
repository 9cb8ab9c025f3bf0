import { Injectable } from '@nestjs/common';
import type { ApiKeyDetails } from '../../domain/api-key.js';
import { Database, type Executor, type Transaction } from '../../shared/database.js';
import type { ApiKey } from '../api-key.js';
import * as statements from './api-key.statements.js';

/** A key to be stored: its hash, and what people recognise it by. */
export interface NewApiKey {
  readonly details: ApiKeyDetails;
  readonly prefix: string;
  readonly hash: Buffer;
  readonly createdBy: number;
  readonly createdAt: Date;
}

/** A webhook's secret, encrypted; `validUntil` null: the one in force. */
export interface SealedSecret {
  readonly sealed: Buffer;
  readonly validUntil: Date | null;
}

/** Keys, and the secrets of their webhooks. */
@Injectable()
export class ApiKeyStore {
  constructor(private readonly database: Database) {}

  async findByHash(hash: Buffer): Promise<ApiKey | null> {
    const [key] = await this.database.query<ApiKey>(statements.selectKeyByHash, [hash]);
    return key ?? null;
  }

  async find(id: number): Promise<ApiKey | null> {
    const [key] = await this.database.query<ApiKey>(statements.selectKey, [id]);
    return key ?? null;
  }

  async list(): Promise<readonly ApiKey[]> {
    return this.database.query<ApiKey>(statements.listKeys, []);
  }

  /** @param day in Italy, YYYY-MM-DD. */
  async noteUse(id: number, day: string): Promise<void> {
    await this.database.query(statements.noteUse, [id, day]);
  }

  async lock(tx: Transaction, id: number): Promise<ApiKey | null> {
    const [key] = await tx.query<ApiKey>(statements.lockKey, [id]);
    return key ?? null;
  }

  async insert(tx: Transaction, key: NewApiKey): Promise<number> {
    const { details, prefix, hash, createdBy, createdAt } = key;
    const { name, scopes, serviceIds, expiresOn } = details;
    const values = [name, prefix, hash, scopes, serviceIds, createdBy, createdAt, expiresOn];
    const [row] = await tx.query<{ id: number }>(statements.insertKey, values);
    if (row === undefined) throw new Error('a key was not stored');
    return row.id;
  }

  async revoke(tx: Transaction, id: number, at: Date, by: number): Promise<void> {
    await tx.query(statements.revokeKey, [id, at, by]);
  }

  async setWebhookUrl(tx: Transaction, id: number, url: string | null): Promise<void> {
    await tx.query(statements.setWebhookUrl, [id, url]);
  }

  /** Puts a new secret in force; the one before it stays valid until `previousUntil`. */
  async replaceSecret(
    tx: Transaction,
    id: number,
    { sealed, at, previousUntil }: { readonly sealed: Buffer; readonly at: Date; readonly previousUntil: Date },
  ): Promise<void> {
    await tx.query(statements.retireSecrets, [id, at, previousUntil]);
    await tx.query(statements.insertSecret, [id, sealed, at]);
  }

  /** The secrets that are valid at `now`, the one in force first. */
  async secretsOf(executor: Executor, id: number, now: Date): Promise<readonly SealedSecret[]> {
    return executor.query<SealedSecret>(statements.selectSecrets, [id, now]);
  }
}
