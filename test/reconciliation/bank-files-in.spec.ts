import { nextWorkingDay } from '../../src/bank-simulator/bank-file/working-day.js';
import { romeDay } from '../../src/shared/rome-day.js';
import { Office } from '../admin-transactions/office.js';
import { CARDS } from '../support/bank.js';
import { Citizen } from '../support/citizen.js';
import { payWithCard, publicIdOf, toConnecting } from '../support/journey.js';
import type { StaffBrowser } from '../support/staff.js';
import { until } from '../support/until.js';
import { camt053, gatewayList, mt940 } from './bank-paper.js';
import { DAY, DayOfPayments, findingsIn, sorted } from './day-of-payments.js';
import { ImportDesk } from './import-desk.js';
import { allLedgersAddUp, inventLedger } from './invented-ledger.js';
import { orderCodeOf, transactionCodeOf } from './town-payments.js';
import { uploadBankFile } from './upload-bank-file.js';

const UPLOAD = '/admin/riconciliazione/importa';

describe('a day of 500 payments in all states, and what the bank says of it', () => {
  const day = new DayOfPayments();
  const half = (which: number): string => gatewayList(day.list.filter((_row, index) => index % 2 === which));
  let desk: ImportDesk;

  beforeEach(async () => {
    desk = await ImportDesk.open();
    await day.store(desk.sql);
  });

  afterEach(() => desk.close());

  it.each([
    ['the list, then the statement', [gatewayList(day.list), camt053(day.statement)]],
    ['the statement, then the list in another order', [mt940(day.statement), gatewayList([...day.list].reverse())]],
    [
      'the list in halves around the statement, and all of it again in other formats',
      [half(1), camt053(day.statement), half(0), gatewayList(day.list), mt940(day.statement)],
    ],
  ])('%s: what is wrong has its right label, and everything else is reconciled', async (_what, files) => {
    for (const file of files) expect(await desk.bring(file)).toMatchObject({ kind: 'loaded' });
    expect(await findingsIn(desk.sql)).toEqual(sorted(day.expected));
    const { rows } = await desk.sql.query<{ lines: number; listed: number }>(
      'select (select count(*)::int from bank_line) as lines, (select count(*)::int from gateway_line) as listed',
    );
    expect(rows).toEqual([{ lines: day.movements.length, listed: day.list.length }]);
  });
});

describe('any ledger and any files', () => {
  it('leaves credits that are the matched plus the left over, to the cent', async () => {
    const desk = await ImportDesk.open();
    try {
      for (let seed = 1; seed <= 6; seed += 1) {
        const { orders, files } = inventLedger(seed);
        await orders(desk.sql);
        for (const file of files) await desk.bring(file);
        await allLedgersAddUp(desk.sql);
      }
    } finally {
      await desk.close();
    }
  });
});

describe('bank files in the back office', () => {
  let office: Office;
  let clerk: StaffBrowser;

  beforeAll(async () => {
    office = await Office.open(0);
    clerk = await office.as('clerk');
  });

  afterAll(() => office.close());

  it('reconciles payments at the simulator with its own files, in every format', async () => {
    const paid: string[] = [];
    for (const amount of ['10', '154.60', '154.60']) {
      const citizen = new Citizen();
      const connecting = await toConnecting(citizen, office.portal, { amount });
      await payWithCard(citizen, connecting, CARDS.paid);
      paid.push(publicIdOf(connecting));
    }
    const today = romeDay(office.portal.clock.now());
    const booked = nextWorkingDay(today);
    const fromBank = async (query: string): Promise<string> =>
      (await fetch(`${office.portal.bank.url}/__sim/bank-file?${query}`)).text();

    const list = await uploadBankFile(clerk, await fromBank(`format=csv&date=${today}`), 'lista.csv');
    expect(list.text).toContain('3 righe nuove.');
    const statement = await uploadBankFile(clerk, await fromBank(`format=camt053&date=${booked}`), 'conto.xml');
    expect(statement.text).toMatch(/Una riga nuova\..*quadra/s);
    const again = await uploadBankFile(clerk, await fromBank(`format=mt940&date=${booked}`), 'conto.sta');
    expect(again.text).toContain('Nessuna riga nuova, una già nota.');

    const start = await clerk.open('/admin/riconciliazione');
    expect(start.$('[data-testid=all-green]')).toHaveLength(1);
    const payment = await clerk.open(`/admin/transazioni/${paid[1]}`);
    expect(payment.$('[data-testid=reconciliation]').text()).toMatch(/riconciliato\s+accredito del/);
    const credit = await clerk.open(payment.$('[data-testid=reconciliation] a').attr('href')!);
    expect(credit.status).toBe(200);
    expect(credit.$('[data-testid=parts] tbody tr').length).toBe(3);
    expect(credit.$('[data-testid=credit-state]').text()).toBe('spiegato');
  });

  it('takes the same file once, whoever brings it and however many at once', async () => {
    const line = {
      orderCode: 'ESTRANEO00009',
      transactionCode: transactionCodeOf(77),
      grossCents: 1_000,
      feeCents: 15,
    };
    const file = gatewayList([{ ...line, at: '20/11/2026 10:00:00' }]);
    const manager = await office.as('manager');
    const pages = await Promise.all([uploadBankFile(clerk, file, 'a.csv'), uploadBankFile(manager, file, 'b.csv')]);
    expect(new Set(pages.map(({ url }) => url.pathname)).size).toBe(1);
    expect(pages.filter(({ text }) => text.includes('era già arrivato'))).toHaveLength(1);
    const rows = await office.rows('select from gateway_line where order_code = $1', [line.orderCode]);
    expect(rows).toHaveLength(1);
    const imported = (await office.trail('bank-file-imported')).filter(({ data }) => data['linesNew'] === 1);
    expect(JSON.stringify(imported)).not.toContain(line.orderCode);
  });

  it('keeps what cannot be read aside, and says where a statement does not add up', async () => {
    const good = camt053({
      ...{ day: DAY, openingCents: 0, closingCents: 1_234 },
      movements: [{ reference: 'A1', amountCents: 1_000, bookingDay: DAY, orderId: undefined, description: 'PRIMO' }],
    });
    const page = await uploadBankFile(clerk, good, 'saldi.xml');
    expect(page.text).toMatch(/non quadra\s+differenza 2,34/);
    const list = gatewayList([
      {
        orderCode: orderCodeOf(1),
        transactionCode: transactionCodeOf(1),
        grossCents: 1,
        feeCents: 0,
        at: '31/02/2026 10:00:00',
      },
    ]);
    const rejected = await uploadBankFile(clerk, list, 'data.csv');
    expect(rejected.text).toMatch(/Nessuna riga nuova, una scartata.*La data non si legge/s);
  });

  it.each([
    ['an entity', `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "b">]><Document>&a;</Document>`, /pericolose/],
    ['nothing', '', /Il file è vuoto/],
    ['an archive', new Blob([Buffer.from('504b0304140000000800', 'hex')]), /compresso/],
    ['a letter', 'Gentile cliente,\r\nin allegato.\r\n', /Non è un file della banca/],
  ])('refuses %s, and nothing of it comes in', async (_what, contents, reason) => {
    const page = await uploadBankFile(clerk, contents);
    expect(page.text).toMatch(reason);
    expect(page.$('[data-testid=file-state]').text()).toBe('rifiutato');
    expect(page.text).toContain('Non è entrata nessuna riga.');
  });

  it.each([
    ['nothing is sent', null, ''],
    ['a browser sends a file without a name', '', ''],
  ])('asks for the file when none was chosen: %s', async (_what, contents, name) => {
    const page = await uploadBankFile(clerk, contents, name);
    expect(page.status).toBe(422);
    expect(page.text).toContain('Scegli il file da importare.');
  });

  it('lets only the office bring files, to this address only', async () => {
    const auditor = await office.as('auditor');
    expect((await auditor.send(UPLOAD)).status).toBe(403);
    expect((await auditor.open('/admin/riconciliazione')).text).not.toContain('Importa un file');
    const body = new FormData();
    body.set('file', new File(['x'], 'x'));
    expect((await clerk.send(UPLOAD, { method: 'POST', body })).status).toBe(403);
    expect((await clerk.send('/admin/profilo/password', { method: 'POST', body })).status).toBe(415);
    expect((await fetch(`${office.portal.url}/pagamenti`, { method: 'POST', body })).status).toBe(415);
  });

  it('leaves a large file to the worker, and shows how far it is', async () => {
    const rows = Array.from({ length: 10_000 }, (_row, index) => ({
      ...{ orderCode: `GRANDE${String(index).padStart(9, '0')}`, transactionCode: transactionCodeOf(100_000 + index) },
      ...{ grossCents: 1_000 + index, feeCents: 15, at: '19/11/2026 10:00:00' },
    }));
    const page = await uploadBankFile(clerk, gatewayList(rows), 'grande.csv');
    expect(page.$('[data-testid=file-state]').text()).toBe('in attesa');
    expect(page.$('progress')).toHaveLength(1);
    await office.portal.startWorker();
    const loaded = await until('the file is loaded', async () => {
      const now = await clerk.open(page.url.pathname);
      return now.$('[data-testid=file-state]').text() === 'importato' ? now : undefined;
    });
    expect(loaded.text).toContain('10.000 righe nuove.');
    expect(await office.rows('select from bank_file_chunk')).toEqual([]);
  });
});
