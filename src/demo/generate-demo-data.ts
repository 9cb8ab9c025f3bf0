import { planDays } from './day-plan.js';
import type { DemoPayment } from './demo-rows.js';
import { beginningsOf, type Chances, inventPayment, type DemoTown } from './invented-payments.js';
import { DemoStore } from './persistence/demo-store.js';
import { SeededChance } from './seeded-chance.js';

/**
 * What to invent. The same seed, number, days and end give the same payments, in a database with the same catalog; some
 * were refunded by its staff, if it has any.
 */
export interface DemoOptions {
  readonly databaseUrl: string;
  readonly payments: number;
  readonly days: number;
  readonly seed: string;
  /** The end of the data, usually now. */
  readonly until: Date;
  /** Also beside payments of real citizens. */
  readonly isForced: boolean;
  readonly onProgress?: (stored: number) => void;
}

export type DemoResult =
  | { readonly kind: 'generated'; readonly payments: number }
  /** Somebody has paid here, or tried to: invented payments among real ones would be counted with them for ever. */
  | { readonly kind: 'real-payments' };

const BATCH_SIZE = 1_000;

/**
 * Fills a database with a town's payments: every state, with orders, bank's messages, chained history, alerts,
 * receipts, sendings and refunds, over days with the rhythm of a week. Nothing here can be taken back: history refuses
 * to be deleted.
 */
export async function generateDemoData(options: DemoOptions): Promise<DemoResult> {
  const store = new DemoStore(options.databaseUrl);
  try {
    if (!options.isForced && (await store.hasRealPayments())) return { kind: 'real-payments' };
    const { until } = options;
    const [services, rateMillionths] = [await store.findServices(), await store.findRate(until)];
    const town = { services, rateMillionths, desk: await store.findRefundDesk(), until };
    const payments = await storeAll(store, town, options);
    await store.analyze();
    return { kind: 'generated', payments };
  } finally {
    await store.close();
  }
}

/** While PostgreSQL stores a batch, this process invents the next. */
async function storeAll(store: DemoStore, town: DemoTown, options: DemoOptions): Promise<number> {
  const chances = { stories: new SeededChance(options.seed), refunds: new SeededChance(`${options.seed}/refunds`) };
  let stored = 0;
  let storing: Promise<void> = Promise.resolve();
  for (const beginnings of batchesOf(options, chances.stories)) {
    const batch = await invent(store, town, beginnings, chances);
    await storing;
    options.onProgress?.(stored);
    storing = store.store(batch, romeYear);
    // Awaited in the next round: until then a failure is nobody's.
    storing.catch(() => undefined);
    stored += batch.length;
  }
  await storing;
  return stored;
}

async function invent(
  store: DemoStore,
  town: DemoTown,
  beginnings: readonly Date[],
  chances: Chances,
): Promise<DemoPayment[]> {
  const ids = await store.reserveIds(beginnings.length);
  return ids.map((reserved, index) => inventPayment(town, beginnings[index] ?? town.until, reserved, chances));
}

function* batchesOf(options: DemoOptions, chance: SeededChance): Generator<Date[]> {
  const { payments, days, until } = options;
  let batch: Date[] = [];
  for (const planned of planDays(payments, days, romeDay(until))) {
    for (const beginning of beginningsOf(planned, until, chance)) {
      batch.push(beginning);
      if (batch.length < BATCH_SIZE) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

const romeDate = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Rome' });

/** `YYYY-MM-DD`, the day that it is in Italy. */
function romeDay(instant: Date): string {
  return romeDate.format(instant);
}

function romeYear(instant: Date): number {
  return Number(romeDay(instant).slice(0, 4));
}
