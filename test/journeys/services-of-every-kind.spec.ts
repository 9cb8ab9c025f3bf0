import { CARDS } from '../support/bank.js';
import { Citizen, clean, type SeenPage } from '../support/citizen.js';
import { EDIT, FORM, MARIO, PAY, payWithCard, publicIdOf } from '../support/journey.js';
import { readPdf } from '../support/pdf-text.js';
import { TestPortal } from '../support/portal.js';

const CATALOG_IS_KEPT_MS = 2_000;

describe('services with fixed amounts, price lists, fields of their own, and no commission', () => {
  let portal: TestPortal;
  const citizen = new Citizen();

  beforeAll(async () => {
    portal = await TestPortal.start();
  });

  afterAll(async () => {
    await portal.close();
  });

  /** What the office would have set up by its own pages. */
  async function addService(slug: string, amountKind: string, fixedAmountCents: number | null = null): Promise<number> {
    const { rows } = await portal.sql.query<{ id: number }>(
      `insert into service (slug, name, description, position, amount_kind, fixed_amount_cents, office_name, created_at, updated_at)
       values ($1, upper(replace($1, '-', ' ')), 'Per prova', 900, $2, $3, 'Ufficio Sport', $4, $4) returning id`,
      [slug, amountKind, fixedAmountCents, portal.clock.now()],
    );
    return rows[0]?.id ?? 0;
  }

  const catalogIsRead = (): void => {
    portal.clock.advance(CATALOG_IS_KEPT_MS);
  };

  const formOf = (slug: string): Promise<SeenPage> => citizen.open(`${portal.url}/servizi/${slug}`);

  /** Rows of the page's lists, by their label. */
  function rowsOn(page: SeenPage): Record<string, string> {
    const terms = page.$('main dt').toArray();
    return Object.fromEntries(terms.map((dt) => [clean(page.$(dt).text()), clean(page.$(dt).next('dd').text())]));
  }

  async function receiptOf(outcome: SeenPage): Promise<string> {
    const file = await fetch(`${portal.url}/pagamenti/${publicIdOf(outcome)}/ricevuta.pdf`);
    return clean((await readPdf(Buffer.from(await file.arrayBuffer()))).text);
  }

  async function pay(review: SeenPage): Promise<SeenPage> {
    const outcome = await payWithCard(citizen, await citizen.submit(review, PAY), CARDS.paid);
    expect(outcome.paymentStatus).toBe('paid');
    return outcome;
  }

  it('a fixed amount is shown, cannot be changed, and is what the bank takes', async () => {
    await addService('tessera-biblioteca', 'fixed', 1_250);
    catalogIsRead();
    const form = await formOf('tessera-biblioteca');
    expect(form.text).toContain('12,50 €');
    expect(form.$('[name="amount"], [name="priceId"]')).toHaveLength(0);

    const review = await citizen.submit(form, FORM, { ...MARIO, amount: '1,00' });
    expect(review.marked('commission')).toBe('0,20 €');
    expect(review.marked('total')).toBe('12,70 €');
    const outcome = await pay(review);
    expect(rowsOn(outcome)).toMatchObject({ Importo: '12,50 €' });
    expect((await portal.bank.order(await portal.orderOf(publicIdOf(outcome))))?.capturedCents).toBe(1_270);
    const receipt = await receiptOf(outcome);
    for (const words of ['TESSERA BIBLIOTECA', '12,50', '0,20', '12,70']) expect(receipt).toContain(words);
  });

  it('a price list asks to choose, and the chosen price is on review, bank and receipt', async () => {
    const serviceId = await addService('palestra-comunale', 'price-list');
    const prices = `insert into service_price (service_id, position, label, amount_cents, is_active)
      values ($1, 1, 'Mensile adulti', 3000, true), ($1, 2, 'Mensile ragazzi', 1800, true), ($1, 3, 'Vecchia tariffa', 100, false)`;
    await portal.sql.query(prices, [serviceId]);
    catalogIsRead();
    const form = await formOf('palestra-comunale');
    const choices = form.$('[name="priceId"]').toArray();
    expect(choices.map((choice) => clean(form.$(choice).next('label').text()))).toEqual([
      'Mensile adulti 30,00 €',
      'Mensile ragazzi 18,00 €',
    ]);

    for (const wrong of ['', '999999', 'x']) {
      const refused = await citizen.submit(form, FORM, { ...MARIO, priceId: wrong });
      expect([refused.status, Object.keys(refused.errors)]).toEqual([422, ['priceId']]);
    }
    const priceId = form.$(choices[1]).attr('value') ?? '';
    const review = await citizen.submit(form, FORM, { ...MARIO, priceId });
    expect(rowsOn(review)).toMatchObject({ Tariffa: 'Mensile ragazzi', Importo: '18,00 €' });
    expect((await citizen.submit(review, EDIT)).$('[name="priceId"]:checked').attr('value')).toBe(priceId);
    const outcome = await pay(review);
    expect(outcome.marked('total')).toBe('18,28 €');
    expect(rowsOn(outcome)).toMatchObject({ Tariffa: 'Mensile ragazzi' });
    expect(await receiptOf(outcome)).toContain('Mensile ragazzi');
  });

  describe('fields that a service asks for', () => {
    const FILLED = {
      extra_targa: 'AB 123 CD',
      extra_zona: 'Centro',
      extra_mesi: '6',
      extra_dal: '2026-12-01',
    };

    beforeAll(async () => {
      const serviceId = await addService('permesso-di-sosta', 'free');
      await portal.sql.query(
        `insert into service_field (service_id, position, key, label, kind, is_required, max_length, choices, min_number,
           max_number, min_date, max_date)
         values ($1, 1, 'targa', 'Targa del veicolo', 'text', true, 10, null, null, null, null, null),
           ($1, 2, 'zona', 'Zona', 'choice', true, null, array['Centro', 'Porto'], null, null, null, null),
           ($1, 3, 'mesi', 'Numero di mesi', 'number', true, null, null, 1, 12, null, null),
           ($1, 4, 'dal', 'Valido dal', 'date', true, null, null, null, null, '2026-01-01', '2027-12-31'),
           ($1, 5, 'note', 'Note', 'text', false, null, null, null, null, null, null)`,
        [serviceId],
      );
      catalogIsRead();
    });

    const wrong: [string, Record<string, string>, RegExp][] = [
      ['an empty text', { extra_targa: ' ' }, /Targa del veicolo/],
      ['a text that is too long', { extra_targa: 'AB 123 CD 45' }, /Targa del veicolo.*massimo di 10/],
      ['no choice', { extra_zona: '' }, /Zona/],
      ['a choice that is not offered', { extra_zona: 'Periferia' }, /Zona.*elenco/],
      ['words for a number', { extra_mesi: 'sei' }, /Numero di mesi.*numero intero/],
      ['a number that is too low', { extra_mesi: '0' }, /almeno 1/],
      ['a number that is too high', { extra_mesi: '13' }, /al massimo 12/],
      ['a day that does not exist', { extra_dal: '2026-02-30' }, /data che esiste/],
      ['a day that is too early', { extra_dal: '31/12/2025' }, /prima del 01\/01\/2026/],
      ['a day that is too late', { extra_dal: '2028-01-01' }, /dopo il 31\/12\/2027/],
    ];

    it.each(wrong)('%s is refused, and everything typed is kept', async (_what, changes, message) => {
      const typed = { ...MARIO, ...FILLED, ...changes };
      const refused = await citizen.submit(await formOf('permesso-di-sosta'), FORM, typed);
      const [field = '', value = ''] = Object.entries(changes)[0] ?? [];
      expect([refused.status, Object.keys(refused.errors)]).toEqual([422, [field]]);
      expect(refused.errors[field]).toMatch(message);
      expect(clean(refused.$(`#${field}-error`).text())).toMatch(message);
      // A choice that is not offered cannot stay chosen; all else stays as it was typed.
      const kept = { ...typed, ...(field === 'extra_zona' ? { extra_zona: '' } : { [field]: value }) };
      expect(refused.formFields(FORM)).toMatchObject(kept);
    });

    it('all of them empty are all named, in the order of the form', async () => {
      const refused = await citizen.submit(await formOf('permesso-di-sosta'), FORM, MARIO);
      expect(Object.keys(refused.errors)).toEqual(['extra_targa', 'extra_zona', 'extra_mesi', 'extra_dal']);
    });

    it('what was filled in is on the review, comes back with MODIFICA and is printed on the receipt', async () => {
      const form = await formOf('permesso-di-sosta');
      const review = await citizen.submit(form, FORM, { ...MARIO, ...FILLED, extra_dal: '1/12/2026' });
      const filled = {
        'Targa del veicolo': 'AB 123 CD',
        Zona: 'Centro',
        'Numero di mesi': '6',
        'Valido dal': '01/12/2026',
      };
      expect(rowsOn(review)).toMatchObject(filled);
      expect(rowsOn(review)).not.toHaveProperty('Note');
      const again = await citizen.submit(review, EDIT);
      expect(again.formFields(FORM)).toMatchObject({ ...FILLED, extra_dal: '1/12/2026', extra_note: '' });

      const receipt = await receiptOf(await pay(review));
      for (const words of Object.entries(filled).flat()) expect(receipt).toContain(words);
    });
  });

  it('without commission no page and no receipt speaks of one', async () => {
    // Payments of this very moment have the rate that ends.
    portal.clock.advance(1);
    const now = portal.clock.now();
    await portal.sql.query('update commission_rate set valid_to = $1, changed_at = $1', [now]);
    await portal.sql.query(
      `insert into commission_rate (rate_millionths, valid_from, reason, created_at) values (0, $1, 'D.Lgs. 218/2017', $1)`,
      [now],
    );
    catalogIsRead();
    const home = await citizen.open(portal.url);
    expect(home.text).toContain('senza commissioni');
    expect(home.text).not.toMatch(/commissione \d|1,522843/i);
    const form = await formOf('refezione-scolastica');
    expect(form.text).toContain("Nessuna commissione: paghi solo l'importo.");

    const review = await citizen.submit(form, FORM, MARIO);
    const outcome = await pay(review);
    for (const page of [review, outcome]) {
      expect(page.$('[data-testid="commission"]')).toHaveLength(0);
      expect(page.text).not.toContain('Commissione');
      expect(page.marked('total')).toBe('154,60 €');
    }
    expect(await receiptOf(outcome)).not.toMatch(/commission/i);
  });
});
