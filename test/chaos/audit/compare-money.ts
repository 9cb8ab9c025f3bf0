import type { LedgerLine } from '../../support/bank-control.js';
import type { Findings } from './finding.js';
import type { PortalAttempt, PortalBooks, PortalPayment } from './portal-books.js';

/** What the portal may hold of an order, by what the bank holds of it; undefined: the bank never saw it. */
const EQUIVALENT: Readonly<Record<string, readonly string[]>> = {
  paid: ['paid', 'excess_paid'],
  refused: ['refused'],
  cancelled: ['cancelled'],
  expired: ['expired'],
};
const NEVER_SEEN = ['expired'];
const COLLECTED = ['paid', 'excess_paid'];

/** Each order of the bank against ours, each of ours against the bank's: cents, codes and states. */
export function compareMoney(books: PortalBooks, ledger: readonly LedgerLine[], findings: Findings): void {
  const lines = new Map(ledger.map((line) => [line.orderId, line]));
  const orders = new Set(books.payments.flatMap(({ attempts }) => attempts.map(({ orderCode }) => orderCode)));
  for (const { orderId, capturedCents } of ledger) {
    findings.check(
      'lost',
      undefined,
      capturedCents > 0 && !orders.has(orderId),
      `${orderId} paid at the bank, unknown here`,
    );
  }
  for (const payment of books.payments) {
    for (const attempt of payment.attempts) compareOrder(payment, attempt, lines.get(attempt.orderCode), findings);
    compareWhole(payment, lines, findings);
  }
}

function compareOrder(
  { publicId, totalCents }: PortalPayment,
  attempt: PortalAttempt,
  line: LedgerLine | undefined,
  findings: Findings,
): void {
  const { orderCode, status } = attempt;
  const isCollected = COLLECTED.includes(status);
  const captured = line?.capturedCents ?? 0;
  findings.check('lost', publicId, captured > 0 && !isCollected, `${orderCode}: paid at the bank, ${status} here`);
  findings.check('mismatched', publicId, isCollected && captured === 0, `${orderCode}: paid here, not at the bank`);
  findings.check('mismatched', publicId, attempt.amountCents !== totalCents, `${orderCode}: not the payment's total`);
  if (line === undefined) {
    findings.check(
      'mismatched',
      publicId,
      !NEVER_SEEN.includes(status),
      `${orderCode}: unknown at the bank, ${status} here`,
    );
    return;
  }
  const expected = EQUIVALENT[line.status] ?? [];
  findings.check(
    'mismatched',
    publicId,
    !expected.includes(status),
    `${orderCode}: ${line.status} at the bank, ${status} here`,
  );
  findings.check('mismatched', publicId, line.amountCents !== attempt.amountCents, `${orderCode}: amounts differ`);
  findings.check(
    'mismatched',
    publicId,
    isCollected && (captured !== attempt.amountCents || line.transactionCode !== attempt.transactionCode),
    `${orderCode}: cents or transaction codes differ`,
  );
}

/** The payment as the citizen sees it, against its orders; nobody pays twice. */
function compareWhole(payment: PortalPayment, lines: ReadonlyMap<string, LedgerLine>, findings: Findings): void {
  const { publicId, status, attempts, transactionCode } = payment;
  const paid = attempts.filter((attempt) => attempt.status === 'paid');
  const charged = attempts.filter(({ orderCode }) => (lines.get(orderCode)?.capturedCents ?? 0) > 0);
  const last = attempts.at(-1)?.status;
  findings.check('lost', publicId, charged.length > 0 && status !== 'paid', `charged, and shown as ${status}`);
  findings.check('doubled', publicId, charged.length > 1, `charged ${charged.length} times`);
  findings.check(
    'mismatched',
    publicId,
    status === 'paid' && paid.length !== 1,
    `${paid.length} paid orders of a paid payment`,
  );
  findings.check(
    'mismatched',
    publicId,
    status !== 'paid' && status !== last,
    `payment ${status}, last order ${last ?? 'none'}`,
  );
  findings.check(
    'mismatched',
    publicId,
    transactionCode !== (paid[0]?.transactionCode ?? null),
    'not the transaction code of its order',
  );
}
