/** Phase 2: the form of one service. */
export const form = {
  crumb: 'Dati del pagamento',
  note:
    'Compila il modulo con i tuoi dati e convalida il pagamento con il pulsante in fondo. Servono tutti i campi, tranne ' +
    'quelli con la scritta «facoltativo». Non si paga ancora: prima vedi il riepilogo.',
  payer: 'Dati del debitore',
  firstName: 'Nome',
  firstNameHint: "Per un'azienda o un ente lascialo vuoto.",
  lastName: 'Cognome',
  lastNameHint: "Per un'azienda, la ragione sociale.",
  businessName: 'Ragione sociale',
  taxCode: 'Codice Fiscale/P.IVA',
  taxCodeHint: '16 caratteri, oppure le 11 cifre della partita IVA.',
  address: 'Indirizzo',
  city: 'Città',
  cityHint: 'Il comune in cui abiti.',
  postalCode: 'Cap',
  postalCodeHint: '5 cifre.',
  province: 'Provincia',
  provinceHint: 'Sigla: BA. Estero: EE.',
  email: 'E-mail',
  emailHint: 'Qui ricevi la conferma e la ricevuta del pagamento.',
  payment: 'Dati del pagamento',
  optional: '(facoltativo)',
  choose: 'Scegli…',
  amount: 'Importo',
  amountHint: 'In euro, per esempio 154,60.',
  amountLimits: ({ min, max }: { min: string; max: string }): string => `Da ${min} a ${max}.`,
  fixedAmountHint: "L'importo di questo servizio è fisso.",
  commission: ({ ofRate }: { ofRate: string }): string =>
    `All'importo si aggiunge una commissione ${ofRate}. La vedi, con il totale, nella prossima pagina.`,
  noCommission: "Nessuna commissione: paghi solo l'importo.",
  description: 'Causale pagamento',
  descriptionHint: ({ max }: { max: number }): string => `Per che cosa paghi e per chi: massimo ${max} caratteri.`,
  charactersLeft: ({ count }: { count: number | string }): string => `caratteri disponibili ${count}`,
  charactersOver: ({ count }: { count: number | string }): string => `${count} caratteri di troppo`,
  attention: 'ATTENZIONE',
  attentionPayer:
    'è necessario indicare con precisione i dati anagrafici del debitore e la causale del pagamento, pena la non validità ' +
    'della transazione.',
  attentionCard:
    'il pagamento verrà imputato al nominativo inserito indipendentemente dalla titolarità della carta di credito utilizzata.',
  attentionEmail:
    "controlla la correttezza dell'indirizzo e-mail inserito, perché utile alla ricezione della conferma di pagamento.",
  submit: 'CONVALIDA PAGAMENTO',
  privacy: ({ link }: { link: string }): string => `Usiamo i tuoi dati solo per questo pagamento: leggi l'${link}.`,
  privacyLink: 'informativa sulla privacy',
  side: 'Informazioni sul pagamento',
  costTitle: 'Quanto costa',
  cost: ({ ofRate }: { ofRate: string }): string =>
    `Importo dovuto più una commissione ${ofRate}, arrotondata al centesimo superiore.`,
  noCost: "Solo l'importo dovuto: nessuna commissione.",
  meansTitle: 'Come si paga',
  means: ({ bank }: { bank: string }): string =>
    `Con carta di credito, sul sito protetto della ${bank}. Ai dati della carta ci pensa la banca: non scriverli qui.`,
};

export type FormTexts = typeof form;
