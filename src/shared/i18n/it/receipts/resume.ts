/** The e-mail with the link that resumes an unpaid payment; greeting, help and the rest are the receipt's. */
export const resume = {
  unpaidSubject: ({ reference }: { reference: string }): string =>
    `Pagamento N. ${reference} non completato: nessun addebito`,
  subject: ({ reference }: { reference: string }): string =>
    `Pagamento N. ${reference}: il collegamento per riprenderlo`,
  title: ({ reference }: { reference: string }): string => `Pagamento N. ${reference}`,
  unpaidHeading: 'Il pagamento non è stato completato',
  heading: 'Riprendi il tuo pagamento',
  unpaid: ({ reference }: { reference: string }): string =>
    `il pagamento N. ${reference} non è stato completato. Nessun addebito è stato fatto. Puoi riprenderlo da qui, con gli stessi dati e senza compilare di nuovo il modulo.`,
  pending: ({ reference }: { reference: string }): string =>
    `ecco il collegamento per il pagamento N. ${reference}. La banca non ci ha ancora detto com'è finito: se avevi già confermato i dati della carta non pagare di nuovo, apri il collegamento e leggi lo stato.`,
  resume: 'Riprendi il pagamento',
  service: 'Servizio:',
  total: 'Importo complessivo:',
  keepIt:
    'Se non vuoi più pagare non devi fare niente. Non inoltrare questo messaggio: chi ha il collegamento vede i dati del pagamento.',
};

export type ResumeTexts = typeof resume;
