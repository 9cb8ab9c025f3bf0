import { maskTaxCode, shortenEmail } from './masked.js';

describe('what pages show of a person', () => {
  it.each([
    ['RSSMRA81M10F376C', 'RSS**********76C'],
    ['00743110157', '007*****157'],
  ])('masks %s as %s', (taxCode, masked) => {
    expect(maskTaxCode(taxCode)).toBe(masked);
  });

  it.each([
    ['mariorossi@mail.it', 'ma…@mail.it'],
    ['m@mail.it', 'm…@mail.it'],
    ['a@b@mail.it', 'a@…@mail.it'],
  ])('shortens %s to %s', (email, shortened) => {
    expect(shortenEmail(email)).toBe(shortened);
  });
});
