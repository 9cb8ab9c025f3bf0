import { parseAmount, type AmountLimits } from './amount-input.js';
import { checkExtraField, type CheckedExtraField, type ExtraFieldRule } from './extra-fields.js';
import { extraFieldName, type ExtraFieldName, type FormFieldName, type PaymentFormInput } from './form-fields.js';
import { accept, areAllAccepted, refuse, type FormProblem, type RuleResult } from './form-problem.js';
import type { Cents } from './money.js';
import { checkField, checkPayer, isBusiness, payerOf, warnAboutPayer, type FormWarning, type Payer } from './payer.js';
import { andThen, checkLine } from './text-rules.js';
import { cleanParagraph, countAsBrowser, hasControlCharacters } from './typed-text.js';

/** What one service asks of its form. The description (causale) is counted as a browser's maxlength counts. */
export interface ServiceRules extends AmountLimits {
  readonly amountKind: AmountKind;
  readonly descriptionMaxLength: number;
  readonly extraFields: readonly ExtraFieldRule[];
}

/** Typed by the citizen within the service's limits, the same for all, or one of a list. */
export type AmountKind =
  | { readonly kind: 'free' }
  | { readonly kind: 'fixed'; readonly amountCents: Cents }
  | { readonly kind: 'price-list'; readonly prices: readonly Price[] };

export interface Price {
  readonly id: string;
  readonly label: string;
  readonly amountCents: Cents;
}

/** A form that passed every rule, as it is stored: trimmed, composed (NFC), codes in upper case. */
export interface CheckedPaymentForm {
  readonly payer: Payer;
  readonly amountCents: Cents;
  /** The chosen line of the price list; undefined where there is none. */
  readonly price: Price | undefined;
  readonly description: string;
  /** The filled ones only, in the service's order. */
  readonly extraFields: readonly CheckedExtraField[];
}

/**
 * The problem of one field. `subject` is what the citizen takes the field for: the surname of a firm is its business
 * name.
 */
export type FormError = FormProblem & {
  readonly field: FormFieldName;
  readonly subject: FormFieldName | 'businessName';
};

export type PaymentFormResult =
  | { readonly ok: true; readonly form: CheckedPaymentForm; readonly warnings: readonly FormWarning[] }
  | { readonly ok: false; readonly errors: readonly FormError[]; readonly warnings: readonly FormWarning[] };

/**
 * Checks everything that a citizen typed for one service; errors come in the order of the form, one for each field at
 * most: payer, extra fields, amount, description. Warnings come in both cases. The rules are those of the contract
 * with other programs ("Citizen addresses").
 */
export function checkPaymentForm(input: PaymentFormInput, rules: ServiceRules): PaymentFormResult {
  const payer = checkPayer(input);
  const extras = checkExtras(input, rules.extraFields);
  const due = checkAmountDue(input, rules);
  const description = checkField(input.description, (typed) => checkDescription(typed, rules.descriptionMaxLength));
  const warnings = warnAboutPayer(payer);
  if (areAllAccepted(payer) && areAllAccepted(extras) && due.ok && description.ok) {
    const extraFields = Object.values(extras).flatMap(({ value }) => value ?? []);
    const form = { payer: payerOf(payer), ...due.value, description: description.value, extraFields };
    return { ok: true, form, warnings };
  }
  const amountField = rules.amountKind.kind === 'price-list' ? 'priceId' : 'amount';
  const errors = errorsOf({ ...payer, ...extras, [amountField]: due, description }, isBusiness(input));
  return { ok: false, errors, warnings };
}

type ExtraResults = Readonly<Record<ExtraFieldName, RuleResult<CheckedExtraField | undefined>>>;

function checkExtras(input: PaymentFormInput, rules: readonly ExtraFieldRule[]): ExtraResults {
  const results: Record<ExtraFieldName, RuleResult<CheckedExtraField | undefined>> = {};
  for (const rule of rules) {
    const name = extraFieldName(rule.key);
    results[name] = checkField(input[name], (typed) => checkExtraField(typed, rule));
  }
  return results;
}

type AmountDue = Pick<CheckedPaymentForm, 'amountCents' | 'price'>;

function checkAmountDue(input: PaymentFormInput, rules: ServiceRules): RuleResult<AmountDue> {
  const { amountKind } = rules;
  switch (amountKind.kind) {
    case 'free':
      return checkField(input.amount, (typed) => checkTypedAmount(typed, rules));
    case 'fixed':
      // Not typed; but whatever came in its place goes back to the page, so it must not be a card number.
      return checkField(input.amount, () => accept({ amountCents: amountKind.amountCents, price: undefined }));
    case 'price-list':
      return checkField(input.priceId, (typed) => checkPrice(typed, amountKind.prices));
  }
}

function checkTypedAmount(typed: string, limits: AmountLimits): RuleResult<AmountDue> {
  return andThen(checkLine(typed), (line) => {
    const result = parseAmount(line, limits);
    return result.ok ? accept({ amountCents: result.cents, price: undefined }) : refuse({ code: result.code });
  });
}

function checkPrice(typed: string, prices: readonly Price[]): RuleResult<AmountDue> {
  const price = prices.find(({ id }) => id === typed.trim());
  return price === undefined ? refuse({ code: 'PRICE.UNKNOWN' }) : accept({ amountCents: price.amountCents, price });
}

function checkDescription(typed: string, maxLength: number): RuleResult<string> {
  const text = cleanParagraph(typed);
  if (text === '') return refuse({ code: 'TEXT.REQUIRED' });
  if (text.split('\n').some(hasControlCharacters)) return refuse({ code: 'TEXT.CONTROL_CHARACTERS' });
  const excess = countAsBrowser(typed) - maxLength;
  return excess > 0 ? refuse({ code: 'TEXT.TOO_LONG', maxLength, excess }) : accept(text);
}

function errorsOf(
  results: Readonly<Partial<Record<FormFieldName, RuleResult<unknown>>>>,
  business: boolean,
): FormError[] {
  const inOrder = Object.entries(results) as [FormFieldName, RuleResult<unknown>][];
  return inOrder.flatMap(([field, result]) => {
    if (result.ok) return [];
    const subject = field === 'lastName' && business ? 'businessName' : field;
    return [{ ...result.problem, field, subject }];
  });
}
