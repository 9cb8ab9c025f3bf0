import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Timings } from '../../src/bank-simulator/simulator-options.js';
import { TestBank } from './bank.js';
import { TestShop } from './shop.js';
import { Visitor } from './visitor.js';

/** A bank and a shop for one test file, closed and cleared by `close`. */
export interface Town {
  readonly bank: TestBank;
  readonly shop: TestShop;
  readonly visitor: Visitor;
  /** Where the bank keeps its books. */
  readonly folder: string;
  close(): Promise<void>;
}

export async function openTown(timings: Partial<Timings> = {}): Promise<Town> {
  const folder = await mkdtemp(join(tmpdir(), 'bank-'));
  const shop = await TestShop.open();
  const bank = await TestBank.open(folder, timings).catch(async (error: unknown) => {
    // A shop that stays open would keep the test run from ending.
    await shop.close();
    throw error;
  });
  const close = async (): Promise<void> => {
    await bank.close();
    await shop.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { bank, shop, visitor: new Visitor(bank.url, shop), folder, close };
}
