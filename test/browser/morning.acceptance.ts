import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { nextWorkingDay } from '../../src/bank-simulator/bank-file/working-day.js';
import { romeDay } from '../../src/shared/rome-day.js';
import { CARDS } from '../support/bank.js';
import { Citizen } from '../support/citizen.js';
import { payWithCard, toConnecting } from '../support/journey.js';
import { OfficeVisit } from './office-visit.js';
import { press } from './visit.js';

/**
 * A folder for the pictures of `docs/la-mattina-in-ragioneria.md`:
 * `MORNING_PICTURES=docs/pictures npm run test:acceptance -- test/browser/morning.acceptance.ts` takes them anew.
 */
// eslint-disable-next-line no-restricted-properties -- whoever wants new pictures says where to put them
const FOLDER = process.env['MORNING_PICTURES'];
const SIZE = { width: 900, height: 640 };
const DAY_MS = 86_400_000;
/** A lot of money in one credit takes two people; the guide shows the usual one. */
const variables = { RECONCILIATION_CONFIRM_ABOVE_CENTS: '1000000' };

/** The bank's causale, as a bank writes it that does not say which day it pays. */
const withoutReference = (statement: string): string =>
  statement.replaceAll(/ACCREDITO POS [^<]*(?=<)/g, 'VERSAMENTO A VOSTRO FAVORE');

describe('the morning of the guide, with the files of the simulator', () => {
  let visit: OfficeVisit;
  let day: string;
  let booked: string;

  beforeAll(async () => {
    visit = await OfficeVisit.open(0, variables);
    const { portal } = visit.office;
    await portal.sql.query(`update staff set full_name = 'Anna Verdi' where username = 'manager'`);
    for (const amount of ['45,00', '120,00', '154,60', '32,50', '78,90', '154,60', '210,00', '18,00']) {
      const citizen = new Citizen();
      await payWithCard(citizen, await toConnecting(citizen, portal, { amount }), CARDS.paid);
    }
    day = romeDay(portal.clock.now());
    booked = nextWorkingDay(day);
    portal.clock.set(new Date(Date.parse(`${booked}T07:30:00.000Z`) + DAY_MS));
    await visit.signIn();
  }, 120_000);

  afterAll(() => visit.close());

  const fromBank = async (query: string): Promise<string> =>
    (await fetch(`${visit.office.portal.bank.url}/__sim/bank-file?${query}`)).text();

  async function bring(name: string, contents: string): Promise<void> {
    await visit.go('/admin/riconciliazione/importa');
    const file = { name, mimeType: 'text/plain', buffer: Buffer.from(contents) };
    await visit.page.getByLabel('File della banca').setInputFiles(file);
    await press(visit.page, 'Importa');
    await visit.page.getByTestId('file-state').waitFor();
  }

  /** Keeps what is on the page from the first of `from` on, at most so high, when pictures are wanted. */
  async function picture(name: string, { from = 'main', height: most = SIZE.height } = {}): Promise<void> {
    if (FOLDER === undefined) return;
    await mkdir(FOLDER, { recursive: true });
    await visit.page.setViewportSize(SIZE);
    const { x, y, width, height } = (await visit.page.locator(from).first().boundingBox())!;
    const clip = { x, y, width, height: Math.min(height, most) };
    await visit.page.screenshot({ path: join(FOLDER, `${name}.png`), clip, fullPage: true });
  }

  it('imports both files and says what came of them', async () => {
    await bring('estratto-conto.xml', withoutReference(await fromBank(`format=camt053&date=${booked}&foreign=1`)));
    await visit.see('morning-file');
    await picture('morning-1-file', { height: 628 });
    expect(await visit.page.getByText('quadra').count()).toBeGreaterThan(0);
    await bring('lista.csv', await fromBank(`format=csv&date=${day}&missing=1&wrongAmount=1&foreign=1`));
  });

  it('shows what is left, and explains the credit of the day', async () => {
    await visit.go('/admin/riconciliazione');
    await picture('morning-2-riconciliazione', { height: 515 });
    await visit.see('morning-worklist', '/admin/riconciliazione/da-lavorare');
    await picture('morning-3-da-lavorare', { from: '[data-testid=worklist]' });
    const listed = visit.page.getByTestId('worklist').getByRole('link', { name: 'rendicontato ma sconosciuto' });
    await listed.click();
    await visit.see('morning-spoiled');
    await picture('morning-4-collega', { height: 880 });
    await visit.go('/admin/riconciliazione/accrediti');
    await visit.page
      .getByRole('link', { name: /2026|20\d\d/ })
      .first()
      .click();
    await visit.page.getByRole('link', { name: 'Spiega' }).first().click();
    await visit.see('morning-explain');
    await picture('morning-5-spiega');
    await press(visit.page, 'Accetta la proposta 1');
    await visit.page.getByTestId('notice').waitFor();
  });

  it('closes the day', async () => {
    await visit.go('/admin/riconciliazione/chiusure');
    await visit.page.getByLabel('Giorno o mese').fill(booked);
    await press(visit.page, 'Chiudi e fai il verbale');
    await visit.see('morning-period');
    await picture('morning-6-verbale', { height: 860 });
  });
});
