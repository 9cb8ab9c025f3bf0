import { compareHistory } from '../audit/compare-history.js';
import { compareMoney } from '../audit/compare-money.js';
import { comparePlan } from '../audit/compare-plan.js';
import { compareReceipts } from '../audit/compare-receipts.js';
import { Findings, type Finding } from '../audit/finding.js';
import { readPortalBooks, type PortalBooks } from '../audit/portal-books.js';
import { Injections } from '../faults/injections.js';
import type { ChaosOptions } from '../options.js';
import { planJourneys } from '../plan.js';
import { Site } from '../site/site.js';
import type { LedgerLine } from '../../support/bank-control.js';
import { Convergence } from './convergence.js';
import { Journeys, type BrokenJourney } from './journeys.js';

/** What a run has shown. */
export interface ChaosResult {
  readonly options: ChaosOptions;
  readonly injections: Injections;
  readonly findings: readonly Finding[];
  readonly broken: readonly BrokenJourney[];
  readonly books: PortalBooks;
  readonly repeatedUnderSameId: number;
  readonly mails: number;
  /** Seconds from the fault to the outcome and the receipt, by the portal's clock, of each payment that settled. */
  readonly secondsToSettle: ReadonlyMap<string, number>;
  readonly isSettled: boolean;
  readonly lives: { readonly webs: number; readonly workers: number };
  readonly durationMs: number;
  readonly movedMs: number;
}

/** A receipt may be asked for again after a minute. */
const BETWEEN_VISITS_MS = 61_000;
/** Longer than the bank's pauses between the repetitions of a message. */
const AFTERMATH_MS = 30_000;
const MAX_ROUNDS = 4;

/** Builds an installation, breaks it while citizens pay, waits until it has recovered, and compares all books. */
export async function runChaos(options: ChaosOptions, say: (line: string) => void): Promise<ChaosResult> {
  const startedAt = performance.now();
  const site = await Site.start({ queue: options.queue, webs: 2, workers: 2 });
  try {
    say(`installation ready after ${seconds(startedAt)} s: ${site.url}`);
    const injections = new Injections();
    const journeys = new Journeys(site, injections, options.citizens);
    const convergence = new Convergence(site);
    await journeys.run(planJourneys(options.payments, options.seed, options.faults));
    say(`${options.payments} journeys walked after ${seconds(startedAt)} s; time moves on`);
    const isSettled = await settleWithVisits(site, journeys, convergence);
    say(`settled after ${seconds(startedAt)} s`);
    await convergence.stop();
    const compared = await compareBooks(site, journeys, injections);
    const secondsToSettle = durations(injections, journeys, convergence.settledAt);
    return {
      ...compared,
      ...{ options, injections, isSettled, secondsToSettle, broken: journeys.broken },
      mails: site.mail.accepted.length,
      lives: { webs: lives(site.webs), workers: lives(site.workers) },
      durationMs: performance.now() - startedAt,
      movedMs: site.clock.movedMs,
    };
  } finally {
    await site.close();
  }
}

/** Until nobody has anything to do: neither the system nor a citizen who wanted to come back. */
async function settleWithVisits(site: Site, journeys: Journeys, convergence: Convergence): Promise<boolean> {
  let isSettled = await convergence.settle();
  for (let round = 0; round < MAX_ROUNDS && isSettled; round += 1) {
    site.clock.advance(BETWEEN_VISITS_MS);
    if ((await journeys.runLaterVisits()) === 0) break;
    isSettled = await convergence.settle();
  }
  site.clock.advance(AFTERMATH_MS);
  return isSettled && convergence.settle();
}

async function compareBooks(
  site: Site,
  journeys: Journeys,
  injections: Injections,
): Promise<Pick<ChaosResult, 'findings' | 'books' | 'repeatedUnderSameId' | 'injections'>> {
  const [books, ledger] = await Promise.all([readPortalBooks(site.sql), site.bankControl.ledger()]);
  const findings = new Findings();
  compareMoney(books, ledger, findings);
  compareHistory(books, findings);
  const { repeatedUnderSameId } = compareReceipts(books, site.mail.accepted, injections.disturbances, findings);
  const citizens = journeys.errands.map(({ journey, payments }) => ({
    ...{ email: journey.email, amountCents: journey.amountCents, payments },
    isMismatched: journey.fault === 'notification-mismatch',
  }));
  comparePlan(books, citizens, findings);
  return { books, repeatedUnderSameId, findings: findings.all, injections: certain(injections, ledger) };
}

/** What the bank would have played for an order counts only when it has charged it. */
function certain(injections: Injections, ledger: readonly LedgerLine[]): Injections {
  const charged = new Set(ledger.filter(({ capturedCents }) => capturedCents > 0).map(({ orderId }) => orderId));
  const happened = new Injections();
  for (const injection of injections.all) {
    if (!injection.onlyIfCharged || charged.has(injection.orderCode)) happened.add(injection);
  }
  return happened;
}

function durations(
  injections: Injections,
  { beganAt }: Journeys,
  settledAt: ReadonlyMap<string, number>,
): Map<string, number> {
  return new Map(
    [...settledAt].map(([publicId, at]) => {
      const since = injections.of(publicId)?.at ?? beganAt.get(publicId) ?? at;
      return [publicId, Math.max(0, at - since) / 1_000];
    }),
  );
}

function lives(programs: readonly { life: number }[]): number {
  return programs.reduce((sum, { life }) => sum + life, 0);
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1_000).toFixed(1);
}
