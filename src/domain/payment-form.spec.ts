import { DEFAULT_AMOUNT_LIMITS } from './amount-input.js';
import { formFieldNames, type PaymentFormInput } from './form-fields.js';
import { cents } from './money.js';
import { checkPaymentForm, type ServiceRules } from './payment-form.js';

const CARD = '5255 0000 0000 0001';

const rules: ServiceRules = {
  ...DEFAULT_AMOUNT_LIMITS,
  amountKind: { kind: 'free' },
  descriptionMaxLength: 297,
  extraFields: [],
};

/** The second phase of the seed, as typed there. */
const seed: PaymentFormInput = {
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
};

function codesOf(input: PaymentFormInput): readonly string[] {
  const result = checkPaymentForm(input, rules);
  return result.ok ? [] : result.errors.map(({ field, code }) => `${field} ${code}`);
}

describe('checkPaymentForm', () => {
  it('takes the form of the seed without a warning', () => {
    expect(checkPaymentForm(seed, rules)).toEqual({
      ok: true,
      warnings: [],
      form: {
        payer: {
          kind: 'person',
          firstName: 'Mario',
          lastName: 'Rossi',
          taxCode: 'RSSMRA81M10F376C',
          address: 'via Roma, 15',
          city: 'Monopoli',
          postalCode: '70043',
          province: 'BA',
          email: 'mariorossi@mail.it',
        },
        amountCents: 15_460,
        price: undefined,
        description: 'pagamento refezione scolastica',
        extraFields: [],
      },
    });
  });

  it('finds the same in what it has already put in order, as the review page sends it back', () => {
    const untidy = {
      ...seed,
      lastName: ' Rossi ',
      taxCode: 'rss mra 81m10 f376c',
      email: 'Mario@MAIL.it',
      description: ' a\r\nb ',
    };
    const first = checkPaymentForm(untidy, rules);
    if (!first.ok) throw new Error('the form was refused');
    const { payer, description } = first.form;
    const { kind, ...fields } = payer;
    expect(kind).toBe('person');
    expect(checkPaymentForm({ ...fields, amount: '154,60', description }, rules)).toEqual(first);
  });

  it('asks for every field of an empty form, in the order of the page', () => {
    const expected = formFieldNames.map((field) => `${field} TEXT.REQUIRED`);
    expect(codesOf({})).toEqual(expected);
    expect(codesOf(Object.fromEntries(formFieldNames.map((name) => [name, ' \t\u200B'])))).toEqual(expected);
  });

  it('warns whether or not there are errors', () => {
    const warnings = [{ field: 'taxCode', code: 'NAME.DIFFERS_FROM_TAX_CODE' }];
    const odd = { ...seed, taxCode: 'MRORSS81M10F376L' };
    expect(checkPaymentForm(odd, rules)).toMatchObject({ ok: true, warnings });
    expect(checkPaymentForm({ ...odd, amount: '' }, rules)).toMatchObject({ ok: false, warnings });
  });

  it('reports one problem for each field, with what must go from a long description', () => {
    const result = checkPaymentForm({ ...seed, city: 'x', description: 'a'.repeat(300) }, rules);
    expect(result).toEqual({
      ok: false,
      warnings: [],
      errors: [
        { field: 'city', subject: 'city', code: 'TEXT.TOO_SHORT', minLength: 2 },
        { field: 'description', subject: 'description', code: 'TEXT.TOO_LONG', maxLength: 297, excess: 3 },
      ],
    });
  });
});

describe('descriptions', () => {
  const descriptionOf = (description: string): string => {
    const result = checkPaymentForm({ ...seed, description }, rules);
    return result.ok ? result.form.description : result.errors.map(({ code }) => code).join();
  };

  it.each([
    ['x', 'x'],
    ['a'.repeat(297), 'a'.repeat(297)],
    [` ${'a'.repeat(297)} `, 'a'.repeat(297)],
    [`${'a'.repeat(148)}\r\n${'b'.repeat(148)}`, `${'a'.repeat(148)}\n${'b'.repeat(148)}`],
    ['😀'.repeat(148), '😀'.repeat(148)],
    ['perche\u0301 no', 'perché no'],
    ['due  spazi', 'due  spazi'],
  ])('take %#', (typed, stored) => {
    expect(descriptionOf(typed)).toBe(stored);
  });

  it.each([
    ['a'.repeat(298), 'TEXT.TOO_LONG'],
    [`${'a'.repeat(148)}\r\n${'b'.repeat(149)}`, 'TEXT.TOO_LONG'],
    ['😀'.repeat(149), 'TEXT.TOO_LONG'],
    ['\r\n ', 'TEXT.REQUIRED'],
    ['mensa\u0000', 'TEXT.CONTROL_CHARACTERS'],
  ])('refuse %#: %s', (typed, code) => {
    expect(descriptionOf(typed)).toBe(code);
  });

  it('keep to the limit of the service', () => {
    const result = checkPaymentForm({ ...seed, description: 'abcd' }, { ...rules, descriptionMaxLength: 3 });
    expect(result).toMatchObject({ ok: false, errors: [{ code: 'TEXT.TOO_LONG', excess: 1, maxLength: 3 }] });
  });
});

describe('card numbers', () => {
  const withExtra: ServiceRules = {
    ...rules,
    extraFields: [{ key: 'alunno', label: 'Alunno', required: false, kind: 'text' }],
  };

  it.each([...formFieldNames, 'extra_alunno' as const])('are refused in %s, whatever its own rule says', (field) => {
    const result = checkPaymentForm({ ...seed, [field]: CARD }, withExtra);
    expect(result.ok ? [] : result.errors).toContainEqual({ field, subject: field, code: 'CARD_NUMBER' });
  });

  it('are refused as the choice of a price', () => {
    const priced: ServiceRules = { ...rules, amountKind: { kind: 'price-list', prices: [] } };
    expect(checkPaymentForm({ ...seed, priceId: CARD }, priced)).toMatchObject({
      errors: [{ field: 'priceId', code: 'CARD_NUMBER' }],
    });
  });
});

describe('amounts', () => {
  it.each([
    ['1.234', 'AMOUNT.AMBIGUOUS'],
    ['0', 'AMOUNT.TOO_LOW'],
    ['1000000', 'AMOUNT.TOO_HIGH'],
    ['dieci', 'AMOUNT.MALFORMED'],
    ['1,2345', 'AMOUNT.TOO_MANY_DECIMALS'],
    ['', 'TEXT.REQUIRED'],
  ])('refuse %j: %s', (amount, code) => {
    expect(codesOf({ ...seed, amount })).toEqual([`amount ${code}`]);
  });

  it('are the service’s own when fixed, whatever comes in the field', () => {
    const fixed: ServiceRules = { ...rules, amountKind: { kind: 'fixed', amountCents: cents(5_000) } };
    expect(checkPaymentForm({ ...seed, amount: '1' }, fixed)).toMatchObject({ form: { amountCents: 5_000 } });
    expect(checkPaymentForm({ ...seed, amount: undefined }, fixed)).toMatchObject({ ok: true });
    expect(checkPaymentForm({ ...seed, amount: CARD }, fixed)).toMatchObject({ errors: [{ code: 'CARD_NUMBER' }] });
  });

  it('come from the price list where there is one', () => {
    const price = { id: '7', label: 'Pasto singolo', amountCents: cents(450) };
    const priced: ServiceRules = { ...rules, amountKind: { kind: 'price-list', prices: [price] } };
    expect(checkPaymentForm({ ...seed, priceId: '7' }, priced)).toMatchObject({ form: { amountCents: 450, price } });
    for (const priceId of ['8', '', undefined]) {
      expect(checkPaymentForm({ ...seed, priceId }, priced)).toMatchObject({
        errors: [{ field: 'priceId', code: 'PRICE.UNKNOWN' }],
      });
    }
  });
});

describe('extra fields', () => {
  const withExtras: ServiceRules = {
    ...rules,
    extraFields: [
      { key: 'email', label: 'Alunno', required: true, kind: 'text' },
      { key: 'data', label: 'Data', required: false, kind: 'date' },
    ],
  };

  it('keep apart from the ten fields and come in the form when filled', () => {
    expect(checkPaymentForm({ ...seed, extra_email: 'Anna' }, withExtras)).toMatchObject({
      ok: true,
      form: { extraFields: [{ key: 'email', label: 'Alunno', kind: 'text', value: 'Anna' }] },
    });
  });

  it('fail between the payer and the amount', () => {
    const result = checkPaymentForm({ ...seed, city: '', amount: '', extra_data: 'ieri' }, withExtras);
    expect(result.ok ? [] : result.errors.map(({ field }) => field)).toEqual([
      'city',
      'extra_email',
      'extra_data',
      'amount',
    ]);
  });
});
