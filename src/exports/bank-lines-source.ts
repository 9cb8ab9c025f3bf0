import type { BankLineExport, ExportedBankLine } from '../reconciliation/bank-line-export.js';
import type { ExportColumn, ExportSource } from './export-source.js';

export const BANK_LINES = 'bank-lines';

/** Which lines of the account. */
export interface BankLineFilter {
  /** Those with something unexplained. */
  readonly isOpenOnly: boolean;
}

const COLUMNS: readonly ExportColumn<ExportedBankLine>[] = [
  { name: 'data_contabile', key: 'bookingDay', kind: 'day', of: (row) => row.bookingDay },
  { name: 'data_valuta', key: 'valueDay', kind: 'day', of: (row) => row.valueDay },
  { name: 'conto', key: 'account', kind: 'text', of: (row) => row.account },
  { name: 'importo', key: 'amountCents', kind: 'cents', of: (row) => row.amountCents, total: 'movimenti' },
  { name: 'spiegato', key: 'explainedCents', kind: 'cents', of: (row) => row.explainedCents, total: 'spiegato' },
  { name: 'da_spiegare', key: 'residualCents', kind: 'cents', of: (row) => row.residualCents, total: 'da spiegare' },
  { name: 'pagamenti', key: 'parts', kind: 'number', of: (row) => row.parts },
  { name: 'causale', key: 'description', kind: 'text', of: (row) => row.description },
  { name: 'riferimento_banca', key: 'bankReference', kind: 'text', of: (row) => row.bankReference },
  { name: 'riferimento_cliente', key: 'customerReference', kind: 'text', of: (row) => row.customerReference },
  { name: 'tipo_operazione', key: 'transactionType', kind: 'text', of: (row) => row.transactionType },
  { name: 'file', key: 'fileName', kind: 'text', of: (row) => row.fileName },
  { name: 'riga_del_file', key: 'lineNumber', kind: 'number', of: (row) => row.lineNumber },
  { name: 'codice_movimento', key: 'id', kind: 'text', of: (row) => row.publicId },
];

/** Every line that the bank's files have told, with what is explained of it. */
export function bankLinesSource(lines: BankLineExport, { isOpenOnly }: BankLineFilter): ExportSource<ExportedBankLine> {
  return {
    kind: BANK_LINES,
    stem: 'movimenti-banca',
    sheet: 'Movimenti',
    columns: COLUMNS,
    filter: {
      words: isOpenOnly ? 'solo quelli da spiegare' : 'tutti i movimenti',
      parameters: isOpenOnly ? { isOpenOnly } : {},
    },
    request: { kind: BANK_LINES, filter: { isOpenOnly } },
    countUpTo: (limit) => lines.countUpTo(isOpenOnly, limit),
    batches: (signal) => lines.batches(isOpenOnly, signal),
  };
}
