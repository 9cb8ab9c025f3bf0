import { compareBooks } from '../audit/compare-books.js';
import type { CitizenFacts } from '../audit/compare-plan.js';
import type { Finding } from '../audit/finding.js';
import type { PortalBooks } from '../audit/portal-books.js';
import type { Errand } from '../citizens/errand.js';
import { Injections } from '../faults/injections.js';
import type { ChaosOptions } from '../options.js';
import { planJourneys, planMore } from '../plan.js';
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
/** Exit code of a run that was told to end. */
const INTERRUPTED = 130;

/** Builds an installation, breaks it while citizens pay, waits until it has recovered, and compares all books. */
export async function runChaos(options: ChaosOptions, say: (line: string) => void): Promise<ChaosResult> {
  const startedAt = performance.now();
  const site = await Site.start({ queue: options.queue, webs: 2, workers: 2 });
  const leave = (): void => {
    void site.close().finally(() => process.exit(INTERRUPTED));
  };
  process.once('SIGINT', leave).once('SIGTERM', leave);
  try {
    say(`installation ready after ${seconds(startedAt)} s: ${site.url}`);
    const injections = new Injections();
    const journeys = new Journeys(site, injections, options.citizens);
    const convergence = new Convergence(site);
    await journeys.run(planJourneys(options.payments, options.seed, options.faults));
    say(`${options.payments} journeys walked after ${seconds(startedAt)} s; time moves on`);
    let isSettled = await settleWithVisits(site, journeys, convergence);
    await strikeWithTheRest(options, injections, journeys);
    isSettled &&= await settleWithVisits(site, journeys, convergence);
    say(`settled after ${seconds(startedAt)} s`);
    await convergence.stop();
    const compared = await compareBooks(site, journeys.errands.map(factsOf), injections.disturbances);
    const secondsToSettle = durations(injections, journeys, convergence);
    return {
      ...compared,
      injections: certain(injections, compared.ledger),
      ...{ options, isSettled, secondsToSettle, broken: journeys.broken },
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

/** A fault may have been kept from striking, by another one or by its citizen: further citizens give it the occasion. */
async function strikeWithTheRest(options: ChaosOptions, injections: Injections, journeys: Journeys): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const struck = new Set(injections.all.map(({ fault }) => fault));
    const missing = options.faults.filter((fault) => !struck.has(fault));
    if (missing.length === 0) break;
    await journeys.run(planMore(missing, journeys.errands.length + 1, options.seed));
  }
}

function factsOf({ journey, payments }: Errand): CitizenFacts {
  const { email, amountCents, fault } = journey;
  return { email, amountCents, payments, isMismatched: fault === 'notification-mismatch' };
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

function durations(injections: Injections, { beganAt }: Journeys, convergence: Convergence): Map<string, number> {
  const taken = new Map<string, number>();
  for (const [publicId, began] of beganAt) {
    const since = injections.of(publicId)?.at ?? began;
    const settledAt = convergence.settledSince(publicId, since);
    if (settledAt !== undefined) taken.set(publicId, (settledAt - since) / 1_000);
  }
  return taken;
}

function lives(programs: readonly { life: number }[]): number {
  return programs.reduce((sum, { life }) => sum + life, 0);
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1_000).toFixed(1);
}
