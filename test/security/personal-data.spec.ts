import { CARDS } from '../support/bank.js';
import { Citizen, type SeenPage } from '../support/citizen.js';
import { MARIO, PAY, payWithCard, publicIdOf, toReview } from '../support/journey.js';
import { TestPortal } from '../support/portal.js';
import { until } from '../support/until.js';

/** Nobody else's words: whatever of them turns up was carried there. */
const PAYER = {
  firstName: 'Zefirina',
  lastName: 'Quagliariello',
  taxCode: MARIO.taxCode,
  address: 'vicolo Introvabile 77',
  email: 'zefirina.quagliariello@posta-sua.it',
  description: 'retta di Ermenegilda classe terza',
} as const;

describe('what tells who paid', () => {
  let portal: TestPortal;
  let outcome: SeenPage;
  const citizen = new Citizen();

  beforeAll(async () => {
    portal = await TestPortal.start();
    const connecting = await citizen.submit(await toReview(citizen, portal, PAYER), PAY);
    outcome = await payWithCard(citizen, connecting, CARDS.paid);
    await until('the receipt', () => portal.mail.messages.length > 0);
  });

  afterAll(async () => {
    await portal.close();
  });

  it('is masked on the outcome, where it need not be whole', () => {
    expect(outcome.paymentStatus).toBe('paid');
    expect(outcome.html).not.toContain(PAYER.taxCode);
    expect(outcome.text).toContain('RSS**********76C');
    expect(outcome.html).not.toContain(PAYER.email);
    expect(outcome.text).toContain('ze…@posta-sua.it');
    expect(outcome.html).not.toContain(PAYER.address);
  });

  it('is not on the page that says that a receipt is true', async () => {
    const { rows } = await portal.sql.query<{ code: string }>('select verification_code as code from receipt');
    const verified = await citizen.open(`${portal.url}/verifica/${rows[0]?.code ?? ''}`);
    expect(verified.status).toBe(200);
    for (const word of ['Zefirina', 'Quagliariello', PAYER.taxCode, 'posta-sua', 'Ermenegilda']) {
      expect(verified.html).not.toContain(word);
    }
    expect(verified.html).not.toContain(publicIdOf(outcome));
  });

  it('is not in what the browser tells the bank', async () => {
    const connecting = await citizen.submit(await toReview(citizen, portal, { ...PAYER, amount: '1' }), PAY);
    const sent = JSON.stringify(connecting.formFields('form[data-auto-submit]'));
    expect(sent).not.toMatch(new RegExp(`Zefirina|Quagliariello|${PAYER.taxCode}|posta-sua|Ermenegilda`, 'i'));
  });

  it('is in one erasable row and nowhere else in the database: events, messages and jobs carry ids', async () => {
    const { rows } = await portal.sql.query<{ name: string; schema: string }>(
      `select format('%I.%I', schemaname, tablename) as name, schemaname as schema from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const words = `zefirina|quagliariello|${PAYER.taxCode}|introvabile|posta-sua|ermenegilda`;
    const holders: string[] = [];
    for (const { name } of rows) {
      const { rowCount } = await portal.sql.query(`select 1 from ${name} as t where t::text ~* $1`, [words]);
      if ((rowCount ?? 0) > 0) holders.push(name);
    }
    expect(holders).toEqual(['public.payer']);
    expect(rows.some(({ schema }) => schema === 'bullmq')).toBe(true);
  });

  it('is named in messages by ids alone', async () => {
    const { rows } = await portal.sql.query<{ payload: string }>('select payload::text from outbox');
    expect(rows.length).toBeGreaterThan(0);
    for (const { payload } of rows) {
      const values = Object.values(JSON.parse(payload) as object);
      expect(values.every((value) => /^[A-Za-z0-9_-]{1,40}$/.test(String(value)))).toBe(true);
    }
  });
});
