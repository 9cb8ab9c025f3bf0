import { addable, removable, valueOf } from './credit-pools.js';
import { worthOf, type Premise, type PricedCandidate } from './credit-premise.js';
import type { CreditProposal, FeeCustom, UnexplainedCredit } from './credit-proposal.js';
import type { Draft } from './credit-shortlist.js';

export const SHOWN_PROPOSALS = 5;
/** Bits of a sum that simply does not fit: offered last, so that there is always something to begin with. */
const ASTRAY_BITS = 40;

/** A premise with nothing missing and nothing added: the whole explanation, or the nearest that there is. */
export function draftAsItIs(premise: Premise, { amountCents }: UnexplainedCredit): Draft {
  const residualCents = amountCents - premise.worthCents;
  const bits = premise.bits + (residualCents === 0 ? 0 : ASTRAY_BITS + Math.log2(Math.abs(residualCents)));
  return { premise, missing: [], added: [], otherChoices: 0, bits };
}

/** The drafts as proposals, each set of payments once. */
export function proposalsOf(
  drafts: readonly Draft[],
  credit: UnexplainedCredit,
  candidates: readonly PricedCandidate[],
  rateMillionths: number,
): CreditProposal[] {
  const proposals = new Map<string, CreditProposal>();
  for (const draft of drafts) {
    const proposal = proposalOf(draft, credit, candidates, rateMillionths);
    const key = `${proposal.residualCents} ${proposal.candidateIds.join()}`;
    if (!proposals.has(key) && proposals.size < SHOWN_PROPOSALS) proposals.set(key, proposal);
  }
  return [...proposals.values()];
}

function proposalOf(
  { premise, missing, added, otherChoices, bits }: Draft,
  credit: UnexplainedCredit,
  candidates: readonly PricedCandidate[],
  rateMillionths: number,
): CreditProposal {
  const { service, firstDay, lastDay, fees, refunds, members } = premise;
  const left = pick([...removable(premise)].reverse(), missing, premise.fees);
  const joined = pick(added.length === 0 ? [] : addable(premise, candidates), added, premise.fees);
  const inside = new Set([...members.filter((member) => !left.includes(member)), ...joined]);
  const set = candidates.filter((candidate) => inside.has(candidate));
  const worthCents = worthOf(set, premise.fees, rateMillionths);
  return {
    candidateIds: set.map(({ id }) => id),
    premise: { service, firstDay, lastDay, fees, refunds },
    missingIds: left.map(({ id }) => id),
    addedIds: joined.map(({ id }) => id),
    worthCents,
    feeCents: set.reduce((total, { grossCents }) => total + grossCents, 0) - worthCents,
    residualCents: credit.amountCents - worthCents,
    otherChoices,
    bits,
  };
}

/**
 * One candidate for each value, the first that has it. Of equal amounts the last ones are missing: a bank's day ends
 * early.
 */
function pick(candidates: readonly PricedCandidate[], values: readonly number[], fees: FeeCustom): PricedCandidate[] {
  const picked: PricedCandidate[] = [];
  for (const value of values) {
    const next = candidates.find((one) => valueOf(one, fees) === value && !picked.includes(one));
    if (next !== undefined) picked.push(next);
  }
  return picked;
}
