import type { RefundGroup } from '../domain/refund-group.js';
import type { ExportedRefund, RefundExport } from '../refunds/refund-export.js';
import { refundGroupLabels, refundReasonLabels, refundStateLabels } from '../refunds/refund-labels.js';
import type { ExportColumn, ExportSource } from './export-source.js';

export const REFUNDS = 'refunds';

/** Which refunds. */
export interface RefundFilter {
  /** Null: all. */
  readonly group: RefundGroup | null;
}

const COLUMNS: readonly ExportColumn<ExportedRefund>[] = [
  { name: 'riferimento', key: 'reference', kind: 'number', of: (row) => row.reference },
  { name: 'data_ora_richiesta', key: 'requestedAt', kind: 'instant', of: (row) => row.requestedAt },
  { name: 'servizio', key: 'serviceName', kind: 'text', of: (row) => row.serviceName },
  { name: 'rimborso', key: 'amountCents', kind: 'cents', of: (row) => row.amountCents, total: 'rimborsi' },
  {
    name: 'di_cui_commissione',
    key: 'commissionCents',
    kind: 'cents',
    total: 'commissioni restituite',
    of: (row) => row.commissionCents,
  },
  { name: 'stato', key: 'state', kind: 'text', of: (row) => refundStateLabels[row.state], json: (row) => row.state },
  {
    name: 'motivo',
    key: 'reason',
    kind: 'text',
    of: (row) => refundReasonLabels[row.reason],
    json: (row) => row.reason,
  },
  { name: 'chiesto_da', key: 'requestedBy', kind: 'text', of: (row) => row.requestedBy },
  { name: 'approvato_da', key: 'approvedBy', kind: 'text', of: (row) => row.approvedBy },
  { name: 'data_ora_approvazione', key: 'approvedAt', kind: 'instant', of: (row) => row.approvedAt },
  { name: 'data_ora_fine', key: 'settledAt', kind: 'instant', of: (row) => row.settledAt },
  { name: 'codice_operazione', key: 'operationCode', kind: 'text', of: (row) => row.operationCode },
  { name: 'codice_transazione', key: 'transactionCode', kind: 'text', of: (row) => row.transactionCode },
  { name: 'ordine_banca', key: 'orderCode', kind: 'text', of: (row) => row.orderCode },
  { name: 'totale_pagato', key: 'paidTotalCents', kind: 'cents', of: (row) => row.paidTotalCents },
  { name: 'codice_contabile', key: 'accountingCode', kind: 'text', of: (row) => row.accountingCode },
];

/**
 * Refunds that were ever asked for or found: of a group, else all, whatever became of them. They name staff, no
 * citizen.
 */
export function refundsSource(refunds: RefundExport, { group }: RefundFilter): ExportSource<ExportedRefund> {
  return {
    kind: REFUNDS,
    stem: 'rimborsi',
    sheet: 'Rimborsi',
    columns: COLUMNS,
    filter: {
      words: group === null ? 'tutti i rimborsi' : `rimborsi: ${refundGroupLabels[group]}`,
      parameters: group === null ? {} : { group },
    },
    request: { kind: REFUNDS, filter: { group } },
    countUpTo: (limit) => refunds.countUpTo(group, limit),
    batches: (signal) => refunds.batches(group, signal),
  };
}
