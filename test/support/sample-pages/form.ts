import { cents } from '../../../src/domain/money.js';
import type { FormWarning } from '../../../src/domain/payer.js';
import type { FormError, ServiceRules } from '../../../src/domain/payment-form.js';
import { formMessagesIn } from '../../../src/payments/http/form-messages/messages-in.js';
import type { AmountInput, ExtraFieldInput, FormPage } from '../../../src/payments/http/pages/form.page.js';
import { paths } from '../../../src/shared/http/paths.js';
import { otherLanguage } from '../../../src/shared/i18n/language.js';
import type { Texts } from '../../../src/shared/i18n/texts.js';
import { PAYER } from '../journey.js';
import { commissionIn, office, SERVICE, SLUG } from './seed-payment.js';

/** What the seed's citizen typed. */
export const FILLED: FormPage['values'] = PAYER;
const EMPTY: FormPage['values'] = {
  ...{ firstName: '', lastName: '', taxCode: '', address: '', city: '', postalCode: '', province: '', email: '' },
};
const RULES: ServiceRules = {
  amountKind: { kind: 'free' },
  minAmountCents: cents(1),
  maxAmountCents: cents(99_999_999),
  descriptionMaxLength: 297,
  extraFields: [],
};
const ERRORS: readonly FormError[] = [
  { field: 'lastName', subject: 'lastName', code: 'TEXT.REQUIRED' },
  { field: 'taxCode', subject: 'taxCode', code: 'TAX_CODE.CHECK_CHARACTER' },
  { field: 'postalCode', subject: 'postalCode', code: 'POSTAL_CODE.FIVE_DIGITS' },
  { field: 'amount', subject: 'amount', code: 'AMOUNT.AMBIGUOUS' },
  { field: 'description', subject: 'description', code: 'TEXT.TOO_LONG', maxLength: 297, excess: 27 },
];

/** Phase 2, before anything is typed. */
export const emptyForm = (texts: Texts): FormPage => ({
  title: texts.payments.of({ service: SERVICE }),
  titleContext: texts.payments.form.crumb,
  step: 'details',
  breadcrumb: [{ label: SERVICE }],
  serviceName: SERVICE,
  serviceDescription: 'Per le famiglie dei bambini che mangiano alla mensa della scuola.',
  action: paths.review(SLUG),
  otherLanguageAction: paths.inLanguage(paths.edit(SLUG), otherLanguage(texts.language)),
  values: EMPTY,
  errorOf: {},
  preparedRows: null,
  warnings: [],
  extraFields: [],
  amount: { kind: 'free', value: '', limits: null },
  description: { value: '', maxLength: 297, remaining: 297 },
  commission: commissionIn(texts),
  office,
});

/** Phase 2, as the seed's citizen filled it. */
export const filledForm = (texts: Texts): FormPage => ({
  ...emptyForm(texts),
  values: FILLED,
  amount: {
    kind: 'free',
    value: '154,60',
    limits: texts.payments.form.amountLimits({ min: '1,00 €', max: '5.000,00 €' }),
  },
  description: { value: 'pagamento refezione scolastica', maxLength: 297, remaining: 267 },
  sentForm: { action: paths.edit(SLUG), fields: [{ name: 'lastName', value: 'Rossi' }] },
});

/** What looks wrong and may be right, with the way to its field. */
export function warningsIn({ language }: Texts): FormPage['warnings'] {
  const messages = formMessagesIn(language);
  const slip: FormWarning = {
    ...({ field: 'email', code: 'EMAIL.POSSIBLE_SLIP' } as const),
    ...{ typed: 'mario@gmial.com', suggestion: 'mario@gmail.com' },
  };
  return [
    { message: messages.warning(slip), href: '#email' },
    { message: messages.warning({ field: 'taxCode', code: 'NAME.DIFFERS_FROM_TAX_CODE' }), href: '#taxCode' },
  ];
}

/** Phase 2 with everything wrong that can be, and warnings. */
export function wrongForm(texts: Texts): FormPage {
  const messages = formMessagesIn(texts.language);
  const errors = ERRORS.map((error) => ({ field: error.field, message: messages.error(error, RULES) }));
  return {
    ...filledForm(texts),
    values: { ...FILLED, lastName: '', taxCode: 'RSSMRA81M10F376X', postalCode: '7004', email: 'mario@gmial' },
    amount: { kind: 'free', value: '1.234', limits: null },
    description: { value: 'a <b>mensa</b> & trasporto\n'.repeat(12), maxLength: 297, remaining: -27 },
    errorOf: Object.fromEntries(errors.map(({ field, message }) => [field, message])),
    errors: errors.map(({ field, message }) => ({ message, href: `#${field}` })),
    warnings: warningsIn(texts),
  };
}

const extraField = (
  field: Partial<ExtraFieldInput> & Pick<ExtraFieldInput, 'kind' | 'name' | 'label'>,
): ExtraFieldInput => ({
  hint: null,
  isRequired: false,
  value: '',
  error: null,
  options: [],
  ...field,
});

const schools = [
  { value: 'Via Dieta', isChosen: false },
  { value: 'Via Pesce', isChosen: true },
];

/** Phase 2 of what another program has prepared: only the payer's data can be changed. */
export const preparedForm = (texts: Texts): FormPage => ({
  ...filledForm(texts),
  preparedRows: [
    { label: 'Alunno', value: 'Anna Rossi' },
    { label: texts.payments.form.amount, value: '154,60 €' },
    { label: texts.payments.review.description, value: 'Mensa di novembre 2026\nclasse 3B' },
  ],
});

/** Phase 2 of a service with fields of its own and its own kind of amount. */
export const extraForm = (texts: Texts, amount: AmountInput): FormPage => ({
  ...filledForm(texts),
  commission: null,
  amount,
  extraFields: [
    extraField({ kind: 'text', name: 'extra-child', label: 'Alunno', hint: 'Nome e cognome.', isRequired: true }),
    extraField({ kind: 'choice', name: 'extra-school', label: 'Scuola', isRequired: true, options: schools }),
    extraField({ kind: 'number', name: 'extra-meals', label: 'Numero dei pasti', value: '20' }),
    extraField({ kind: 'date', name: 'extra-from', label: 'A partire dal', value: '2026-11-01' }),
  ],
});

/** The same with nothing chosen. */
export const wrongExtraForm = (texts: Texts): FormPage => ({
  ...extraForm(texts, priceList(null)),
  errorOf: { priceId: 'Scegli la tariffa' },
  errors: [
    { message: 'Scegli la scuola', href: '#extra-school' },
    { message: 'Scegli la tariffa', href: '#priceId' },
  ],
  extraFields: [
    extraField({
      kind: 'choice',
      name: 'extra-school',
      label: 'Scuola',
      hint: 'Quella che il bambino frequenta.',
      isRequired: true,
      error: 'Scegli la scuola',
      options: schools.map(({ value }) => ({ value, isChosen: false })),
    }),
  ],
});

/** A price list with one price chosen, or none. */
export function priceList(chosen: 'ten' | 'twenty' | null): AmountInput {
  return {
    kind: 'price-list',
    prices: [
      { id: 'ten', label: '10 pasti', amount: '42,00 €', isChosen: chosen === 'ten' },
      { id: 'twenty', label: '20 pasti', amount: '84,00 €', isChosen: chosen === 'twenty' },
      {
        id: 'year',
        label: 'Anno intero, tariffa ridotta per famiglie con tre figli o più',
        amount: '1.156,96 €',
        isChosen: false,
      },
    ],
  };
}
