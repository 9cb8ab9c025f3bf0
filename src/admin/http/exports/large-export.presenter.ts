import { EXPORT_FORMATS, type ExportFormat } from '../../../exports/export-format.js';
import { adminPaths } from '../../admin-paths.js';
import type { ExportedList } from '../../exports/export-desk.js';
import { exportedListLabel, exportFormatLabels } from '../../export-words.js';
import type { LargeExportPage } from './exports.page.js';
import { numberText } from '../words/sums-text.js';

interface LargeExport {
  readonly list: ExportedList;
  /** The filter, as in the list's address. */
  readonly query: string;
  readonly format: ExportFormat;
  readonly filterWords: string;
  /** How many rows would still have gone. */
  readonly limit: number;
  /** The system was asked already, and no sheet has room for them. */
  readonly kind?: 'too-many-rows';
}

const BACK: Readonly<Record<ExportedList, (query: string) => string>> = {
  transactions: adminPaths.transactions,
  refunds: adminPaths.refunds,
  'bank-lines': adminPaths.bankCredits,
  worklist: adminPaths.reconciliationWorklist,
  'audit-trail': adminPaths.audit,
};

export function presentLargeExport(large: LargeExport): LargeExportPage {
  const { list, query, format, filterWords, limit, kind } = large;
  const label = exportedListLabel(list);
  const backHref = BACK[list](query);
  const isSheetFull = kind === 'too-many-rows';
  return {
    title: 'Elenco lungo',
    breadcrumb: [{ label, href: backHref }, { label: 'Elenco lungo' }],
    isPrivate: true,
    errors: isSheetFull ? [{ message: sheetFull(limit), href: '#format-csv' }] : [],
    lead:
      `L'elenco ha più di ${numberText(limit)} righe, o trovarle richiede troppo tempo: il sistema lo prepara ` +
      'mentre continui a lavorare, poi lo scarichi. Oppure restringi i filtri.',
    facts: [
      { label: 'Elenco', value: label },
      { label: 'Filtro', value: filterWords },
    ],
    action: adminPaths.exports(),
    hidden: [
      { name: 'list', value: list },
      { name: 'query', value: query },
    ],
    formats: EXPORT_FORMATS.map((value) => ({
      value,
      label: exportFormatLabels[value],
      isChosen: value === (isSheetFull ? 'csv' : format),
    })),
    backHref,
  };
}

function sheetFull(limit: number): string {
  return `Un foglio Excel tiene al massimo ${numberText(limit)} righe: scegli CSV o JSONL, oppure restringi i filtri.`;
}
