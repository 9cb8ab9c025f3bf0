import { API_SCOPES, type ApiKeyError, type ApiKeyInput } from '../../../domain/api-key.js';
import { type ApiKey, type ApiKeyState, stateOfKey } from '../../../api/api-key.js';
import { apiRoutes } from '../../../api/api-routes.js';
import type { ServiceView } from '../../../catalog/service-view.js';
import { adminPaths } from '../../admin-paths.js';
import { apiKeyMessage, scopeWords } from '../../api-key-words.js';
import type { ApiKeyBadge, ApiKeysPage, ApiSecretPage, NewApiKeyPage } from './api-keys.page.js';
import { dayText } from '../words/short-time.js';

const TITLE = 'Chiavi API';
export const API_KEYS_CRUMB = { label: TITLE, href: adminPaths.apiKeys() };

const BADGES: Readonly<Record<ApiKeyState, ApiKeyBadge>> = {
  active: { code: 'active', label: 'Attiva' },
  expired: { code: 'expired', label: 'Scaduta' },
  revoked: { code: 'disabled', label: 'Revocata' },
};

/** @param today in Italy, YYYY-MM-DD. */
export function presentApiKeys(keys: readonly ApiKey[], services: readonly ServiceView[], today: string): ApiKeysPage {
  return {
    title: TITLE,
    breadcrumb: [{ label: TITLE }],
    isPrivate: true,
    newHref: adminPaths.newApiKey(),
    documentationHref: apiRoutes.documentation,
    keys: keys.map((key) => ({
      href: adminPaths.apiKey(key.id),
      name: key.name,
      prefix: key.prefix,
      scopes:
        key.scopes.length === API_SCOPES.length ? 'prepara e legge' : SHORT_SCOPES[key.scopes[0] ?? 'payments:read'],
      services: servicesText(key, services),
      state: badgeOf(key, today),
      lastUsed: lastUseText(key),
    })),
  };
}

const SHORT_SCOPES = { 'payments:prepare': 'prepara', 'payments:read': 'legge' } as const;

export function presentNewApiKey(
  input: ApiKeyInput,
  services: readonly ServiceView[],
  errors: readonly ApiKeyError[],
): NewApiKeyPage {
  const title = 'Nuova chiave';
  const lines = errors.map((error) => ({ field: error.field, message: apiKeyMessage(error) }));
  return {
    title,
    breadcrumb: [API_KEYS_CRUMB, { label: title }],
    isPrivate: true,
    errors: lines.map(({ field, message }) => ({ message, href: `#${field}` })),
    action: adminPaths.newApiKey(),
    values: { name: input.name, expiresOn: input.expiresOn },
    scopes: API_SCOPES.map((scope) => ({
      value: scope,
      label: scopeWords[scope],
      isChosen: input.scopes.includes(scope),
    })),
    servicesKinds: [
      { value: 'chosen', label: 'Solo quelli scelti qui sotto', isChosen: input.servicesKind !== 'all' },
      { value: 'all', label: 'Tutti, anche quelli che verranno', isChosen: input.servicesKind === 'all' },
    ],
    services: services.map(({ id, name }) => ({
      value: String(id),
      label: name,
      isChosen: input.services.includes(String(id)),
    })),
    errorOf: Object.fromEntries(lines.map(({ field, message }) => [field, message])),
  };
}

export function presentNewKeyText(id: number, name: string, text: string): ApiSecretPage {
  const title = 'Chiave da consegnare';
  return {
    title,
    breadcrumb: [API_KEYS_CRUMB, { label: name, href: adminPaths.apiKey(id) }, { label: title }],
    isPrivate: true,
    explanation: `Copiala nel programma "${name}" adesso: si vede solo questa volta e qui non resta. Chi la ha può fare quello che fa il programma: non mandarla per e-mail.`,
    label: 'Chiave',
    secret: text,
    advice: null,
    nextHref: adminPaths.apiKey(id),
  };
}

export function presentWebhookSecret(id: number, name: string, secret: string, isReplaced: boolean): ApiSecretPage {
  const title = 'Segreto degli avvisi';
  return {
    title,
    breadcrumb: [API_KEYS_CRUMB, { label: name, href: adminPaths.apiKey(id) }, { label: title }],
    isPrivate: true,
    explanation: `Con questo segreto il programma "${name}" riconosce gli avvisi che gli mandiamo. Copialo adesso: si vede solo questa volta.`,
    label: 'Segreto',
    secret,
    advice: isReplaced
      ? 'Il segreto di prima vale ancora per 24 ore: nel frattempo ogni avviso porta tutte e due le firme.'
      : null,
    nextHref: adminPaths.apiKey(id),
  };
}

export function badgeOf(key: ApiKey, today: string): ApiKeyBadge {
  return BADGES[stateOfKey(key, today)];
}

export function servicesText(key: ApiKey, services: readonly ServiceView[]): string {
  if (key.services === null) return 'tutti';
  const names = new Map(services.map(({ slug, name }) => [slug, name]));
  return key.services.map((slug) => names.get(slug) ?? slug).join(', ');
}

export function lastUseText({ lastUsedOn }: ApiKey): string {
  return lastUsedOn === null ? 'mai' : dayText(lastUsedOn);
}
