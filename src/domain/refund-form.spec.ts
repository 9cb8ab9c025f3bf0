import { parseRefund, type TypedRefund } from './refund-form.js';

const typed = (changes: Partial<TypedRefund>): TypedRefund => ({
  ...{ extent: 'whole', amount: '', reason: 'wrong-amount', text: '' },
  ...changes,
});
const problems = (changes: Partial<TypedRefund>): unknown => {
  const parsed = parseRefund(typed(changes));
  return parsed.ok ? parsed.refund : parsed.problems.map(({ code }) => code);
};

describe('the form that asks for a refund', () => {
  it('asks for all of it, or for a part', () => {
    expect(problems({})).toEqual({ amountCents: null, reason: 'wrong-amount', text: null });
    expect(problems({ extent: 'part', amount: '50,5', text: ' gita annullata ' })).toEqual({
      ...{ amountCents: 5_050, reason: 'wrong-amount', text: 'gita annullata' },
    });
  });

  it.each([
    [{ extent: '' }, ['EXTENT.MISSING']],
    [{ extent: 'part' }, ['AMOUNT.MISSING']],
    [{ extent: 'part', amount: '1.234' }, ['AMOUNT.AMBIGUOUS']],
    [{ extent: 'part', amount: '0' }, ['AMOUNT.TOO_LOW']],
    [{ amount: '10' }, ['AMOUNT.NOT_WANTED']],
    [{ reason: 'altro' }, ['REASON.MISSING']],
    [{ reason: 'other' }, ['TEXT.MISSING']],
    [{ text: 'carta 5255 0000 0000 0001' }, ['TEXT.CARD_NUMBER']],
    [{ extent: 'part', amount: 'x', reason: '' }, ['AMOUNT.MALFORMED', 'REASON.MISSING']],
  ])('refuses %j', (changes, codes) => {
    expect(problems(changes)).toEqual(codes);
  });
});
