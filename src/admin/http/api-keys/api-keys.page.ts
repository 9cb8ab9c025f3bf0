import type { ApiKeyFieldName } from '../../../domain/api-key.js';
import type { Page, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** All keys of other municipal software. */
export interface ApiKeysPage extends Page {
  readonly newHref: string;
  /** What the software's makers read. */
  readonly documentationHref: string;
  readonly keys: readonly ApiKeyRow[];
}

export interface ApiKeyRow {
  readonly href: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: string;
  readonly services: string;
  readonly state: ApiKeyBadge;
  readonly lastUsed: string;
}

/** `data-state` of the badge, and its words. */
export interface ApiKeyBadge {
  readonly code: 'active' | 'expired' | 'disabled';
  readonly label: string;
}

export const apiKeysView = defineView<ApiKeysPage>('admin/api-keys');

/** A box to tick. */
export interface Tick {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
}

export interface NewApiKeyPage extends Page {
  readonly action: string;
  readonly values: { readonly name: string; readonly expiresOn: string };
  readonly scopes: readonly Tick[];
  readonly servicesKinds: readonly Tick[];
  readonly services: readonly Tick[];
  readonly errorOf: Readonly<Partial<Record<ApiKeyFieldName, string>>>;
}

export const newApiKeyView = defineView<NewApiKeyPage>('admin/api-key-new');

/** A key, or the secret of its webhook, that is shown once. */
export interface ApiSecretPage extends Page {
  readonly explanation: string;
  readonly label: string;
  readonly secret: string;
  /** What else to know; null when there is nothing. */
  readonly advice: string | null;
  readonly nextHref: string;
}

export const apiSecretView = defineView<ApiSecretPage>('admin/api-secret');

/** One key: what it may do, where its software is told of outcomes, and what was told. */
export interface ApiKeyPage extends Page {
  readonly notice: { readonly isGood: boolean; readonly message: string } | null;
  readonly state: ApiKeyBadge;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  /** Null once the key is revoked: nothing can be changed any more. */
  readonly actions: { readonly end: string; readonly webhook: string; readonly secret: string | null } | null;
  readonly webhook: { readonly value: string; readonly error: string | null };
  /** Of the box that has to be ticked before the key is revoked. */
  readonly endError: string | null;
  readonly resendAction: string;
  readonly deliveries: readonly WebhookRow[];
}

/** One message to the software. */
export interface WebhookRow {
  readonly id: number;
  readonly at: TimeText;
  readonly event: string;
  readonly externalId: string;
  readonly eventId: string;
  readonly state: { readonly code: 'paid' | 'pending' | 'failed'; readonly label: string };
  /** One line for each try: when, what was answered, how long it took. */
  readonly tries: readonly { readonly at: TimeText; readonly text: string; readonly response: string | null }[];
  readonly canResend: boolean;
}

export const apiKeyView = defineView<ApiKeyPage>('admin/api-key');
