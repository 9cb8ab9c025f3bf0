import type { Page } from 'playwright-core';
import type { Office } from '../admin-transactions/office.js';
import { camt053, gatewayList, statement } from '../reconciliation/bank-paper.js';
import { addOrders, orderCodeOf, transactionCodeOf } from '../reconciliation/town-payments.js';
import { OfficeVisit } from './office-visit.js';
import { follow, press } from './visit.js';

/** A line of the gateway's list about an order that is nobody's. */
const foreignRow = {
  ...{ orderCode: 'ESTRANEO00001', transactionCode: transactionCodeOf(999), grossCents: 9_030, feeCents: 135 },
  at: '24/11/2026 11:00:00',
};

describe("the finance office's pages, for everybody", () => {
  let visit: OfficeVisit;
  let office: Office;
  let page: Page;

  beforeAll(async () => {
    visit = await OfficeVisit.open(300, { EXPORT_DIRECT_ROWS: '100', RECONCILIATION_CONFIRM_ABOVE_CENTS: '5000' });
    ({ office, page } = visit);
  }, 120_000);

  afterAll(() => visit.close());

  const open = (path: string): Promise<unknown> => visit.go(path);
  const seen = (name: string, path?: string): Promise<void> => visit.see(name, path);

  it('bank files: none chosen, refused, with lines left out, and what each credit consists of', async () => {
    const orders = [901, 902, 903].map((number) => ({
      ...{ orderCode: orderCodeOf(number), transactionCode: transactionCodeOf(number), totalCents: number * 10 },
      ...{ status: 'paid' as const, at: new Date('2026-11-24T09:00:00.000Z') },
    }));
    await addOrders(office.portal.sql, orders);
    const rows = orders.map(({ totalCents, ...order }) => ({
      ...{ ...order, grossCents: totalCents, feeCents: 135, at: '24/11/2026 10:00:00' },
    }));
    const bring = async (name: string, contents: string): Promise<void> => {
      await open('/admin/riconciliazione/importa');
      await page
        .getByLabel('File della banca')
        .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(contents) });
      await press(page, 'Importa');
    };
    await seen('reco-empty', '/admin/riconciliazione');
    await open('/admin/riconciliazione/importa');
    await press(page, 'Importa');
    await seen('reco-upload-422');
    await bring('lettera.txt', 'Gentile cliente, in allegato quanto richiesto.');
    await seen('reco-refused');
    await bring('transazioni-2026-11-24.csv', `${gatewayList([...rows.slice(1), foreignRow])}PAGAMENTO;oggi;?\r\n`);
    await seen('reco-rejects');
    const day = { reference: 'POS20261124', orderId: undefined, amountCents: 2 * 9_030 - 3 * 135 + 9_020 - 100 };
    const credit = {
      ...day,
      description: 'ACCREDITO POS 391177900021001 DEL 24/11/2026 N.OPER. 3 LORDO 270,60 COMM. 4,05',
    };
    const foreign = {
      reference: 'E1',
      orderId: undefined,
      amountCents: 12_345,
      description: 'BONIFICO A VOSTRO FAVORE',
    };
    const paper = statement('2026-11-25', [credit, foreign]);
    await bring('estratto-conto.xml', camt053({ ...paper, closingCents: paper.closingCents + 1 }));
    await seen('reco-balance');
    await seen('reco-desk', '/admin/riconciliazione');
    await seen('reco-credits', '/admin/riconciliazione/accrediti');
    await page.getByRole('link', { name: /2026/ }).last().click();
    await seen('reco-credit');
  });

  it('lists as files: a long one, one under way, one that was taken, all of them', async () => {
    const clerk = await office.as('clerk');
    await (await clerk.send('/admin/transazioni/export.csv?status=refused')).arrayBuffer();
    await seen('export-large', '/admin/transazioni/export.xlsx');
    await follow(page, 'Prepara il file');
    // As it stands when it has asked again often enough.
    await seen('export-under-way', `${new URL(page.url()).pathname}?aggiornamento=720`);
    await seen('exports', '/admin/esportazioni');
    await page
      .getByRole('link', { name: /^transazioni_fino-al_.*csv/ })
      .first()
      .click();
    await seen('export');
  });

  it('what does not fit: the list, one line and its mistakes, proposals, commissions, closing', async () => {
    await seen('reco-worklist', '/admin/riconciliazione/da-lavorare');
    await page.getByTestId('worklist').getByRole('link', { name: 'accredito senza riferimento' }).click();
    await seen('reco-finding');
    await press(page, 'Chiudi la situazione');
    await seen('reco-finding-422');
    await page.getByRole('link', { name: 'Spiega questo accredito con i pagamenti' }).click();
    await page.locator('summary').first().click();
    await seen('reco-explain');
    const explanation = new URL(page.url()).pathname;
    await page.locator('#accept-1 button').click();
    await page.getByTestId('waiting-proposal').locator('summary').click();
    await seen('reco-waiting');
    const clerk = await office.as('clerk');
    await clerk.submit(await clerk.open(explanation), '#confirm');
    await open(explanation);
    await page.getByRole('link', { name: 'Apri il movimento' }).click();
    await seen('reco-linked');
    await page.getByRole('link', { name: 'Annulla quello che è stato collegato' }).click();
    await seen('reco-undo');
    await seen('reco-commissions', '/admin/riconciliazione/commissioni?mese=2026-11');
    await open('/admin/riconciliazione/chiusure');
    await page.getByLabel('Giorno o mese').fill('domani');
    await press(page, 'Chiudi e fai il verbale');
    await seen('reco-periods-422');
    await page.getByLabel('Giorno o mese').fill('2020-01-02');
    await press(page, 'Chiudi e fai il verbale');
    await press(page, 'Riapri');
    await seen('reco-period-422');
    await seen('reco-periods', '/admin/riconciliazione/chiusure');
  });
});
