import type { ApiScope } from '../domain/api-key.js';

/** A key of other municipal software, without its secret, which nobody can read again. Days are Italy's, YYYY-MM-DD. */
export interface ApiKey {
  readonly id: number;
  /** Of the software that uses it. */
  readonly name: string;
  /** The beginning of the key, by which people recognise it. */
  readonly prefix: string;
  readonly scopes: readonly ApiScope[];
  /** Slugs of the services that it is for; null: all. */
  readonly services: readonly string[] | null;
  readonly createdAt: Date;
  /** The last day on which it is valid. */
  readonly expiresOn: string | null;
  readonly revokedAt: Date | null;
  /** The day of the last use; no finer, because it is not written at each request. */
  readonly lastUsedOn: string | null;
  /** Where outcomes are told; null: nowhere. */
  readonly webhookUrl: string | null;
}

export type ApiKeyState = 'active' | 'expired' | 'revoked';

/** @param today in Italy, YYYY-MM-DD. */
export function stateOfKey(
  { revokedAt, expiresOn }: Pick<ApiKey, 'revokedAt' | 'expiresOn'>,
  today: string,
): ApiKeyState {
  if (revokedAt !== null) return 'revoked';
  return expiresOn !== null && expiresOn < today ? 'expired' : 'active';
}

/** Whether the key is for the service with this slug. */
export function isForService({ services }: Pick<ApiKey, 'services'>, slug: string): boolean {
  return services?.includes(slug) ?? true;
}

/** Where the key's software is told of outcomes; null when it does not want to be, or may no longer be. */
export function webhookOf(key: Pick<ApiKey, 'webhookUrl' | 'revokedAt'> | null): string | null {
  return key === null || key.revokedAt !== null ? null : key.webhookUrl;
}
