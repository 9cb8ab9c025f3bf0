import { commissionCents } from './expected-commission.js';
import type { Findings } from './finding.js';
import type { PortalBooks, PortalPayment } from './portal-books.js';

/** What a citizen did and saw, as far as the books must agree with it. */
export interface CitizenFacts {
  readonly email: string;
  readonly amountCents: number;
  /** Payments that the portal made for this citizen, by the addresses of the pages. */
  readonly payments: ReadonlySet<string>;
  /** Messages that the bank signed on purpose with another amount. */
  readonly isMismatched: boolean;
}

/** Each citizen set out to pay once: one payment, of the amount that was typed, and no alarm without a reason. */
export function comparePlan(books: PortalBooks, citizens: readonly CitizenFacts[], findings: Findings): void {
  const byEmail = new Map<string, PortalPayment[]>();
  for (const payment of books.payments) {
    byEmail.set(payment.email, [...(byEmail.get(payment.email) ?? []), payment]);
  }
  for (const { email, amountCents, payments, isMismatched } of citizens) {
    const stored = byEmail.get(email) ?? [];
    findings.check('doubled', stored[0]?.publicId, stored.length > 1, `${stored.length} payments of one citizen`);
    for (const publicId of payments) {
      const isStored = stored.some((payment) => payment.publicId === publicId);
      findings.check('lost', publicId, !isStored, 'shown to the citizen, not stored');
    }
    for (const payment of stored) checkAmounts(payment, amountCents, findings);
    for (const { publicId, alerts } of stored) {
      const unexpected = alerts.filter((kind) => !(isMismatched && kind === 'mismatch'));
      findings.check('mismatched', publicId, unexpected.length > 0, `alarms: ${unexpected.join(', ')}`);
    }
  }
  findings.check('mismatched', undefined, books.untold > 0, `${books.untold} messages of the outbox not told`);
  findings.check('mismatched', undefined, books.unmatched > 0, `${books.unmatched} messages of unknown orders`);
}

function checkAmounts(payment: PortalPayment, amountCents: number, findings: Findings): void {
  const { publicId } = payment;
  const commission = commissionCents(amountCents);
  findings.check('mismatched', publicId, payment.amountCents !== amountCents, 'not the amount that was typed');
  findings.check(
    'mismatched',
    publicId,
    payment.commissionCents !== commission,
    'another commission than the rate gives',
  );
  findings.check(
    'mismatched',
    publicId,
    payment.totalCents !== amountCents + commission,
    'a total that does not add up',
  );
}
