import { checkLookupForm } from './lookup-form.js';

const TAX_CODE = 'RSSMRA81M10F376C';

describe('what a citizen types to find a payment', () => {
  it.each(['29', ' 29 ', '0029', 'N. 29', 'n.29', 'Riferimento N. 29', 'N° 29', '#29'])(
    'reads %j as 29',
    (reference) => {
      expect(checkLookupForm({ reference, taxCode: ' rssmra81m10f376c ' })).toEqual({
        ok: true,
        lookup: { reference: 29, taxCode: TAX_CODE },
      });
    },
  );

  it.each([
    ['', 'required'],
    [' \u00A0', 'required'],
    ['ventinove', 'malformed'],
    ['-29', 'malformed'],
    ['1234567890123', 'malformed'],
    ['5255 0000 0000 0001', 'card-number'],
  ])('refuses the reference %j: %s', (reference, code) => {
    expect(checkLookupForm({ reference, taxCode: TAX_CODE })).toEqual({
      ok: false,
      errors: [{ field: 'reference', code }],
    });
  });

  it('names every mistake at once, in the order of the page', () => {
    expect(checkLookupForm({ reference: '', taxCode: 'RSSMRA81M10F376A' })).toEqual({
      ok: false,
      errors: [
        { field: 'reference', code: 'required' },
        { field: 'taxCode', code: 'malformed' },
      ],
    });
  });

  it('reads the 11 digits of a business', () => {
    expect(checkLookupForm({ reference: '7', taxCode: '00374620722' })).toMatchObject({ ok: true });
  });
});
