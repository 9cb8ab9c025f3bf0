import { checkServiceForm, NEW_SERVICE } from './service-form.js';
import { newField, type ServiceInput } from './service-input.js';

const TYPED: ServiceInput = {
  ...{ name: ' Lampade votive ', slug: '', description: 'Canone annuale\ndelle lampade.', amountKind: 'free' },
  ...{ fixedAmount: '', minAmount: '', maxAmount: '', descriptionMaxLength: '' },
  ...{ officeName: 'Ufficio Cimiteri', officeEmail: '', officePhone: '', accountingCode: '' },
  ...{ prices: [], fields: [] },
};

const check = (changes: Partial<ServiceInput>, known = NEW_SERVICE): ReturnType<typeof checkServiceForm> =>
  checkServiceForm({ ...TYPED, ...changes }, known);
const problems = (changes: Partial<ServiceInput>): string[] => {
  const checked = check(changes);
  return checked.isValid ? [] : checked.errors.map(({ field, problem }) => `${field} ${problem}`);
};

describe('checkServiceForm', () => {
  it('reads a service with what is usual where nothing is said', () => {
    expect(check({})).toEqual({
      isValid: true,
      model: {
        ...{ name: 'Lampade votive', slug: 'lampade-votive', description: 'Canone annuale delle lampade.' },
        amount: { kind: 'free', minCents: 1, maxCents: 99_999_999 },
        ...{ descriptionMaxLength: 297, fields: [], accountingCode: null },
        office: { name: 'Ufficio Cimiteri', email: null, phone: null },
      },
    });
  });

  it.each<[string, Partial<ServiceInput>, string[]]>([
    ['a name missing', { name: ' ' }, ['name missing']],
    ['a name that makes no address', { name: '!!!' }, ['slug malformed']],
    ['an address with a slash', { slug: 'a/b' }, ['slug malformed']],
    ['no kind of amount', { amountKind: '' }, ['amountKind missing']],
    ['an ambiguous amount', { maxAmount: '1.234' }, ['maxAmount AMOUNT.AMBIGUOUS']],
    ['limits upside down', { minAmount: '10', maxAmount: '9,99' }, ['maxAmount ends-before']],
    ['a fixed amount missing', { amountKind: 'fixed' }, ['fixedAmount missing']],
    ['an empty price list', { amountKind: 'price-list' }, ['prices no-rows']],
    [
      'two prices of one name, one without amount',
      {
        amountKind: 'price-list',
        prices: [
          { label: 'A', amount: '1' },
          { label: ' A ', amount: '' },
        ],
      },
      ['price-1-label repeated', 'price-1-amount missing'],
    ],
    ['a causale longer than the contract', { descriptionMaxLength: '298' }, ['descriptionMaxLength out-of-range']],
    [
      'an office that cannot be written to',
      { officeEmail: 'a@b', officePhone: 'x' },
      ['officeEmail malformed', 'officePhone malformed'],
    ],
    ['a choice without choices', { fields: [{ ...newField('choice'), label: 'A' }] }, ['field-0-choices no-rows']],
    [
      'a choice twice',
      { fields: [{ ...newField('choice'), label: 'A', choices: 'x\r\n x' }] },
      ['field-0-choices repeated'],
    ],
    [
      'a number range upside down',
      { fields: [{ ...newField('number'), label: 'A', from: '2', to: '1' }] },
      ['field-0-to ends-before'],
    ],
    [
      'a day that does not exist',
      { fields: [{ ...newField('date'), label: 'A', from: '2026-02-30' }] },
      ['field-0-from not-a-date'],
    ],
    [
      'a text of no length',
      { fields: [{ ...newField('text'), label: 'A', maxLength: '0' }] },
      ['field-0-maxLength out-of-range'],
    ],
  ])('refuses %s', (_what, changes, expected) => {
    expect(problems(changes)).toEqual(expected);
  });

  it('makes keys of new fields, keeps those that it knows, and believes no other', () => {
    const known = { slug: 'fisso', fieldKeys: new Set(['alunno', 'mese']) };
    const fields = [
      { ...newField('text'), key: 'alunno', label: 'Bambino' },
      { ...newField('text'), key: 'inventata', label: 'Mese' },
      { ...newField('text'), key: 'alunno', label: '1° figlio' },
    ];
    const checked = check({ slug: 'altro', fields }, known);
    expect(checked.isValid && [checked.model.slug, ...checked.model.fields.map(({ key }) => key)]).toEqual([
      ...['fisso', 'alunno', 'mese_2', 'figlio'],
    ]);
  });
});
