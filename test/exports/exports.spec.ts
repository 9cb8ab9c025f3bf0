import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import readSheet from 'read-excel-file/node';
import { SeededChance } from '../../src/demo/seeded-chance.js';
import { paymentStatusLabels } from '../../src/payments/payment-status-labels.js';
import { Office } from '../admin-transactions/office.js';
import { StaffBrowser } from '../support/staff.js';
import { TEST_SECRETS } from '../support/test-environment.js';
import { withTemporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';
import { otherLists } from './other-lists.js';
import { euros, isoOf, randomQuery, STORED, type StoredRow, toSecond, totalsOf } from './stored-payments.js';
import { callCommand, csvRows, jsonRows, manifestOf, type Outcome, take, type TakenFile } from './taken-file.js';

const LIST = '/admin/transazioni';
const CONTRACT =
  'riferimento;data_ora;servizio;cognome;nome;codice_fiscale;causale;importo;commissione;totale;stato;codice_transazione';
const DIRECT_ROWS = 239;

describe('lists as files', () => {
  let office: Office;
  let clerk: StaffBrowser;
  let hostile: StoredRow;

  beforeAll(async () => {
    office = await Office.open(240, { variables: { TRUST_PROXY: 'true', EXPORT_DIRECT_ROWS: String(DIRECT_ROWS) } });
    clerk = await office.as('clerk');
    await office.rows(`
      update payer set last_name = '=HYPERLINK("http://cattivo.example";"clic")', first_name = '+39', description = '@SUM(A1);"x"',
        tax_code = '00374620722', postal_code = '00184', extra_fields = '[{"key":"a","label":"Alunno","kind":"text","value":"-2+3"}]'
      where payment_id = (select id from payment where status = 'refused' order by id limit 1)`);
    hostile = (await stored(`p.status = 'refused' order by p.id limit 1`))[0]!;
  });

  afterAll(() => office.close());

  const stored = (condition: string): Promise<StoredRow[]> => office.rows<StoredRow>(`${STORED} where ${condition}`);
  const listed = (condition: string): Promise<StoredRow[]> => stored(`${condition} order by p.day_at desc, p.id desc`);

  const taken = (path: string): Promise<TakenFile> => take(clerk, path);

  async function takeCsv(query: string): Promise<Record<string, string>[]> {
    const file = await taken(`${LIST}/export.csv${query}`);
    expect([query, file.response.status]).toEqual([query, 200]);
    return csvRows(file);
  }

  it('CSV is what Italian Excel opens, and equals the database', async () => {
    const { response, bytes } = await taken(`${LIST}/export.csv?status=paid`);
    const text = bytes.toString();
    expect(text.startsWith(`\uFEFF${CONTRACT};`)).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-disposition')).toMatch(/filename="transazioni_fino-al_\d{4}-\d\d-\d\d\.csv"/);
    const rows = csvRows({ bytes });
    const expected = await listed("p.status = 'paid'");
    expect(expected.length).toBeGreaterThan(50);
    expect(rows.map((row) => Object.values(row).slice(0, 13))).toEqual(
      expected.map((row) => [
        ...[String(row.reference), row.at, row.serviceName, row.lastName, row.firstName, row.taxCode, row.description],
        ...[euros(row.amountCents), euros(row.commissionCents), euros(row.totalCents)],
        ...[paymentStatusLabels[row.status], row.transactionCode, euros(row.refundedCents)],
      ]),
    );
  });

  it('XLSX has cells with types, and a summary', async () => {
    const { bytes } = await taken(`${LIST}/export.xlsx?status=paid`);
    const sheets = await readSheet(bytes);
    const [data, summary] = [
      sheets.find(({ sheet }) => sheet === 'Transazioni')!.data,
      sheets.find(({ sheet }) => sheet === 'Riepilogo')!.data,
    ];
    const expected = await listed("p.status = 'paid'");
    expect(data[0]!.slice(0, 12).join(';')).toBe(CONTRACT);
    expect(data.slice(1).map((row) => row.slice(0, 12).map(toSecond))).toEqual(
      expected.map((row) => [
        // A workbook has no time zone: it shows the clock of Italy. An empty text is an empty cell.
        ...[
          row.reference,
          new Date(`${isoOf(row.at)}Z`),
          row.serviceName,
          row.lastName,
          row.firstName || null,
          row.taxCode,
        ],
        ...[row.description, row.amountCents / 100, row.commissionCents / 100, row.totalCents / 100],
        ...[paymentStatusLabels[row.status], row.transactionCode],
      ]),
    );
    const facts = Object.fromEntries(summary.map(([label, value]) => [String(label), value]));
    const total = expected.reduce((sum, { totalCents }) => sum + totalCents, 0) / 100;
    expect(facts).toMatchObject({ Filtro: 'stato Pagato', Righe: expected.length, 'Totale pagato': total });
    expect(facts['Esportato da']).toBe('clerk');
  });

  it('JSONL has cents as whole numbers and instants in UTC', async () => {
    const file = await taken(`${LIST}/export.jsonl?status=paid`);
    const expected = await listed("p.status = 'paid'");
    expect(
      jsonRows(file).map((row) => [row['reference'], row['at'], row['totalCents'], row['status'], row['taxCode']]),
    ).toEqual(expected.map((row) => [row.reference, row.iso, row.totalCents, row.status, row.taxCode]));
  });

  it('no text becomes a formula, and no code loses its zeros', async () => {
    const row = (await takeCsv(`?q=${hostile.reference}`))[0]!;
    expect([row['cognome'], row['nome'], row['causale'], row['codice_fiscale'], row['cap']]).toEqual([
      ...[`'${hostile.lastName}`, "'+39", `'@SUM(A1);"x"`, '00374620722', '00184'],
    ]);
    expect(row['campi_aggiuntivi']).toBe('Alunno: -2+3');
    const sheets = await readSheet((await taken(`${LIST}/export.xlsx?q=${hostile.reference}`)).bytes);
    // A cell of type text is no formula, whatever it begins with.
    expect(sheets[0]!.data[1]!.slice(3, 7)).toEqual([hostile.lastName, '+39', '00374620722', '@SUM(A1);"x"']);
  });

  it('twenty filters by chance give in the file what they give on the page', async () => {
    const chance = new SeededChance('exports');
    for (let turn = 0; turn < 20; turn += 1) {
      const query = randomQuery(chance, office.portal.clock.now());
      const [page, rows] = [await clerk.open(`${LIST}?${query}`), await takeCsv(`?${query}`)];
      const sum = (name: string): number =>
        rows.reduce((cents, row) => cents + Number(row[name]!.replace(/\D/g, '')), 0);
      expect([query, rows.length, sum('importo'), sum('commissione'), sum('totale')]).toEqual([
        query,
        ...totalsOf(page),
      ]);
    }
  });

  it('a filter that cannot be understood gives no file', async () => {
    const wrong = await clerk.open(`${LIST}/export.csv?from=2026-02-30`);
    expect([wrong.status, wrong.heading, Object.keys(wrong.errors)]).toEqual([422, 'Transazioni', ['from']]);
  });

  it('links carry the filter of the page, without its place', async () => {
    const page = await clerk.open(`${LIST}?status=paid&size=50`);
    const hrefs = page
      .$('.export-links a')
      .toArray()
      .map((link) => page.$(link).attr('href'));
    expect(hrefs).toEqual([
      ...['csv', 'xlsx', 'jsonl'].map((format) => `${LIST}/export.${format}?status=paid`),
      '/admin/esportazioni',
    ]);
  });

  it('a person is in no manifest, list or trail, and their own rows are in the file', async () => {
    const form = 'form[action="/admin/transazioni/persona"]';
    const found = await clerk.submit(await clerk.open(LIST), form, { person: hostile.taxCode });
    const { response, bytes } = await taken(`${LIST}/export.csv${found.url.search}`);
    expect(csvRows({ bytes })).toHaveLength(1);
    const trail = await office.trail('export-begun');
    const kept = (await office.rows('select * from export')).concat(trail);
    expect(JSON.stringify([kept, await manifestOf(clerk, response)])).not.toContain(hostile.taxCode);
    expect(trail.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ list: 'transactions', format: 'csv', personBy: 'taxCode' }),
    );
    const seen = (await office.trail('payments-listed')).filter(({ subject }) => subject !== null);
    expect(seen.length).toBeGreaterThan(0);
  });

  it('every export is recorded with its sums, and seen by those who may', async () => {
    const { response, bytes } = await taken(`${LIST}/export.jsonl?status=refused`);
    const manifest = JSON.parse(await manifestOf(clerk, response)) as { manifest: Record<string, unknown> };
    const id = manifest.manifest['id'] as string;
    const entry = (await office.trail('export-finished')).find(({ subject }) => subject === id);
    expect(entry?.data).toMatchObject({ rows: manifest.manifest['rows'], sha256: manifest.manifest['sha256'] });
    expect(manifest.manifest).toMatchObject({
      bytes: bytes.length,
      madeBy: 'clerk',
      filter: { words: 'stato Rifiutato' },
    });
    const [manager, auditor] = await Promise.all([office.as('manager'), office.as('auditor')]);
    const path = `/admin/esportazioni/${id}`;
    expect((await auditor.open(path)).status).toBe(200);
    expect((await manager.open('/admin/esportazioni')).html).toContain(path);
    const own = (await take(manager, '/admin/rimborsi/export.csv')).response;
    const others = /<([^>]+)\/manifesto/.exec(own.headers.get('link')!)![1]!;
    expect([(await clerk.open(others)).status, (await clerk.open(path)).status]).toEqual([404, 200]);
    expect((await clerk.open('/admin/esportazioni')).html).not.toContain(others);
  });

  it('a file proves itself with the public key alone, and says where it was changed', () =>
    withTemporaryFolder(async (folder) => {
      const { response, bytes } = await taken(`${LIST}/export.csv?status=paid`);
      const manifest = await manifestOf(clerk, response);
      const key = join(folder, 'chiave.pem');
      await writeFile(key, (await taken('/admin/esportazioni/chiave-pubblica.pem')).bytes);
      const check = async (content: Buffer | string, text = manifest, ...options: string[]): Promise<Outcome> => {
        const file = join(folder, 'elenco.csv');
        await Promise.all([writeFile(file, content), writeFile(`${file}.manifest.json`, text)]);
        return callCommand(['audit', 'verify', file, ...(options.length > 0 ? options : ['--key', key])], {});
      };
      expect(await check(bytes)).toMatchObject({ status: 0, out: expect.stringContaining('File intatto') });
      const print = (await clerk.open('/admin/esportazioni')).marked('key-fingerprint');
      expect((await check(bytes, manifest, '--fingerprint', print)).status).toBe(0);
      expect(await check(bytes, manifest, '--fingerprint', 'a'.repeat(64))).toMatchObject({
        status: 1,
        out: expect.stringContaining("Firma di un'altra chiave"),
      });
      const file = join(folder, 'elenco.csv');
      expect(await callCommand(['audit', 'verify', file], {})).toMatchObject({
        status: 1,
        out: expect.stringContaining('ORIGINE NON PROVATA'),
      });
      const lines = bytes.toString().split('\r\n');
      const changed = lines.with(
        41,
        lines[41]!.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
      );
      expect((await check(changed.join('\r\n'))).out).toContain('Riga 42 del file: il contenuto è cambiato.');
      expect((await check(lines.toSpliced(60, 1).join('\r\n'))).out).toContain('Prima della riga 61: manca 1 riga.');
      const chance = new SeededChance('bytes');
      for (let turn = 0; turn < 25; turn += 1) {
        const at = chance.between(0, manifest.length - 1);
        const other = manifest[at] === '7' ? '8' : '7';
        const { status, out } = await check(bytes, manifest.slice(0, at) + other + manifest.slice(at + 1));
        expect([at, status, out]).toEqual([at, 1, expect.stringMatching(/Manifesto alterato: |non si legge/)]);
      }
    }));

  it('the command writes the file with its manifest', () =>
    withTemporaryFolder(async (folder) => {
      const output = join(folder, 'tutto.jsonl');
      const args = ['transactions', 'export', '--format', 'jsonl', '--status', 'paid,refused', '--output', output];
      const variables = { ...TEST_SECRETS, DATABASE_URL: office.portal.environment.database.url };
      const { status, out } = await callCommand(args, variables);
      const rows = (await readFile(output, 'utf8')).trimEnd().split('\n');
      expect([status, out]).toEqual([0, expect.stringContaining(`${rows.length} righe`)]);
      expect(rows).toHaveLength((await stored("p.status in ('paid', 'refused')")).length);
      // The installation on this machine knows its own key.
      expect((await callCommand(['audit', 'verify', output], variables)).status).toBe(0);
      const wrong = await callCommand(['transactions', 'export', '--from', 'ieri'], variables);
      expect([wrong.status, wrong.err]).toEqual([1, '--from: serve una data AAAA-MM-GG.\n']);
    }));

  otherLists(() => office);

  it('a long list is prepared by a worker, fetched by those who may, and kept for two days', async () => {
    const offered = await clerk.open(`${LIST}/export.csv`);
    expect([offered.status, offered.heading]).toEqual([422, 'Elenco lungo']);
    const asked = await clerk.submit(offered, 'main form', { format: 'jsonl' });
    expect(asked.marked('export-state')).toBe('In preparazione');
    await office.portal.startWorker();
    const path = asked.url.pathname;
    await until('the file is ready', async () => (await clerk.open(path)).marked('export-state') === 'Pronta');
    const file = await taken(`${path}/file`);
    expect(jsonRows(file).map(({ reference }) => reference)).toEqual(
      (await listed('true')).map(({ reference }) => reference),
    );
    const manifest = JSON.parse((await taken(`${path}/manifesto.json`)).bytes.toString()) as {
      manifest: { bytes: number };
    };
    expect(manifest.manifest.bytes).toBe(file.bytes.length);
    expect((await take(await office.as('auditor'), `${path}/file`)).bytes).toEqual(file.bytes);
    expect(await office.trail('export-fetched')).toHaveLength(2);
    const managers = await office.as('manager');
    const own = await managers.submit(await managers.open(`${LIST}/export.csv`), 'main form', {});
    expect((await clerk.send(`${own.url.pathname}/file`)).status).toBe(404);
    const isReady = async (): Promise<boolean> =>
      (await managers.open(own.url.pathname)).marked('export-state') === 'Pronta';
    await until('theirs is ready, before its two days go by', isReady);
    office.portal.clock.advance(49 * 3_600_000);
    await office.portal.startWorker();
    await until('the content is gone', async () => (await office.rows('select 1 from export_chunk')).length === 0);
    const later = new StaffBrowser(office.portal);
    await later.signIn('clerk');
    const again = await later.open(path);
    expect(again.marked('export-state')).toBe('Scaduta');
  });
});
