/** Numbers whose Italian name begins with a vowel: uno, otto, undici, ottanta and its like. */
const VOWEL_NUMBER = /^(1|8|11|8\d)(,|%)/;
const ZERO = /^0(,|%)/;

/** A printed percentage with the article that its number wants: "dell'1,522843%", "del 2%", "dello 0,5%". */
export function withArticle(rate: string): string {
  if (VOWEL_NUMBER.test(rate)) return `dell'${rate}`;
  return ZERO.test(rate) ? `dello ${rate}` : `del ${rate}`;
}
