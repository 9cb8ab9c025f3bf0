/**
 * Whether a name and a codice fiscale tell of the same person, by its first six letters. Only ever a warning: people
 * change names, and foreign ones are coded in more ways than one. `unknown`: a name in letters that the rule does not
 * cover.
 */
export type NameMatch = 'agrees' | 'swapped' | 'differs' | 'unknown';

interface CodedName {
  readonly consonants: string;
  readonly vowels: string;
}

/**
 * Compares the surname and first name with a person's code (16 characters, upper case). Source: D.M. 23 December 1976.
 */
export function matchNameWithTaxCode(lastName: string, firstName: string, personCode: string): NameMatch {
  const last = readName(lastName);
  const first = readName(firstName);
  if (last === undefined || first === undefined) return 'unknown';
  const written = personCode.slice(0, 6);
  if (codeSurname(last) + codeFirstName(first) === written) return 'agrees';
  return codeSurname(first) + codeFirstName(last) === written ? 'swapped' : 'differs';
}

/** The first six letters of the code that names give; undefined for letters that the rule does not cover. */
export function lettersOfNames(lastName: string, firstName: string): string | undefined {
  const last = readName(lastName);
  const first = readName(firstName);
  return last === undefined || first === undefined ? undefined : codeSurname(last) + codeFirstName(first);
}

function codeSurname({ consonants, vowels }: CodedName): string {
  return `${consonants}${vowels}XXX`.slice(0, 3);
}

/** A first name with four consonants or more gives the first, the third and the fourth. */
function codeFirstName(name: CodedName): string {
  const { consonants } = name;
  if (consonants.length < 4) return codeSurname(name);
  return consonants.charAt(0) + consonants.slice(2, 4);
}

/** Letters without accents, apostrophes, hyphens, dots and spaces; undefined when something else than A-Z is left. */
function readName(name: string): CodedName | undefined {
  const letters = name
    .normalize('NFD')
    .replace(/[\p{M}\s'’.\-‐‑]/gu, '')
    .toUpperCase();
  if (!/^[A-Z]+$/.test(letters)) return undefined;
  return { consonants: letters.replace(/[AEIOU]/g, ''), vowels: letters.replace(/[^AEIOU]/g, '') };
}
