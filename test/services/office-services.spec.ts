import { romeDay } from '../../src/shared/rome-day.js';
import { Office } from '../admin-transactions/office.js';
import { CARDS } from '../support/bank.js';
import { Citizen, clean, type SeenPage } from '../support/citizen.js';
import { PAY, payWithCard, publicIdOf, toReview } from '../support/journey.js';
import { readPdf } from '../support/pdf-text.js';
import { addStaff, StaffBrowser } from '../support/staff.js';
import { changesIn, conflictRows, press as pressIn, type Typed, valueOf } from './service-page.js';

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

  const press = (page: SeenPage, action: string, typed: Typed = {}, by = manager): Promise<SeenPage> =>
    pressIn(by, page, action, typed);
  const edit = (by = manager): Promise<SeenPage> => by.open(`${path}/modifica`);
  const save = async (typed: Typed): Promise<SeenPage> => press(await edit(), 'save', typed);
  const publish = async (page: SeenPage): Promise<SeenPage> => {
    const done = await manager.submit(page, '#publish');
    office.portal.clock.advance(CACHE_MS);
    return done;
  };
  const open = (address: string): Promise<SeenPage> => citizen.open(`${office.portal.url}${address}`);

  it('is written with buttons that add a price and fields, and keep what is typed', async () => {
    let page = await press(await manager.open('/admin/servizi/nuovo'), 'add-price', {
      name: 'Centro estivo – Città dei ragazzi',
      description: 'Quota settimanale del centro estivo comunale.',
      officeName: 'Ufficio Scuola',
      accountingCode: 'E.3.01.02 / 2026',
    });
    expect([valueOf(page, 'name'), valueOf(page, 'officeName')]).toEqual([
      'Centro estivo – Città dei ragazzi',
      'Ufficio Scuola',
    ]);
    expect(page.$('#amountKind-price-list').attr('checked')).toBe('checked');
    page = await press(page, 'add-price', { 'price-0-label': 'Giornata intera', 'price-0-amount': '84,00' });
    page = await press(page, 'up-price-1', { 'price-1-label': 'Mezza giornata', 'price-1-amount': '42' });
    expect([valueOf(page, 'price-0-label'), valueOf(page, 'price-1-amount')]).toEqual(['Mezza giornata', '84,00']);
    page = await press(page, 'add-field-date');
    page = await press(page, 'add-field-text');
    page = await press(page, 'remove-field-0', {
      'field-1-label': "Cognome e nome dell'alunno",
      'field-1-required': '1',
    });
    page = await press(page, 'add-field-choice', { 'field-0-hint': 'Di chi frequenta' });
    expect([valueOf(page, 'field-0-label'), valueOf(page, 'field-0-hint')]).toEqual([
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
    const csv = await (await manager.send(`/admin/transazioni/export.csv?service=${SLUG}`)).text();
    const rows = csv.split('\r\n').filter((row) => row.includes('Giornata intera'));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain("Cognome e nome dell'alunno: Lucia Rossi");
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
    for (const [id, typed] of Object.entries(wrong)) expect(valueOf(page, id)).toBe(typed.replaceAll('\r', ''));
    expect(valueOf(page, 'field-0-hint')).toBe('Di chi frequenta');
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
    expect(conflictRows(conflict)).toEqual([
      'Descrizione Quota settimanale del centro estivo comunale. Settimana del centro estivo.',
      'Voce «Giornata intera» 80,00 € 90,00 €',
    ]);
    expect([valueOf(conflict, 'description'), valueOf(conflict, 'price-1-amount')]).toEqual([
      'Settimana del centro estivo.',
      '90',
    ]);
    const [first, second] = await Promise.all([press(conflict, 'save'), press(conflict, 'save', { name: 'Altro' })]);
    expect([first.status, second.status].sort()).toEqual([200, 409]);
  });

  it('publishes a change that leaves the past alone, and tells versions apart in words', async () => {
    const before = await manager.open(`/admin/transazioni/${paymentId}`);
    const saved = await save({
      ...{ name: 'Campo estivo', accountingCode: 'NUOVO', amountKind: 'free', maxAmount: '800' },
      ...{ 'field-0-label': 'Bambino', 'field-1-required': '1' },
    });
    expect(changesIn(saved, '.draft-box')).toContain('Nome: Centro estivo – Città dei ragazzi → diventa Campo estivo');
    const stale = await manager.open(path);
    await save({ maxAmount: '500' });
    const refused = await manager.submit(stale, '#publish');
    expect([refused.status, refused.marked('notice')]).toEqual([409, expect.stringContaining('altra versione')]);
    await publish(await manager.open(path));
    await publish(await save({ maxAmount: '800', minAmount: '' }));
    const versions = await manager.open(`${path}/versioni`);
    const live = `[data-version="${versions.$('[data-version]').first().attr('data-version')!}"]`;
    expect(changesIn(versions, live)).toEqual(['Importo massimo: 500,00 € → diventa 800,00 €']);
    expect(clean(versions.$(live).text())).toContain('in vigore');
    const form = await open(`/servizi/${SLUG}`);
    expect([form.$('[name=extra_cognome_e_nome_dell_alunno]').length, form.$('[name=priceId]').length]).toEqual([1, 0]);
    expect((await manager.open(`/admin/transazioni/${paymentId}`)).text).toBe(before.text);
    const rewrite = "update payment set service_name = 'x' where public_id = $1";
    await expect(office.rows(rewrite, [paymentId])).rejects.toThrow('cannot change');
  });

  it('keeps versions that only grow, and an entry of the register for each change', async () => {
    await expect(office.rows("update service_version set model = '{}'")).rejects.toThrow('append only');
    await expect(office.rows('delete from service_version')).rejects.toThrow('append only');
    await expect(office.rows("update service set slug = 'x' where id = 1")).rejects.toThrow('cannot change');
    const again =
      'insert into service_version (service_id, number, model, at) select service_id, number, model, at from service_version';
    await expect(office.rows(again)).rejects.toThrow('service_version_number');
    const [versions] = await office.rows<{ count: number }>('select count(*)::int as count from service_version');
    const entries = [...(await office.trail('service-created')), ...(await office.trail('service-changed'))];
    expect(entries).toHaveLength(versions!.count);
    expect((await manager.open('/admin/registro')).text).toContain(`ha pubblicato il servizio ${SLUG}`);
  });

  it('begins the history of a service that was installed with what it was', async () => {
    const list = await manager.open('/admin/servizi');
    const href = list.$('th a:contains("REFEZIONE SCOLASTICA")').attr('href')!;
    expect((await press(await manager.open(`${href}/modifica`), 'save')).marked('notice')).toContain(
      'Non è cambiato niente',
    );
    await press(await manager.open(`${href}/modifica`), 'save', { maxAmount: '99' });
    const versions = await manager.open(`${href}/versioni`);
    expect(changesIn(versions, '[data-version="2"]')).toEqual(['Importo massimo: 999.999,99 € → diventa 99,00 €']);
    expect(clean(versions.$('[data-version="1"]').text())).toContain('prima della prima modifica');
    const resumed = await manager.submit(versions, '[data-version="1"] form');
    expect([resumed.marked('notice'), resumed.$('.draft-box').length]).toEqual([expect.stringContaining('salvata'), 0]);
    expect((await open('/servizi/refezione-scolastica')).text).not.toContain('99,00');
  });

  it('changes places on the home page', async () => {
    const form = `#servizio-${path.split('/').at(-1)!} form`;
    await manager.submit(await manager.open('/admin/servizi'), form, { action: 'up' });
    office.portal.clock.advance(CACHE_MS);
    const home = (await open('/')).text;
    expect(home.indexOf('Campo estivo')).toBeLessThan(home.indexOf('ALTRI SERVIZI'));
  });

  it('cannot be deleted once there are payments; one that nobody has paid can, with its versions', async () => {
    const page = await manager.open(path);
    expect([page.$('#remove').length, page.text]).toEqual([0, expect.stringContaining('con pagamenti non si elimina')]);
    const _csrf = page.formFields('#opening')['_csrf']!;
    await manager.submit(page, '#opening', { action: 'close' });
    const forced = await manager.send(`${path}/elimina`, { fields: { _csrf } });
    expect([forced.status, await forced.text()]).toEqual([409, expect.stringContaining('Puoi chiuderlo')]);
    const draft = await press(await manager.open('/admin/servizi/nuovo'), 'save', {
      ...{ name: 'Prova', description: 'x', officeName: 'y', slug: SLUG },
    });
    expect([draft.status, Object.keys(draft.errors)]).toEqual([422, ['slug']]);
    const [saved, again] = [
      await press(draft, 'save', { slug: 'prova' }),
      await press(draft, 'save', { slug: 'prova' }),
    ];
    expect(again.url.pathname).toBe(saved.url.pathname);
    expect((await manager.submit(saved, '#remove')).marked('notice')).toBe('Servizio eliminato.');
    expect(await office.rows("select from service where slug = 'prova'")).toHaveLength(0);
  });

  it('is for managers only', async () => {
    const clerk = await office.as('clerk');
    expect((await clerk.send('/admin/servizi')).status).toBe(403);
    expect((await clerk.open('/admin')).$('a[href="/admin/servizi"]').length).toBe(0);
  });

  it('opens and closes at once, and by days on which nobody is at work', async () => {
    office.portal.clock.advance(CACHE_MS);
    const [closed, stale] = [await manager.open(path), await manager.open(path)];
    expect((await open(`/servizi/${SLUG}`)).status).toBe(404);
    await manager.submit(closed, '#opening', { action: 'open' });
    const late = await manager.submit(stale, '#opening', { action: 'days', opensOn: '2030-01-01' });
    expect([late.status, late.marked('notice')]).toEqual([409, expect.stringContaining('altra persona')]);
    const wrong = await manager.submit(late, '#opening', {
      action: 'days',
      opensOn: '2026-02-30',
      closesOn: '2020-01-01',
    });
    expect([wrong.status, Object.keys(wrong.errors), valueOf(wrong, 'opensOn')]).toEqual([
      ...[422, ['opensOn', 'closesOn'], '2026-02-30'],
    ]);
    const { clock } = office.portal;
    const day = romeDay(new Date(clock.now().getTime() + DAY_AND_A_HALF_MS));
    const dated = await manager.submit(late, '#opening', { action: 'days', opensOn: day, closesOn: day });
    expect(dated.marked('service-state')).toBe('Apre più avanti');
    clock.advance(CACHE_MS);
    expect([(await open(`/servizi/${SLUG}`)).status, (await open('/')).text]).toEqual([
      404,
      expect.stringContaining('Si potrà pagare online dal giorno'),
    ]);
    clock.advance(DAY_AND_A_HALF_MS - CACHE_MS);
    expect((await open(`/servizi/${SLUG}`)).status).toBe(200);
    clock.advance(DAY_AND_A_HALF_MS);
    expect((await open(`/servizi/${SLUG}`)).status).toBe(404);
  });
});
