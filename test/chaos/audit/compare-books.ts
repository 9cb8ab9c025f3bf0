import type { LedgerLine } from '../../support/bank-control.js';
import type { Disturbance } from '../faults/injections.js';
import type { Site } from '../site/site.js';
import { compareHistory } from './compare-history.js';
import { compareMoney } from './compare-money.js';
import { comparePlan, type CitizenFacts } from './compare-plan.js';
import { compareReceipts } from './compare-receipts.js';
import { Findings, type Finding } from './finding.js';
import { readPortalBooks, type PortalBooks } from './portal-books.js';

export interface ComparedBooks {
  readonly findings: readonly Finding[];
  readonly books: PortalBooks;
  readonly ledger: readonly LedgerLine[];
  /** Mails that a crash between the mail server's 250 and our commit has repeated, as it may. */
  readonly repeatedUnderSameId: number;
}

/** The portal's tables against the bank's ledger, the mailbox, and what citizens did and saw. */
export async function compareBooks(
  site: Site,
  citizens: readonly CitizenFacts[],
  disturbances: readonly Disturbance[],
): Promise<ComparedBooks> {
  const [books, ledger] = await Promise.all([readPortalBooks(site.sql), site.bankControl.ledger()]);
  const findings = new Findings();
  compareMoney(books, ledger, findings);
  compareHistory(books, findings);
  const { repeatedUnderSameId } = compareReceipts(books, site.mail.accepted, disturbances, findings);
  comparePlan(books, citizens, findings);
  return { findings: findings.all, books, ledger, repeatedUnderSameId };
}
