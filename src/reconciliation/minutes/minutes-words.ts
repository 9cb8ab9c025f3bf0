import type { AccountingPeriod } from '../../domain/accounting-period.js';
import { formatEuro } from '../../domain/money.js';

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
