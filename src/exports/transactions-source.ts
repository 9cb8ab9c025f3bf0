import { formatEuro } from '../domain/money.js';
import type { PaymentFilter } from '../domain/payment-filter.js';
import type { ExportedPayment, PaymentExport } from '../payments/payment-export.js';
import { paymentStatusLabels } from '../payments/payment-status-labels.js';
import type { ExportColumn, ExportSource, FilterDescription } from './export-source.js';
import { daysWords } from './days-words.js';

export const TRANSACTIONS = 'transactions';

/** The first twelve are what other programs rely on; what is added comes after them. */
const COLUMNS: readonly ExportColumn<ExportedPayment>[] = [
  { name: 'riferimento', key: 'reference', kind: 'number', of: (row) => row.reference },
  { name: 'data_ora', key: 'at', kind: 'instant', of: (row) => row.at },
  { name: 'servizio', key: 'serviceName', kind: 'text', of: (row) => row.serviceName },
  { name: 'cognome', key: 'lastName', kind: 'text', of: (row) => row.lastName },
  { name: 'nome', key: 'firstName', kind: 'text', of: (row) => row.firstName },
  { name: 'codice_fiscale', key: 'taxCode', kind: 'text', of: (row) => row.taxCode },
  { name: 'causale', key: 'description', kind: 'text', of: (row) => row.description },
  { name: 'importo', key: 'amountCents', kind: 'cents', of: (row) => row.amountCents, total: 'importi' },
  {
    name: 'commissione',
    key: 'commissionCents',
    kind: 'cents',
    of: (row) => row.commissionCents,
    total: 'commissioni',
  },
  { name: 'totale', key: 'totalCents', kind: 'cents', of: (row) => row.totalCents, total: 'pagato' },
  {
    name: 'stato',
    key: 'status',
    kind: 'text',
    of: (row) => paymentStatusLabels[row.status],
    json: (row) => row.status,
  },
  { name: 'codice_transazione', key: 'transactionCode', kind: 'text', of: (row) => row.transactionCode },
  { name: 'rimborsato', key: 'refundedCents', kind: 'cents', of: (row) => row.refundedCents, total: 'rimborsato' },
  { name: 'commissione_percento', key: 'rateMillionths', kind: 'rate', of: (row) => row.rateMillionths },
  { name: 'codice_contabile', key: 'accountingCode', kind: 'text', of: (row) => row.accountingCode },
  { name: 'ordine_banca', key: 'orderCode', kind: 'text', of: (row) => row.orderCode },
  { name: 'data_ora_richiesta', key: 'createdAt', kind: 'instant', of: (row) => row.createdAt },
  { name: 'data_ora_pagamento', key: 'paidAt', kind: 'instant', of: (row) => row.paidAt },
  { name: 'esito_tardivo', key: 'isLate', kind: 'text', of: (row) => yes(row.isLate), json: (row) => row.isLate },
  { name: 'codice_servizio', key: 'service', kind: 'text', of: (row) => row.serviceSlug },
  { name: 'codice_stato', key: 'statusCode', kind: 'text', of: (row) => row.status },
  { name: 'email', key: 'email', kind: 'text', of: (row) => row.email },
  { name: 'indirizzo', key: 'address', kind: 'text', of: (row) => row.address },
  { name: 'comune', key: 'city', kind: 'text', of: (row) => row.city },
  { name: 'cap', key: 'postalCode', kind: 'text', of: (row) => row.postalCode },
  { name: 'provincia', key: 'province', kind: 'text', of: (row) => row.province },
  {
    name: 'campi_aggiuntivi',
    key: 'extraFields',
    kind: 'text',
    of: (row) => (row.extraFields ?? []).map(({ label, value }) => `${label}: ${value}`).join('; '),
    json: (row) => row.extraFields?.map(({ label, value }) => ({ label, value })) ?? null,
  },
];

/**
 * The list of payments under a filter. A filter by person stays in this process: nothing that is stored or queued says
 * whom somebody looked for.
 */
export function transactionsSource(payments: PaymentExport, filter: PaymentFilter): ExportSource<ExportedPayment> {
  return {
    kind: TRANSACTIONS,
    stem: 'transazioni',
    sheet: 'Transazioni',
    columns: COLUMNS,
    filter: describePaymentFilter(filter),
    request: filter.person === undefined ? { kind: TRANSACTIONS, filter } : null,
    countUpTo: (limit) => payments.countUpTo(filter, limit),
    batches: (signal) => payments.batches(filter, signal),
  };
}

const PERSON_WORDS = { name: 'nome', taxCode: 'codice fiscale', email: 'e-mail' } as const;

function describePaymentFilter(filter: PaymentFilter): FilterDescription {
  const { person, code, accounting, ...rest } = filter;
  return {
    words: wordsOf(filter).join('; ') || 'tutti i pagamenti',
    parameters: {
      ...rest,
      ...(code && { code: code.transactionCode }),
      ...(accounting && { accountingCode: accounting.code ?? 'none' }),
      ...(person && { personBy: person.by }),
    },
    ...(filter.from !== undefined && { from: filter.from }),
    ...(filter.to !== undefined && { to: filter.to }),
  };
}

function wordsOf(filter: PaymentFilter): string[] {
  const { service, statuses, code, accounting, person } = filter;
  const { minAmountCents, maxAmountCents, isUndelivered, hasOpenAlert, isLate } = filter;
  return [
    ...daysWords(filter),
    ...(service === undefined ? [] : [`servizio ${service}`]),
    ...(statuses === undefined ? [] : [`stato ${statuses.map((status) => paymentStatusLabels[status]).join(' o ')}`]),
    ...(code === undefined ? [] : [`riferimento o codice ${code.transactionCode}`]),
    ...(accounting === undefined ? [] : [accountingWords(accounting.code)]),
    ...(minAmountCents === undefined ? [] : [`importo da ${formatEuro(minAmountCents)}`]),
    ...(maxAmountCents === undefined ? [] : [`importo fino a ${formatEuro(maxAmountCents)}`]),
    ...(isUndelivered ? ['ricevuta non consegnata'] : []),
    ...(hasOpenAlert ? ['con avvisi aperti'] : []),
    ...(isLate ? ['esito tardivo'] : []),
    ...(person === undefined ? [] : [`una persona, cercata per ${PERSON_WORDS[person.by]}`]),
  ];
}

function yes(value: boolean): string {
  return value ? 'sì' : 'no';
}

function accountingWords(code: string | null): string {
  return code === null ? 'senza codice contabile' : `codice contabile ${code}`;
}
