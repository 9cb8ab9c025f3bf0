/** Phase 7: what happened to a payment, by its state. */
export const outcome = {
  crumb: 'Esito del pagamento',
  /** The h1 of each state. */
  titles: {
    pending: 'Stiamo verificando il pagamento',
    under_review: 'Il pagamento è in verifica',
    paid: 'Pagamento riuscito',
    refused: 'Pagamento rifiutato dalla banca',
    cancelled: 'Pagamento annullato',
    expired: 'Tempo scaduto',
    refunded: 'Pagamento rimborsato',
    partially_refunded: 'Pagamento rimborsato in parte',
  },
  /** The state in a word, on the element marked `payment-status`. */
  statusLabels: {
    pending: 'In attesa della banca',
    under_review: 'In verifica',
    paid: 'Pagato',
    refused: 'Rifiutato',
    cancelled: 'Annullato',
    expired: 'Scaduto',
    refunded: 'Rimborsato',
    partially_refunded: 'Rimborsato in parte',
  },
  status: 'Stato',
  createdAt: 'Iniziato il',
  payer: 'Debitore',
  description: 'Causale',
  forgotten: 'I dati personali sono stati dimenticati: qui non si conservano più.',
  forgottenOn: ({ day }: { day: string }): string =>
    `I dati personali sono stati dimenticati il ${day}: qui non si conservano più.`,
  nothingCharged: 'Nessun addebito',
  downloadReceipt: 'Scarica la ricevuta (PDF)',
  pending: {
    money: 'La banca non ci ha ancora detto se il pagamento è riuscito: non pagare di nuovo lo stesso importo.',
    refreshing: 'Stiamo verificando: questa pagina si aggiorna da sola, non serve ricaricarla.',
    long:
      'La verifica richiede più tempo del solito. Puoi chiudere questa pagina: se il pagamento è riuscito ricevi la ricevuta ' +
      "per e-mail, di regola entro un'ora. Se domani non l'hai ricevuta riapri questa pagina, oppure chiama l'ufficio: " +
      'vedi «Hai bisogno di aiuto?».',
    resumable: ({ time }: { time: string }): string =>
      `Se non avevi ancora confermato i dati della carta puoi continuare sul sito della banca, fino alle ${time}.`,
    resume: 'Riprendi il pagamento',
  },
  underReview: {
    money: 'Stiamo verificando con la banca se la carta è stata addebitata: non pagare di nuovo.',
    next:
      'I dati ricevuti dalla banca non coincidono con i nostri, perciò li controlla anche una persona. Se il pagamento è ' +
      'riuscito ricevi la ricevuta per e-mail, di regola entro il prossimo giorno lavorativo. Se non arriva riapri questa ' +
      "pagina, oppure chiama l'ufficio: vedi «Hai bisogno di aiuto?».",
  },
  paid: {
    money: ({ total, service }: { total: string; service: string }): string =>
      `Abbiamo ricevuto ${total} per ${service}.`,
    transaction: 'Transazione: codice',
    explanation:
      'La procedura di pagamento on line è terminata. Il codice qui indicato è stato associato dalla banca alla tua ' +
      'operazione di pagamento on line.',
    receipt:
      "Cliccando sul pulsante RICHIEDI RICEVUTA PAGAMENTO terminerai l'operazione e riceverai la ricevuta del pagamento appena " +
      "effettuato nell'indirizzo e-mail inserito nel modulo di raccolta dati. La ricevuta parte comunque, anche se chiudi " +
      'questa pagina.',
    request: 'RICHIEDI RICEVUTA PAGAMENTO',
  },
  refused: {
    money: ({ nothing }: { nothing: string }): string => `${nothing}: la banca non ha autorizzato il pagamento.`,
    next:
      'Succede per esempio quando i dati della carta non sono giusti o il limite di spesa è raggiunto. Puoi riprovare con gli ' +
      "stessi dati, anche con un'altra carta. Se la banca rifiuta ancora, chiedi a chi ha emesso la carta.",
  },
  cancelled: {
    money: ({ nothing }: { nothing: string }): string => `${nothing}: hai annullato l'operazione sul sito della banca.`,
    next: 'Se vuoi pagare lo stesso puoi riprovare con gli stessi dati: non serve compilare di nuovo il modulo.',
  },
  expired: {
    money: ({ nothing }: { nothing: string }): string =>
      `${nothing}: il tempo per pagare sul sito della banca è finito.`,
    next: 'Puoi riprovare con gli stessi dati: il tempo riparte da capo.',
  },
  tryAgain: {
    button: 'RIPROVA',
    newPayment: 'Fai un nuovo pagamento',
    note: "Per cambiare i dati del debitore, l'importo o la causale fai un nuovo pagamento dello stesso servizio.",
  },
  refunded: {
    money: ({ amount }: { amount: string }): string => `Ti abbiamo restituito ${amount} sulla carta usata per pagare.`,
    next:
      "L'accredito compare sull'estratto conto entro i tempi della tua banca, di solito pochi giorni lavorativi. Non devi fare " +
      'altro.',
  },
  partiallyRefunded: {
    money: ({ amount }: { amount: string }): string =>
      `Ti abbiamo restituito ${amount} sulla carta usata per pagare; il resto vale come pagato.`,
  },
};

export type OutcomeTexts = typeof outcome;
