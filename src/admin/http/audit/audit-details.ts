import { formatEuro } from '../../../domain/money.js';
import type { AuditData } from '../../../shared/audit-trail/audit-entry.js';
import { evidenceLabels, paymentStatusLabels } from '../../payment-words.js';
import { refundReasonLabels } from '../../refund-words.js';

/** Data that the sentence tells already, or that only programs read: exported files have them all. */
const HIDDEN = new Set([
  ...['usernameHash', 'network', 'userAgent', 'firstAt', 'role', 'isIntact', 'entries', 'sequence'],
  ...['serviceId', 'rateMillionths', 'slug', 'references', 'isComplete', 'isPersonShown', 'about', 'source'],
  ...['refund', 'alert', 'delivery', 'linesNew'],
]);

const LABELS: Readonly<Record<string, string>> = {
  views: 'volte',
  from: 'dal',
  to: 'al',
  service: 'servizio',
  statuses: 'stati',
  code: 'codice',
  accountingCode: 'codice contabile',
  personBy: 'cercando per',
  reason: 'motivo',
  method: 'con',
  ended: 'sessioni chiuse',
  sessionsEnded: 'sessioni chiuse',
  expiresOn: 'scadenza',
  rule: 'permesso',
  scope: 'vista',
  seals: 'sigilli',
  version: 'invio',
  validFrom: 'in vigore dal (UTC)',
  kind: 'tipo',
  serviceVersion: 'versione',
  isOpen: 'aperto',
  opensOn: 'dal',
  closesOn: 'al',
  place: 'posto',
  scopes: 'ambiti',
  services: 'servizi',
  host: 'indirizzo',
  event: 'avviso',
  list: 'elenco',
  format: 'formato',
  way: 'modo',
  rows: 'righe',
  bytes: 'byte',
  sha256: 'SHA-256',
  before: 'fermi da prima del',
  month: 'mese',
  pages: 'pagine',
  payments: 'pagamenti',
  parts: 'collegamenti tolti',
  csvSha256: 'impronta del verbale',
  openFindings: 'situazioni aperte',
  characters: 'caratteri',
  attempt: 'ordine',
  isAddressCorrected: 'a un altro indirizzo',
  linesKnown: 'righe già note',
  linesRejected: 'righe scartate',
  amountCents: 'importo',
  commissionCents: 'commissione',
  differenceCents: 'differenza',
  totalCents: 'totale',
};

/** Codes in the office's words, by the name of what they are the value of; a code without words is told as it is. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  method: { password: 'password', 'one-time-code': 'codice del telefono', 'recovery-code': 'codice di recupero' },
  reason: {
    ...evidenceLabels,
    ...refundReasonLabels,
    unknown: 'nome utente sconosciuto',
    password: 'password sbagliata',
    disabled: 'account disabilitato',
    expired: 'accesso scaduto',
    code: 'codice sbagliato',
    'not-received': 'non arrivata',
    'wrong-address': 'indirizzo sbagliato',
    'asked-by-person': 'chiesto dalla persona',
    'wrong-person': 'persona sbagliata',
    trial: 'era una prova',
  },
  personBy: { taxCode: 'codice fiscale', email: 'e-mail', name: 'nome' },
  scope: { own: 'personale', office: "dell'ufficio" },
  kind: { paid: 'riusciti', unpaid: 'non riusciti' },
  way: { download: 'scaricato subito', queue: 'preparato dal sistema', command: 'dalla riga di comando' },
  list: {
    transactions: 'transazioni',
    refunds: 'rimborsi',
    'bank-lines': 'movimenti della banca',
    worklist: 'da lavorare',
    'audit-trail': 'registro',
  },
  statuses: paymentStatusLabels,
};
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** What the row says besides its sentence: amounts in euros, days and codes as the office writes them. */
export function auditDetails(data: AuditData): string {
  return Object.entries(data)
    .filter(([name, value]) => !HIDDEN.has(name) && value !== null && value !== '')
    .map(([name, value]) => `${LABELS[name] ?? name}: ${valueText(name, value)}`)
    .join('; ');
}

function valueText(name: string, value: AuditData[string] | undefined): string {
  if (Array.isArray(value)) return value.map((part: string) => wordOf(name, part)).join(', ');
  if (typeof value === 'boolean') return value ? 'sì' : 'no';
  if (typeof value === 'number') return name.endsWith('Cents') ? formatEuro(value) : String(value);
  return wordOf(name, String(value));
}

function wordOf(name: string, value: string): string {
  const words = WORDS[name] ?? {};
  return (Object.hasOwn(words, value) ? words[value] : undefined) ?? value.replace(DAY, '$3/$2/$1');
}
