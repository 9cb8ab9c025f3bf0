import { comparableName, parsePersonSearch } from './person-search.js';

const read = (typed: string): object => {
  const result = parsePersonSearch(typed);
  return result.ok ? result.person : result.problem;
};

describe('parsePersonSearch', () => {
  it.each([
    ['Rossi', { by: 'name', name: 'rossi' }],
    [' rossi  mario ', { by: 'name', name: 'rossimario' }],
    ['D’ANGELO', { by: 'name', name: 'dangelo' }],
    ["Nicolo' ", { by: 'name', name: 'nicolo' }],
    ['Nicolò', { by: 'name', name: 'nicolo' }],
    ['ΠΑΠΑΔΟΠΟΥΛΟΣ', { by: 'name', name: 'παπαδοπουλοσ' }],
    ['Edil Murgia S.r.l.', { by: 'name', name: 'edilmurgiasrl' }],
    ['rss mra 81m10 f376c', { by: 'taxCode', taxCode: 'RSSMRA81M10F376C' }],
    ['00374620722', { by: 'taxCode', taxCode: '00374620722' }],
    ['Mario@Mail.IT', { by: 'email', email: 'mario@mail.it' }],
  ])('%j', (typed, person) => {
    expect(read(typed)).toEqual(person);
  });

  it.each([
    ['r', 'NAME.TOO_SHORT'],
    ["'.-", 'NAME.TOO_SHORT'],
    ['50%', 'NAME.CHARACTERS'],
    ['a_b', 'NAME.CHARACTERS'],
    ['a\\b', 'NAME.CHARACTERS'],
    ['a'.repeat(121), 'NAME.TOO_LONG'],
    ['mario@', 'EMAIL.MALFORMED'],
    ['RSSMRA81M10F376X', 'TAX_CODE.CHECK_CHARACTER'],
    ['RSSMRA81M10F37', 'TAX_CODE.LENGTH'],
    ['00374620721', 'TAX_CODE.CONTROL_DIGIT'],
    ['5255 0000 0000 0001', 'CARD_NUMBER'],
    ['5255000000000001@mail.it', 'CARD_NUMBER'],
  ])('refuses %j: %s', (typed, code) => {
    expect(read(typed)).toMatchObject({ code });
  });

  it('compares names without case, accents, apostrophes, hyphens, dots and spaces', () => {
    expect(comparableName('De Luca')).toBe(comparableName('DELUCA'));
    expect(comparableName('Calò-Rossi')).toBe(comparableName("calo' rossi"));
  });
});
