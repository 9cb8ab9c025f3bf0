import { draftAsItIs, proposalsOf } from './credit-drafts.js';
import { GapSearch } from './credit-gap.js';
import { gapsOf, premisesFor, priced, type PricedCandidate } from './credit-premise.js';
import type { CreditCandidate, CreditProposal, FeeCustom, UnexplainedCredit } from './credit-proposal.js';
import { Shortlist } from './credit-shortlist.js';
import { valueOf } from './credit-pools.js';
import { MAX_SUBSET } from './subset-search.js';
import { UsualAmounts } from './usual-amounts.js';

/** More candidates than these are refused: whoever asks takes those nearest to the credit. */
export const MAX_CREDIT_CANDIDATES = 2_000;
/**
 * Look-ups in all, and between two pauses: counted, not timed, so that the same question has the same answer anywhere.
 */
export const MAX_STEPS = 6_000_000;
const STEPS_BETWEEN_PAUSES = 20_000;
/** Premises for which money from elsewhere is weighed between two pauses. */
const PREMISES_BETWEEN_PAUSES = 250;
/** Kept while searching: more than are shown, since several may turn out to be the same set. */
const SHORTLIST_SIZE = 16;

/** How much work a question was. */
export interface ExplanationWork {
  steps: number;
}

/**
 * "Spiegami questo accredito": sets of payments that add up to a credit, the likeliest first. Banks credit one service
 * or all, one to three days in a row, gross or net; each such premise is compared with the credit, and what is between
 * them is looked for among single payments, pairs and triples that may be missing or may have slipped in, or is left as
 * money from elsewhere. A proposal costs the bits of what it takes for granted (minimum description length): to draw
 * three of two hundred payments says little, a whole day to the cent says much.
 *
 * A generator that pauses after so many look-ups, some milliseconds of work, so that whoever runs it lets others in; at
 * most {@link MAX_STEPS} in all. @throws RangeError for more than {@link MAX_CREDIT_CANDIDATES} candidates.
 */
export function* explainCredit(
  credit: UnexplainedCredit,
  candidates: readonly CreditCandidate[],
  rateMillionths: number,
  work: ExplanationWork = { steps: 0 },
): Generator<undefined, CreditProposal[]> {
  if (candidates.length > MAX_CREDIT_CANDIDATES) throw new RangeError(`too many candidates: ${candidates.length}`);
  const known = priced(candidates, rateMillionths);
  const premises = premisesFor(credit, known, rateMillionths);
  yield;
  const shortlist = new Shortlist(SHORTLIST_SIZE);
  for (const premise of premises) shortlist.offer(draftAsItIs(premise, credit));
  const usual = habitsOf(known);
  yield;
  const searches = premises.flatMap((premise) =>
    gapsOf(premise, credit, rateMillionths)
      .filter((gap) => gap !== 0)
      .map((gap) => new GapSearch(premise, gap, known)),
  );
  for (const [index, search] of searches.entries()) {
    search.offerForeign(usual, shortlist);
    if (index % PREMISES_BETWEEN_PAUSES === 0) yield;
  }
  for (const steps of searchAll(searches, shortlist)) {
    const pauses = Math.floor(work.steps / STEPS_BETWEEN_PAUSES);
    work.steps += steps;
    if (work.steps >= MAX_STEPS) break;
    if (Math.floor(work.steps / STEPS_BETWEEN_PAUSES) > pauses) yield;
  }
  return proposalsOf(shortlist.best, credit, known, rateMillionths);
}

/** Fewer payments first: what they find makes it pointless to look for more elsewhere. */
function* searchAll(searches: readonly GapSearch[], shortlist: Shortlist): Generator<number> {
  for (let size = 1; size <= MAX_SUBSET; size++) {
    for (const search of searches) yield* search.round(size, shortlist);
  }
}

/** What people pay here, before and after the bank's fee. */
function habitsOf(candidates: readonly PricedCandidate[]): Readonly<Record<FeeCustom, UsualAmounts>> {
  const payments = candidates.filter(({ kind }) => kind === 'payment');
  const habits = (fees: FeeCustom): UsualAmounts => new UsualAmounts(payments.map((payment) => valueOf(payment, fees)));
  const gross = habits('gross');
  return { gross, 'net-of-each': habits('net-of-each'), 'net-of-sum': gross };
}
