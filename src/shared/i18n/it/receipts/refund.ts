/** The e-mail that tells of money that went back; greeting, help and the rest are the receipt's. */
export const refund = {
  subject: ({ reference, amount }: { reference: string; amount: string }): string =>
    `Rimborso di ${amount} per il pagamento N. ${reference}`,
  title: ({ reference }: { reference: string }): string => `Rimborso del pagamento N. ${reference}`,
  heading: 'Ti abbiamo restituito del denaro',
  returned: ({ amount, reference }: { amount: string; reference: string }): string =>
    `per il pagamento N. ${reference} sono stati restituiti ${amount} sulla carta usata per pagare.`,
  excess: ({ amount, reference }: { amount: string; reference: string }): string =>
    `avevi pagato due volte il pagamento N. ${reference}: il secondo pagamento, ${amount}, è stato restituito sulla carta usata. Il primo resta valido.`,
  withCommission: ({ amount, commission }: { amount: string; commission: string }): string =>
    `Importo ${amount}, commissione ${commission}: torna anche la commissione.`,
  withoutCommission: ({ commission }: { commission: string }): string =>
    `La commissione di ${commission} non è compresa nel rimborso.`,
  service: 'Servizio:',
  amount: 'Restituito:',
  total: 'Avevi pagato:',
  when: "L'accredito compare sull'estratto conto entro i tempi della tua banca, di solito pochi giorni lavorativi. Non devi fare altro.",
  toPayment: 'Apri la pagina del pagamento',
};

export type RefundTexts = typeof refund;
