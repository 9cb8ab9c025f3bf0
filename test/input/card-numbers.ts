import { Citizen, type SeenPage } from '../support/citizen.js';
import { MARIO, PAY, toReview } from '../support/journey.js';
import type { TestPortal } from '../support/portal.js';
import { messagesBeside, shownIn, type FieldName } from './form-page.js';

const FIELDS = Object.keys(MARIO) as FieldName[];
const WRITINGS = ['5255000000000001', '4539 9700 0000 0006', '5255.0000.0000.0019', '5255-0000-0000-0027'];
const NOT_CARDS = ['pratica 5255000000000002', 'IBAN IT60X0542811101000000123456', 'n. 12345/2026 del 10-03-2026'];

export function cardNumbers(shared: () => TestPortal): void {
  describe('a card number typed in the portal’s form', () => {
    let portal: TestPortal;
    let review: SeenPage;
    const citizen = new Citizen();

    beforeAll(async () => {
      portal = shared();
      review = await toReview(citizen, portal);
    });

    const post = (path: string, field: FieldName, typed: string): Promise<SeenPage> =>
      citizen.post(new URL(path, portal.url), { ...review.formFields(PAY), [field]: typed });

    /** Refused with its own message, and nowhere on the page but in its own field. */
    function expectRefused(page: SeenPage, field: FieldName, typed: string): void {
      expect(page.status).toBe(422);
      expect(page.errors[field]).toMatch(/^Hai scritto un numero di carta: lo chiede soltanto la banca/);
      expect(messagesBeside(page)[field]).toBe(page.errors[field]);
      expect(shownIn(page, field)).toBe(typed);
      expect(page.html.split(typed)).toHaveLength(2);
    }

    it.each(FIELDS)('is refused in %s, however it is written', async (field) => {
      for (const typed of WRITINGS) {
        expectRefused(await post('/servizi/refezione-scolastica/riepilogo', field, typed), field, typed);
      }
      const [typed = ''] = WRITINGS;
      expectRefused(await post('/pagamenti', field, typed), field, typed);
    });

    it('is found in the middle of a text', async () => {
      const typed = 'paga tu con la 5255 0000 0000 0001, scade 06/30';
      expectRefused(await post('/pagamenti', 'description', typed), 'description', typed);
    });

    it('is not shown back by MODIFICA, which refuses nothing, nor put in an address', async () => {
      const page = await post('/servizi/refezione-scolastica/modifica', 'description', WRITINGS[0] ?? '');
      expect(page.url.search).toBe('');
      expect(page.status).toBe(200);
      expect(page.html).not.toContain(WRITINGS[0]);
    });

    it.each(NOT_CARDS)('is not seen in "%s"', async (description) => {
      expect((await post('/servizi/refezione-scolastica/riepilogo', 'description', description)).status).toBe(200);
    });

    it('is stored nowhere', async () => {
      const { rows } = await portal.sql.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables
         where schemaname not in ('pg_catalog', 'information_schema')`,
      );
      for (const { name } of rows) {
        // Eight digits: four are in many a hash by chance.
        const found = await portal.sql.query(`select 1 from ${name} as t where t::text ~ '5255.?0000|4539.?9700'`);
        expect({ name, found: found.rowCount }).toEqual({ name, found: 0 });
      }
    });
  });
}
