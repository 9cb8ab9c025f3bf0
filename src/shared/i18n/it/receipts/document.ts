/** The facts of a receipt, as the PDF (in Italian) and the e-mail print them. */
export const document = {
  abroad: 'estero',
  businessName: 'Denominazione',
  personName: 'Nome e cognome',
  numericTaxCode: 'Codice fiscale / P. IVA',
  taxCode: 'Codice fiscale',
  address: 'Indirizzo',
  service: 'Servizio',
  accountingCode: 'Codice contabile',
  description: 'Causale',
  reference: 'Riferimento N.',
  transactionCode: 'Codice transazione',
  paidAt: 'Data e ora del pagamento',
  amount: 'Importo',
  commission: ({ rate }: { rate: string }): string => `Commissione (${rate})`,
  refunded: 'Questo pagamento è stato rimborsato.',
  partiallyRefunded: ({ amount }: { amount: string }): string =>
    `Questo pagamento è stato rimborsato in parte: ${amount}.`,
  payerForgottenOn: ({ day }: { day: string }): string =>
    `I dati di chi ha pagato sono stati cancellati il ${day}, perché è trascorso il tempo di conservazione previsto.`,
  payerForgotten:
    'I dati di chi ha pagato sono stati cancellati, perché è trascorso il tempo di conservazione previsto.',
};

export type DocumentTexts = typeof document;
