/** The commission's rate as sentences need it; null on a page means that there is no commission. */
export interface CommissionText {
  /** "1,522843%" */
  readonly rate: string;
  /** With the article that the number wants: "dell'1,522843%", "del 2%", "dello 0,5%". */
  readonly ofRate: string;
}

/** Numbers whose Italian name begins with a vowel: uno, otto, undici, ottanta and its like. */
const VOWEL_NUMBER = /^(1|8|11|8\d)(,|%)/;
const ZERO = /^0(,|%)/;

/** Wraps a rate already printed as a percentage ("1,522843%") for use in sentences. */
export function commissionText(rate: string): CommissionText {
  return { rate, ofRate: articleOf(rate) + rate };
}

function articleOf(rate: string): string {
  if (VOWEL_NUMBER.test(rate)) return "dell'";
  return ZERO.test(rate) ? 'dello ' : 'del ';
}
