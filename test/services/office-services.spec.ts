import { Office } from '../admin-transactions/office.js';
import { Citizen, type SeenPage } from '../support/citizen.js';
import { MARIO, PAY, payWithCard, publicIdOf, toReview } from '../support/journey.js';
import type { StaffBrowser } from '../support/staff.js';

const FORM = '#service';
const CARD = '5255000000000001';
const SAVE = { action: 'save' };

describe('services, run by the office from its pages', () => {
  let office: Office;
  let manager: StaffBrowser;

  beforeAll(async () => {
    office = await Office.open(0);
    manager = await office.as('manager');
  });

  afterAll(() => office.close());

  const press = (page: SeenPage, action: string, typed: Record<string, string> = {}): Promise<SeenPage> =>
    manager.submit(page, FORM, { ...typed, action });

  it('makes a service with a price list and two fields, and publishes it', async () => {
    let page = await press(await manager.open('/admin/servizi/nuovo'), 'add-price', {
      name: 'Centro estivo – Città dei ragazzi',
      description: 'Quota settimanale del centro estivo comunale.',
      officeName: 'Ufficio Scuola',
      accountingCode: 'E.3.01.02 / 2026',
    });
    expect([page.status, page.$('#name').val(), page.$('#amountKind-price-list').attr('checked')]).toEqual([
      200,
      'Centro estivo – Città dei ragazzi',
      'checked',
    ]);
    page = await press(page, 'add-price', { 'price-0-label': 'Mezza giornata', 'price-0-amount': '42' });
    page = await press(page, 'add-field-text', { 'price-1-label': 'Giornata intera', 'price-1-amount': '84,00' });
    page = await press(page, 'add-field-choice', { 'field-0-label': "Cognome e nome dell'alunno" });
    const draft = await press(page, 'save', { 'field-1-label': 'Turno', 'field-1-choices': 'Luglio\r\nAgosto', 'field-0-required': '1' });
    expect(draft.status).toBe(200);
    expect(draft.text).toContain('Bozza da pubblicare');
    const published = await manager.submit(draft, '#publish');
    expect(published.marked('notice')).toContain('Pubblicato');
  });
});
void [MARIO, PAY, payWithCard, publicIdOf, toReview, Citizen, CARD, SAVE];
