/** When the service does not answer: what the page itself says, and the page that keeps what was sent. */
export const away = {
  title: 'Il servizio non risponde',
  notice:
    'In questo momento il servizio non risponde. Quello che hai scritto è ancora qui e non è stato mandato: riprova tra un minuto con lo stesso pulsante.',
  retryTitle: 'Il servizio riparte tra poco',
  retryExplanation:
    'In questo momento non riusciamo a elaborare la richiesta. Quello che hai scritto non è andato perso: è in questa pagina.',
  retryAdvice:
    'Aspetta un minuto e premi RIPROVA. Puoi premerlo più volte senza rischio: la stessa richiesta vale una volta sola.',
  retryWithoutCard: 'Un campo conteneva un numero di carta, che non conserviamo: lo riscriverai, senza il numero.',
  retry: 'RIPROVA',
  code: 'Se chiedi aiuto indica questo codice:',
};

export type AwayTexts = typeof away;
