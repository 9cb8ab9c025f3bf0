/** Phase 4: on the way to the bank. */
export const connecting = {
  title: 'Collegamento con la banca',
  wait: ({ service }: { service: string }): string =>
    `Sto effettuando il collegamento con il sito protetto di ${service} ... attendere ...`,
  total: 'Importo complessivo da pagare',
  go: 'Vai al sito della banca',
  patience: ({ bank }: { bank: string }): string =>
    `Il collegamento col sito protetto della ${bank} potrebbe richiedere qualche istante di attesa. Se la pagina non cambia ` +
    'da sola, usa il pulsante.',
  deadline: ({ time }: { time: string }): string =>
    `La banca aspetta il pagamento fino alle ${time}. Se la transazione si interrompe, riprendi da questa pagina: non serve ` +
    'ricominciare.',
};

export type ConnectingTexts = typeof connecting;
