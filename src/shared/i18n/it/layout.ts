/** Around every page: header, footer, progress, errors, and the words that many pages share. */
export const layout = {
  skipToContent: 'Vai ai contenuti',
  skipToFooter: 'Vai al fondo della pagina',
  skipLinks: 'Collegamenti rapidi',
  breadcrumb: 'Percorso di navigazione',
  header: {
    website: ({ name }: { name: string }): string => `Sito del ${name}`,
  },
  footer: {
    taxCode: 'Codice fiscale / P. IVA:',
    contacts: 'Contatti',
    phone: 'Telefono:',
    email: 'E-mail:',
    certifiedEmail: 'PEC:',
    information: 'Informazioni',
    privacy: 'Informativa sulla privacy',
    accessibility: 'Accessibilità',
    declaration: 'Dichiarazione di accessibilità',
    feedback: 'Dai un parere sul servizio',
    transparency: 'Amministrazione trasparente',
  },
  languageSwitch: {
    title: 'Lingua',
    it: 'ITA',
    itName: 'Italiano',
    en: 'ENG',
    enName: 'English',
  },
  error: {
    titlePrefix: 'Errore: ',
    mark: 'Errore: ',
    heading: ({ count }: { count: number }): string =>
      count === 1 ? "C'è un errore da correggere" : `Ci sono ${count} errori da correggere`,
  },
  stepper: {
    position: ({ number, count }: { number: number; count: number }): string => `Passo ${number} di ${count}`,
    done: '(fatto)',
    service: 'Servizio',
    details: 'Dati',
    review: 'Riepilogo',
    bank: 'Banca',
    receipt: 'Ricevuta',
  },
  contacts: {
    title: 'Hai bisogno di aiuto?',
    phone: 'Telefono:',
    email: 'E-mail:',
    quoteReference: 'Indica il riferimento N.',
  },
  notices: {
    title: 'Controlla prima di proseguire',
    toField: 'Vai al campo',
  },
};

export type LayoutTexts = typeof layout;
