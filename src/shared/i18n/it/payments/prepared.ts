/** A payment that another municipal program has prepared: the citizen comes by a link. */
export const prepared = {
  lead: ({ office }: { office: string }): string =>
    `Questo pagamento è stato preparato per te (${office}). Controlla i dati del debitore e vai avanti: la commissione ` +
    'e il totale si vedono prima di pagare.',
  note: "Che cosa si paga e quanto è stato deciso dall'ufficio: se qualcosa non va, chiedi all'ufficio prima di pagare.",
  differsTitle: 'I dati non sono quelli preparati',
  differs:
    "Quello che è arrivato non corrisponde a quello che l'ufficio ha preparato. Nessun addebito è stato fatto. Questi sono " +
    'i dati giusti: se sei d’accordo, procedi.',
  over: {
    title: 'Questo collegamento non è più valido',
    explanation:
      'Il pagamento che era stato preparato per te non si può più fare da qui. Nessun addebito è stato fatto.',
    advice: "Chiedi un nuovo collegamento all'ufficio o al servizio che te lo aveva mandato.",
    home: 'Tutti i servizi che si pagano qui',
  },
};

export type PreparedTexts = typeof prepared;
