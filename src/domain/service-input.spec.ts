import { changeRows, parseRowAction, type ServiceInput } from './service-input.js';

const input = (...labels: string[]): ServiceInput =>
  ({
    amountKind: 'free',
    prices: labels.map((label) => ({ label, amount: '1' })),
    fields: [],
  }) as unknown as ServiceInput;

function pricesAfter(button: string): string[] {
  const action = parseRowAction(button);
  if (action === undefined) throw new Error(`no button: ${button}`);
  return changeRows(input('a', 'b', 'c'), action).prices.map(({ label }) => label);
}

describe('changeRows', () => {
  it.each([
    ['add-price', ['a', 'b', 'c', '']],
    ['remove-price-1', ['a', 'c']],
    ['up-price-2', ['a', 'c', 'b']],
    ['up-price-0', ['a', 'b', 'c']],
    ['down-price-0', ['b', 'a', 'c']],
    ['down-price-2', ['a', 'b', 'c']],
    ['remove-price-9', ['a', 'b', 'c']],
  ])('%s', (button, expected) => {
    expect(pricesAfter(button)).toEqual(expected);
  });

  it('adds a field of the kind of its button, and no more than there may be', () => {
    const action = parseRowAction('add-field-date')!;
    let form = input();
    for (let times = 0; times < 40; times += 1) form = changeRows(form, action);
    expect([form.fields.length, form.fields[0]?.kind]).toEqual([30, 'date']);
  });

  it.each(['save', 'add-field-image', 'up-price-', 'up-price-1x', ''])('%p is no button of the rows', (button) => {
    expect(parseRowAction(button)).toBeUndefined();
  });
});
