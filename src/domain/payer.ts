import { containsCardNumber } from './card-number.js';
import { suggestEmailCorrection } from './email-suggestion.js';
import type { PayerFieldName, PaymentFormInput } from './form-fields.js';
import { accept, refuse, type AllAccepted, type RuleResult } from './form-problem.js';
import { matchNameWithTaxCode } from './name-match.js';
import {
  checkBusinessName,
  checkEmail,
  checkName,
  checkPlace,
  checkPostalCode,
  checkProvince,
  checkTaxCode,
  isAbroad,
} from './payer-rules.js';
import { normaliseTaxCode, type TaxCode } from './tax-code.js';
import { cleanLine } from './typed-text.js';

/** Who owes. A business has an empty first name and its name in the surname. */
export interface Payer {
  readonly kind: 'person' | 'business';
  readonly firstName: string;
  readonly lastName: string;
  readonly taxCode: string;
  readonly address: string;
  readonly city: string;
  readonly postalCode: string;
  readonly province: string;
  readonly email: string;
}

/** Something that looks wrong and may be right: shown once, never in the way. */
export type FormWarning =
  | { readonly field: 'taxCode'; readonly code: 'NAME.DIFFERS_FROM_TAX_CODE' | 'NAME.SWAPPED' }
  | {
      readonly field: 'email';
      readonly code: 'EMAIL.POSSIBLE_SLIP';
      readonly typed: string;
      readonly suggestion: string;
    };

/** The result of each of the payer's fields. */
export interface PayerResults extends Readonly<Record<Exclude<PayerFieldName, 'taxCode'>, RuleResult<string>>> {
  readonly taxCode: RuleResult<TaxCode>;
}

/**
 * Whether a firm or a body pays: the tax code is made of digits and no first name is given. The surname is then the
 * business name. Told from what was typed, so that a wrong digit does not ask a firm for its first name.
 */
export function isBusiness(input: PaymentFormInput): boolean {
  return /^\d+$/.test(normaliseTaxCode(cleanLine(input.taxCode ?? ''))) && cleanLine(input.firstName ?? '') === '';
}

/** Checks every field that says who pays. */
export function checkPayer(input: PaymentFormInput): PayerResults {
  const business = isBusiness(input);
  const abroad = isAbroad(input.province ?? '');
  return {
    firstName: business ? accept('') : checkField(input.firstName, checkName),
    lastName: checkField(input.lastName, business ? checkBusinessName : checkName),
    taxCode: checkField(input.taxCode, checkTaxCode),
    address: checkField(input.address, checkPlace),
    city: checkField(input.city, checkPlace),
    postalCode: checkField(input.postalCode, (typed) => checkPostalCode(typed, abroad)),
    province: checkField(input.province, checkProvince),
    email: checkField(input.email, checkEmail),
  };
}

/** The payer as stored, once every field was accepted. */
export function payerOf(results: AllAccepted<PayerResults>): Payer {
  const { firstName, lastName, taxCode, address, city, postalCode, province, email } = results;
  return {
    kind: taxCode.value.kind === 'numeric' && firstName.value === '' ? 'business' : 'person',
    firstName: firstName.value,
    lastName: lastName.value,
    taxCode: taxCode.value.value,
    address: address.value,
    city: city.value,
    postalCode: postalCode.value,
    province: province.value,
    email: email.value,
  };
}

/** Applies a field's rule to what was typed, after the rule of every field: no card numbers. */
export function checkField<Value>(
  typed: string | undefined,
  rule: (typed: string) => RuleResult<Value>,
): RuleResult<Value> {
  const text = typed ?? '';
  return containsCardNumber(text) ? refuse({ code: 'CARD_NUMBER' }) : rule(text);
}

/** What to ask the payer about fields that are right each by itself. */
export function warnAboutPayer({ firstName, lastName, taxCode, email }: PayerResults): FormWarning[] {
  const warnings: FormWarning[] = [];
  if (firstName.ok && lastName.ok && taxCode.ok && taxCode.value.kind === 'person') {
    const match = matchNameWithTaxCode(lastName.value, firstName.value, taxCode.value.value);
    if (match === 'differs') warnings.push({ field: 'taxCode', code: 'NAME.DIFFERS_FROM_TAX_CODE' });
    if (match === 'swapped') warnings.push({ field: 'taxCode', code: 'NAME.SWAPPED' });
  }
  if (email.ok) {
    const suggestion = suggestEmailCorrection(email.value);
    if (suggestion !== undefined) {
      warnings.push({ field: 'email', code: 'EMAIL.POSSIBLE_SLIP', typed: email.value, suggestion });
    }
  }
  return warnings;
}
