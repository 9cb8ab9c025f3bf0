import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { formatEuro } from '../../domain/money.js';
import { type AccountSums, addUpAccounts } from '../../payments/payment-accounts.js';
import type { ListedPayment } from '../../payments/payment-search.js';
import { newArchiveDocument } from '../../shared/pdf/archive-document.js';
import { fontFamilies } from '../../shared/pdf/font-families.js';
import { Sheet } from '../../shared/pdf/sheet.js';
import { paymentStatusLabels } from '../payment-words.js';
import { forgottenSince } from '../http/words/forgotten-text.js';
import { shortTime } from '../http/words/short-time.js';
import { RegisterBook, type RegisterHeading, type RegisterRow, type ServiceTotal } from './register-book.js';

/** What came out, told when the last byte is made. */
export interface WrittenRegister {
  readonly pages: number;
  readonly total: AccountSums;
  /** Of the whole file, in hexadecimal. */
  readonly sha256: string;
}

/** Whoever asked for it has gone away. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}

/**
 * Writes the payments as a register into `out`, which it does not end. A page goes out before the next is made, and
 * none is made while the reader does not take them. @throws ReaderGone
 */
export async function writeRegister(
  payments: AsyncIterable<ListedPayment>,
  out: Writable,
  { heading, author }: { heading: RegisterHeading; author: string },
): Promise<WrittenRegister> {
  const pdf = await newArchiveDocument({ title: heading.title, author, subject: heading.lead, layout: 'landscape' });
  const hash = createHash('sha256');
  pdf.on('data', (chunk: Buffer) => {
    hash.update(chunk);
    if (!out.destroyed) out.write(chunk);
  });
  const finished = once(pdf, 'end');
  const book = new RegisterBook(new Sheet(pdf, await fontFamilies()), heading);
  const services = new Map<string, ServiceTotal>();
  let written = book.pages;
  for await (const payment of payments) {
    const row = rowOf(payment);
    book.add(row);
    const before = services.get(payment.serviceName)?.sums;
    const sums = before === undefined ? row.sums : addUpAccounts([before, row.sums]);
    services.set(payment.serviceName, { name: payment.serviceName, sums });
    if (book.pages === written) continue;
    written = book.pages;
    await taken(out);
  }
  book.finish([...services.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'it')));
  pdf.end();
  await finished;
  await taken(out);
  return { pages: book.pages, total: book.total, sha256: hash.digest('hex') };
}

/** Lets others have their turn, and waits until the reader has taken what was written. */
async function taken(out: Writable): Promise<void> {
  await nextTurn();
  if (!out.destroyed && out.writableNeedDrain) await Promise.race([once(out, 'drain'), once(out, 'close')]);
  if (out.destroyed) throw new ReaderGone('nobody takes the register any more');
}

function rowOf(payment: ListedPayment): RegisterRow {
  const { reference, at, serviceName, payer, forgottenAt, status, transactionCode } = payment;
  const { amountCents, commissionCents, totalCents, refundedCents } = payment;
  const name = payer === null ? '' : `${payer.lastName} ${payer.firstName}`.trim();
  return {
    cells: [
      String(reference),
      shortTime(at).text,
      serviceName,
      payer === null ? forgottenSince(forgottenAt) : `${name}, ${payer.taxCode}`,
      ...[amountCents, commissionCents, totalCents].map(formatEuro),
      paymentStatusLabels[status],
      transactionCode ?? '',
    ],
    sums: { payments: 1, amountCents, commissionCents, totalCents, refundedCents },
  };
}
