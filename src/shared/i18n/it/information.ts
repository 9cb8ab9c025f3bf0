/** Privacy and accessibility. */
export const information = {
  privacy: {
    title: 'Informativa sulla privacy',
    crumb: 'Privacy',
    lead: ({ name, portal }: { name: string; portal: string }): string =>
      `Come il ${name} tratta i dati di chi paga con ${portal} (articoli 13 e 14 del Regolamento UE 2016/679).`,
    controllerTitle: 'Chi è il titolare',
    controller: (p: {
      name: string;
      address: string;
      taxCode: string;
      certifiedEmail: string;
      contact: string;
    }): string =>
      `${p.name}, ${p.address}, codice fiscale ${p.taxCode}, PEC ${p.certifiedEmail}. Il responsabile della protezione dei ` +
      `dati risponde a ${p.contact}.`,
    dataTitle: 'Quali dati e perché',
    data:
      'Nome e cognome o ragione sociale, codice fiscale o partita IVA, indirizzo, e-mail, importo e causale servono a ' +
      'ricevere il pagamento, attribuirlo a chi deve pagare, mandare la ricevuta e tenere la contabilità. Il trattamento è ' +
      'necessario per un compito di interesse pubblico e per gli obblighi di legge sulla contabilità degli enti locali ' +
      '(articolo 6, paragrafo 1, lettere c ed e, del Regolamento): senza questi dati il pagamento non si può registrare.',
    cardTitle: 'I dati della carta',
    card: ({ bank, name }: { bank: string; name: string }): string =>
      `Si scrivono solo sul sito della ${bank}. Non passano da questo sito e il ${name} non li riceve e non li conserva.`,
    recipientsTitle: 'Chi li riceve',
    recipients: ({ name }: { name: string }): string =>
      `Gli uffici che seguono il servizio pagato, la tesoreria, chi gestisce il sistema per conto del ${name}. Alla banca ` +
      'vanno il riferimento, il servizio e il totale. I dati non si vendono e non si usano per la pubblicità.',
    retentionTitle: 'Per quanto tempo',
    retention: ({ years, days }: { years: string; days: string }): string =>
      `I dati di un pagamento riuscito si tengono per ${years}, perché le norme sulla contabilità lo chiedono (articolo 2220 ` +
      `del codice civile); quelli di un pagamento non concluso si cancellano dopo ${days}.`,
    years: ({ count }: { count: number }): string => (count === 1 ? 'un anno' : `${count} anni`),
    days: ({ count }: { count: number }): string => (count === 1 ? 'un giorno' : `${count} giorni`),
    rightsTitle: 'I tuoi diritti',
    rights: ({ name }: { name: string }): string =>
      'Puoi chiedere di vedere, correggere o limitare i tuoi dati e, nei casi previsti, cancellarli o opporti, scrivendo al ' +
      `${name} o al responsabile della protezione dei dati. Puoi anche rivolgerti al Garante per la protezione dei dati ` +
      'personali.',
    cookiesTitle: 'Cookie',
    cookies:
      'Le pagine per i cittadini non usano cookie di profilazione né strumenti di terzi. Se cambi la lingua, un cookie ' +
      'tecnico di nome «lingua» la ricorda per un anno: contiene soltanto la lingua e non serve a riconoscerti.',
  },
  accessibility: {
    title: 'Accessibilità',
    lead: ({ portal }: { portal: string }): string =>
      `${portal} è pensata per funzionare con la tastiera, con i lettori di schermo, con i caratteri ingranditi, su ` +
      'telefoni piccoli e anche senza JavaScript.',
    standardTitle: 'A che cosa ci atteniamo',
    standard:
      'Le pagine seguono le WCAG 2.2, livello AA. Ogni pagina e ogni suo stato, errori compresi, sono controllati in modo ' +
      'automatico a ogni modifica; il controllo automatico non sostituisce quello delle persone, perciò le segnalazioni ' +
      'sono benvenute.',
    declaration: ({ link }: { link: string }): string =>
      `${link}, compilata sul sito dell'Agenzia per l'Italia Digitale.`,
    declarationLink: 'Leggi la dichiarazione di accessibilità',
    obstacleTitle: 'Se trovi un ostacolo',
    obstacle: ({ email, phone, hours }: { email: string; phone: string; hours: string }): string =>
      `Scrivi a ${email} o telefona al ${phone} (${hours}): dicci quale pagina, che cosa volevi fare e con quali strumenti. ` +
      'Nel frattempo ti aiutiamo a pagare in un altro modo.',
    appealTitle: 'Se la risposta non basta',
    appeal:
      'Se non ricevi risposta, o non ti soddisfa, puoi rivolgerti al Difensore civico per il digitale presso ' +
      "l'Agenzia per l'Italia Digitale.",
  },
};

export type InformationTexts = typeof information;
