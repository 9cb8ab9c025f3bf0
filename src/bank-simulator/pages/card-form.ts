import { isLuhnValid, type Card } from '../desk/card.js';
import type { FormFields } from '../protocol/form-fields.js';

/** What the citizen typed, to be shown again. The security code is not in it: it is typed anew each time. */
export interface TypedCard {
  readonly cardType: string;
  readonly cardNumber: string;
  readonly expiryMonth: string;
  readonly expiryYear: string;
}

/** Problems by field, in the order of the form; each says what to do. */
export type CardProblems = Partial<Record<keyof TypedCard | 'cvv', string>>;

/** The form as it was sent: either a card, or what is wrong with it. */
export type CardReading =
  { readonly card: Card; readonly problems?: never } | { readonly card?: never; readonly problems: CardProblems };

export function typedCardIn(fields: FormFields): TypedCard {
  return {
    cardType: fields.text('cardType'),
    cardNumber: fields.text('cardNumber'),
    expiryMonth: fields.text('expiryMonth'),
    expiryYear: fields.text('expiryYear'),
  };
}

/** The typed values of a card that was accepted, for "Modifica dati". */
export function typedCardOf(card: Card): TypedCard {
  return {
    cardType: card.type,
    cardNumber: card.number,
    expiryMonth: card.expiryMonth,
    expiryYear: card.expiryYear,
  };
}

/**
 * Checks a card as it was typed; spaces and hyphens in the number are forgiven. An expiry in the past is
 * not refused: the test cards, like the seed's example, have no real one.
 */
export function readCard(fields: FormFields): CardReading {
  const typed = typedCardIn(fields);
  const number = typed.cardNumber.replace(/[\s-]/g, '');
  const month = typed.expiryMonth.padStart(2, '0');
  const cvv = fields.text('cvv');
  const problems: CardProblems = {
    ...(isCardType(typed.cardType) ? {} : { cardType: 'Scegli il tipo di carta' }),
    ...numberProblem(number),
    ...(/^(0[1-9]|1[0-2])$/.test(month) ? {} : { expiryMonth: 'Inserisci il mese di scadenza, da 01 a 12' }),
    ...(/^\d{2}$/.test(typed.expiryYear)
      ? {}
      : { expiryYear: "Inserisci l'anno di scadenza con due cifre, per esempio 29" }),
    ...(/^\d{3,4}$/.test(cvv) ? {} : { cvv: 'Inserisci la chiave CVV2/CVC2: sono 3 o 4 cifre' }),
  };
  if (Object.keys(problems).length > 0 || !isCardType(typed.cardType)) return { problems };
  return { card: { type: typed.cardType, number, expiryMonth: month, expiryYear: typed.expiryYear, cvv } };
}

function numberProblem(number: string): CardProblems {
  if (number === '') return { cardNumber: 'Inserisci il numero della carta' };
  if (!/^\d{13,19}$/.test(number)) return { cardNumber: 'Il numero della carta deve avere da 13 a 19 cifre' };
  return isLuhnValid(number) ? {} : { cardNumber: 'Il numero della carta non è corretto: controlla le cifre' };
}

function isCardType(value: string): value is Card['type'] {
  return value === 'MasterCard' || value === 'Visa';
}
