import { CARDS } from '../support/bank.js';
import { Citizen, type SeenPage } from '../support/citizen.js';
import { FORM, MARIO, PAY, payWithCard, toReview } from '../support/journey.js';
import type { TestPortal } from '../support/portal.js';
import { asShown, rowOf, shownInAll, type FieldName } from './form-page.js';

const MARKUP = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror="alert(1)">`,
  `' onfocus='alert(1)' autofocus='`,
  `</textarea></title><svg/onload=alert(1)>`,
  `{{constructor.constructor "alert(1)"}} {{{this}}}`,
  `javascript:alert(1)//&lt;b&gt;&#x27;`,
] as const;

/** The elements of a page and their attributes, without the texts: what markup in a value must not change. */
function skeletonOf({ $ }: SeenPage): string[] {
  return $('*')
    .toArray()
    .map((element) => ('attribs' in element ? `${element.name} ${Object.keys(element.attribs).join(' ')}` : ''));
}

export function markup(shared: () => TestPortal): void {
  describe('markup in what a citizen types', () => {
    let portal: TestPortal;
    let plainReview: SeenPage;
    const citizen = new Citizen();

    beforeAll(async () => {
      portal = shared();
      plainReview = await toReview(citizen, portal);
    });

    it.each(MARKUP)('stays text in every field of the form: %s', async (markup) => {
      const typed = Object.fromEntries(Object.keys(MARIO).map((field) => [field, markup])) as Record<FieldName, string>;
      const form = await citizen.open(`${portal.url}/servizi/refezione-scolastica`);
      const page = await citizen.submit(form, FORM, typed);
      expect(page.status).toBe(422);
      expect(shownInAll(page, typed)).toEqual(asShown(typed));
      // The same fields wrong with nothing but a percent sign in them.
      const wrong = Object.keys(page.errors);
      const harmless = await citizen.submit(form, FORM, {
        ...MARIO,
        ...Object.fromEntries(wrong.map((field) => [field, '%'])),
      });
      expect(Object.keys(harmless.errors)).toEqual(wrong);
      expect(skeletonOf(page)).toEqual(skeletonOf(harmless));
    });

    it.each(MARKUP)('stays text on the review, the wait page and the outcome: %s', async (markup) => {
      const review = await toReview(citizen, portal, { address: markup, city: markup, description: markup });
      expect(review.status).toBe(200);
      expect(rowOf(review, 'Indirizzo')).toBe(markup);
      expect(rowOf(review, 'Causale versamento')).toBe(markup);
      expect(skeletonOf(review)).toEqual(skeletonOf(plainReview));

      const connecting = await citizen.submit(review, PAY);
      const outcome = await payWithCard(citizen, connecting, CARDS.paid);
      expect(outcome.paymentStatus).toBe('paid');
      expect(rowOf(outcome, 'Causale')).toBe(markup);
      expect(outcome.$('[onerror], [onload], [onfocus], svg[onload], img[src=x]')).toHaveLength(0);
      expect(outcome.$('script:not([src])')).toHaveLength(0);
    });

    it('in the address is text too, and the page is not found', async () => {
      const page = await citizen.open(`${portal.url}/servizi/${encodeURIComponent('<script>alert(1)</script>')}`);
      expect(page.status).toBe(404);
      expect(page.html).not.toContain('alert(1)');
    });

    it('in the search of the home page is text', async () => {
      const page = await citizen.open(`${portal.url}/?q=${encodeURIComponent(MARKUP[1])}`);
      expect(page.$('#q').attr('value')).toBe(MARKUP[1]);
      expect(page.$('img[src=x]')).toHaveLength(0);
    });
  });
}
