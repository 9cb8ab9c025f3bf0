import type { SeenPage } from '../support/citizen.js';
import type { StaffBrowser } from '../support/staff.js';
import { StaffBrowser as Browser } from '../support/staff.js';
import { Office } from './office.js';

const LIST = '/admin/transazioni';
const PERSON = 'form[action="/admin/transazioni/persona"]';
const SAVE = 'form[action="/admin/transazioni/viste"]';

describe("the office's list of payments", () => {
  let office: Office;
  let clerk: StaffBrowser;
  let manager: StaffBrowser;

  beforeAll(async () => {
    office = await Office.open(300);
    [clerk, manager] = await Promise.all([office.as('clerk'), office.as('manager')]);
  });

  afterAll(() => office.close());

  const references = (page: SeenPage): string[] =>
    page
      .$('.payment-table tbody th a')
      .toArray()
      .map((link) => page.$(link).text().replace(/\D/g, ''));
  const count = (page: SeenPage): number => Number(page.marked('count').replace(/\D/g, ''));
  const countOf = async (condition: string): Promise<number> =>
    (
      await office.rows<{ count: number }>(
        `select count(*)::int as count from payment p,
           (select ($1::timestamptz at time zone 'Europe/Rome')::date as today) portal where ${condition}`,
        [office.portal.clock.now()],
      )
    )[0]!.count;

  it.each([
    ['', 'true'],
    ['?status=refused', "status = 'refused'"],
    ['?status=refused&status=expired', "status in ('refused', 'expired')"],
    ['?status=refused,expired', "status in ('refused', 'expired')"],
    ['?service=asilo-nido', "service_slug = 'asilo-nido'"],
    ['?amountFrom=100&amountTo=1.234,00', 'amount_cents between 10000 and 123400'],
    ['?undelivered=1', 'public_id in (select payment_id from undelivered_receipt)'],
    ['?alerts=1', 'id in (select payment_id from payment_alert where resolved_at is null)'],
    ['?late=1', 'is_late'],
    [
      '?period=last-12-months',
      // From the day after the same day of last year; the 30th of a February is the 2nd of March.
      `(day_at at time zone 'Europe/Rome')::date
         >= (date_trunc('month', today::timestamp) - interval '1 year')::date + extract(day from today)::int`,
    ],
    ['?from=2020-01-01&to=2020-12-31', 'false'],
  ])('%s', async (query, condition) => {
    const page = await clerk.open(LIST + query);
    expect(page.status).toBe(200);
    expect(count(page)).toBe(await countOf(condition));
  });

  it('finds by reference and by transaction code', async () => {
    const [row] = await office.rows<{ reference: number; code: string }>(
      "select reference::int, transaction_code as code from payment where status = 'paid' order by id limit 1",
    );
    for (const q of [String(row!.reference), row!.code.toLowerCase()]) {
      expect(references(await clerk.open(`${LIST}?q=${q}`))).toEqual([String(row!.reference)]);
    }
  });

  it('pages to the end and back, 25, 50 or 100 at a time', async () => {
    const all = await office.rows<{ reference: string }>(
      'select reference::text from payment order by day_at desc, id desc',
    );
    const expected = all.map(({ reference }) => reference);
    const seen: string[] = [];
    let page = await clerk.open(`${LIST}?size=100`);
    for (;;) {
      seen.push(...references(page));
      const next = page.$('a[rel=next]').attr('href');
      if (next === undefined) break;
      page = await clerk.open(next);
    }
    expect(seen).toEqual(expected);
    const back = await clerk.open(page.$('a[rel=prev]').attr('href')!);
    expect(references(back)).toEqual(expected.slice(100, 200));
    expect(references(await clerk.open(LIST))).toHaveLength(25);
  });

  it('keeps what was typed wrong, says what to do, and shows no list', async () => {
    const query =
      'from=2026-02-30&to=x&status=boh&q=a%20%C3%A8&amountFrom=1.234&amountTo=abc&service=A&size=7&alerts=2&period=mai';
    const page = await clerk.open(`${LIST}?${query}`);
    expect(page.status).toBe(422);
    expect(Object.keys(page.errors).sort()).toEqual(
      ['alerts', 'amountFrom', 'amountTo', 'elenco', 'from', 'q', 'service', 'status', 'to'].sort(),
    );
    expect(page.$('#from').val()).toBe('2026-02-30');
    expect(page.$('#amountFrom').val()).toBe('1.234');
    expect(page.$('.payment-table').length).toBe(0);
    const reversed = await clerk.open(`${LIST}?from=2026-03-02&to=2026-03-01&amountFrom=2&amountTo=1`);
    expect(Object.keys(reversed.errors)).toEqual(['to', 'amountTo']);
    expect((await clerk.open(`${LIST}?period=mai`)).errors).toHaveProperty('periodi');
    expect((await clerk.open(`${LIST}?cursor=x`)).errors).toHaveProperty('elenco');
  });

  it('says that nothing was found, and how to begin again', async () => {
    const page = await clerk.open(`${LIST}?q=99999999`);
    expect(page.text).toContain('Nessun risultato per i filtri impostati');
    expect(page.$('.empty-list a').attr('href')).toBe(LIST);
  });

  it('finds a person by an id that names nobody, opens for its owner only, and ends', async () => {
    const [payer] = await office.rows<{ code: string; count: number }>(
      `select y.tax_code as code, count(*)::int from payer y join payment p on p.id = y.payment_id
       where p.day_at > $1::timestamptz - interval '300 days' group by 1 order by 2 desc, 1 limit 1`,
      [office.portal.clock.now()],
    );
    const page = await clerk.submit(await clerk.open(`${LIST}?period=last-12-months`), PERSON, { person: payer!.code });
    expect(page.status).toBe(200);
    expect(page.url.search).toMatch(/^\?period=last-12-months&filter=[\w-]{22}$/);
    expect(page.marked('person')).toBe(payer!.code);
    expect(
      page
        .$('.payer-code')
        .toArray()
        .map((cell) => page.$(cell).text()),
    ).toContain(payer!.code);
    const others = await manager.open(page.url.pathname + page.url.search);
    expect([others.status, Object.keys(others.errors)]).toEqual([422, ['person']]);
    const [stored] = await office.rows<{ text: string }>("select encode(sealed, 'escape') as text from staff_filter");
    expect(stored!.text).not.toContain(payer!.code);
    // What another SESSION_SECRET has closed cannot be opened; the second time the bit is back.
    const flipBit = 'update staff_filter set sealed = set_bit(sealed, 0, 1 - get_bit(sealed, 0))';
    await office.rows(flipBit);
    expect((await clerk.open(page.url.pathname + page.url.search)).status).toBe(422);
    await office.rows(flipBit);
    const trail = await office.trail('payments-listed');
    const marks = trail.filter(({ subject }) => subject !== null);
    expect(marks).toEqual([expect.objectContaining({ subject: expect.stringMatching(/^[0-9a-f]{64}$/) })]);
    expect(JSON.stringify(trail)).not.toContain(payer!.code);
    await office.rows(
      "update staff_filter set created_at = created_at - interval '9 hours', expires_at = expires_at - interval '9 hours'",
    );
    expect((await clerk.open(page.url.pathname + page.url.search)).status).toBe(422);
  });

  it('refuses a person that cannot be one, and a tax code in the address', async () => {
    const page = await clerk.submit(await clerk.open(LIST), PERSON, { person: 'RSSMRA81M10F376X' });
    expect([page.status, page.$('#person').val()]).toEqual([422, 'RSSMRA81M10F376X']);
    expect((await clerk.submit(page, PERSON, { person: '' })).status).toBe(422);
    const wrong = await clerk.open(`${LIST}?q=RSSMRA81M10F376C`);
    expect([wrong.status, wrong.errors['q']]).toEqual([422, expect.stringContaining('codice fiscale')]);
  });

  it('refuses a card number wherever somebody is looked for, and keeps it nowhere', async () => {
    const card = '5255 0000 0000 0001';
    const byCode = await clerk.open(`${LIST}?${new URLSearchParams({ q: card }).toString()}`);
    const byPerson = await clerk.submit(await clerk.open(LIST), PERSON, { person: card });
    expect([byCode.errors['q'], byPerson.errors['person']]).toEqual(Array(2).fill(expect.stringContaining('carta')));
    const file = await clerk.send(`${LIST}/export.csv?${new URLSearchParams({ q: card }).toString()}`);
    expect([byCode.status, byPerson.status, file.status]).toEqual([422, 422, 422]);
    expect(JSON.stringify(await office.trail('payments-listed'))).not.toContain('525500000000');
  });

  it('keeps views: names once, own ones to oneself, the office ones by managers only, never a person', async () => {
    const filtered = await clerk.submit(await clerk.open(`${LIST}?status=refused`), PERSON, { person: 'rossi' });
    expect(filtered.$(`${SAVE} [name=shared]`).length).toBe(0);
    const saved = await clerk.submit(filtered, SAVE, { viewName: 'Rifiutati' });
    expect([saved.status, saved.url.search]).toEqual([200, '?status=refused']);
    expect(saved.$('.view-links [aria-current]').text()).toBe('Rifiutati');
    const again = await clerk.submit(saved, SAVE, { viewName: ' RIFIUTATI ' });
    expect([again.status, Object.keys(again.errors)]).toEqual([422, ['viewName']]);
    const wrong = await clerk.open(`${LIST}?q=RSSMRA81M10F376C`);
    const refused = await clerk.submit(wrong, SAVE, { viewName: 'Con un codice' });
    expect([refused.status, Object.keys(refused.errors)]).toEqual([422, ['q', 'viewName']]);
    expect((await clerk.submit(saved, SAVE, { viewName: 'Di tutti', shared: '1' })).status).toBe(403);
    await manager.submit(await manager.open(`${LIST}?status=pending`), SAVE, { viewName: 'Di tutti', shared: '1' });
    const views = await clerk.open('/admin/transazioni/viste');
    expect(views.text).toContain('Di tutti');
    expect(views.$('form[action$="/elimina"]').length).toBe(1);
    const [mine] = await office.rows<{ id: number }>("select id::int from staff_view where scope = 'own'");
    const renamed = await clerk.submit(views, `form[action$="/${mine!.id}/nome"]`, { name: 'Respinti' });
    expect(renamed.text).toContain('Respinti');
    const [shared] = await office.rows<{ id: number }>("select id::int from staff_view where scope = 'office'");
    const token = views.formFields(`form[action$="/${mine!.id}/nome"]`)['_csrf']!;
    const theft = await clerk.send(`/admin/transazioni/viste/${shared!.id}/elimina`, { fields: { _csrf: token } });
    expect(theft.status).toBe(403);
    const strange = await manager.open('/admin/transazioni/viste');
    const managersToken = strange.formFields('form')['_csrf']!;
    const foreign = await manager.send(`/admin/transazioni/viste/${mine!.id}/elimina`, {
      fields: { _csrf: managersToken },
    });
    expect(foreign.status).toBe(404);
    await expect(office.rows("update staff_view set query = 'filter=x'")).rejects.toThrow(/names_nobody/);
    const gone = await clerk.submit(renamed, `form[action$="/${mine!.id}/elimina"]`);
    expect(gone.text).not.toContain('Respinti');
  });

  it('is for people who have signed in', async () => {
    expect((await new Browser(office.portal).send(LIST)).status).toBe(303);
  });
});
