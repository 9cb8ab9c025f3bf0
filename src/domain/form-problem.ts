import type { AmountErrorCode } from './amount-input.js';
import type { EmailErrorCode } from './email.js';
import type { TaxCodeProblem } from './tax-code.js';

/**
 * What is wrong with one field of the payment form. TEXT codes hold for any field; the others name their own.
 * Lengths are counted as the field's rule says, `excess` is what must go.
 */
export type FormProblem =
  | { readonly code: 'TEXT.REQUIRED' | 'TEXT.CHARACTERS' | 'TEXT.CONTROL_CHARACTERS' | 'CARD_NUMBER' }
  | { readonly code: 'TEXT.TOO_SHORT'; readonly minLength: number }
  | { readonly code: 'TEXT.TOO_LONG'; readonly maxLength: number; readonly excess: number }
  | TaxCodeProblem
  | { readonly code: 'POSTAL_CODE.FIVE_DIGITS' | 'POSTAL_CODE.ABROAD' | 'PROVINCE.UNKNOWN' }
  | { readonly code: EmailErrorCode }
  | { readonly code: AmountErrorCode }
  | { readonly code: 'PRICE.UNKNOWN' | 'CHOICE.UNKNOWN' }
  | { readonly code: 'NUMBER.MALFORMED' | 'NUMBER.TOO_LOW' | 'NUMBER.TOO_HIGH' }
  | { readonly code: 'DATE.MALFORMED' | 'DATE.TOO_EARLY' | 'DATE.TOO_LATE' };

/** Stable: messages, tests and logs refer to it. */
export type FormErrorCode = FormProblem['code'];

/** The value as it is stored, or the first problem that the field's rule met. */
export type RuleResult<Value> = Accepted<Value> | { readonly ok: false; readonly problem: FormProblem };

export interface Accepted<Value> {
  readonly ok: true;
  readonly value: Value;
}

/** A rule's good end. */
export function accept<Value>(value: Value): Accepted<Value> {
  return { ok: true, value };
}

/** A rule's bad end. */
export function refuse(problem: FormProblem): { readonly ok: false; readonly problem: FormProblem } {
  return { ok: false, problem };
}

/** Results by field name, of which each was accepted. */
export type AllAccepted<Results> = { readonly [Name in keyof Results]: Extract<Results[Name], Accepted<unknown>> };

/** Whether every field was accepted; tells the compiler so. */
export function areAllAccepted<Results extends object>(results: Results): results is Results & AllAccepted<Results> {
  return Object.values(results).every((result: { ok?: unknown }) => result.ok === true);
}
