/** "Dov'è il mio pagamento?": the search and what it finds. */
export const lookup = {
  title: "Dov'è il mio pagamento?",
  invitation: 'Hai già pagato, o il pagamento si è interrotto a metà?',
  lead: 'Scrivi il numero di riferimento e il codice fiscale del pagamento: ti diciamo a che punto è, se hai pagato e che cosa fare.',
  reference: 'Riferimento N.',
  referenceHint:
    'Il numero che hai visto durante il pagamento, scritto anche nelle e-mail e sulla ricevuta: per esempio 29.',
  taxCode: 'Codice Fiscale/P.IVA',
  taxCodeHint: 'Del debitore, come nel modulo del pagamento.',
  search: 'CERCA',
  privacy: 'Usiamo questi dati solo per trovare il pagamento: non compaiono negli indirizzi e non li conserviamo.',
  lostReference:
    "Non hai il riferimento? Cerca l'e-mail che ti abbiamo mandato, oppure chiama l'ufficio: il pagamento resta valido.",
  errors: {
    referenceRequired: 'Inserisci il riferimento del pagamento, per esempio 29',
    referenceMalformed: 'Il riferimento è un numero di al massimo 12 cifre: scrivilo senza altro, per esempio 29',
    taxCodeRequired:
      'Inserisci il codice fiscale (16 caratteri) o la partita IVA (11 cifre), per esempio RSSMRA81M10F376C',
    taxCodeMalformed:
      'Il codice fiscale o la partita IVA non è corretto: controlla ogni carattere, per esempio RSSMRA81M10F376C',
    cardNumber: 'Hai scritto un numero di carta: qui non serve, lo chiede soltanto la banca nella sua pagina',
  },
  notFound: {
    title: 'Nessun pagamento con questi dati',
    text: "Il riferimento e il codice fiscale non corrispondono a un pagamento. Controllali tutti e due: serve il codice fiscale scritto nel modulo, che può non essere il tuo. Se sono giusti, chiama l'ufficio.",
  },
  tooMany: {
    title: 'Troppe ricerche senza risultato',
    text: ({ minutes }: { minutes: number }): string =>
      `Per proteggere i dati di tutti, dopo alcune ricerche senza risultato bisogna aspettare. Puoi riprovare tra ${minutes === 1 ? 'un minuto' : `${minutes} minuti`}: quello che hai scritto è ancora qui.`,
  },
  stale: {
    title: 'La pagina era aperta da troppo tempo',
    text: 'Per sicurezza non abbiamo eseguito la richiesta. Cerca di nuovo il pagamento e riprova.',
  },
  found: {
    facts: 'Il pagamento',
    status: 'Stato',
    service: 'Servizio',
    transactionCode: 'Codice transazione',
    total: 'Importo complessivo',
    timeline: 'Che cosa è successo',
    money: 'È stato addebitato?',
    toDo: 'Che cosa fare adesso',
    searchAgain: 'Cerca un altro pagamento',
    resendReceipt: 'Invia di nuovo la ricevuta',
    sendResumeLink: 'Mandami il collegamento per riprendere',
    mailNote: ({ email }: { email: string }): string =>
      `La mandiamo solo all'indirizzo scritto nel modulo (${email}); per un altro indirizzo chiama l'ufficio.`,
    linkNote: ({ email }: { email: string }): string =>
      `Il collegamento apre i dati del pagamento, perciò lo mandiamo solo all'indirizzo scritto nel modulo (${email}).`,
  },
  statuses: {
    pending: 'In attesa della banca',
    under_review: 'In verifica',
    paid: 'Pagato',
    refused: 'Rifiutato dalla banca',
    cancelled: 'Annullato',
    expired: 'Non completato: tempo scaduto',
    refunded: 'Rimborsato',
    partially_refunded: 'Rimborsato in parte',
  },
  money: {
    pending: 'Non si sa ancora: la banca non ci ha detto se il pagamento è riuscito.',
    under_review: 'Non si sa ancora: stiamo verificando con la banca.',
    paid: ({ total }: { total: string }): string => `Sì: abbiamo ricevuto ${total}.`,
    refused: 'No, nessun addebito: la banca non ha autorizzato il pagamento.',
    cancelled: "No, nessun addebito: l'operazione è stata annullata sul sito della banca.",
    expired: 'No, nessun addebito: il pagamento non è stato completato in tempo.',
    refunded: ({ total }: { total: string }): string =>
      `Sì, e poi restituito: ${total} sono tornati sulla carta usata per pagare.`,
    partially_refunded: ({ refunded }: { refunded: string }): string =>
      `Sì, e poi restituito in parte: ${refunded} sono tornati sulla carta usata per pagare; il resto vale come pagato.`,
  },
  advice: {
    pending:
      'Non pagare di nuovo. Se avevi confermato i dati della carta aspetta: se il pagamento è riuscito ricevi la ricevuta per e-mail. Se non li avevi confermati puoi riprendere dal collegamento che ti mandiamo.',
    under_review:
      "Non pagare di nuovo: una persona controlla, di regola entro il prossimo giorno lavorativo. Se il pagamento è riuscito ricevi la ricevuta per e-mail; altrimenti chiama l'ufficio.",
    paid: 'Non devi fare altro. Se la ricevuta non è arrivata guarda nella posta indesiderata, oppure fattela mandare di nuovo.',
    refused:
      "Puoi riprovare con gli stessi dati, anche con un'altra carta, dal collegamento che ti mandiamo per e-mail.",
    cancelled: 'Se vuoi pagare lo stesso, riprendi con gli stessi dati dal collegamento che ti mandiamo per e-mail.',
    expired: 'Riprendi con gli stessi dati dal collegamento che ti mandiamo per e-mail: il tempo riparte da capo.',
    refunded: "L'accredito compare sull'estratto conto entro i tempi della tua banca. Non devi fare altro.",
    partially_refunded: "L'accredito compare sull'estratto conto entro i tempi della tua banca. Non devi fare altro.",
  },
  timeline: {
    created: 'Hai confermato i dati e sei andato verso il sito della banca.',
    retried: 'Hai ripreso il pagamento, con un nuovo collegamento alla banca.',
    paid: 'La banca ci ha confermato il pagamento.',
    refused: 'La banca non ha autorizzato il pagamento.',
    cancelled: "L'operazione è stata annullata sul sito della banca.",
    expired: 'Il tempo per pagare è finito senza che il pagamento fosse completato.',
    mismatch: 'La banca ci ha mandato dati diversi dai nostri: li stiamo verificando.',
    'excess-paid': "La banca ha preso l'importo una seconda volta: l'ufficio è avvisato e lo restituisce.",
    reviewed: "L'ufficio ha controllato il pagamento.",
    'review-ended': 'La verifica è finita.',
    refunded: 'La banca ha restituito denaro sulla carta usata per pagare.',
    'excess-refunded': 'La banca ha restituito il secondo pagamento sulla carta usata.',
  },
  mails: {
    receipt: {
      queued: 'La ricevuta sta partendo per e-mail.',
      sent: 'Ti abbiamo mandato la ricevuta per e-mail.',
      failed: "Non siamo riusciti a consegnare la ricevuta: chiama l'ufficio per correggere l'indirizzo.",
    },
    link: {
      queued: 'Il collegamento per riprendere sta partendo per e-mail.',
      sent: 'Ti abbiamo mandato per e-mail il collegamento per riprendere.',
      failed: "Non siamo riusciti a consegnare il collegamento: chiama l'ufficio per correggere l'indirizzo.",
    },
    refund: {
      queued: "L'avviso del rimborso sta partendo per e-mail.",
      sent: 'Ti abbiamo avvisato del rimborso per e-mail.',
      failed: "Non siamo riusciti a consegnare l'avviso del rimborso: il rimborso vale lo stesso.",
    },
  },
  asked: {
    receipt: {
      queued: ({ email }: { email: string }): string =>
        `La ricevuta sta partendo per ${email}: di solito arriva in un minuto.`,
      'on-its-way':
        'La ricevuta sta già partendo: di solito arriva in un minuto. Guarda anche nella posta indesiderata.',
      'too-soon': 'La ricevuta è appena stata inviata. Se non arriva potrai chiederla di nuovo tra un minuto.',
      'daily-limit': 'Hai già chiesto la ricevuta cinque volte: potrai chiederla di nuovo domani.',
      impossible: 'La ricevuta non si può mandare: guarda qui sotto lo stato del pagamento.',
    },
    link: {
      queued: ({ email }: { email: string }): string =>
        `Il collegamento sta partendo per ${email}: di solito arriva in un minuto.`,
      'on-its-way':
        'Il collegamento sta già partendo: di solito arriva in un minuto. Guarda anche nella posta indesiderata.',
      'too-soon': 'Il collegamento è appena stato inviato. Se non arriva potrai chiederlo di nuovo tra un minuto.',
      'daily-limit': 'Hai già chiesto il collegamento molte volte: potrai chiederlo di nuovo domani.',
      impossible: 'Non serve riprendere: guarda qui sotto lo stato del pagamento.',
    },
  },
};

export type LookupTexts = typeof lookup;
