import type { ExportFormat } from '../exports/export-format.js';
import type { ExportRecord } from '../exports/export-records.js';

/** The formats as links and lists call them. */
export const exportFormatLabels: Readonly<Record<ExportFormat, string>> = {
  csv: 'CSV',
  xlsx: 'Excel',
  jsonl: 'JSONL',
};

const LIST_LABELS: Readonly<Record<string, string>> = {
  transactions: 'Transazioni',
  refunds: 'Rimborsi',
  'bank-lines': 'Movimenti della banca',
  worklist: 'Da lavorare',
  'audit-trail': 'Registro',
};

/** The list that was exported, as the menu calls it. */
export function exportedListLabel(kind: string): string {
  return LIST_LABELS[kind] ?? kind;
}

interface StateWords {
  readonly code: 'pending' | 'paid' | 'failed' | 'closed';
  readonly label: string;
}

/** How an export stands, with the colour of its badge. */
export function exportState({ way, state, isExpired }: ExportRecord): StateWords {
  if (isExpired) return { code: 'closed', label: 'Scaduta' };
  switch (state) {
    case 'writing':
      return { code: 'pending', label: way === 'queue' ? 'In preparazione' : 'In corso' };
    case 'aborted':
      return { code: 'failed', label: 'Interrotta' };
    case 'finished':
      return { code: 'paid', label: way === 'queue' ? 'Pronta' : 'Conclusa' };
  }
}

const TOTALS: Readonly<Record<string, string>> = {
  amountCents: 'Importi',
  commissionCents: 'Commissioni',
  totalCents: 'Totale pagato',
  refundedCents: 'Rimborsato',
  explainedCents: 'Spiegato',
  residualCents: 'Da spiegare',
  absoluteCents: 'Importi senza segno',
};

/** What was added up, by the column's key; the sums of refunds are called as on their list. */
export function exportTotalLabel(kind: string, key: string): string {
  if (kind === 'refunds' && key === 'amountCents') return 'Rimborsi';
  if (kind === 'refunds' && key === 'commissionCents') return 'di cui commissioni';
  if (kind === 'bank-lines' && key === 'amountCents') return 'Movimenti';
  return TOTALS[key] ?? key;
}

/** Why an export was not brought to its end, by the code that was kept. */
export function exportErrorText(code: string): string {
  const words: Readonly<Record<string, string>> = {
    interrupted: 'chi scaricava ha chiuso prima della fine',
    abandoned: 'il programma si è fermato prima della fine',
    'sheet-full': 'le righe sono più di quante Excel ne tenga in un foglio: usa CSV o JSONL',
  };
  return words[code] ?? `errore ${code}`;
}
