import type { ApiKey } from '../../../api/api-key.js';
import type { WebhookLine } from '../../../api/webhook-log.js';
import type { ServiceView } from '../../../catalog/service-view.js';
import { timeText } from '../../../shared/http/pages/time-text.js';
import { adminPaths } from '../../admin-paths.js';
import { apiKeyNotices, eventWords, failureText, scopeWords } from '../../api-key-words.js';
import type { ApiKeyPage, WebhookRow } from './api-keys.page.js';
import { API_KEYS_CRUMB, badgeOf, lastUseText, servicesText } from './api-keys.presenter.js';
import { dayText, shortTime } from '../words/short-time.js';

export interface ShownApiKey {
  readonly key: ApiKey;
  readonly services: readonly ServiceView[];
  readonly deliveries: readonly WebhookLine[];
  /** In Italy, YYYY-MM-DD. */
  readonly today: string;
  /** What the last action came to. */
  readonly notice: string | undefined;
  /** The address as it was typed, and what is wrong with it. */
  readonly refused?: { readonly value: string; readonly error: string };
  /** It was to be revoked without saying so. */
  readonly isUnconfirmed?: boolean;
}

const UNCONFIRMED = 'Per revocare la chiave conferma che il programma non la userà più.';

export function presentApiKey(shown: ShownApiKey): ApiKeyPage {
  const { key, services, deliveries, today, notice, refused, isUnconfirmed = false } = shown;
  const { id, name, webhookUrl } = key;
  return {
    title: name,
    titleContext: API_KEYS_CRUMB.label,
    breadcrumb: [API_KEYS_CRUMB, { label: name }],
    isPrivate: true,
    errors: [
      ...(refused === undefined ? [] : [{ message: refused.error, href: '#webhookUrl' }]),
      ...(isUnconfirmed ? [{ message: UNCONFIRMED, href: '#confirmed' }] : []),
    ],
    notice: (notice === undefined ? undefined : apiKeyNotices[notice]) ?? null,
    state: badgeOf(key, today),
    rows: rowsOf(key, services),
    actions:
      key.revokedAt === null
        ? {
            end: adminPaths.apiKeyEnd(id),
            webhook: adminPaths.apiKeyWebhook(id),
            secret: webhookUrl === null ? null : adminPaths.apiKeySecret(id),
          }
        : null,
    webhook: { value: refused?.value ?? webhookUrl ?? '', error: refused?.error ?? null },
    endError: isUnconfirmed ? UNCONFIRMED : null,
    resendAction: adminPaths.apiKeyResend(id),
    deliveries: deliveries.map((line) => presentDelivery(line, key)),
  };
}

function rowsOf(key: ApiKey, services: readonly ServiceView[]): ApiKeyPage['rows'] {
  const ended = key.revokedAt === null ? [] : [{ label: 'Revocata', value: timeText(key.revokedAt).text }];
  return [
    { label: 'Comincia con', value: `${key.prefix}…` },
    { label: 'Può', value: key.scopes.map((scope) => scopeWords[scope].toLowerCase()).join('; ') },
    { label: 'Servizi', value: servicesText(key, services) },
    { label: 'Creata', value: timeText(key.createdAt).text },
    { label: 'Vale fino a', value: key.expiresOn === null ? 'senza scadenza' : dayText(key.expiresOn) },
    ...ended,
    { label: 'Ultimo uso', value: lastUseText(key) },
  ];
}

function presentDelivery(line: WebhookLine, { revokedAt, webhookUrl }: ApiKey): WebhookRow {
  const { id, eventId, type, externalId, queuedAt, tries } = line;
  return {
    id,
    eventId,
    externalId,
    at: shortTime(queuedAt),
    event: eventWords[type] ?? type,
    state: stateOf(line),
    tries: tries.map(({ at, durationMs, errorCode, response }) => ({
      at: shortTime(at),
      text: `${errorCode === null ? 'ricevuto' : failureText(errorCode)} (${durationMs} ms)`,
      response: response === '' ? null : response,
    })),
    canResend: revokedAt === null && webhookUrl !== null && line.state !== 'sending',
  };
}

function stateOf({ state, tries, nextAttemptAt }: WebhookLine): WebhookRow['state'] {
  switch (state) {
    case 'sent':
      return { code: 'paid', label: 'Ricevuto' };
    case 'failed':
      return { code: 'failed', label: 'Non consegnato' };
    case 'sending':
      return { code: 'pending', label: 'In partenza' };
    case 'queued':
      return {
        code: 'pending',
        label: tries.length === 0 ? 'In partenza' : `Si riprova il ${shortTime(nextAttemptAt).text}`,
      };
  }
}
