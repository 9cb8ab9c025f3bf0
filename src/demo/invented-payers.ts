import { lettersOfNames } from '../domain/name-match.js';
import { checkCharacterOf, hasControlDigit } from '../domain/tax-code-check.js';
import type { Payer } from '../payments/payment-reader.js';
import { FIRMS, MAIL_DOMAINS, MEN, STREETS, SURNAMES, TOWNS, WOMEN } from './italian-names.js';
import type { SeededChance } from './seeded-chance.js';

const MONTH_LETTERS = 'ABCDEHLMPRST';
/** Every month has them. */
const LAST_COMMON_DAY = 28;
const WOMAN_DAY_OFFSET = 40;
const FIRM_SHARE = 0.06;

/** People and firms that do not exist, with names, addresses and tax codes that pass every rule of the form. */
export function inventPayer(chance: SeededChance): Payer {
  const town = chance.weighted(TOWNS);
  const { city, postalCode, province } = town;
  const address = `${chance.pick(STREETS)}, ${chance.between(1, 180)}`;
  const who = chance.happens(FIRM_SHARE) ? inventFirm(chance) : inventPerson(chance, town.register);
  return { ...who, address, city, postalCode, province };
}

type Who = Pick<Payer, 'firstName' | 'lastName' | 'taxCode' | 'email'>;

function inventPerson(chance: SeededChance, register: string): Who {
  const isWoman = chance.happens(0.5);
  const firstName = chance.pick(isWoman ? WOMEN : MEN);
  const lastName = chance.pick(SURNAMES);
  const year = String(chance.between(45, 105) % 100).padStart(2, '0');
  const month = MONTH_LETTERS.charAt(chance.between(0, MONTH_LETTERS.length - 1));
  const day = chance.between(1, LAST_COMMON_DAY) + (isWoman ? WOMAN_DAY_OFFSET : 0);
  const start = `${lettersOfNames(lastName, firstName) ?? 'XXXXXX'}${year}${month}${String(day).padStart(2, '0')}${register}`;
  const mailbox = `${mailWord(firstName)}.${mailWord(lastName)}${chance.between(1, 999)}`;
  return {
    firstName,
    lastName,
    taxCode: start + checkCharacterOf(start),
    email: `${mailbox}@${chance.pick(MAIL_DOMAINS)}`,
  };
}

function inventFirm(chance: SeededChance): Who {
  const lastName = chance.pick(FIRMS);
  const tenDigits = chance.text('0123456789', 9) + '1';
  const controlDigit = Array.from('0123456789').find((digit) => hasControlDigit(tenDigits + digit)) ?? '';
  const email = `info${chance.between(1, 9_999)}@${chance.pick(MAIL_DOMAINS)}`;
  return { firstName: '', lastName, taxCode: tenDigits + controlDigit, email };
}

function mailWord(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
}
