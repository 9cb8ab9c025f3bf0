/** Pages that could not be shown, by their status: why, whether money was taken, what to do. */
export const errors = {
  400: {
    title: 'Richiesta non valida',
    explanation:
      'Il tuo browser ha mandato una richiesta che non riusciamo a leggere. Nessun addebito è stato fatto da questa pagina.',
    advice: 'Torna alla pagina precedente e riprova, oppure ricomincia dalla pagina iniziale.',
  },
  403: {
    title: 'Accesso non consentito',
    explanation: 'Non puoi aprire questa pagina. Nessun addebito è stato fatto.',
    advice: "Se pensi che sia un errore, scrivi all'ufficio e indica il codice qui sotto.",
  },
  404: {
    title: 'Pagina non trovata',
    explanation:
      'L’indirizzo non esiste, oppure il servizio non si può pagare in questo momento. Da questa pagina non parte nessun addebito.',
    advice:
      'Controlla l’indirizzo, oppure scegli il servizio dalla pagina iniziale. Se hai già pagato, la ricevuta ti arriva per e-mail.',
  },
  409: {
    title: 'La richiesta non vale più',
    explanation:
      'Nel frattempo qualcosa è cambiato, perciò non abbiamo eseguito la richiesta. Nessun nuovo addebito è stato fatto.',
    advice: 'Torna alla pagina precedente, ricaricala e controlla i dati prima di riprovare.',
  },
  413: {
    title: 'Il testo è troppo lungo',
    explanation: 'Sono arrivati più dati di quanti possiamo riceverne in una volta. Nessun addebito è stato fatto.',
    advice: 'Torna alla pagina precedente e accorcia il testo.',
  },
  429: {
    title: 'Troppe richieste',
    explanation:
      'Dalla tua connessione a Internet sono arrivate molte richieste in poco tempo. Nessun addebito è stato fatto da questa pagina.',
    advice: 'Aspetta un minuto e riprova: quello che hai già pagato resta pagato.',
  },
  500: {
    title: 'Qualcosa non ha funzionato',
    explanation: "C'è stato un problema dei nostri sistemi, non un tuo errore.",
    advice:
      "Se stavi pagando, non pagare di nuovo: riapri la pagina del pagamento, dove trovi sempre l'esito, oppure chiama l'ufficio. Altrimenti riprova tra qualche minuto.",
  },
  503: {
    title: 'Servizio momentaneamente non disponibile',
    explanation: 'In questo momento non riusciamo a elaborare la richiesta.',
    advice:
      'Riprova tra qualche minuto. Se avevi già confermato il pagamento sul sito della banca, non pagare di nuovo: se è riuscito riceverai la ricevuta per e-mail.',
  },
  home: 'Vai alla pagina iniziale',
  help: ({ phone, email }: { phone: string; email: string }): string =>
    `Se chiedi aiuto, telefono ${phone} o e-mail ${email}, indica questo codice:`,
  /** When not even the error page can be made. */
  plain: ({ status, requestId }: { status: number; requestId: string }): string =>
    `Errore ${status}. Codice della richiesta: ${requestId}`,
};

export type ErrorsTexts = typeof errors;
