import type { DeliveryKind } from '../../../receipts/failed-deliveries.js';
import type { DiscardReason } from '../../system/failed-jobs.js';
import type { QueueName } from '../../system/queues.js';
import type { SystemPage } from './system.page.js';

type Notice = SystemPage['notice'];

const good = (message: string): Notice => ({ isGood: true, message });
const bad = (message: string): Notice => ({ isGood: false, message });

const NOTICES: Readonly<Record<string, Notice>> = {
  'job-retry': good('Il lavoro è di nuovo in attesa: il primo worker libero lo prende.'),
  'job-discard': good(
    'Il lavoro è stato scartato. Se un messaggio non è partito, il sistema lo rimette in coda da solo.',
  ),
  'job-gone': bad('Questo lavoro non c’è più: lo ha tolto un’altra persona, o il tempo.'),
  'job-not-failed': bad('Questo lavoro non è più tra quelli non riusciti: è stato già riprovato.'),
  'job-unreachable': bad('La coda non risponde: non sappiamo se la richiesta sia stata eseguita. Riprova tra poco.'),
  'delivery-queued': good('L’invio è di nuovo in attesa: parte entro pochi secondi, se un worker è avviato.'),
  'delivery-not-failed': bad(
    'Questo invio non è più tra quelli non riusciti: è stato riprovato, o sostituito da un altro.',
  ),
};

/** What an action came to, by its code. */
export function systemNotice(code: string | undefined): Notice {
  return code !== undefined && Object.hasOwn(NOTICES, code) ? (NOTICES[code] ?? null) : null;
}

export const REASON_MISSING = 'Scegli perché il lavoro si può scartare.';

const DISCARD_LABELS: Readonly<Record<DiscardReason, string>> = {
  'already-done': 'È già stato fatto in un altro modo',
  'not-needed': 'Non serve più',
  defect: 'È sbagliato, e non può riuscire',
};

export const DISCARD_CHOICES = Object.entries(DISCARD_LABELS).map(([value, label]) => ({ value, label }));

export const QUEUE_LABELS = {
  waiting: 'In attesa',
  active: 'In corso',
  delayed: 'Rimandati',
  failed: 'Non riusciti',
} as const;

export const QUEUE_TITLES: Readonly<Record<QueueName, string>> = {
  receipts: 'Messaggi ai cittadini',
  refunds: 'Rimborsi alla banca',
  webhooks: 'Avvisi ad altri programmi',
  exports: 'Elenchi da preparare',
};

export const deliveryKindLabels: Readonly<Record<DeliveryKind, string>> = {
  receipt: 'Ricevuta',
  'resume-link': 'Collegamento per riprendere',
  'refund-notice': 'Avviso di rimborso',
};

/** By the name that the queue has for them. */
export const jobNameLabels: Readonly<Record<string, string>> = {
  'send-receipt': 'Invio di una ricevuta',
  'send-resume-link': 'Invio del collegamento per riprendere',
  'send-refund-notice': "Invio dell'avviso di rimborso",
  'send-refund': 'Rimborso chiesto alla banca',
  'send-webhook': 'Avviso a un altro programma',
};
