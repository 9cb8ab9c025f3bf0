import { DEFAULT_AMOUNT_LIMITS } from '../../../domain/amount-input.js';
import type { PaymentFormInput } from '../../../domain/form-fields.js';
import { cents } from '../../../domain/money.js';
import { checkPaymentForm, type FormError, type ServiceRules } from '../../../domain/payment-form.js';
import { englishMessages } from './english.js';

const rules: ServiceRules = {
  ...DEFAULT_AMOUNT_LIMITS,
  maxAmountCents: cents(200_000),
  amountKind: { kind: 'free' },
  descriptionMaxLength: 297,
  extraFields: [
    { key: 'scuola', label: 'Scuola', required: true, kind: 'choice', choices: ['Infanzia', 'Primaria'] },
    { key: 'pasti', label: 'Pasti', required: true, kind: 'number', min: 20, max: 40 },
    { key: 'dal', label: 'Dal giorno', required: true, kind: 'date', minDate: '2026-10-01', maxDate: '2027-06-10' },
  ],
};

const right: PaymentFormInput = {
  firstName: 'Mario',
  lastName: 'Rossi',
  taxCode: 'RSSMRA81M10F376C',
  address: 'via Roma, 15',
  city: 'Monopoli',
  postalCode: '70043',
  province: 'BA',
  email: 'mariorossi@mail.it',
  amount: '154.60',
  description: 'pagamento refezione scolastica',
  extra_scuola: 'Primaria',
  extra_pasti: '20',
  extra_dal: '2026-10-01',
};

// The field in error is the last of the changes; the example at the end of each message would pass.
const cases: readonly (readonly [PaymentFormInput, string])[] = [
  [{ firstName: '' }, 'Enter the first name, for example Mario'],
  [{ email: '' }, 'Enter an email address like name@example.com'],
  [{ description: '' }, 'Enter the reason for payment, for example payment for school meals'],
  [{ city: 'M' }, 'Town or city must have at least 2 characters, for example Monopoli'],
  [{ lastName: 'a'.repeat(61) }, 'Surname is 1 character over the maximum of 60: shorten it, for example Rossi'],
  [
    { taxCode: 'RSSMRA81M1OF376C' },
    'The tax code is not right: check character number 11, which must be a digit, for example RSSMRA81M10F376C',
  ],
  [{ postalCode: '7004' }, 'The postcode must have 5 digits, for example 70043'],
  [{ amount: 'ten' }, 'Write the amount in figures, with a comma before the cents, for example 154,60'],
  [{ amount: '3000' }, 'The amount must be at most 2.000,00 €, for example 154,60'],
  [{ extra_scuola: 'Liceo' }, 'Choose an entry for «Scuola» from the list, for example Infanzia'],
  [{ extra_pasti: '41' }, '«Pasti» must be at most 40, for example 20'],
  [{ extra_dal: '2026-09-30' }, '«Dal giorno» cannot be before 01/10/2026, for example 01/10/2026'],
  [
    { firstName: '5255000000000001' },
    'You typed a card number: only the bank asks for it, on its own page. Here, enter the first name, for example Mario',
  ],
];

function errorsOf(input: PaymentFormInput): readonly FormError[] {
  const result = checkPaymentForm(input, rules);
  return result.ok ? [] : result.errors;
}

describe('English messages', () => {
  it.each(cases)('%j: %s', (changes, message) => {
    const errors = errorsOf({ ...right, ...changes });
    expect(errors.map((error) => englishMessages.error(error, rules).replaceAll('\u00A0', ' '))).toEqual([message]);
    const example = /.*(?:for example|like) (.+)$/.exec(message)?.[1];
    expect(errorsOf({ ...right, ...changes, [errors[0]?.field ?? '']: example })).toEqual([]);
  });

  it('ask about what looks wrong and may be right', () => {
    const slip = {
      field: 'email',
      code: 'EMAIL.POSSIBLE_SLIP',
      typed: 'a@gmial.com',
      suggestion: 'a@gmail.com',
    } as const;
    expect(englishMessages.warning(slip)).toBe(
      'You typed a@gmial.com: did you mean a@gmail.com? If the address is right, you can continue.',
    );
  });
});
