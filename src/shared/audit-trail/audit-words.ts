import { formatRate } from '../../domain/commission.js';
import { formatEuro } from '../../domain/money.js';
import { isStaffRole } from '../../domain/staff-permissions.js';
import { roleLabel } from '../staff-role-labels.js';
import type { AuditAction, AuditData } from './audit-entry.js';
import { joinSubject } from './joined-preposition.js';

/** How the register tells of an action. */
export interface AuditWords {
  /** In the list of actions to filter by. */
  readonly label: string;
  /** What follows the name of whoever did it; `subject` is what it was done to, as people call it. */
  readonly sentence: (subject: string, data: AuditData) => string;
}

const plain = (label: string, sentence: string): AuditWords => ({ label, sentence: () => sentence });
const about = (label: string, before: string, after = ''): AuditWords => ({
  label,
  sentence: (subject) => `${joinSubject(before, subject)}${after}`,
});
/** Of a service, which is called as in addresses. */
const service = (label: string, before: string): AuditWords => ({
  label,
  sentence: (subject, data) => `${before} ${typeof data['slug'] === 'string' ? data['slug'] : subject}`,
});
const refund = (label: string, before: string): AuditWords => ({
  label,
  sentence: (subject, data) => joinSubject(`${before}${euroOf(data)} di`, subject),
});

const auditWords: Readonly<Record<AuditAction, AuditWords>> = {
  'sign-in': plain('Accesso', "ha effettuato l'accesso"),
  'sign-in-failed': {
    label: 'Accesso non riuscito',
    sentence: (subject) =>
      subject === '' ? 'ha respinto un accesso con un nome sconosciuto' : `ha respinto un accesso come ${subject}`,
  },
  'sign-in-slowed': plain('Accessi rallentati', 'ha fatto aspettare chi tentava troppi accessi'),
  'sign-out': plain('Uscita', 'è uscito'),
  'session-revoked': about('Sessione chiusa', 'ha chiuso le sessioni di'),
  'password-changed': plain('Password cambiata', 'ha cambiato la propria password'),
  'one-time-codes-enabled': plain('Verifica in due passaggi attivata', 'ha attivato la verifica in due passaggi'),
  'one-time-codes-disabled': plain(
    'Verifica in due passaggi disattivata',
    'ha disattivato la verifica in due passaggi',
  ),
  'recovery-code-used': plain('Codice di recupero usato', 'ha usato un codice di recupero'),
  'recovery-codes-renewed': plain('Codici di recupero rinnovati', 'ha creato nuovi codici di recupero'),
  'staff-created': {
    label: 'Account creato',
    sentence: (subject, data) => `ha creato l'account di ${subject}${roleText(data['role'])}`,
  },
  'staff-disabled': about('Account disabilitato', "ha disabilitato l'account di"),
  'staff-enabled': about('Account riabilitato', "ha riabilitato l'account di"),
  'staff-role-changed': about('Ruolo cambiato', 'ha cambiato il ruolo di'),
  'staff-access-extended': about('Scadenza cambiata', "ha cambiato la fine dell'accesso di"),
  'staff-password-reset': about('Password reimpostata', 'ha reimpostato la password di'),
  'staff-one-time-codes-reset': about('Verifica in due passaggi tolta', 'ha tolto la verifica in due passaggi a'),
  'access-refused': about('Accesso negato', 'ha chiesto una pagina senza averne il permesso:'),
  'audit-verified': {
    label: 'Registro verificato',
    sentence: (_subject, data) =>
      data['isIntact'] === true
        ? `ha verificato il registro: integro, righe ${Number(data['entries'])}`
        : `ha verificato il registro: alterato alla riga ${Number(data['sequence'])}`,
  },
  'citizen-searched': about('Ricerca di chi ha visto', 'ha cercato chi ha visto'),
  'payments-listed': {
    label: 'Elenco consultato',
    sentence: (subject) =>
      subject === '' ? "ha consultato l'elenco dei pagamenti" : `ha cercato tra i pagamenti ${subject}`,
  },
  'payment-viewed': about('Pagamento consultato', 'ha aperto'),
  'view-saved': about('Vista salvata', 'ha salvato'),
  'view-renamed': about('Vista rinominata', 'ha rinominato'),
  'view-deleted': about('Vista eliminata', 'ha eliminato'),
  'note-added': about('Nota aggiunta', 'ha aggiunto una nota a'),
  'bank-asked': {
    label: 'Domanda alla banca',
    sentence: (subject, data) =>
      data['about'] === 'refunds'
        ? joinSubject('ha chiesto alla banca che cosa ha restituito di', subject)
        : joinSubject("ha chiesto alla banca l'esito di", subject),
  },
  'receipt-resent': about('Ricevuta rimandata', 'ha rimandato la ricevuta di'),
  'review-resolved': about('Verifica risolta', 'ha risolto la verifica di'),
  'alert-closed': about('Avviso chiuso', 'ha chiuso un avviso su'),
  'rate-scheduled': {
    label: 'Commissione decisa',
    sentence: (_subject, data) => `ha deciso una commissione${rateText(data)}`,
  },
  'rate-withdrawn': {
    label: 'Commissione ritirata',
    sentence: (_subject, data) => `ha ritirato una commissione prevista${rateText(data)}`,
  },
  'job-retried': about('Lavoro della coda riprovato', 'ha fatto riprovare'),
  'job-discarded': about('Lavoro della coda scartato', 'ha scartato'),
  'delivery-retried': about('Invio riprovato', 'ha fatto riprovare un invio non riuscito di'),
  'service-created': service('Servizio creato', 'ha creato il servizio'),
  'service-changed': service('Servizio modificato', 'ha salvato una bozza del servizio'),
  'service-published': service('Servizio pubblicato', 'ha pubblicato il servizio'),
  'service-opening-changed': service('Servizio aperto o chiuso', "ha cambiato l'apertura del servizio"),
  'service-moved': service('Servizio spostato', "ha spostato nell'elenco il servizio"),
  'service-removed': service('Servizio eliminato', 'ha eliminato il servizio'),
  'api-key-created': about('Chiave API creata', 'ha creato'),
  'api-key-revoked': about('Chiave API revocata', 'ha revocato'),
  'api-key-webhook-changed': about('Indirizzo degli avvisi API cambiato', "ha cambiato l'indirizzo degli avvisi di"),
  'api-key-secret-rotated': about('Segreto degli avvisi API sostituito', 'ha sostituito il segreto degli avvisi di'),
  'webhook-resent': about('Avviso API rimandato', 'ha rimandato un avviso di'),
  'refund-requested': refund('Rimborso chiesto', 'ha chiesto di rimborsare'),
  'refund-approved': refund('Rimborso approvato', 'ha approvato di rimborsare'),
  'refund-rejected': refund('Rimborso rifiutato', 'ha rifiutato di rimborsare'),
  'refund-withdrawn': refund('Rimborso ritirato', 'ha ritirato la richiesta di rimborsare'),
  'refund-done': {
    label: 'Rimborso eseguito',
    sentence: (subject, data) =>
      data['source'] === 'bank'
        ? `ha registrato${euroOf(data)} restituiti dalla banca di sua iniziativa per ${subject}`
        : `ha registrato il rimborso${euroOf(data, ' di')} per ${subject}`,
  },
  'refund-failed': refund('Rimborso non riuscito', 'non è riuscito a rimborsare'),
  'bank-file-imported': {
    label: 'File della banca importato',
    sentence: (subject, data) => `ha importato ${subject}${linesText(data)}`,
  },
  'bank-file-refused': about('File della banca rifiutato', 'ha tentato di importare', ', che è stato rifiutato'),
  'bank-credit-viewed': about('Movimento del conto consultato', 'ha aperto'),
  'proposal-applied': about('Accredito spiegato', 'ha accettato una proposta per'),
  'proposal-waiting': about('Proposta da confermare', 'ha accettato, in attesa di conferma, una proposta per'),
  'proposal-confirmed': about('Proposta confermata', 'ha confermato la proposta per'),
  'proposal-withdrawn': about('Proposta ritirata', 'ha ritirato la proposta per'),
  'worklist-taken': about('Situazione presa in carico', 'ha preso in carico'),
  'worklist-left': about('Situazione lasciata', 'ha lasciato'),
  'worklist-noted': about('Nota su una situazione', 'ha scritto una nota su'),
  'worklist-decided': about('Situazione chiusa', 'ha chiuso'),
  'worklist-linked': about('Collegamento a mano', 'ha collegato a mano'),
  'worklist-undone': about('Situazione riaperta', 'ha riaperto'),
  'period-closed': about('Periodo chiuso', 'ha chiuso'),
  'period-reopened': about('Periodo riaperto', 'ha riaperto'),
  'export-begun': {
    label: 'Esportazione iniziata',
    sentence: (_subject, { list }) => `ha iniziato a esportare ${listText(list)}`,
  },
  'export-finished': {
    label: 'Esportazione conclusa',
    sentence: (_subject, { rows }) =>
      typeof rows === 'number' ? `ha esportato un elenco, righe ${rows}` : 'ha esportato un elenco',
  },
  'export-aborted': plain('Esportazione interrotta', "ha interrotto l'esportazione di un elenco"),
  'export-fetched': plain('Esportazione scaricata', 'ha scaricato un elenco preparato dal sistema'),
  'people-forgotten': {
    label: 'Dati dimenticati',
    sentence: (_subject, { kind }) => `ha dimenticato chi ${kind === 'paid' ? 'ha pagato' : 'non ha finito di pagare'}`,
  },
  'person-forgotten': about('Persona dimenticata', 'ha dimenticato la persona di'),
  'register-made': {
    label: 'Registro degli incassi',
    sentence: (_subject, { isComplete }) =>
      isComplete === false ? 'ha lasciato a metà un registro degli incassi' : 'ha scaricato il registro degli incassi',
  },
  'forgotten-listed': plain('Elenco dei dimenticati scaricato', "ha scaricato l'elenco dei pagamenti dimenticati"),
};

/** Every action with its label, in the order of the alphabet. */
export const auditActionLabels = Object.entries(auditWords)
  .map(([action, { label }]) => ({ action, label }))
  .sort((a, b) => a.label.localeCompare(b.label, 'it'));

/** The label of an action; one that is no longer used is told by its code. */
export function auditActionLabel(action: string): string {
  return Object.hasOwn(auditWords, action) ? auditWords[action as AuditAction].label : action;
}

/** The sentence of an action; one that is no longer used is told by its code. */
export function auditSentence(action: string, subject: string, data: AuditData): string {
  const words = Object.hasOwn(auditWords, action) ? auditWords[action as AuditAction] : undefined;
  return words === undefined ? `${action} ${subject}`.trimEnd() : words.sentence(subject, data);
}

const LISTS: Readonly<Record<string, string>> = {
  transactions: 'i pagamenti',
  refunds: 'i rimborsi',
  'bank-lines': 'i movimenti della banca',
  worklist: 'le situazioni da lavorare',
  'audit-trail': 'il registro',
};

function listText(list: AuditData[string] | undefined): string {
  return (typeof list === 'string' ? LISTS[list] : undefined) ?? 'un elenco';
}

function rateText({ rateMillionths, serviceId }: AuditData): string {
  const rate = typeof rateMillionths === 'number' ? ` del ${formatRate(rateMillionths)}` : ' uguale alla generale';
  if (rateMillionths === undefined) return '';
  return `${rate}${serviceId === null ? ' per tutti i servizi' : ` per il servizio n. ${Number(serviceId)}`}`;
}

function roleText(role: AuditData[string] | undefined): string {
  return typeof role === 'string' && isStaffRole(role) ? `, ${roleLabel(role).toLowerCase()}` : '';
}

function linesText({ linesNew }: AuditData): string {
  if (typeof linesNew !== 'number') return '';
  return linesNew === 1 ? ': una riga nuova' : `: ${linesNew} righe nuove`;
}

/** What went back, or was to: with a blank before it. */
function euroOf({ amountCents }: AuditData, before = ''): string {
  return typeof amountCents === 'number' ? `${before} ${formatEuro(amountCents)}` : '';
}
