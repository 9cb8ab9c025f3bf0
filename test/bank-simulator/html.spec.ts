import { load } from 'cheerio';
import { HtmlValidate } from 'html-validate';
import { openTown, type Town } from './town.js';
import { CARDS, cardFields, newOrderId, type Page } from './visitor.js';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: { 'no-trailing-whitespace': 'off', 'require-sri': 'off' },
});

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  await town.close();
});

const PAGES: readonly (readonly [string, () => Promise<Page>])[] = [
  ['the card page', () => town.visitor.start(newOrderId())],
  [
    'the card page with problems',
    async () => town.visitor.press(await town.visitor.start(newOrderId()), 'submit', cardFields('1')),
  ],
  ['the confirmation', () => town.visitor.fillIn(newOrderId())],
  ['a start that is wrong', () => town.visitor.start(newOrderId(), { AMOUNT: '0' })],
  ['a lost answer', () => town.visitor.pay(newOrderId(), CARDS.lost)],
  [
    'the end of the time',
    async () => {
      const start = await town.visitor.start(newOrderId(), { REMAININGDURATION: '1' });
      town.bank.clock.advance(1_000);
      return town.visitor.press(start, 'submit');
    },
  ],
];

it.each(PAGES)('%s is valid HTML with one heading and nothing inline', async (_name, open) => {
  const { html } = await open();
  const { results } = await validator.validateString(html);
  expect(results.flatMap(({ messages }) => messages.map(({ message, line }) => `${line}: ${message}`))).toEqual([]);
  const $ = load(html);
  expect($('h1')).toHaveLength(1);
  expect($('html').attr('lang')).toBe('it');
  expect($('style, [style], script:not([src])')).toHaveLength(0);
  const described = $('[aria-describedby]')
    .toArray()
    .flatMap((element) => ($(element).attr('aria-describedby') ?? '').split(' '));
  expect(described.filter((id) => $(`[id="${id}"]`).length !== 1)).toEqual([]);
});
