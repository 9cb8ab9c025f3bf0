import { withArticle } from './percentage.js';

/** The home page, and what services cost. */
export const catalog = {
  /** "dell'1,522843%", as sentences need it. */
  ofRate: ({ rate }: { rate: string }): string => withArticle(rate),
  cost: ({ rate }: { rate: string }): string => `Commissione ${rate}`,
  noCost: 'Senza commissioni',
  closed: 'In questo momento non si può pagare online',
  opensOn: ({ day }: { day: string }): string => `Si potrà pagare online dal giorno ${day}`,
  home: {
    title: 'Servizi che si possono pagare',
    kicker: 'Servizio di Tesoreria Comunale on line',
    lead: ({ office, name }: { office: string; name: string }): string =>
      `Il servizio «Porta dei pagamenti» è stato ideato dalla ${office} per venire incontro a tutti quegli utenti del ` +
      `${name} che utilizzano il canale informatico per effettuare i pagamenti.`,
    intro: ({ cost }: { cost: string }): string =>
      `Con la Porta dei pagamenti, gli utenti possono effettuare, ${cost}, il pagamento di alcuni servizi.`,
    introCost: ({ ofRate }: { ofRate: string }): string => `ad un costo ${ofRate} calcolato sull'importo`,
    introNoCost: 'senza commissioni',
    needs: 'Ti servono',
    needsAnswer: 'codice fiscale o partita IVA, un indirizzo e-mail e una carta di credito',
    time: 'Tempo',
    timeAnswer: '3 minuti, senza registrarti',
    cost: 'Costo',
    costAnswer: ({ ofRate }: { ofRate: string }): string =>
      `commissione ${ofRate} sull'importo: vedi il totale prima di pagare`,
    noCostAnswer: "nessuna commissione: paghi solo l'importo dovuto",
    choose: 'Seleziona il servizio per cui intendi effettuare il pagamento',
    searchLabel: 'Cerca un servizio',
    search: 'Cerca',
    found: ({ query }: { query: string }): string => `Servizi che corrispondono a «${query}»:`,
    notFound: ({ query, others }: { query: string; others: string }): string =>
      `Nessun servizio corrisponde a «${query}». Prova con un'altra parola, oppure usa ${others}.`,
    otherServices: 'Altri servizi',
    showAll: 'Mostra tutti i servizi',
    unavailable: 'Non disponibile.',
    bankNote: ({ service, bank }: { service: string; bank: string }): string =>
      'Dopo aver compilato il bollettino con i tuoi dati potrai pagare il servizio selezionato utilizzando il pagamento ' +
      `sicuro di ${service} della ${bank}, che garantisce la sicurezza delle transazioni con carta di credito. I dati ` +
      'della carta si scrivono solo sul sito della banca: qui non passano mai.',
    about:
      'Il servizio si inquadra nel più ampio progetto di informatizzazione della Pubblica Amministrazione denominato ' +
      "«e-government» mirante a gestire i procedimenti con sistemi digitali, grazie all'uso delle tecnologie " +
      "dell'informazione e della comunicazione (ICT), allo scopo di ottimizzare il lavoro degli enti e di offrire agli " +
      'utenti (cittadini ed imprese) servizi più rapidi.',
    manager: ({ office }: { office: string }): string => `Il Dirigente della ${office}`,
    councillor: "L'Assessore alle Finanze",
  },
};

export type CatalogTexts = typeof catalog;
