import { formatEuro } from '../../../domain/money.js';
import type { PaymentStatus } from '../../../domain/payment-state.js';
import type { EvidenceKind } from '../../../domain/review-form.js';
import type { HistoryEntry, PaymentDetail } from '../../../payments/payment-detail.js';
import { bankWords, evidenceLabels, paymentStatusLabels, sourceWords } from '../../payment-words.js';
import type { TimelineEntry, TransactionPage } from './transaction.page.js';
import { isRefundStep, refundDetails, textIn } from '../refunds/refund-steps.js';
import { shortTime } from '../words/short-time.js';

/** Names of the staff by the account's id. */
export type StaffNames = ReadonlyMap<number, string>;

const TITLES: Readonly<Record<string, string>> = {
  created: 'Pagamento creato',
  'attempt-opened': 'Ordine aperto presso la banca',
  paid: 'Pagato',
  refused: 'Rifiutato',
  cancelled: 'Annullato',
  expired: 'Scaduto',
  'excess-paid': 'Arrivato un secondo pagamento',
  mismatch: 'La banca ha mandato dati diversi dai nostri',
  contradiction: 'La banca ha contraddetto un pagamento riuscito',
  'charged-again': 'La banca ha addebitato di nuovo un ordine già pagato',
  'alert-closed': 'Avviso chiuso',
  'refund-requested': 'Rimborso chiesto',
  'refund-approved': 'Rimborso approvato',
  'refund-rejected': 'Rimborso rifiutato',
  'refund-withdrawn': 'Richiesta di rimborso ritirata',
  'refund-unanswered': 'La banca non ha risposto sul rimborso',
  'refund-failed': 'Rimborso non riuscito',
  refunded: 'Rimborsato',
  'excess-refunded': 'Rimborsato il pagamento in più',
};

const ACTORS = { citizen: 'cittadino', bank: 'banca', office: 'ufficio', system: 'sistema' } as const;

export function presentTimeline({ history, brokenAt }: PaymentDetail, names: StaffNames): TimelineEntry[] {
  return history.map((entry) => ({
    sequence: String(entry.sequence),
    title: TITLES[entry.type] ?? entry.type,
    at: shortTime(entry.at),
    actor: actorText(entry, names),
    move: moveText(entry),
    details: detailsOf(entry),
    isBroken: entry.sequence === brokenAt,
  }));
}

/** Whether the chain of events holds, and where it does not. */
export function presentIntegrity({ brokenAt, history }: PaymentDetail): TransactionPage['history'] {
  if (brokenAt === null) {
    return { isIntact: true, message: `Storia integra: ${history.length} eventi, ognuno legato al precedente.` };
  }
  const where =
    brokenAt > history.length ? `manca l'evento ${brokenAt}` : `l'evento ${brokenAt} non è quello scritto allora`;
  return { isIntact: false, message: `Storia alterata: ${where}. Avvisa subito chi gestisce il sistema.` };
}

function actorText({ actor, type, data }: HistoryEntry, names: StaffNames): string {
  if (type === 'expired' && data['outcome'] === 'not-found') return ACTORS.system;
  const id = data['actorId'];
  const name = typeof id === 'number' ? names.get(id) : undefined;
  return name === undefined ? ACTORS[actor] : `${ACTORS[actor]}, ${name}`;
}

function moveText({ data }: HistoryEntry): string | null {
  const [from, to] = [data['from'], data['to']];
  if (typeof from !== 'string' || typeof to !== 'string' || from === to) return null;
  const label = (status: string): string => paymentStatusLabels[status as PaymentStatus];
  return `${label(from)} → ${label(to)}`;
}

function detailsOf(entry: HistoryEntry): string[] {
  const { data, type } = entry;
  if (isRefundStep(type)) return refundDetails(entry);
  const [source, outcome, code, reason] = [
    textIn(data, 'source'),
    textIn(data, 'outcome'),
    textIn(data, 'transactionCode'),
    textIn(data, 'reason'),
  ];
  const amount = data['amountCents'];
  return [
    ...(data['attempt'] === undefined ? [] : [`ordine ${String(data['attempt'])}`]),
    ...(source === null ? [] : [sourceWords[source] ?? source]),
    ...(outcome === null || source === 'staff' ? [] : [`esito: ${bankWords[outcome] ?? outcome}`]),
    ...(typeof amount === 'number' && type !== 'created' ? [formatEuro(amount)] : []),
    ...(code === null ? [] : [`codice transazione ${code}`]),
    ...(reason === null ? [] : [evidenceLabels[reason as EvidenceKind]]),
    ...(data['late'] === true ? ['esito arrivato in ritardo'] : []),
  ];
}
