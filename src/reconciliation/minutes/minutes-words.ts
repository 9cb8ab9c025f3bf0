import type { FindingLabel } from '../../domain/finding-label.js';
import type { AccountingPeriod } from '../../domain/accounting-period.js';
import { formatEuro } from '../../domain/money.js';

const LABELS: Readonly<Record<FindingLabel, string>> = {
  'paid-not-listed': 'pagato ma non rendicontato',
  'listed-not-credited': 'rendicontato ma non versato',
  'amount-differs': 'importo diverso',
  'credit-without-reference': 'accredito senza riferimento',
  'paid-twice': 'pagato due volte',
  'listed-unknown': 'rendicontato ma sconosciuto',
  'listed-not-paid': 'rendicontato ma qui non risulta pagato',
  'refund-not-listed': 'rimborsato ma non rendicontato',
  'refund-not-debited': 'rimborso rendicontato ma non addebitato',
  'reversal-unknown': 'storno che non abbiamo chiesto',
  'debit-without-reference': 'addebito senza riferimento',
};
const REASONS: Readonly<Record<string, string>> = {
  'bank-error': 'errore della banca',
  rounding: 'arrotondamento',
  'other-office': 'altro ufficio',
  'known-transfer': 'bonifico o giroconto noto',
  'too-small': 'importo troppo piccolo',
  other: 'altro motivo',
};
const day = new Intl.DateTimeFormat('it-IT', { timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric' });
const month = new Intl.DateTimeFormat('it-IT', { timeZone: 'UTC', month: 'long', year: 'numeric' });

export function labelWords(label: string): string {
  return Object.hasOwn(LABELS, label) ? LABELS[label as FindingLabel] : label;
}

/** "aperta", "spiegata", "lasciata così: arrotondamento". */
export function decisionWords(decision: 'explained' | 'waived' | null, reason: string | null): string {
  if (decision === null) return 'aperta';
  return decision === 'explained' ? 'spiegata' : `lasciata così: ${REASONS[reason ?? ''] ?? 'altro motivo'}`;
}

/** `24/11/2026`. */
export function dayWords(isoDay: string): string {
  return day.format(new Date(`${isoDay}T00:00:00Z`));
}

/** "giorno 24/11/2026", "mese di novembre 2026". */
export function periodWords({ kind, firstDay }: AccountingPeriod): string {
  return kind === 'day' ? `giorno ${dayWords(firstDay)}` : `mese di ${month.format(new Date(`${firstDay}T00:00:00Z`))}`;
}

/** `-6,96 €`: the account goes down, too. */
export function signedEuro(cents: number): string {
  return cents < 0 ? `-${formatEuro(-cents)}` : formatEuro(cents);
}
