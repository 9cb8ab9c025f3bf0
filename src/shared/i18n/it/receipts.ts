import { document } from './receipts/document.js';
import { mail } from './receipts/mail.js';
import { refund } from './receipts/refund.js';
import { resume } from './receipts/resume.js';

/** The end of a payment, the receipt and its verification. The PDF itself is always Italian. */
export const receipts = {
  concluded: {
    /** The h1, in the seed's words. */
    title: 'OPERAZIONE CONCLUSA CON SUCCESSO!',
    crumb: 'Operazione conclusa',
    money: 'Riceverai nella tua casella mail conferma del pagamento appena effettuato...',
    queued: 'La ricevuta sta partendo: di solito arriva entro un minuto.',
    queuedTo: ({ email }: { email: string }): string =>
      `La ricevuta sta partendo per ${email}: di solito arriva entro un minuto.`,
    sent: ({ at }: { at: string }): string =>
      `La ricevuta è partita il ${at}. Se non la vedi, guarda anche nella posta indesiderata.`,
    sentTo: ({ email, at }: { email: string; at: string }): string =>
      `La ricevuta è partita per ${email} il ${at}. Se non la vedi, guarda anche nella posta indesiderata.`,
    failed: "Non siamo riusciti a consegnare l'e-mail",
    failedTo: ({ email }: { email: string }): string => `a ${email}`,
    failedNext:
      "Il pagamento è valido lo stesso: scarica la ricevuta da qui, oppure chiama l'ufficio per correggere l'indirizzo.",
    download: 'Scarica la ricevuta (PDF)',
    print: 'Stampa questa pagina',
    allFacts: 'Vedi tutti i dati del pagamento',
    verificationTitle: 'Verifica di questa ricevuta',
    verification:
      'Chi deve controllarla, per esempio la scuola, inquadra il codice con il telefono o apre questo indirizzo.',
    verificationCode: 'Codice QR che apre la verifica della ricevuta',
    closing: 'Apri la tua casella di posta per leggere e stampare la ricevuta...',
    home: 'torna alla home di Porta dei Pagamenti',
  },
  resend: {
    title: "L'e-mail non è arrivata?",
    button: 'Invia di nuovo la ricevuta',
    hint: "La mandiamo solo all'indirizzo scritto nel modulo; per un altro indirizzo chiama l'ufficio.",
    addressForgotten: 'Il tuo indirizzo non è più conservato: puoi scaricare la ricevuta da questa pagina.',
    onItsWay: 'La ricevuta sta partendo: di solito arriva in un minuto. Controlla anche la posta indesiderata.',
    tooSoon: 'La ricevuta è appena stata inviata. Se non arriva, potrai chiederla di nuovo tra un minuto.',
    dailyLimit:
      'Hai già chiesto la ricevuta cinque volte: potrai chiederla di nuovo domani. Intanto puoi scaricarla da questa pagina.',
  },
  verify: {
    crumb: 'Verifica di una ricevuta',
    validTitle: 'Ricevuta valida',
    invalidTitle: 'Ricevuta non trovata',
    valid: ({ name }: { name: string }): string =>
      `Questa ricevuta è stata emessa dal ${name} e il pagamento risulta ricevuto.`,
    partlyRefunded: ({ refunded }: { refunded: string }): string =>
      `Attenzione: dopo il pagamento ne sono stati rimborsati ${refunded}.`,
    whollyRefunded: ({ refunded }: { refunded: string }): string =>
      `Attenzione: dopo il pagamento è stato rimborsato tutto, ${refunded}.`,
    compare: 'Confronta con la ricevuta',
    number: 'Ricevuta N.',
    differs: 'Se un dato è diverso da quello stampato, la ricevuta non è autentica. Qui non compaiono dati personali.',
    invalid: ({ name }: { name: string }): string => `Nessuna ricevuta emessa dal ${name} ha questo codice.`,
    invalidNext: ({ phone }: { phone: string }): string =>
      "Controlla di avere copiato tutto l'indirizzo stampato sulla ricevuta. Se è giusto, la ricevuta non è autentica: chiama " +
      `${phone}.`,
  },
  document,
  mail,
  refund,
  resume,
};

export type ReceiptsTexts = typeof receipts;
