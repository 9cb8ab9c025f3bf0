/** Phase 3: everything that was typed, before anything is stored. */
export const review = {
  title: 'Controlla i dati',
  crumb: 'Riepilogo',
  totalChangedTitle: 'Il totale è cambiato',
  totalChanged: ({ previous, total }: { previous: string; total: string }): string =>
    `Il totale che avevi visto, ${previous}, non vale più. Quello giusto adesso è ${total}. Nessun addebito è stato fatto: ` +
    "se sei d'accordo, procedi.",
  keyReusedTitle: 'Questo riepilogo era già stato usato',
  keyReused:
    'Lo stesso riepilogo era già stato inviato con altri dati. Nessun addebito è stato fatto per questi: controllali e, se ' +
    'vuoi pagare, procedi.',
  duplicateTitle: 'Forse hai già pagato',
  duplicate: ({ reference, at }: { reference: string; at: string }): string =>
    `Risulta un pagamento uguale, riferimento N. ${reference} del ${at}. Se vuoi farne un altro puoi proseguire.`,
  lead: ({ service }: { service: string }): string => `Stai effettuando il pagamento di ${service}.`,
  instructions: ({ bank }: { bank: string }): string =>
    'Questi i dati che hai inserito. Se sono corretti clicca sul pulsante PROCEDI COL PAGAMENTO per attivare la connessione ' +
    `con il sito protetto della ${bank} e procedere con il pagamento tramite la tua carta di credito. Se vuoi correggere i ` +
    'dati inseriti clicca sul pulsante MODIFICA.',
  paymentTitle: 'Che cosa paghi',
  price: 'Tariffa',
  description: 'Causale versamento',
  billTitle: 'Quanto paghi',
  total: 'Importo complessivo da pagare',
  pay: 'PROCEDI COL PAGAMENTO',
  edit: 'MODIFICA',
  change: 'Correggi',
  changePayer: 'i dati del debitore',
  changePayment: 'i dati del pagamento',
  cardNote: 'I dati della carta si scrivono solo sul sito protetto della banca.',
};

export type ReviewTexts = typeof review;
