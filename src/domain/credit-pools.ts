import { daysAfter } from './calendar-day.js';
import type { CreditPremise, FeeCustom } from './credit-proposal.js';
import type { Premise, PricedCandidate } from './credit-premise.js';

/** What a candidate counts for when it leaves a credit or joins it, fees taken by that custom. */
export function valueOf(candidate: PricedCandidate, fees: FeeCustom): number {
  return fees === 'net-of-each' ? candidate.grossCents - candidate.feeCents : candidate.grossCents;
}

/** What may be missing: any member. Of a fee on the sum only payments, since a refund is no part of that sum. */
export function removable(premise: Premise): readonly PricedCandidate[] {
  const { members, fees } = premise;
  return fees === 'net-of-sum' ? members.filter(({ kind }) => kind === 'payment') : members;
}

/** What may have slipped in: payments of the same days and of the day before and after, of any service. */
export function addable(premise: Premise, candidates: readonly PricedCandidate[]): PricedCandidate[] {
  const [from, to] = [daysAfter(premise.firstDay, -1), daysAfter(premise.lastDay, 1)];
  return candidates.filter(
    (candidate) =>
      candidate.kind === 'payment' && candidate.day >= from && candidate.day <= to && !isInside(premise, candidate),
  );
}

function isInside({ service, firstDay, lastDay }: CreditPremise, candidate: PricedCandidate): boolean {
  const isOfScope = service === null || candidate.service === service;
  return isOfScope && candidate.day >= firstDay && candidate.day <= lastDay;
}
