import type { AcceptedMail } from '../site/mail-server.js';
import type { Disturbance } from '../faults/injections.js';
import type { Findings } from './finding.js';
import type { PortalBooks, PortalPayment } from './portal-books.js';

/** A worker insists for half a minute to mark what it sent; what disturbed it came within this time. */
const EXCUSED_WITHIN_MS = 45_000;

/** Mails of one delivery beyond the first, under the same id, which a death between 250 and commit excuses. */
export interface ReceiptFacts {
  readonly repeatedUnderSameId: number;
}

/** Each paid payment has one receipt, each interrupted one at most one reminder unasked, each delivery one message in the mailbox. */
export function compareReceipts(
  books: PortalBooks,
  mails: readonly AcceptedMail[],
  disturbances: readonly Disturbance[],
  findings: Findings,
): ReceiptFacts {
  const byMessageId = groupByMessageId(mails);
  let repeatedUnderSameId = 0;
  for (const payment of books.payments) {
    checkReceipt(payment, findings);
    checkReminders(payment, findings);
    for (const { messageId, state } of [...payment.deliveries, ...payment.reminders]) {
      const copies = byMessageId.get(messageId) ?? [];
      byMessageId.delete(messageId);
      const excused = copies.filter((copy, index) => index < copies.length - 1 && isExcused(copy, disturbances)).length;
      repeatedUnderSameId += excused;
      const surplus = copies.length - 1 - excused;
      findings.check(
        'doubled',
        payment.publicId,
        surplus > 0,
        `one delivery mailed ${copies.length} times${apart(copies)}`,
      );
      findings.check('lost', payment.publicId, state === 'sent' && copies.length === 0, 'marked as sent, never mailed');
    }
  }
  for (const [messageId, [mail]] of byMessageId) {
    findings.check('doubled', undefined, true, `a mail that no delivery knows: ${messageId} to ${mail?.to ?? ''}`);
  }
  checkNumbers(books, findings);
  return { repeatedUnderSameId };
}

function checkReceipt({ publicId, status, receipt, deliveries, totalCents }: PortalPayment, findings: Findings): void {
  const isPaid = status === 'paid';
  findings.check(
    'lost',
    publicId,
    isPaid && !deliveries.some(({ state }) => state === 'sent'),
    'paid, and no receipt mailed',
  );
  findings.check('mismatched', publicId, !isPaid && receipt !== undefined, `a receipt of a payment that is ${status}`);
  findings.check(
    'mismatched',
    publicId,
    receipt !== undefined && receipt.totalCents !== totalCents,
    'another total on its receipt',
  );
  const isUnfinished = deliveries.some(({ state }) => state === 'queued' || state === 'sending');
  findings.check('mismatched', publicId, isUnfinished, 'a delivery that is not finished');
}

function checkReminders({ publicId, reminders }: PortalPayment, findings: Findings): void {
  const unasked = reminders.filter(({ isAutomatic, state }) => isAutomatic && state === 'sent').length;
  findings.check('doubled', publicId, unasked > 1, `reminded ${unasked} times unasked`);
  const isUnfinished = reminders.some(({ state }) => state === 'queued' || state === 'sending');
  findings.check('mismatched', publicId, isUnfinished, 'a reminder that is not finished');
}

/** Numbers without a gap, none given twice. */
function checkNumbers(books: PortalBooks, findings: Findings): void {
  const numbers = books.payments.flatMap(({ receipt }) => receipt?.number ?? []).toSorted((one, other) => one - other);
  const isGapless = numbers.every((number, index) => number === index + 1);
  findings.check('mismatched', undefined, !isGapless, 'receipts are not numbered without gaps');
}

function isExcused({ atMs }: AcceptedMail, disturbances: readonly Disturbance[]): boolean {
  return disturbances.some((disturbance) => disturbance.atMs >= atMs && disturbance.atMs - atMs <= EXCUSED_WITHIN_MS);
}

/** In seconds, for whoever looks for the cause. */
function apart([first, ...later]: readonly AcceptedMail[]): string {
  const seconds = later.map(({ atMs }) => ((atMs - (first?.atMs ?? 0)) / 1_000).toFixed(1));
  return ` (${seconds.join(', ')} s after the first)`;
}

function groupByMessageId(mails: readonly AcceptedMail[]): Map<string, AcceptedMail[]> {
  const groups = new Map<string, AcceptedMail[]>();
  for (const mail of mails) groups.set(mail.messageId, [...(groups.get(mail.messageId) ?? []), mail]);
  return groups;
}
