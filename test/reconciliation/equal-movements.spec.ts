import { camt053, type Movement, mt940, type Statement } from './bank-paper.js';
import { ImportDesk } from './import-desk.js';

/** Ten euros, with the same words each time, and no reference of the bank. */
const TEN: Omit<Movement, 'bookingDay'> = {
  ...{ reference: 'X', orderId: undefined, amountCents: 1_000 },
  description: 'BONIFICO QUOTA MENSA',
};
const OTHER = { ...TEN, amountCents: -400, description: 'CANONE' };

let desk: ImportDesk;

beforeAll(async () => {
  desk = await ImportDesk.open();
});

afterAll(() => desk.close());

/** The bank tells of movements, from a balance on. */
function told(openingCents: number, ...movements: readonly Movement[]): Statement {
  const closingCents = movements.reduce((sum, { amountCents }) => sum + amountCents, openingCents);
  return { day: movements.at(-1)!.bookingDay, openingCents, closingCents, movements };
}

/** Movements of a day. */
const on = (day: string, ...movements: readonly Omit<Movement, 'bookingDay'>[]): Movement[] =>
  movements.map((movement) => ({ ...movement, bookingDay: day }));

const xml = (statement: Statement): string => camt053(statement).replaceAll(/<(AcctSvcrRef|NtryRef)>[^<]*<\/\1>/g, '');
const swift = (statement: Statement): string => mt940(statement).replaceAll('//X', '');

/** How many movements of ten euros there are on a day after these files came in, one after the other. */
async function tens(day: string, ...files: readonly string[]): Promise<number> {
  for (const file of files) expect((await desk.bring(file)).kind).toMatch(/loaded|known/);
  const [row] = await desk.rows<{ lines: number }>(
    'select count(*)::int as lines from bank_line where booking_day = $1 and amount_cents = 1000',
    [day],
  );
  return row!.lines;
}

describe('movements that are alike and have no reference of the bank', () => {
  it('are two when a statement tells two, in whatever format it comes again', async () => {
    const day = '2026-09-01';
    const both = told(50_000, ...on(day, TEN, OTHER, TEN));
    expect(await tens(day, xml(both))).toBe(2);
    expect(await tens(day, swift(both))).toBe(2);
  });

  it.each([
    ['2026-09-02', 'the morning first'],
    ['2026-09-03', 'the whole day first'],
  ])('are counted by the longer of two statements that begin alike (%s, %s)', async (day, which) => {
    const morning = xml(told(50_000, ...on(day, TEN, OTHER)));
    const whole = xml(told(50_000, ...on(day, TEN, OTHER, TEN)));
    expect(await tens(day, ...(which === 'the morning first' ? [morning, whole] : [whole, morning]))).toBe(2);
  });

  it('count once when a day is told alone and among other days', async () => {
    const [before, day, after] = ['2026-09-07', '2026-09-08', '2026-09-09'] as const;
    const alone = swift(told(50_600, ...on(day, TEN, OTHER)));
    const among = xml(told(50_000, ...on(before, TEN, OTHER), ...on(day, OTHER, TEN), ...on(after, TEN, TEN)));
    expect(await tens(day, alone, among)).toBe(1);
    expect(await tens(before)).toBe(1);
    expect(await tens(after)).toBe(2);
  });

  // Three pages, each with one of them; then the day as a whole.
  it.each([
    ['2026-09-14', [0, 1, 2]],
    ['2026-09-15', [2, 0, 1]],
    ['2026-09-16', [1, 2, 0]],
  ])('add up when statements tell one part of the day after the other (%s: %j)', async (day, order) => {
    const pages = [50_000, 51_000, 51_600].map((from, page) =>
      told(from, ...on(day, ...(page === 1 ? [OTHER, TEN] : [TEN]))),
    );
    expect(await tens(day, ...order.map((page) => xml(pages[page]!)))).toBe(3);
    expect(await tens(day, ...pages.map(swift))).toBe(3);
    expect(await tens(day, xml(told(50_000, ...on(day, TEN, OTHER, TEN, TEN))))).toBe(3);
  });

  it('count once in two files of a bank that states no balance that adds up', async () => {
    const day = '2026-09-21';
    const [one, again] = [told(50_000, ...on(day, TEN)), told(60_000, ...on(day, TEN, TEN))].map((statement) => ({
      ...statement,
      closingCents: 0,
    }));
    expect(await tens(day, xml(one!))).toBe(1);
    expect(await tens(day, xml(again!), swift(again!), swift(one!))).toBe(2);
  });

  it('are kept, and shown as not explained, when nothing says whether they are the same', async () => {
    const day = '2026-09-22';
    const [first, third] = [told(50_000, ...on(day, TEN)), told(53_000, ...on(day, TEN))];
    expect(await tens(day, xml(first), xml(third))).toBe(2);
    const shown = await desk.rows(
      `select label from reconciliation_finding where subject_kind = 'bank-line' and since_day = $1`,
      [day],
    );
    expect(shown).toEqual([{ label: 'credit-without-reference' }, { label: 'credit-without-reference' }]);
  });
});

describe('movements whose references are longer than a format carries', () => {
  /** Sixteen characters are what MT940 has room for: these differ behind them. */
  const long = (end: string): Omit<Movement, 'bookingDay'> => ({ ...TEN, reference: `20261001CRED0000${end}` });

  const cut = (statement: Statement): string => mt940(statement).replaceAll(/(\/\/.{16}).*/g, '$1');

  it.each([
    ['2026-10-01', 'each in a statement of its own', [['0001'], ['0002']]],
    ['2026-10-02', 'the second told again among both', [['0002'], ['0001', '0002'], ['0002'], ['0001']]],
  ])('are two when only the end tells them apart (%s, %s)', async (day, _which, statements) => {
    const files = statements.map((ends, index) =>
      camt053(told(50_000 + index * 1_000, ...on(day, ...ends.map(long), { ...OTHER, reference: `ALTRO${index}` }))),
    );
    expect(await tens(day, ...files)).toBe(2);
    const kept = await desk.rows(
      'select distinct bank_reference from bank_line where booking_day = $1 and amount_cents = 1000',
      [day],
    );
    expect(kept).toHaveLength(2);
  });

  it('are those of the format that cuts them, whichever comes first', async () => {
    const [first, second] = ['2026-10-05', '2026-10-06'] as const;
    const both = (day: string): Statement => told(50_000, ...on(day, long('0001'), long('0002')));
    expect(await tens(first, cut(both(first)), camt053(both(first)))).toBe(2);
    expect(await tens(second, camt053(both(second)), cut(both(second)))).toBe(2);
    const one = (day: string): Statement => told(50_000, ...on(day, long('0001')));
    const third = '2026-10-07';
    expect(await tens(third, cut(one(third)))).toBe(1);
    expect(await tens(third, camt053(both(third)), camt053(told(0, ...on(third, long('0002'), long('0001')))))).toBe(2);
  });
});
