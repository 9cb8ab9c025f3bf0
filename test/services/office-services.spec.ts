import { Office } from '../admin-transactions/office.js';
import { CARDS } from '../support/bank.js';
import { Citizen, clean, type SeenPage } from '../support/citizen.js';
import { PAY, payWithCard, publicIdOf, toReview } from '../support/journey.js';
import { readPdf } from '../support/pdf-text.js';
import { addStaff, StaffBrowser } from '../support/staff.js';

const FORM = '#service';
const SLUG = 'centro-estivo-citta-dei-ragazzi';
/** Longer than the catalog is kept; within a session. */
const CACHE_MS = 3_000;
/** Crosses midnight in Italy whatever the season. */
const DAY_AND_A_HALF_MS = 36 * 3_600_000;

/** Everything below is done from the pages, in this order, on one service. */
describe('services, run by the office', () => {
  let office: Office;
  let manager: StaffBrowser;
  let path: string;
  let paymentId: string;
  const citizen = new Citizen();

  beforeAll(async () => {
    office = await Office.open(0);
    await addStaff(office.portal, { username: 'collega', role: 'manager' });
    manager = await office.as('manager');
  });

  afterAll(() => office.close());

  type Typed = Readonly<Record<string, string>>;
  const press = (page: SeenPage, action: string, typed: Typed = {}, by = manager): Promise<SeenPage> =>
    by.submit(page, FORM, { ...typed, action });
  const edit = (by = manager): Promise<SeenPage> => by.open(`${path}/modifica`);
  const save = async (typed: Typed): Promise<SeenPage> => press(await edit(), 'save', typed);
  const publish = async (page: SeenPage): Promise<SeenPage> => {
    const done = await manager.submit(page, '#publish');
    office.portal.clock.advance(CACHE_MS);
    return done;
  };
  const value = (page: SeenPage, id: string): unknown => page.$(`[id="${id}"]`).val();
  const changes = (page: SeenPage, within: string): string[] =>
    page
      .$(`${within} .change-list li`)
      .toArray()
      .map((line) => clean(page.$(line).text()));
  const open = (address: string): Promise<SeenPage> => citizen.open(`${office.portal.url}${address}`);

  it('is written with buttons that add a price and fields, and keep what is typed', async () => {
    let page = await press(await manager.open('/admin/servizi/nuovo'), 'add-price', {
      name: 'Centro estivo – Città dei ragazzi',
      description: 'Quota settimanale del centro estivo comunale.',
      officeName: 'Ufficio Scuola',
      accountingCode: 'E.3.01.02 / 2026',
    });
    expect([value(page, 'name'), value(page, 'officeName')]).toEqual([
      'Centro estivo – Città dei ragazzi',
      'Ufficio Scuola',
    ]);
    expect(page.$('#amountKind-price-list').attr('checked')).toBe('checked');
    page = await press(page, 'add-price', { 'price-0-label': 'Giornata intera', 'price-0-amount': '84,00' });
    page = await press(page, 'up-price-1', { 'price-1-label': 'Mezza giornata', 'price-1-amount': '42' });
    expect([value(page, 'price-0-label'), value(page, 'price-1-amount')]).toEqual(['Mezza giornata', '84,00']);
    page = await press(page, 'add-field-date');
    page = await press(page, 'add-field-text');
    page = await press(page, 'remove-field-0', {
      'field-1-label': "Cognome e nome dell'alunno",
      'field-1-required': '1',
    });
    page = await press(page, 'add-field-choice', { 'field-0-hint': 'Di chi frequenta' });
    expect([value(page, 'field-0-label'), value(page, 'field-0-hint')]).toEqual([
      "Cognome e nome dell'alunno",
      'Di chi frequenta',
    ]);
    const saved = await press(page, 'save', { 'field-1-label': 'Turno', 'field-1-choices': 'Luglio\r\nAgosto' });
    path = saved.url.pathname;
    expect([saved.heading, saved.$('[data-testid="service-state"]').attr('data-state')]).toEqual([
      'Centro estivo – Città dei ragazzi',
      'pending',
    ]);
  });

  it('is previewed as the citizen will see it, and seen by no citizen before it is published', async () => {
    const preview = await manager.open(`${path}/anteprima`);
    expect(preview.marked('preview')).toContain('Anteprima');
    expect(preview.$('form.form').attr('inert')).toBeDefined();
    expect(preview.$('[name=extra_turno] option').length).toBe(3);
    expect((await open(`/servizi/${SLUG}`)).status).toBe(404);
    expect((await open('/')).text).not.toContain('Centro estivo');
    const done = await publish(await manager.open(path));
    expect(done.marked('notice')).toContain('Pubblicato');
    const form = await open(`/servizi/${SLUG}`);
    const words = (page: SeenPage): string => clean(page.$('form.form').text());
    expect(words(form)).toBe(words(preview));
    expect(form.$('form.form').attr('inert')).toBeUndefined();
  });

  it('is paid; detail, filter, list and receipt show its price, its fields and its accounting code', async () => {
    const form = await open(`/servizi/${SLUG}`);
    const priceId = form.$('[name=priceId]').last().attr('value')!;
    const typed = { priceId, extra_cognome_e_nome_dell_alunno: 'Lucia Rossi', extra_turno: 'Agosto' };
    const connecting = await citizen.submit(await toReview(citizen, office.portal, typed, SLUG), PAY);
    paymentId = publicIdOf(connecting);
    expect((await payWithCard(citizen, connecting, CARDS.paid)).paymentStatus).toBe('paid');
    const file = await fetch(`${office.portal.url}/pagamenti/${paymentId}/ricevuta.pdf`);
    const pdf = await readPdf(Buffer.from(await file.arrayBuffer()));
    const page = await manager.open(`/admin/transazioni/${paymentId}`);
    for (const words of ['Giornata intera', 'Lucia Rossi', 'Turno', 'Agosto', 'E.3.01.02 / 2026', '84,00 €']) {
      expect(page.text).toContain(words);
      expect(clean(pdf.text)).toContain(words);
    }
    const list = await manager.open(`/admin/transazioni?service=${SLUG}`);
    expect(list.$(`option[value="${SLUG}"]`).attr('selected')).toBeDefined();
    expect(list.$(`a[href="/admin/transazioni/${paymentId}"]`).length).toBeGreaterThan(0);
    expect((await manager.open('/admin/servizi')).text).toContain('1 pagato, 84,00 €');
  });

  it('refuses what is wrong field by field, in Italian, and keeps it', async () => {
    const wrong = {
      name: ' ',
      description: 'x'.repeat(301),
      'price-0-label': 'Giornata intera',
      'price-1-amount': '1.234',
      'field-0-label': '',
      'field-1-choices': 'Luglio\r\nLuglio',
      officeEmail: 'scuola@',
      accountingCode: '<b>',
      descriptionMaxLength: 'tanti',
    };
    const page = await save(wrong);
    expect([page.status, Object.keys(page.errors)]).toEqual([
      422,
      [
        ...['name', 'description', 'price-1-label', 'price-1-amount', 'field-0-label', 'field-1-choices'],
        ...['descriptionMaxLength', 'officeEmail', 'accountingCode'],
      ],
    ]);
    expect(page.errors['price-1-label']).toBe('Voce 2: Un’altra voce ha già questo nome.');
    for (const [id, typed] of Object.entries(wrong)) expect(value(page, id)).toBe(typed.replaceAll('\r', ''));
    expect(value(page, 'field-0-hint')).toBe('Di chi frequenta');
    expect(page.$('[name=field-0-required]').attr('checked')).toBeDefined();
  });

  it('tells the second of two who edit at once, with both texts, and loses neither', async () => {
    const colleague = new StaffBrowser(office.portal, '192.0.2.11');
    await colleague.signIn('collega');
    const [mine, theirs] = [await edit(), await edit(colleague)];
    await press(theirs, 'save', { 'price-1-amount': '80' }, colleague);
    const conflict = await press(mine, 'save', { description: 'Settimana del centro estivo.', 'price-1-amount': '90' });
    expect(conflict.status).toBe(409);
    expect(conflict.marked('conflict')).toContain('Persona collega');
    const rows = conflict
      .$('#conflict tbody tr')
      .toArray()
      .map((row) => clean(conflict.$(row).text()));
    expect(rows).toEqual([
      'Descrizione Quota settimanale del centro estivo comunale. Settimana del centro estivo.',
      'Voce «Giornata intera» 80,00 € 90,00 €',
    ]);
    expect([value(conflict, 'description'), value(conflict, 'price-1-amount')]).toEqual([
      'Settimana del centro estivo.',
      '90',
    ]);
    const [first, second] = await Promise.all([press(conflict, 'save'), press(conflict, 'save', { name: 'Altro' })]);
    expect([first.status, second.status].sort()).toEqual([200, 409]);
  });
});
