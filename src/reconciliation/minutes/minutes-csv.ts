import { inertCell } from '../../domain/formula-cell.js';
import { formatAmountForCell } from '../../domain/money.js';
import { labelText } from '../finding-labels.js';
import type { ClosingLine } from '../persistence/closing.statements.js';
import type { Minutes } from './minutes.js';
import { dayWords, decisionWords } from './minutes-words.js';

const HEADER = [
  'tipo',
  'data',
  'riferimento_banca',
  'importo',
  'spiegato',
  'residuo',
  'pagamenti',
  'situazione',
  'stato',
];

/** The minutes for Italian Excel: UTF-8 with BOM, semicolons, CR LF, decimal commas, formulas neutralised. */
export function minutesCsv({ lines, adjustments, findings }: Minutes): Buffer {
  const rows = [
    ...lines.map((line) => lineRow('movimento', line)),
    ...adjustments.map((line) => lineRow('rettifica', line)),
    ...findings.map(({ label, sinceDay, amountCents, decision, reason }) => [
      'situazione',
      dayWords(sinceDay),
      '',
      formatAmountForCell(amountCents),
      '',
      '',
      '',
      labelText(label),
      decisionWords(decision, reason),
    ]),
  ];
  const text = [HEADER, ...rows].map((row) => `${row.map(quoted).join(';')}\r\n`).join('');
  return Buffer.from(`\ufeff${text}`, 'utf8');
}

function lineRow(kind: string, line: ClosingLine): string[] {
  const { bookingDay, bankReference, amountCents, explainedCents, residualCents, parts } = line;
  const state = residualCents === 0 ? 'spiegato' : 'da spiegare';
  return [
    kind,
    dayWords(bookingDay),
    inertCell(bankReference ?? ''),
    formatAmountForCell(amountCents),
    formatAmountForCell(explainedCents),
    formatAmountForCell(residualCents),
    String(parts),
    '',
    state,
  ];
}

/** As RFC 4180 quotes what would end the cell. */
function quoted(cell: string): string {
  return /[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
