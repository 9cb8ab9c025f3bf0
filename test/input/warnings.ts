import { Citizen } from '../support/citizen.js';
import { EDIT, PAY, toReview } from '../support/journey.js';
import type { TestPortal } from '../support/portal.js';

const CASES = [
  ['a tax code of somebody else', { taxCode: 'MRORSS81M10F376L' }, /non sembrano quelli del codice fiscale/],
  ['name and surname in each other’s place', { firstName: 'Rossi', lastName: 'Mario' }, /sembrano scambiati/],
  ['a slip in the e-mail', { email: 'mariorossi@gmial.com' }, /intendevi mariorossi@gmail\.com\?/],
] as const;

export function warnings(portal: () => TestPortal): void {
  describe('what looks wrong and may be right', () => {
    const citizen = new Citizen();

    it.each(CASES)('%s is asked about on the review and stops nobody', async (_name, changes, question) => {
      const review = await toReview(citizen, portal(), changes);
      expect(review.status).toBe(200);
      expect(review.text).toMatch(question);
      expect((await citizen.submit(review, EDIT)).status).toBe(200);
      const connecting = await citizen.submit(review, PAY);
      expect(connecting.url.pathname).toMatch(/\/collegamento$/);
    });

    it('is not asked about when there is nothing to ask', async () => {
      const review = await toReview(citizen, portal(), { amount: '10' });
      expect(review.$('main .notice')).toHaveLength(0);
    });
  });
}
