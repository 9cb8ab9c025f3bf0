import { createHash } from 'node:crypto';
import type { SeenPage } from '../support/citizen.js';
import { readPdf } from '../support/pdf-text.js';
import { FinanceOffice } from './finance-office.js';
import { describeLaterLists } from './later-list.js';
import { describeSpoiledLine } from './spoiled-line.js';

const WORKLIST = '/admin/riconciliazione/da-lavorare';

let desk: FinanceOffice;

/** Text with the blank that keeps an amount and its sign on one line as a plain one. */
const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

beforeAll(async () => {
  desk = await FinanceOffice.open();
});

afterAll(() => desk.office.close());

describe('Spiegami questo accredito', () => {
  it('links what two clerks accept at the same moment once, and tells the other', async () => {
    await desk.paid('2026-11-19', 5_077, 5_077, 7_107);
    await desk.booked('2026-11-20', { reference: 'GIORNO19', amountCents: 17_261 });
    const [one, other] = await Promise.all([
      desk.explain(desk.clerk, 'GIORNO19'),
      desk.explain(desk.colleague, 'GIORNO19'),
    ]);
    expect(one.$('[data-testid=reason]').first().text()).toBe(
      'Sono i pagamenti di tutti i servizi del 19 novembre 2026, al lordo, senza commissioni trattenute.',
    );
    expect(plain(one.$('[data-testid=residual]').first().text())).toBe('0,00 €');
    expect(one.$('[aria-labelledby=proposal-1-title] tbody tr')).toHaveLength(3);
    const answers = await Promise.all([desk.clerk.submit(one, '#accept-1'), desk.colleague.submit(other, '#accept-1')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.text).toContain('un’altra persona è arrivata prima');
    expect(await desk.parts('GIORNO19')).toEqual([5_077, 5_077, 7_107].map((cents) => ({ cents, how: 'proposal' })));
  });

  it('takes a second person above the limit', async () => {
    await desk.paid('2026-11-17', 60_000, 71_234);
    await desk.booked('2026-11-18', { reference: 'GIORNO17', amountCents: 59_100 + 70_165 });
    const page = await desk.explain(desk.clerk, 'GIORNO17');
    expect(plain(page.$('[data-testid=second-person]').text())).toContain('supera 500,00 €');
    const accepted = await desk.clerk.submit(page, '#accept-1');
    expect(accepted.$('[data-testid=notice]').text()).toContain('una persona diversa da te');
    expect(accepted.$('#confirm')).toHaveLength(0);
    expect(await desk.parts('GIORNO17')).toEqual([]);

    const seen = await desk.explain(desk.manager, 'GIORNO17');
    const own = await desk.clerk.send(seen.formAction('#confirm').pathname, {
      fields: { ...accepted.formFields('#withdraw') },
    });
    expect(own.status).toBe(409);
    expect(plain(seen.$('[data-testid=waiting-proposal] tbody').text())).toMatch(
      /600,00 €.*712,34 €|712,34 €.*600,00 €/s,
    );
    const confirmed = await desk.manager.submit(seen, '#confirm');
    expect(confirmed.text).toContain('già spiegato fino al centesimo');
    expect((await desk.parts('GIORNO17')).map(({ cents }) => cents)).toEqual([59_100, 70_165]);
    expect(await desk.office.trail('proposal-confirmed')).toHaveLength(1);
  });

  it('is taken back from the page of the credit, with a reason', async () => {
    const path = `/admin/riconciliazione/accrediti/${await desk.line('GIORNO17')}`;
    const auditor = await desk.office.as('auditor');
    expect((await auditor.open(path)).text).not.toContain('Annulla quello che è stato collegato');
    const credit = await desk.clerk.open(path);
    const item = await desk.clerk.open(credit.$('main a:contains("Annulla")').attr('href')!);
    expect(item.$('[data-testid=finding-state]').text()).toBe('risolta');
    expect(item.$(`main a[href="${path}"]`)).toHaveLength(1);
    const undone = await desk.clerk.submit(item, '#undo', { text: 'Erano di un altro giorno' });
    expect(undone.$('[data-testid=finding-state]').text()).toBe('da lavorare');
    expect(await desk.parts('GIORNO17')).toEqual([]);
    await desk.clerk.submit(await desk.explain(desk.clerk, 'GIORNO17'), '#accept-1');
    await desk.manager.submit(await desk.explain(desk.manager, 'GIORNO17'), '#confirm');
    expect(await desk.parts('GIORNO17')).toHaveLength(2);
  });

  it('refuses a set that is no longer what was seen', async () => {
    await desk.paid('2026-11-16', 4_000);
    await desk.booked('2026-11-17', { reference: 'GIORNO16', amountCents: 4_000 });
    const page = await desk.explain(desk.clerk, 'GIORNO16');
    const answer = await desk.clerk.submit(page, '#accept-1', { digest: '0'.repeat(64) });
    expect(answer.status).toBe(409);
    expect(answer.$('[data-testid=proposal]').length).toBeGreaterThan(0);
  });
});

describe('the worklist', () => {
  /** The page of the line with this label. */
  async function lineOf(label: string): Promise<SeenPage> {
    const list = await desk.clerk.open(WORKLIST);
    const href = list.$(`[data-testid=worklist] a[href$="/${label}"]`).first().attr('href');
    if (href === undefined) throw new Error(`no line ${label}: ${list.text}`);
    return desk.clerk.open(href);
  }

  it('has three rows for the three anomalies of a morning', async () => {
    await desk.clerk.submit(await desk.explain(desk.clerk, 'GIORNO16'), '#accept-1');
    const orders = await desk.paid('2026-11-12', 3_000, 3_000, 4_000, 5_500);
    const rows = orders.slice(1).map(({ orderCode, transactionCode, totalCents }, index) => ({
      ...{ orderCode, transactionCode, at: '12/11/2026 11:00:00', feeCents: 0 },
      grossCents: totalCents + (index === 0 ? 7 : 0),
    }));
    await desk.listed(rows);
    await desk.booked(
      '2026-11-13',
      { reference: 'POS12', amountCents: 15_500, text: 'ACCREDITO POS 391177900021001 DEL 12/11/2026 N.OPER. 4' },
      { reference: 'ESTRANEO', amountCents: 12_345, text: 'BONIFICO ORDINANTE TERZI' },
    );
    const page = await desk.manager.open(WORKLIST);
    const labels = page
      .$('[data-testid=worklist] tbody th')
      .toArray()
      .map((cell) => page.$(cell).text().split(',')[0]);
    expect(labels.sort()).toEqual(['accredito senza riferimento', 'importo diverso', 'pagato ma non rendicontato']);
    expect(plain(page.$('[data-testid=worklist-sums]').text())).toBe('3 situazioni, 153,52 €');
    expect(page.$('svg#chart-ages rect')).toHaveLength(4);
  });

  it('is taken by one person, and keeps what they write', async () => {
    const page = await lineOf('credit-without-reference');
    const taken = await desk.clerk.submit(page, '#owner');
    expect(taken.text).toContain('in carico a te');
    const theirs = await desk.colleague.open(page.url.pathname);
    expect(theirs.$('#owner')).toHaveLength(0);
    const empty = await desk.clerk.submit(taken, '#note');
    expect(empty.status).toBe(422);
    const noted = await desk.clerk.submit(empty, '#note', { text: 'Ho chiesto alla tesoreria' });
    expect(noted.text).toContain('Ho chiesto alla tesoreria');
    expect(JSON.stringify(await desk.office.trail('worklist-noted'))).not.toContain('tesoreria');
  });

  it('leaves with a reason what nobody can explain, once, and takes it back', async () => {
    const page = await lineOf('amount-differs');
    const wrong = await desk.clerk.submit(page, '#decision', { decision: 'waived', text: 'Sette centesimi' });
    expect(wrong.status).toBe(422);
    expect(wrong.$('[name=text]').first().text()).toContain('Sette centesimi');
    const values = { decision: 'waived', reason: 'rounding', text: 'Sette centesimi' };
    const answers = await Promise.all([
      desk.clerk.submit(page, '#decision', values),
      desk.colleague.submit(await desk.colleague.open(page.url.pathname), '#decision', values),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await desk.clerk.open(WORKLIST)).$('[data-testid=worklist] tbody tr')).toHaveLength(2);
    expect((await desk.clerk.open('/admin/riconciliazione')).text).toContain('2 situazioni da guardare');
    const decided = await desk.clerk.open(page.url.pathname);
    const undone = await desk.clerk.submit(decided, '#undo', { text: 'La banca corregge' });
    expect(undone.$('[data-testid=finding-state]').text()).toBe('da lavorare');
    expect((await desk.clerk.open(WORKLIST)).$('[data-testid=worklist] tbody tr')).toHaveLength(3);
  });

  it('links a payment by hand to the credit that nobody knew, and undoes it', async () => {
    const [order] = await desk.paid('2026-11-11', 12_345);
    const page = await lineOf('credit-without-reference');
    const unknown = await desk.clerk.submit(page, '#link', { name: '999999' });
    expect(unknown.status).toBe(422);
    const linked = await desk.clerk.submit(unknown, '#link', { name: order!.transactionCode });
    expect(linked.$('[data-testid=finding-state]').text()).toBe('risolta');
    expect(await desk.parts('ESTRANEO')).toEqual([{ cents: 12_345, how: 'hand' }]);
    await desk.clerk.submit(linked, '#undo', { text: 'Era di un altro' });
    expect(await desk.parts('ESTRANEO')).toEqual([]);
  });

  it('has one line for a whole day of the list that was never credited, which is worked on like any other', async () => {
    const orders = await desk.paid('2026-11-05', 2_000, 3_000);
    await desk.listed(
      orders.map(({ orderCode, transactionCode, totalCents }) => ({
        ...{ orderCode, transactionCode, at: '05/11/2026 11:00:00', feeCents: 0, grossCents: totalCents },
      })),
    );
    const page = await lineOf('listed-not-credited');
    expect(page.text).toContain('I pagamenti elencati per il 5 novembre 2026 che nessun accredito contiene');
    const noted = await desk.clerk.submit(page, '#note', { text: 'La banca paga domani' });
    expect(noted.text).toContain('La banca paga domani');
    const values = { decision: 'waived', reason: 'bank-error', text: 'Arriva con il prossimo' };
    const waived = await desk.clerk.submit(noted, '#decision', values);
    expect(waived.$('[data-testid=finding-state]').text()).toBe('lasciata così');
    const undone = await desk.clerk.submit(waived, '#undo', { text: 'Non è arrivato' });
    expect(undone.$('[data-testid=finding-state]').text()).toBe('da lavorare');
    await desk.clerk.submit(undone, '#decision', values);
  });

  it('shows an auditor everything and lets them change nothing', async () => {
    const auditor = await desk.office.as('auditor');
    const page = await lineOf('amount-differs');
    const seen = await auditor.open(page.url.pathname);
    expect(seen.status).toBe(200);
    expect(seen.$('main form[method=post]')).toHaveLength(0);
    expect((await desk.explain(auditor, 'ESTRANEO')).$('main form[method=post]')).toHaveLength(0);
  });
});

describe('a line of the gateway’s list under a code that is spoiled', () => {
  describeSpoiledLine(() => desk);
});

describe('closing', () => {
  const PERIODS = '/admin/riconciliazione/chiusure';
  const CLOSED = '2026-11-13';

  const close = async (period: string): Promise<SeenPage> =>
    desk.manager.submit(await desk.manager.open(PERIODS), '#close', { period });

  it('closes a day once, whoever is quicker, and keeps its minutes to the byte', async () => {
    expect((await close('2099-01')).status).toBe(422);
    expect((await close('ieri')).$('#period-error').text()).toContain('24/11/2026');
    const answers = await Promise.all([close(CLOSED), close(CLOSED)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    // Whichever was quicker.
    const page = answers.find(({ status }) => status === 200)!;
    expect(page.url.pathname).toMatch(/chiusure\/\d+$/);
    const hashes = page
      .$('[data-testid=sha256]')
      .toArray()
      .map((mark) => page.$(mark).text());
    const files = page
      .$('a[href*=verbale]')
      .toArray()
      .map((link) => page.$(link).attr('href')!);
    const [pdf, csv] = await Promise.all(
      files.map(async (href) => Buffer.from(await (await desk.manager.send(href)).arrayBuffer())),
    );
    expect([pdf!, csv!].map((bytes) => createHash('sha256').update(bytes).digest('hex'))).toEqual(hashes);
    const rows = csv!.toString('utf8').split('\r\n');
    expect(rows[0]).toBe('\ufefftipo;data;riferimento_banca;importo;spiegato;residuo;pagamenti;situazione;stato');
    expect(rows).toContain('movimento;13/11/2026;ESTRANEO;123,45;0,00;123,45;0;;da spiegare');
    expect(rows).toContain('situazione;13/11/2026;;123,45;;;;accredito senza riferimento;aperta');
    const { text } = await readPdf(pdf!);
    expect(text).toContain('Verbale di chiusura: giorno 13/11/2026');
    expect(text).toContain(hashes[1]);
    expect(text).not.toContain('ORDINANTE TERZI');
  });

  it('freezes what is inside, for staff and for programs', async () => {
    const list = await desk.clerk.open(WORKLIST);
    const href = list.$('[data-testid=worklist] a[href$="/credit-without-reference"]').attr('href')!;
    const page = await desk.clerk.open(href);
    expect(page.text).toContain('Il periodo è chiuso');
    expect(page.$('main form[method=post]')).toHaveLength(0);
    const token =
      list.$('[name=_csrf]').first().val() ?? (await desk.clerk.open(PERIODS)).$('[name=_csrf]').first().val();
    const fields = { _csrf: String(token), name: '1', text: 'Provo', decision: 'explained', cents: '12345' };
    for (const action of ['note', 'decisione', 'incarico'])
      expect((await desk.clerk.send(`${href}/${action}`, { fields })).status).toBe(409);
    await expect(
      desk.office.rows(
        `insert into credit_part (bank_line_id, attempt_id, gross_cents, fee_cents, how, made_by, made_at)
         select b.id, a.id, 12345, 0, 'hand', 1, $1 from bank_line b, payment_attempt a
         where b.bank_reference = 'ESTRANEO' and a.amount_cents = 12345`,
        [desk.office.portal.clock.now()],
      ),
    ).rejects.toMatchObject({ constraint: 'period_is_closed' });
    await desk.office.rows(`delete from credit_part where how = 'batch'`);
    expect((await desk.parts('POS12')).length).toBeGreaterThan(0);
  });

  it('makes what arrives late an adjustment of the day that is open, though its clock is behind', async () => {
    desk.office.portal.clock.advance(-60_000);
    await desk.booked(CLOSED, { reference: 'TARDI', amountCents: 7_700 });
    const list = await desk.clerk.open(WORKLIST);
    expect(plain(list.$('[data-testid=worklist] tr:contains("rettifica")').text())).toContain('77,00 €');
    const page = await close('17/11/2026');
    const csv = await (await desk.manager.send(page.$('a[href$="verbale.csv"]').attr('href')!)).text();
    expect(csv).toContain('rettifica;13/11/2026;TARDI;77,00;0,00;77,00;0;;da spiegare');
    expect(csv).not.toContain('rettifica;13/11/2026;ESTRANEO');
  });

  it('is opened again by a manager with a reason, and its history stays', async () => {
    const list = await desk.manager.open(PERIODS);
    const href = list.$('[data-testid=periods] a:contains("13 novembre 2026")').attr('href')!;
    const clerks = await desk.clerk.open(href);
    expect(clerks.$('#reopen')).toHaveLength(0);
    const page = await desk.manager.open(href);
    expect((await desk.manager.submit(page, '#reopen')).status).toBe(422);
    const reopened = await desk.manager.submit(page, '#reopen', { text: 'La banca ha mandato una rettifica' });
    expect(reopened.$('[data-testid=period-state]').text()).toBe('riaperto');
    expect((await desk.manager.submit(page, '#reopen', { text: 'Ancora' })).status).toBe(409);
    await expect(desk.office.rows(`update closed_period set lines = 0`)).rejects.toThrow('cannot change');
    const again = await close(CLOSED);
    expect(again.status).toBe(200);
    const [count] = await desk.office.rows<{ closings: number }>(
      `select count(*)::int as closings from closed_period where lower(days) = '2026-11-13'`,
    );
    expect(count).toEqual({ closings: 2 });
  });
});

it('compares what citizens paid as commission with what the bank kept', async () => {
  const page = await desk.clerk.open('/admin/riconciliazione/commissioni?mese=2026-11');
  // The town of these tests pays no commission: what the bank kept of 600,00 and 712,34 euros is the drift, and seven cents.
  expect(plain(page.$('[data-testid=commission-credits] tbody tr').first().text())).toContain('−19,69 €');
  expect(plain(page.$('[data-testid=drift-sentence]').text())).toContain('la banca ha trattenuto 19,76 €');
});

describe('a list that comes later', () => {
  describeLaterLists(() => desk);
});
