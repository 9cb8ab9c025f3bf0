import { USUAL_BANK_FEE_MILLIONTHS } from '../../src/domain/bank-fee.js';
import { selectCustom } from '../../src/reconciliation/persistence/explanation.queries.js';
import { FinanceOffice } from './finance-office.js';

/** Tuesday gross, or Monday and Tuesday less the fee of each: one amount. */
const AMBIGUOUS = { reference: 'DUEVOLTE', amountCents: 15_000 };

let desk: FinanceOffice;

beforeAll(async () => {
  desk = await FinanceOffice.open();
});

afterAll(() => desk.office.close());

it('is not told by one credit', async () => {
  await desk.paid('2026-10-12', 228);
  await desk.paid('2026-10-13', 10_000, 5_000);
  await desk.booked('2026-10-14', AMBIGUOUS);
  expect(await firstReason()).toContain('del 13 ottobre 2026, al lordo');
  expect(await custom()).toBe(
    'Gli altri accrediti non dicono ancora come li compone la banca: comincia da quelli che tornano al centesimo.',
  );
});

it('is told by other credits that nobody has explained yet', async () => {
  await desk.paid('2026-10-07', 4_033, 7_033);
  await desk.paid('2026-10-08', 5_033, 6_133);
  await desk.paid('2026-10-09', 3_033, 8_233);
  // Less 1,5 % of each, half up: 60 + 105, 75 + 92, 45 + 123.
  await desk.booked('2026-10-08', { reference: 'NETTO7', amountCents: 11_066 - 165 });
  await desk.booked('2026-10-09', { reference: 'NETTO8', amountCents: 11_166 - 167 });
  await desk.booked('2026-10-12', { reference: 'NETTO9', amountCents: 11_266 - 168 });
  expect(await customOfExplained()).toBeUndefined();
  expect(await custom()).toContain('la banca accredita tutti i servizi insieme, al netto della commissione su ciascun');
  expect(await firstReason()).toContain('dal 12 ottobre 2026 al 13 ottobre 2026, al netto');
});

it('is told by the credits that are explained', async () => {
  for (const reference of ['NETTO7', 'NETTO8', 'NETTO9']) await accept(reference);
  // On the sum it were 166, 167 and 169: two of three tell.
  expect(await customOfExplained()).toEqual({ fees: 'net-of-each', areRefundsSubtracted: null, isByService: null });
  await accept(AMBIGUOUS.reference);
  expect((await desk.parts(AMBIGUOUS.reference)).map(({ cents }) => cents)).toEqual([225, 4_925, 9_850]);
});

it('may be one fee on the sum of each credit', async () => {
  const days = ['2026-10-20', '2026-10-21', '2026-10-22', '2026-10-23', '2026-10-26', '2026-10-27'];
  for (const [index, day] of days.slice(0, -1).entries()) {
    // Of each 15 (15,495 half up), of the sum 46 (46,485).
    await desk.paid(day, 1_033, 1_033, 1_033);
    const reference = `SOMMA${index}`;
    await desk.booked(days[index + 1] ?? '', { reference, amountCents: 3_099 - 46 });
    await accept(reference);
  }
  expect(await customOfExplained()).toMatchObject({ fees: 'net-of-sum' });
});

async function firstReason(): Promise<string> {
  return (await desk.explain(desk.clerk, AMBIGUOUS.reference)).$('[data-testid=reason]').first().text();
}

async function custom(): Promise<string> {
  return (await desk.explain(desk.clerk, AMBIGUOUS.reference)).$('[data-testid=bank-custom]').text();
}

async function accept(reference: string): Promise<void> {
  const answer = await desk.clerk.submit(await desk.explain(desk.clerk, reference), '#accept-1');
  expect(answer.status).toBe(200);
}

/** As the page asks the database. */
async function customOfExplained(): Promise<object | undefined> {
  const { text, values } = selectCustom(USUAL_BANK_FEE_MILLIONTHS);
  return (await desk.office.rows<object>(text, [...values]))[0];
}
