import { WAIVER_REASONS } from '../domain/worklist-decision.js';
import { labelText, waiverLabels } from '../reconciliation/finding-labels.js';
import type { ExportedFinding, WorklistExport } from '../reconciliation/worklist-export.js';
import type { WorklistSearch } from '../reconciliation/worklist.js';
import type { ExportColumn, ExportSource, FilterDescription } from './export-source.js';

export const WORKLIST = 'worklist';

const DECISIONS = { explained: 'spiegata', waived: 'lasciata così' } as const;

const COLUMNS: readonly ExportColumn<ExportedFinding>[] = [
  { name: 'situazione', key: 'label', kind: 'text', of: (row) => labelText(row.label), json: (row) => row.label },
  { name: 'dal', key: 'since', kind: 'day', of: (row) => row.sinceDay },
  { name: 'importo', key: 'amountCents', kind: 'cents', of: (row) => row.amountCents },
  // As the page adds them up: what is missing and what is too much do not make up for each other.
  {
    name: 'importo_senza_segno',
    key: 'absoluteCents',
    kind: 'cents',
    total: 'importi senza segno',
    of: (row) => Math.abs(row.amountCents),
  },
  { name: 'riferimento', key: 'reference', kind: 'number', of: (row) => row.reference },
  { name: 'servizio', key: 'serviceName', kind: 'text', of: (row) => row.serviceName },
  { name: 'ordine_banca', key: 'orderCode', kind: 'text', of: (row) => row.orderCode },
  { name: 'codice_transazione', key: 'transactionCode', kind: 'text', of: (row) => row.transactionCode },
  { name: 'giorno_lista', key: 'listedDay', kind: 'day', of: (row) => row.listedDay },
  { name: 'data_contabile', key: 'bookingDay', kind: 'day', of: (row) => row.bookingDay },
  { name: 'movimento', key: 'creditCents', kind: 'cents', of: (row) => row.creditCents },
  { name: 'causale', key: 'description', kind: 'text', of: (row) => row.description },
  { name: 'riferimento_banca', key: 'bankReference', kind: 'text', of: (row) => row.bankReference },
  { name: 'in_carico_a', key: 'owner', kind: 'text', of: (row) => row.owner },
  {
    name: 'decisione',
    key: 'decision',
    kind: 'text',
    of: ({ decision }) => (decision === null ? null : DECISIONS[decision]),
    json: (row) => row.decision,
  },
  { name: 'motivo', key: 'reason', kind: 'text', of: reasonOf, json: (row) => row.reason },
  { name: 'deciso_da', key: 'decidedBy', kind: 'text', of: (row) => row.decidedByName },
  { name: 'data_ora_decisione', key: 'decidedAt', kind: 'instant', of: (row) => row.decidedAt },
  {
    name: 'rettifica',
    key: 'isAdjustment',
    kind: 'text',
    of: (row) => (isAdjustment(row) ? 'sì' : 'no'),
    json: isAdjustment,
  },
  { name: 'tipo_oggetto', key: 'kind', kind: 'text', of: (row) => row.kind },
  { name: 'codice_oggetto', key: 'subject', kind: 'text', of: (row) => row.subject },
];

/** What does not fit between payments, lists and account, under the page's search. */
export function worklistSource(worklist: WorklistExport, search: WorklistSearch): ExportSource<ExportedFinding> {
  return {
    kind: WORKLIST,
    stem: 'da-lavorare',
    sheet: 'Da lavorare',
    columns: COLUMNS,
    filter: describe(search),
    request: { kind: WORKLIST, filter: search },
    countUpTo: (limit) => worklist.countUpTo(search, limit),
    batches: (signal) => worklist.batches(search, signal),
  };
}

/** Only one's own work can be asked for: whoever it belongs to is the one who takes the file. */
function describe({ state, label, ownerId }: WorklistSearch): FilterDescription {
  const words = [
    state === 'open' ? 'da lavorare' : 'già lavorate',
    ...(label === null ? [] : [labelText(label)]),
    ...(ownerId === null ? [] : ['in carico a chi le ha esportate']),
  ];
  const parameters = { state, ...(label !== null && { label }), ...(ownerId !== null && { owner: ownerId }) };
  return { words: words.join('; '), parameters };
}

function reasonOf({ reason }: ExportedFinding): string | null {
  const known = WAIVER_REASONS.find((one) => one === reason);
  return known === undefined ? reason : waiverLabels[known];
}

/** It came after its day had been closed. */
function isAdjustment({ isOfClosedDay, isFrozen }: ExportedFinding): boolean {
  return isOfClosedDay && !isFrozen;
}
