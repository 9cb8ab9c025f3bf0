import { parseEmail } from './email.js';
import { accept, refuse, type RuleResult } from './form-problem.js';
import { ABROAD, isProvinceCode } from './provinces.js';
import { parseTaxCode, type TaxCode } from './tax-code.js';
import { andThen, checkCharacters, checkLength, checkLine } from './text-rules.js';

/** Letters of any language, spaces, apostrophes, hyphens and dots, with a letter among them. */
const NAME = /^(?=.*\p{L})[\p{L}\p{M} '’.\-‐‑]+$/u;
/** What company registers write, with a letter or digit among it. */
const BUSINESS_NAME = /^(?=.*[\p{L}\d])[\p{L}\p{M}\d &.,'’\-‐‑+/()]+$/u;

/** A first name or a surname: 1 to 60 characters. */
export function checkName(typed: string): RuleResult<string> {
  return andThen(checkLine(typed), (line) => andThen(checkCharacters(line, NAME), (name) => checkLength(name, 1, 60)));
}

/** The name of a firm or a body: 2 to 120 characters. */
export function checkBusinessName(typed: string): RuleResult<string> {
  return andThen(checkLine(typed), (line) =>
    andThen(checkCharacters(line, BUSINESS_NAME), (name) => checkLength(name, 2, 120)),
  );
}

/** A street address or a town: 2 to 100 characters of any kind. */
export function checkPlace(typed: string): RuleResult<string> {
  return andThen(checkLine(typed), (line) => checkLength(line, 2, 100));
}

/** Five digits in Italy; abroad 1 to 12 letters, digits, spaces and hyphens. Spaces inside five digits are forgiven. */
export function checkPostalCode(typed: string, isAbroad: boolean): RuleResult<string> {
  return andThen(checkLine(typed), (line) => {
    if (isAbroad) return /^[A-Za-z0-9 -]{1,12}$/.test(line) ? accept(line) : refuse({ code: 'POSTAL_CODE.ABROAD' });
    const digits = line.replaceAll(' ', '');
    return /^[0-9]{5}$/.test(digits) ? accept(digits) : refuse({ code: 'POSTAL_CODE.FIVE_DIGITS' });
  });
}

/** A province in force, or EE; lower case is forgiven. */
export function checkProvince(typed: string): RuleResult<string> {
  return andThen(checkLine(typed), (line) => {
    const code = line.toUpperCase();
    return isProvinceCode(code) ? accept(code) : refuse({ code: 'PROVINCE.UNKNOWN' });
  });
}

/** Whether the typed province says that the address is abroad. */
export function isAbroad(typedProvince: string): boolean {
  const province = checkProvince(typedProvince);
  return province.ok && province.value === ABROAD;
}

/** A right codice fiscale or partita IVA, see {@link parseTaxCode}. */
export function checkTaxCode(typed: string): RuleResult<TaxCode> {
  return andThen(checkLine(typed), (line) => {
    const result = parseTaxCode(line);
    return result.ok ? accept(result.taxCode) : refuse(result.problem);
  });
}

/** One e-mail address, see {@link parseEmail}. */
export function checkEmail(typed: string): RuleResult<string> {
  return andThen(checkLine(typed), (line) => {
    const result = parseEmail(line);
    return result.ok ? accept(result.email) : refuse({ code: result.code });
  });
}
