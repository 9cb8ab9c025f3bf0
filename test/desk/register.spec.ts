import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { parseAuditLines } from '../../src/shared/audit-trail/audit-json.js';
import { AuditTrail } from '../../src/shared/audit-trail/audit-trail.js';
import { type AuditVerdict, verifyAuditChain } from '../../src/shared/audit-trail/verify-audit-chain.js';
import { Database } from '../../src/shared/database.js';
import { Office } from '../admin-transactions/office.js';
import type { SeenPage } from '../support/citizen.js';
import type { StaffBrowser } from '../support/staff.js';
import { until } from '../support/until.js';

const REGISTER = '/admin/registro';
const INTEGRITY = '/admin/registro/integrita';
const CITIZEN_FORM = 'form:has([name=citizen])';

describe('the register', () => {
  let office: Office;

  beforeAll(async () => {
    office = await Office.open(200);
    for (const role of ['clerk', 'manager', 'auditor', 'admin'] as const) await office.as(role);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const linesOf = (page: SeenPage): string[] =>
    page
      .$('.audit-sentence')
      .toArray()
      .map((cell) => page.$(cell).text().replace(/\s+/g, ' '));
  const sequencesOf = (page: SeenPage): number[] =>
    page
      .$('td[data-label=Riga]')
      .toArray()
      .map((cell) => Number(page.$(cell).text()));

  const stateOn = (page: SeenPage): string | undefined => page.$('[data-testid=verification]').attr('data-state');
  /** The page of the verification once it is over: one that takes longer than a page waits goes on behind it. */
  const verified = (by: StaffBrowser): Promise<SeenPage> =>
    until('the verification is over', async () => {
      const page = await by.open(INTEGRITY);
      return stateOn(page) === 'running' ? undefined : page;
    });

  /** As the worker does: the views of finished minutes become rows. */
  const flushViews = async (): Promise<void> => {
    office.portal.clock.advance(60_000);
    const database = new Database({
      url: office.portal.environment.database.url!,
      poolSize: 1,
      onIdleError: () => undefined,
    });
    await new AuditTrail(database, office.portal.clock).flushViews();
    await database.close();
  };

  const verdictOf = async (text: string): Promise<AuditVerdict> =>
    verifyAuditChain(parseAuditLines(createInterface({ input: Readable.from([text]) })), { seals: [] });

  it('shows a clerk their own rows only, others everybody’s, in Italian', async () => {
    const own = await (await office.as('clerk')).open(REGISTER);
    expect(linesOf(own)).toEqual([expect.stringMatching(/^clerk ha effettuato l'accesso\./)]);
    expect(own.$(CITIZEN_FORM)).toHaveLength(0);
    for (const role of ['manager', 'auditor', 'admin'] as const) {
      const all = await (await office.as(role)).open(REGISTER);
      expect(linesOf(all)).toHaveLength(4);
      expect(all.$(CITIZEN_FORM)).toHaveLength(1);
    }
    const clerk = await office.as('clerk');
    const others = await clerk.open(`${REGISTER}?actor=1&subject=manager`);
    expect(linesOf(others)).toEqual([]);
    const token = String(own.$('[name=_csrf]').first().val());
    const search = await clerk.send('/admin/registro/cittadino', { fields: { _csrf: token, citizen: '1' } });
    expect(search.status).toBe(403);
    expect(
      (await (await clerk.send(`${REGISTER}/export.jsonl`)).text())
        .split('\n')
        .filter((line) => line.includes('"manager"')),
    ).toEqual([]);
  });

  it('filters, and says what is wrong with a filter', async () => {
    const auditor = await office.as('auditor');
    const [row] = await office.rows<{ id: number }>("select id::int as id from staff where username = 'manager'");
    expect(linesOf(await auditor.open(`${REGISTER}?actor=${row!.id}&action=sign-in`))).toHaveLength(1);
    expect(linesOf(await auditor.open(`${REGISTER}?from=2020-01-01&to=2020-12-31`))).toEqual([]);
    const wrong = await auditor.open(`${REGISTER}?from=2026-02-30&actor=x&action=y&subject=nessuno`);
    expect([wrong.status, wrong.$('.error-list li').length]).toEqual([422, 4]);
    expect((await auditor.open(`${REGISTER}?from=2026-02-02&to=2026-02-01`)).status).toBe(422);
  });

  it('answers who saw one citizen’s data: the payment, the searches, nobody else', async () => {
    const payment = await office.anyPayment(
      "exists (select 1 from payer y where y.payment_id = p.id and y.last_name <> '')",
    );
    const [payer] = await office.rows<{ reference: number; taxCode: string; lastName: string }>(
      `select p.reference::int, y.tax_code as "taxCode", y.last_name as "lastName" from payment p join payer y on y.payment_id = p.id
       where p.public_id = $1`,
      [payment],
    );
    const clerk = await office.as('clerk');
    const list = await clerk.open('/admin/transazioni');
    await clerk.submit(list, 'form:has([name=person])', { person: payer!.taxCode });
    await clerk.submit(list, 'form:has([name=person])', { person: payer!.lastName });
    await clerk.submit(list, 'form:has([name=person])', { person: 'Zzyzx Nessuno' });
    await clerk.open(`/admin/transazioni?q=${payer!.reference}`);
    await flushViews();
    const auditor = await office.as('auditor');
    const found = await auditor.submit(await auditor.open(REGISTER), CITIZEN_FORM, {
      citizen: ` ${payer!.taxCode.toLowerCase()} `,
    });
    expect([found.status, found.url.search]).toEqual([200, '']);
    expect(linesOf(found).filter((line) => line.startsWith('clerk '))).toHaveLength(3);
    expect(linesOf(found)[0]).toMatch(/^auditor ha cercato chi ha visto una persona|^clerk /);
    expect(found.text).not.toContain(payer!.taxCode);
    const byReference = await auditor.submit(await auditor.open(REGISTER), CITIZEN_FORM, {
      citizen: String(payer!.reference),
    });
    expect(linesOf(byReference).filter((line) => line.startsWith('clerk '))).toHaveLength(1);
    const [kept] = await office.rows<{ text: string }>(
      "select string_agg(data::text || coalesce(subject_id, ''), ' ') as text from audit_entry",
    );
    expect(kept!.text).not.toContain(payer!.taxCode);
    for (const citizen of ['', 'RSSMRA', '999999999']) {
      const refused = await auditor.submit(await auditor.open(REGISTER), CITIZEN_FORM, { citizen });
      expect([refused.status, refused.$('#citizen').attr('aria-invalid')]).toEqual([422, 'true']);
    }
  });

  it('pages by the row, and gives the same rows as a file that can be verified', async () => {
    const { sql } = office.portal;
    const manager = await office.as('manager');
    const trail = new Database({
      url: office.portal.environment.database.url!,
      poolSize: 4,
      onIdleError: () => undefined,
    });
    const audit = new AuditTrail(trail, office.portal.clock);
    await Promise.all(
      Array.from({ length: 60 }, (_none, index) =>
        audit.recordAlone({
          actor: { kind: 'staff', id: 1, name: 'clerk' },
          action: 'note-added',
          subject: { kind: 'payment', id: String(index) },
          data: {},
        }),
      ),
    );
    await trail.close();
    const first = await manager.open(REGISTER);
    expect(sequencesOf(first)).toHaveLength(50);
    const older = await manager.open(first.$('a[rel=next]').attr('href') ?? '');
    expect(sequencesOf(older)[0]).toBe(sequencesOf(first).at(-1)! - 1);
    expect(older.$('a[rel=next]')).toHaveLength(0);
    const back = await manager.open(older.$('a[rel=prev]').attr('href') ?? '');
    expect(sequencesOf(back)).toEqual(sequencesOf(first));
    const file = await manager.send(`${REGISTER}/export.jsonl`);
    const text = await file.text();
    const { rows } = await sql.query<{ count: number }>('select count(*)::int as count from audit_entry');
    // That the file was finished is told after its last row.
    expect(await verdictOf(text)).toMatchObject({ isIntact: true, entries: rows[0]!.count - 1 });
    expect(text.trimEnd().split('\n').at(-1)).toContain('"export-begun"');
  });

  it('verifies for everybody, two at once do not fork it, and one altered byte is named', async () => {
    const clerk = await office.as('clerk');
    const page = await clerk.open(INTEGRITY);
    const fields = { _csrf: String(page.$('form[action$=integrita] [name=_csrf]').val()) };
    const answers = await Promise.all([1, 2, 3].map(() => clerk.send(INTEGRITY, { fields })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const intact = await verified(clerk);
    expect(stateOn(intact)).toBe('intact');
    await clerk.submit(intact, 'form[action$=integrita]');
    expect(stateOn(await verified(clerk))).toBe('intact');
    const altered = 5;
    await office.portal.sql.query(
      `set session_replication_role = replica;
       update audit_entry set actor_name = actor_name || 'x' where sequence = ${altered};
       set session_replication_role = origin`,
    );
    await clerk.submit(intact, 'form[action$=integrita]');
    const broken = await verified(clerk);
    expect(stateOn(broken)).toBe('broken');
    expect(broken.text).toContain(`La prima riga non valida è la ${altered}`);
    const auditor = await office.as('auditor');
    expect(await verdictOf(await (await auditor.send(`${REGISTER}/export.jsonl`)).text())).toEqual({
      isIntact: false,
      sequence: altered,
      reason: 'content',
    });
    const told = await auditor.open(`${REGISTER}?action=audit-verified`);
    expect(linesOf(told)[0]).toContain(`alterato alla riga ${altered}`);
  });

  it('gives up a verification whose process is gone, and shows how far a running one has come', async () => {
    const { sql, clock } = office.portal;
    await sql.query(
      `insert into audit_verification (started_by, started_at, noted_at, state, expected, checked)
       select id, $1, $1, 'running', 80000, 20000 from staff where username = 'admin'`,
      [clock.now()],
    );
    const admin = await office.as('admin');
    const running = await admin.open(INTEGRITY);
    expect([running.$('progress').attr('value'), running.headers.get('refresh')]).toEqual(['20000', '5']);
    expect(stateOn(await admin.submit(running, 'form[action$=integrita]'))).toBe('running');
    clock.advance(180_000);
    await admin.submit(running, 'form[action$=integrita]');
    expect(stateOn(await verified(admin))).toBe('broken');
  });
});
