import { Citizen, clean } from '../support/citizen.js';
import { EDIT, MARIO, toReview } from '../support/journey.js';
import type { TestPortal } from '../support/portal.js';
import { asShown, rowOf, shownInAll, type FieldName } from './form-page.js';

type Changes = Readonly<Partial<Record<FieldName, string>>>;

/** 297 as a browser counts them: each line end is one, the emoji two. */
const LONGEST = `pagamento\r\nrefezione 🎓\r\n${'x'.repeat(297 - 23)}`;

const NAMES: readonly Changes[] = [
  { firstName: 'Ștefan', lastName: 'Łukasz' },
  { firstName: 'Ελένη', lastName: 'Παπαδόπουλος' },
  { firstName: 'Иван', lastName: 'Иванов' },
  { firstName: 'Sofia', lastName: 'D’Angelo' },
  { firstName: 'Awa', lastName: "N'Diaye" },
  { firstName: 'Mary-Jane', lastName: "O'Brien-Smith" },
  { firstName: 'J. R.', lastName: 'O' },
  { firstName: '李', lastName: '小龍' },
  { firstName: 'a'.repeat(60), lastName: 'b'.repeat(60) },
];

const AMOUNTS: readonly (readonly [typed: string, shown: string])[] = [
  ['1.154,60', '1.154,60 €'],
  ['1,154.60', '1.154,60 €'],
  [' € 154,6 ', '154,60 €'],
  ['154,6 €', '154,60 €'],
  ['154', '154,00 €'],
  ['154.60', '154,60 €'],
  ['0,01', '0,01 €'],
  ['0.01', '0,01 €'],
  ['999999,99', '999.999,99 €'],
  ['999.999,99', '999.999,99 €'],
  ['1.234,56', '1.234,56 €'],
];

const TAX_CODES: readonly (readonly [typed: string, shown: string])[] = [
  ['rssmra81m10f376c', 'RSSMRA81M10F376C'],
  [' RSS MRA 81M10 F376 c ', 'RSSMRA81M10F376C'],
  // A woman born on the same day; a code whose last digit, and one all of whose digits, were replaced (omocodia).
  ['RSSMRA81M50F376G', 'RSSMRA81M50F376G'],
  ['RSSMRA81M10F37SZ', 'RSSMRA81M10F37SZ'],
  ['RSSMRAUMMMLFPTSD', 'RSSMRAUMMMLFPTSD'],
  ['RSSMRA80B29F376E', 'RSSMRA80B29F376E'],
  ['003 7462 0722', '00374620722'],
];

const REST: readonly (readonly [label: string, changes: Changes, shown: string])[] = [
  ['Cap', { province: 'EE', postalCode: 'SW1A 1AA', city: 'London' }, 'SW1A 1AA'],
  ['Provincia', { province: 'ee', postalCode: '75-001', city: 'Paris' }, 'EE'],
  ['Provincia', { province: 'ba' }, 'BA'],
  ['Indirizzo', { address: '12' }, '12'],
  ['Città', { city: 'C'.repeat(100) }, 'C'.repeat(100)],
  ['E-mail', { email: ' mario.rossi+mensa@Mail.IT ' }, 'mario.rossi+mensa@mail.it'],
  ['E-mail', { email: "o'brien_1@sub.comune.monopoli.ba.it" }, "o'brien_1@sub.comune.monopoli.ba.it"],
  ['Causale versamento', { description: 'x' }, 'x'],
  ['Causale versamento', { description: LONGEST }, LONGEST.replaceAll('\r\n', '\n')],
];

export function acceptedValues(portal: () => TestPortal): void {
  describe('a right value at the edge of its rule', () => {
    const citizen = new Citizen();

    it.each(NAMES)('passes: $firstName $lastName', async (names) => {
      const review = await toReview(citizen, portal(), names);
      expect(review.status).toBe(200);
      expect(rowOf(review, 'Nome')).toBe(names.firstName);
      expect(rowOf(review, 'Cognome')).toBe(names.lastName);
    });

    it.each(AMOUNTS)('passes: %j euros are %s', async (amount, shown) => {
      const review = await toReview(citizen, portal(), { amount });
      expect(review.status).toBe(200);
      expect(clean(rowOf(review, 'Importo') ?? '')).toBe(shown);
    });

    it.each(TAX_CODES)('passes: the tax code %j', async (taxCode, shown) => {
      const review = await toReview(citizen, portal(), { taxCode });
      expect(review.status).toBe(200);
      expect(rowOf(review, 'Codice Fiscale/P.IVA')).toBe(shown);
    });

    it.each(REST)('passes: %s of %j', async (label, changes, shown) => {
      const review = await toReview(citizen, portal(), changes);
      expect(review.status).toBe(200);
      expect(rowOf(review, label)).toBe(shown);
    });

    it.each(['Rossi S.r.l.', "L'Orto & C. - Bio+ (Bari/BA), 2007", 'AB', '3M', 'F'.repeat(120)])(
      'passes: the firm %s, which has no first name',
      async (lastName) => {
        const review = await toReview(citizen, portal(), { firstName: '', lastName, taxCode: '12345678903' });
        expect(review.status).toBe(200);
        expect(rowOf(review, 'Ragione sociale')).toBe(lastName);
        expect(rowOf(review, 'Nome')).toBeUndefined();
      },
    );

    it('comes back from the review as it was typed', async () => {
      const typed = {
        ...MARIO,
        firstName: '  Ștefan ',
        lastName: 'D’Angelo  Bepi',
        taxCode: ' rss mra 81m10f376c',
        address: 'via <b>Roma</b> & "C", 15',
        amount: ' € 154,6 ',
        description: LONGEST,
      };
      const form = await citizen.submit(await toReview(citizen, portal(), typed), EDIT);
      expect(form.status).toBe(200);
      expect(form.errors).toEqual({});
      expect(shownInAll(form, typed)).toEqual(asShown(typed));
    });
  });
}
