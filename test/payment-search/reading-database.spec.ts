import { ReadingDatabase, TooSlow } from '../../src/shared/reading-database.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

describe("the staff's way to read", () => {
  let testDatabase: TestDatabase;
  let reading: ReadingDatabase;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    reading = new ReadingDatabase({ url: testDatabase.url, onIdleError: () => undefined });
  });

  afterAll(async () => {
    await reading.close();
    await testDatabase.drop();
  });

  const numbers = (count: number): { text: string; values: unknown[] } => ({
    text: 'select n from generate_series(1, $1::int) n',
    values: [count],
  });

  it('cannot write', async () => {
    await expect(reading.read({ text: 'create table t ()', values: [] })).rejects.toThrow(/read-only/);
  });

  it('gives up in time, and goes on with the next question', async () => {
    const slow = { text: 'select pg_sleep($1)', values: [30] };
    await expect(reading.read(slow, 50)).rejects.toBeInstanceOf(TooSlow);
    expect(await reading.read(numbers(1))).toEqual([{ n: 1 }]);
  });

  it.each([0, 1, 499, 500, 501, 1_234])('streams %d rows', async (count) => {
    const seen: number[] = [];
    for await (const { n } of reading.stream<{ n: number }>(numbers(count))) seen.push(n);
    expect(seen).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  });

  it('gives the connection back when a stream is left early or fails', async () => {
    // More than there are connections for streams.
    for (let round = 0; round < 6; round += 1) {
      for await (const { n } of reading.stream<{ n: number }>(numbers(2_000))) if (n === 3) break;
      const failing = reading.stream({ text: 'select 1 / (n - 700) from generate_series(1, 2000) n', values: [] });
      await expect(drain(failing)).rejects.toThrow(/division by zero/);
    }
  });

  it('stops looking for rows that nobody waits for any more', async () => {
    const slow = {
      text: 'select n, pg_sleep(case n when 600 then 30 else 0 end) from generate_series(1, 700) n',
      values: [],
    };
    // More than there are connections for streams: none of them is kept by what was stopped.
    for (let round = 0; round < 3; round += 1) {
      const stop = new AbortController();
      const batches = reading.batches(slow, stop.signal);
      await batches.next();
      const next = batches.next();
      stop.abort();
      await expect(next).rejects.toThrow();
    }
    expect(await reading.read(numbers(1))).toEqual([{ n: 1 }]);
  });
});

async function drain(rows: AsyncIterable<unknown>): Promise<void> {
  for await (const row of rows) expect(row).toBeDefined();
}
