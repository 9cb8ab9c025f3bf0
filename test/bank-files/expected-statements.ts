import type { BankFileRecord, MovementRecord } from '../../src/reconciliation/bank-files/bank-file-record.js';

const IBAN = 'IT60X0542811101000000123456';

type Texts = Pick<MovementRecord, 'bankReference' | 'customerReference' | 'transactionType' | 'description'>;

function movement(
  lineNumber: number,
  amountCents: number,
  [bookingDay, valueDay]: readonly [string, string | null],
  texts: Partial<Texts>,
): BankFileRecord {
  const nothing: Texts = { bankReference: null, customerReference: null, transactionType: null, description: '' };
  return { kind: 'movement', lineNumber, amountCents, bookingDay, valueDay, ...nothing, ...texts };
}

/** What each sample says, written from the standards' definitions and not from what the reader made of it. */
export const EXPECTED_STATEMENTS: Readonly<Record<string, readonly BankFileRecord[]>> = {
  'camt053-02.xml': [
    { kind: 'format', format: 'camt053', version: '02', encoding: 'utf-8' },
    {
      kind: 'statement-opened',
      lineNumber: 9,
      statementId: 'ESTRATTO-0061',
      account: IBAN,
      number: '61',
      currency: 'EUR',
      openingCents: 100_050,
      openingDay: '2026-02-27',
    },
    movement(51, 15_461, ['2026-03-02', '2026-03-03'], {
      bankReference: 'POS20260227',
      customerReference: 'PAGA7K2M9Q4R8T1V6X',
      transactionType: 'PMNT-MCRD-POSP',
      description: 'ACCREDITO POS 391177900021 DEL 27/02/2026 ORDINE PAGA7K2M9Q4R8T1V6X',
    }),
    // A batch is one movement. Half past eleven in the night in London is the next day in Italy.
    movement(72, 30_000, ['2026-03-03', null], {
      bankReference: '2',
      transactionType: 'ZA1',
      description: 'RETTA-0001 100.00 Mensa febbraio; 150.00; RETTA-0003 50.00 RF18539007547034 DISTINTA DI INCASSI',
    }),
    movement(99, -110, ['2026-03-02', '2026-03-02'], {
      bankReference: 'STORNO-77',
      description: 'Storno accredito & rettifica',
    }),
    { kind: 'reject', lineNumber: 115, reason: 'not-booked', excerpt: 'Ntry 4 20.00 EUR 2026-03-02' },
    { kind: 'reject', lineNumber: 123, reason: 'currency-not-euro', excerpt: 'Ntry 5 20.00 USD 2026-03-02' },
    { kind: 'statement-closed', lineNumber: 131, closingCents: 145_401, closingDay: '2026-03-02' },
  ],
  'camt053-04-latin1.xml': [
    { kind: 'format', format: 'camt053', version: '04', encoding: 'iso-8859-1' },
    {
      kind: 'statement-opened',
      lineNumber: 7,
      statementId: 'A/2026/12',
      account: IBAN,
      number: '12',
      currency: 'EUR',
      openingCents: -500,
      openingDay: '2025-12-30',
    },
    movement(23, 1_200, ['2025-12-31', '2026-01-02'], {
      bankReference: 'BON-1',
      transactionType: 'PMNT-RCDT-ESCT',
      description:
        "Pagamento della refezione scolastica per l'anno 2025/2026, perché la ricevuta del portale non era arrivata; " +
        'riferimento del portale PAGA3F8Z1B5D7H2J4L9N, secondo invio grazie Libertà Niccolò',
    }),
    { kind: 'statement-closed', lineNumber: 48, closingCents: 700, closingDay: '2025-12-31' },
    {
      kind: 'statement-opened',
      lineNumber: 49,
      statementId: 'B/2026/1',
      account: '0001234567',
      number: null,
      currency: 'EUR',
      openingCents: null,
      openingDay: null,
    },
    movement(52, -5, ['2025-12-31', null], { bankReference: 'R-1', description: 'Bollo <virtuale>' }),
    { kind: 'statement-closed', lineNumber: 61, closingCents: null, closingDay: null },
  ],
  'mt940-libero.sta': [
    { kind: 'format', format: 'mt940', version: null, encoding: 'utf-8' },
    {
      kind: 'statement-opened',
      lineNumber: 1,
      statementId: 'EC20260102',
      account: IBAN,
      number: '00001/001',
      currency: 'EUR',
      openingCents: 123_400,
      openingDay: '2025-12-31',
    },
    movement(5, 15_696, ['2026-01-02', '2025-12-31'], {
      bankReference: 'POS20251230',
      customerReference: 'PAGA7K2M9Q4R8T1V',
      transactionType: 'NMSC',
      description:
        'ACCREDITO POS 391177900021 DEL 30/12/2025 ORDINE PAGA7K2M9Q4R8T1V6X TRANSAZIONE 0123456789ABCDEF0123456789',
    }),
    movement(8, 5, ['2025-12-31', '2026-01-02'], {
      transactionType: 'NTRF',
      description: 'BON. DA ROSSI MARIA CAUSALE RETTA ASILO BONIFICO DI PROVA',
    }),
    movement(12, -1_000, ['2026-01-02', '2026-01-02'], { bankReference: 'ST1', transactionType: 'NMSC' }),
    movement(13, 350, ['2026-01-02', '2026-01-02'], {
      customerReference: 'RIF-1',
      transactionType: 'NMSC',
      description: 'STORNO COMMISSIONE',
    }),
    movement(15, -200, ['2026-01-02', '2026-01-02'], { transactionType: 'NCHG', description: 'CANONE' }),
    movement(17, 100_000, ['2026-01-02', '2026-01-02'], {
      bankReference: 'B/1',
      customerReference: '12/34',
      transactionType: 'NMSC',
      description: 'ORARIO 10 :30:15 CHIUSURA CASSA',
    }),
    { kind: 'statement-closed', lineNumber: 20, closingCents: 238_251, closingDay: '2026-01-02' },
    { kind: 'reject', lineNumber: 25, reason: 'line-unreadable', excerpt: 'FINE DEL FILE' },
  ],
  'mt940-pagine-1252.sta': [
    { kind: 'format', format: 'mt940', version: null, encoding: 'windows-1252' },
    {
      kind: 'statement-opened',
      lineNumber: 2,
      statementId: 'EC0061',
      account: '0542811101/123456',
      number: '61/1',
      currency: 'EUR',
      openingCents: -500,
      openingDay: '2026-02-27',
    },
    movement(6, 1_000, ['2026-03-02', '2026-03-02'], {
      bankReference: 'P1',
      transactionType: 'NMSC',
      description: 'PERCHÉ NO: 10 € DI MARCA',
    }),
    { kind: 'statement-closed', lineNumber: 8, closingCents: 500, closingDay: '2026-03-02' },
    {
      kind: 'statement-opened',
      lineNumber: 11,
      statementId: 'EC0061',
      account: '0542811101/123456',
      number: '61/2',
      currency: 'EUR',
      openingCents: 500,
      openingDay: '2026-03-02',
    },
    movement(15, -150, ['2026-03-02', '2026-03-02'], { bankReference: 'P2', transactionType: 'NCHG' }),
    { kind: 'statement-closed', lineNumber: 16, closingCents: 350, closingDay: '2026-03-02' },
  ],
  'mt940-strutturato.sta': [
    { kind: 'format', format: 'mt940', version: null, encoding: 'utf-8' },
    {
      kind: 'statement-opened',
      lineNumber: 1,
      statementId: 'STRUTTURATO',
      account: IBAN,
      number: '2',
      currency: 'EUR',
      openingCents: 0,
      openingDay: '2026-03-02',
    },
    movement(5, 15_460, ['2026-03-02', '2026-03-02'], {
      bankReference: 'B1',
      customerReference: 'RETTA-0001',
      transactionType: 'NTRF',
      description: 'EREF+RETTA-0001 SVWZ+Rimborso quota mensa PAGA7K2M9Q4R8T1V6X Rossi Maria e Bianchi Anna',
    }),
    movement(9, 2_000, ['2026-03-02', '2026-03-02'], {
      bankReference: 'B2',
      customerReference: 'PAGA3F8Z1B5D7H2J4L',
      transactionType: 'NTRF',
      description: 'Oneri di urbanizzazione pratica 12/2026 EDIL PROVA SRL',
    }),
    movement(12, -50, ['2026-03-02', '2026-03-02'], {
      bankReference: 'B3',
      transactionType: 'NCHG',
      description: 'COMMISSIONI',
    }),
    { kind: 'statement-closed', lineNumber: 14, closingCents: 17_410, closingDay: '2026-03-02' },
  ],
};
