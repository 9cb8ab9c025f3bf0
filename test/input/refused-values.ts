import { Citizen, type SeenPage } from '../support/citizen.js';
import { MARIO, PAY, toReview } from '../support/journey.js';
import type { TestPortal } from '../support/portal.js';
import { asShown, messagesBeside, shownInAll, type Typed } from './form-page.js';
import { REFUSALS, type Refusal } from './refusals.js';

export function refusedValues(shared: () => TestPortal): void {
  describe('a wrong value', () => {
    let portal: TestPortal;
    let review: SeenPage;
    const citizen = new Citizen();

    beforeAll(async () => {
      portal = shared();
      review = await toReview(citizen, portal);
    });

    afterAll(async () => {
      const { rows } = await portal.sql.query(
        'select (select count(*)::int from payment) + count(*)::int as n from payer',
      );
      expect(rows).toEqual([{ n: 0 }]);
    });

    const named = REFUSALS.map((refusal): [string, Refusal] => [
      `${refusal.field} ${JSON.stringify(refusal.typed.slice(0, 40))}`,
      refusal,
    ]);

    describe.each([
      ['at CONVALIDA PAGAMENTO', '/servizi/refezione-scolastica/riepilogo'],
      ['at PROCEDI COL PAGAMENTO', '/pagamenti'],
    ])('%s', (_button, path) => {
      it.each(named)(
        '%s is told beside the field and in the summary, and nothing typed is lost',
        async (_name, refusal) => {
          const typed: Typed = { ...MARIO, ...refusal.beside, [refusal.field]: refusal.typed };
          const hidden = review.formFields(PAY);
          const page = await citizen.post(new URL(path, portal.url), { ...hidden, ...typed });
          expect(page.status).toBe(422);
          expect(page.errors).toEqual({ [refusal.field]: expect.stringMatching(refusal.says) });
          expect(messagesBeside(page)).toEqual(page.errors);
          expect(shownInAll(page, typed)).toEqual(asShown(typed));
        },
      );
    });

    it('does not hide another: an empty form is told about all ten fields, in the order of the form', async () => {
      const page = await citizen.post(new URL('/servizi/refezione-scolastica/riepilogo', portal.url), {});
      expect(page.status).toBe(422);
      expect(Object.keys(page.errors)).toEqual(Object.keys(MARIO));
      expect(messagesBeside(page)).toEqual(page.errors);
    });

    it('that came twice counts as it came first', async () => {
      const body = new URLSearchParams(MARIO);
      body.append('amount', '1');
      const response = await fetch(`${portal.url}/servizi/refezione-scolastica/riepilogo`, { method: 'POST', body });
      expect(await response.text()).toContain('156,96');
    });
  });
}
