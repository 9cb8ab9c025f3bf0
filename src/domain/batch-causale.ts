import { parseDay } from './calendar-day.js';

/** What a credit of a whole day says in its causale; what it does not say is null. */
export interface BatchCausale {
  readonly shopId: string;
  /** `YYYY-MM-DD`: day of the transactions. */
  readonly day: string;
  readonly operations: number | null;
  readonly grossCents: number | null;
}

/** Shops are shown with or without their last digits. */
const HIDDEN_SHOP_DIGITS = 3;
const DAY = /DEL(\d{2})(\d{2})(20\d{2}|\d{2})/g;
const OPERATIONS = /N\.?\s*OPER\.?\s*(\d{1,7})\b/i;
const GROSS = /LORDO\s*([\d.]{1,14},\d{2})(?!\d)/i;

/**
 * Reads "ACCREDITO POS 391177900021001 DEL 24/11/2026 N.OPER. 12 LORDO 1.234,56" however the bank spoiled it: blanks
 * within words and numbers, cut, in another case, the year in two digits. Null when it names none of `shops`, or no
 * day.
 */
export function batchNamedIn(causale: string, shops: readonly string[]): BatchCausale | null {
  const named = shopAndDayIn(lettersOf(causale), shops);
  if (named === null) return null;
  const [, operations] = OPERATIONS.exec(causale) ?? [];
  const [, gross] = GROSS.exec(causale) ?? [];
  return {
    ...named,
    operations: operations === undefined ? null : Number(operations),
    grossCents: gross === undefined ? null : Number(gross.replace(/[.,]/g, '')),
  };
}

/** The first day that follows the number of a shop. */
function shopAndDayIn(letters: string, shops: readonly string[]): Pick<BatchCausale, 'shopId' | 'day'> | null {
  for (const { 1: day = '', 2: month = '', 3: year = '', index } of letters.matchAll(DAY)) {
    const before = letters.slice(0, index);
    const shopId = shops.find((shop) => before.endsWith(shop) || before.endsWith(shop.slice(0, -HIDDEN_SHOP_DIGITS)));
    const named = `${year.length === 2 ? `20${year}` : year}-${month}-${day}`;
    if (shopId !== undefined && parseDay(named) !== undefined) return { shopId, day: named };
  }
  return null;
}

function lettersOf(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
