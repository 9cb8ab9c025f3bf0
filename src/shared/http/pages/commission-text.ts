import type { Texts } from '../../i18n/texts.js';

/** The commission's rate as sentences need it; null on a page means that there is no commission. */
export interface CommissionText {
  /** "1,522843%" */
  readonly rate: string;
  /** As it follows the word commission: "dell'1,522843%", "of 1,522843%". */
  readonly ofRate: string;
}

/** Wraps a rate already printed as a percentage ("1,522843%") for use in sentences. */
export function commissionText(rate: string, texts: Texts): CommissionText {
  return { rate, ofRate: texts.catalog.ofRate({ rate }) };
}
