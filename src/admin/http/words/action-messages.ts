import type { RefundProblem } from '../../../domain/refund-form.js';
import type { ResendProblem } from '../../../domain/resend-form.js';
import type { ReviewProblem } from '../../../domain/review-form.js';
import type { StaffTextProblem } from '../../../domain/staff-text.js';
import type { DecisionProblem } from '../../../domain/worklist-decision.js';
import type { ErrorLine } from '../../../shared/http/pages/page.js';

type Code =
  ReviewProblem['code'] | ResendProblem['code'] | RefundProblem['code'] | DecisionProblem['code'] | StaffTextProblem;

const WORDS: Readonly<Record<Code, string>> = {
  'OUTCOME.MISSING': 'Scegli se il pagamento è riuscito o no.',
  'CODE.MISSING': 'Scrivi il codice transazione della banca.',
  'CODE.MALFORMED': 'Il codice transazione ha solo lettere, cifre, punti e trattini.',
  'CODE.NOT_WANTED': 'Hai scelto "non pagato" e hai scritto un codice transazione: correggi l\'uno o l\'altro.',
  'DECISION.MISSING': 'Scegli se la spieghi o la lasci così.',
  'REASON.MISSING': 'Scegli un motivo.',
  'TEXT.MISSING': 'Scrivi due parole: servono a chi controllerà.',
  'TEXT.TOO_LONG': 'Il testo può avere al massimo 2.000 caratteri.',
  'TEXT.CHARACTERS': 'Il testo contiene caratteri invisibili: cancellali e riscrivi a mano.',
  'TEXT.CARD_NUMBER':
    'Hai scritto un numero di carta, che non va conservato: toglilo. Se è il numero di una pratica, dividilo con una barra.',
  'EMAIL.MISSING': "Scrivi l'indirizzo giusto.",
  'EMAIL.MALFORMED': "L'indirizzo e-mail non è completo: scrivilo come nome@esempio.it.",
  'EMAIL.SEVERAL': 'Scrivi un solo indirizzo e-mail.',
  'EXTENT.MISSING': 'Scegli se rimborsare tutto o una parte.',
  'AMOUNT.MISSING': "Scrivi l'importo da rimborsare, per esempio 50,00.",
  'AMOUNT.NOT_WANTED': 'Hai scelto "tutto" e hai scritto un importo: correggi l\'uno o l\'altro.',
  'AMOUNT.MALFORMED': "Scrivi l'importo in euro, per esempio 50,00.",
  'AMOUNT.AMBIGUOUS':
    "Non è chiaro se sono migliaia o decimali: scrivi l'importo con due decimali, per esempio 1234,00.",
  'AMOUNT.TOO_MANY_DECIMALS': "L'importo può avere al massimo due decimali, per esempio 50,25.",
  'AMOUNT.TOO_LOW': "L'importo deve essere di almeno 0,01 €.",
  'AMOUNT.TOO_HIGH': "L'importo è più alto di qualunque pagamento: controllalo.",
  'EMAIL.TOO_LONG': "L'indirizzo e-mail può avere al massimo 254 caratteri.",
};

export const CODE_TAKEN = 'Questo codice transazione è già di un altro pagamento: controllalo.';

/** Each message by its field, and the lines of the summary, whose links lead to the fields of that form. */
export function actionMessages(
  form: string,
  problems: readonly { readonly field: string; readonly code: Code }[],
): { readonly errorOf: Readonly<Record<string, string>>; readonly lines: readonly ErrorLine[] } {
  return {
    errorOf: Object.fromEntries(problems.map(({ field, code }) => [field, WORDS[code]])),
    lines: problems.map(({ field, code }) => ({ message: WORDS[code], href: `#${form}-${field}` })),
  };
}

export function staffTextMessage(code: StaffTextProblem): string {
  return WORDS[code];
}
