/** The e-mail that brings a receipt; what ends in `Plain` is for the form without markup. */
export const mail = {
  subject: ({ reference, service }: { reference: string; service: string }): string =>
    `Ricevuta del pagamento N. ${reference} – ${service}`,
  title: ({ reference }: { reference: string }): string => `Ricevuta del pagamento N. ${reference}`,
  heading: 'Abbiamo ricevuto il tuo pagamento',
  greeting: ({ name }: { name: string }): string => `Gentile ${name},`,
  received: 'abbiamo ricevuto il tuo pagamento.',
  attachedPlain: ({ number }: { number: string }): string =>
    `La ricevuta N. ${number} è allegata a questo messaggio in formato PDF: conservala.`,
  attached: ({ number }: { number: string }): string =>
    `la ricevuta N.\u00A0${number} è allegata a questo messaggio in formato PDF: conservala.`,
  attention: ({ notice }: { notice: string }): string => `ATTENZIONE: ${notice}`,
  paymentPlain: 'IL PAGAMENTO',
  total: 'Totale pagato',
  toPayment: 'Apri la pagina del pagamento',
  payment: 'Pagina del pagamento:',
  verification: 'Chi deve controllare la ricevuta (per esempio la scuola o uno sportello) può farlo qui:',
  help: 'Hai bisogno di aiuto?',
  helpPlain: 'HAI BISOGNO DI AIUTO?',
  phone: 'Telefono',
  email: 'E-mail',
  quoteReference: ({ reference }: { reference: string }): string =>
    `Indica sempre il Riferimento N.\u00A0${reference}.`,
  quoteReferencePlain: ({ reference }: { reference: string }): string =>
    `Indica sempre il Riferimento N. ${reference}.`,
  taxCode: ({ taxCode }: { taxCode: string }): string => `codice fiscale ${taxCode}`,
  taxCodePlain: ({ taxCode }: { taxCode: string }): string => `Codice fiscale ${taxCode}`,
  automatic: 'Questo messaggio è stato inviato in automatico. Non ti chiederemo mai per e-mail i dati della tua carta.',
};

export type MailTexts = typeof mail;
