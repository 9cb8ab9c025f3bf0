import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import readSheet from 'read-excel-file/node';
import type { Office } from '../admin-transactions/office.js';
import type { StaffBrowser } from '../support/staff.js';
import { withTemporaryFolder } from '../support/temporary-folder.js';
import { TEST_SECRETS } from '../support/test-environment.js';
import { BANK_ROWS, bringBankPapers, FINDING_ROWS, type FindingRow } from './account-rows.js';
import { euros } from './stored-payments.js';
import { callCommand, csvRows, jsonRows, linkTo, manifestOf, take } from './taken-file.js';

const ACCOUNT = '/admin/riconciliazione/accrediti';
const WORKLIST = '/admin/riconciliazione/da-lavorare';
const REGISTER = '/admin/registro';

const SEARCHES: readonly [query: string, isWanted: (row: FindingRow) => boolean][] = [
  ['', ({ isDecided }) => !isDecided],
  ['?mie=1', ({ isTaken }) => isTaken],
  ['?lavorate=1', ({ isDecided }) => isDecided],
  ['?situazione=listed-unknown', ({ label }) => label === 'listed-unknown'],
];

/** The lists besides that of payments, in an office that has some of these: lines of the account, worklist, trail. */
export function otherLists(officeOf: () => Office): void {
  let office: Office;
  let clerk: StaffBrowser;

  beforeAll(async () => {
    office = officeOf();
    clerk = await office.as('clerk');
    await bringBankPapers(office);
  });

  /** What the manifest of an answer states. */
  const stated = async (response: Response): Promise<object> =>
    (JSON.parse(await manifestOf(clerk, response)) as { manifest: object }).manifest;

  it.each([
    ['', 'true', 3],
    ['?aperti=1', 'b.residual_cents <> 0', 2],
  ])('the lines of the account%s are a file, as on their page', async (query, condition, count) => {
    const expected = await office.rows<Record<string, string | number>>(
      `${BANK_ROWS} where ${condition} order by b.booking_day desc, b.id desc`,
    );
    const page = await clerk.open(`${ACCOUNT}${query}`);
    expect([expected.length, page.$('.bank-table tbody tr').length]).toEqual([count, count]);
    const csv = await take(clerk, linkTo(page, 'csv'));
    expect(csvRows(csv)).toMatchObject(
      expected.map((row) => ({
        ...row,
        causale: String(row['causale']).replace(/^=/, "'="),
        // One id in 64 begins with what Excel would calculate, too.
        codice_movimento: String(row['codice_movimento']).replace(/^-/, "'-"),
        ...{ importo: euros(row['importo']), spiegato: euros(row['spiegato']), da_spiegare: euros(row['da_spiegare']) },
      })),
    );
    const sum = (name: string): number => expected.reduce((cents, row) => cents + Number(row[name]), 0);
    const totals = { amountCents: sum('importo'), explainedCents: sum('spiegato'), residualCents: sum('da_spiegare') };
    expect(await stated(csv.response)).toMatchObject({ list: 'bank-lines', rows: count, totals });
    expect(jsonRows(await take(clerk, linkTo(page, 'jsonl'))).map(({ id, amountCents }) => [id, amountCents])).toEqual(
      expected.map((row) => [row['codice_movimento'], row['importo']]),
    );
    const [sheet, summary] = await readSheet((await take(clerk, linkTo(page, 'xlsx'))).bytes);
    expect(sheet!.data.slice(1).map((row) => row[3])).toEqual(expected.map((row) => Number(row['importo']) / 100));
    expect(summary!.data.flat()).toContain(totals.residualCents / 100);
  });

  it('the worklist is a file of exactly what its page looks for', async () => {
    const list = await clerk.open(WORKLIST);
    const lineOf = (label: string): string => list.$(`[data-testid=worklist] a[href$="/${label}"]`).attr('href') ?? '';
    await clerk.submit(await clerk.open(lineOf('credit-without-reference')), '#owner');
    const debit = await clerk.open(lineOf('debit-without-reference'));
    await clerk.submit(debit, '#decision', { decision: 'waived', reason: 'too-small', text: 'Spese di novembre' });
    const all = await office.rows<FindingRow>(FINDING_ROWS);
    // And orders that were paid on that very day, which the list does not name.
    expect(all.length).toBeGreaterThanOrEqual(3);
    for (const [query, isWanted] of SEARCHES) {
      const expected = all.filter(isWanted);
      const page = await clerk.open(`${WORKLIST}${query}`);
      const file = await take(clerk, linkTo(page, 'jsonl'));
      const facts = ({ kind, subject, label, since, amountCents }: Partial<FindingRow>): unknown => [
        ...[kind, subject, label, since, amountCents],
      ];
      expect([query, jsonRows(file).map(facts)]).toEqual([query, expected.map(facts)]);
      expect(page.$('[data-testid=worklist] tbody tr')).toHaveLength(expected.length);
      const absoluteCents = expected.reduce((sum, { amountCents }) => sum + Math.abs(amountCents), 0);
      expect(await stated(file.response)).toMatchObject({
        ...{ list: 'worklist', rows: expected.length, totals: { absoluteCents } },
      });
    }
  });

  it('and says in Italian what was decided, with nothing that Excel would calculate', async () => {
    expect(csvRows(await take(clerk, `${WORKLIST}/export.csv?lavorate=1`))).toEqual([
      expect.objectContaining({
        ...{ situazione: 'addebito senza riferimento', importo: '-1,07', importo_senza_segno: '1,07' },
        ...{ decisione: 'lasciata così', motivo: 'Importo troppo piccolo per cercarlo', deciso_da: 'clerk' },
      }),
    ]);
    const open = csvRows(await take(clerk, `${WORKLIST}/export.csv?mie=1`));
    expect(open.map(({ causale }) => causale)).toEqual(["'=BONIFICO DI TERZI"]);
    const [sheet] = await readSheet((await take(clerk, `${WORKLIST}/export.xlsx`)).bytes);
    expect(sheet!.data.slice(1).map((row) => row[11])).toContain('=BONIFICO DI TERZI');
    expect((await office.trail('export-begun')).map(({ data }) => data)).toContainEqual({
      ...{ list: 'worklist', format: 'csv', way: 'download', state: 'decided' },
    });
  });

  it('the audit trail is a file that its manifest proves, or its own chain', () =>
    withTemporaryFolder(async (folder) => {
      const auditor = await office.as('auditor');
      const page = await auditor.open(`${REGISTER}?action=sign-in`);
      const csv = await take(auditor, linkTo(page, 'csv'));
      const expected = await office.rows<{ sequence: number; name: string }>(
        "select sequence::int, actor_name as name from audit_entry where action = 'sign-in' order by 1",
      );
      expect(csvRows(csv).map((row) => [Number(row['numero']), row['chi'], row['operazione']])).toEqual(
        expected.map(({ sequence, name }) => [sequence, name, 'Accesso']),
      );
      const file = join(folder, 'registro.csv');
      await Promise.all([
        writeFile(file, csv.bytes),
        writeFile(`${file}.manifest.json`, await manifestOf(auditor, csv.response)),
      ]);
      const proven = await callCommand(['audit', 'verify', file], TEST_SECRETS);
      expect([proven.status, proven.out]).toEqual([0, expect.stringContaining('operazione Accesso')]);
      const whole = join(folder, 'registro.jsonl');
      await writeFile(whole, (await take(auditor, `${REGISTER}/export.jsonl`)).bytes);
      const followed = await callCommand(['audit', 'verify', whole], {});
      expect([followed.status, followed.out]).toEqual([0, expect.stringMatching(/^Registro intatto: \d+ righe/)]);
      expect((await auditor.open(`${REGISTER}/export.csv?from=2026-02-30`)).status).toBe(422);
      const own = jsonRows(await take(clerk, `${REGISTER}/export.jsonl`));
      expect(new Set(own.map(({ actor }) => (actor as { name: string }).name))).toEqual(new Set(['clerk']));
    }));
}
