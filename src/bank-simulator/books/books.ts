import { join } from 'node:path';
import { DeliveryBook } from './delivery-book.js';
import { FaultBook } from './fault-book.js';
import type { JournalEntry } from './journal-entry.js';
import { Journal } from './journal.js';
import { OrderBook } from './order-book.js';
import { RefundBook } from './refund-book.js';

/**
 * All that the bank holds. An entry changes the books at once, so that two requests can never both find
 * an order open; what the bank tells anybody waits for {@link Books.durable}.
 */
export class Books {
  readonly orders = new OrderBook();
  readonly refunds = new RefundBook();
  readonly deliveries = new DeliveryBook();
  readonly faults = new FaultBook();

  private constructor(private readonly journal: Journal) {}

  /** Opens the books kept in `folder` and replays what they hold. */
  static async open(folder: string): Promise<Books> {
    const { journal, entries } = await Journal.open(join(folder, 'journal.jsonl'));
    const books = new Books(journal);
    // The file is the bank's own and private: its lines are entries that `record` wrote.
    for (const entry of entries) books.apply(entry as JournalEntry);
    return books;
  }

  /** Writes an entry into the books and queues it for the disk. */
  record(entry: JournalEntry): void {
    this.apply(entry);
    this.journal.append(entry);
  }

  /** Resolves when everything recorded so far is on disk. */
  durable(): Promise<void> {
    return this.journal.durable();
  }

  close(): Promise<void> {
    return this.journal.close();
  }

  private apply(entry: JournalEntry): void {
    this.orders.apply(entry);
    this.refunds.apply(entry);
    this.deliveries.apply(entry);
    this.faults.apply(entry);
  }
}
