import type { CreditPremise } from '../../../domain/credit-proposal.js';
import { formatEuro } from '../../../domain/money.js';
import type { OfferedProposal } from '../../../reconciliation/credit-explanation.js';
import { dayText } from '../words/short-time.js';
import { numberText } from '../words/sums-text.js';

const FEES: Readonly<Record<CreditPremise['fees'], string>> = {
  gross: 'al lordo, senza commissioni trattenute',
  'net-of-each': 'al netto della commissione trattenuta su ciascuno',
  'net-of-sum': 'al netto della commissione trattenuta una volta sola sul totale',
};
const COUNTS = ['', 'uno', 'due', 'tre'];

/**
 * Why a proposal may be right, in one sentence: "Sono tutti i pagamenti di refezione scolastica del 19 novembre 2026,
 * al lordo, tranne uno." @param serviceName of the premise; null for all services.
 */
export function reasonText(proposal: OfferedProposal, serviceName: string | null): string {
  const { premise, parts: payments, missingIds, addedIds, residualCents } = proposal;
  const isAlone = payments.length === 1 && missingIds.length + addedIds.length === 0;
  const whose = serviceName === null ? 'di tutti i servizi' : `di ${serviceName}`;
  const parts = [
    `${isAlone ? "È l'unico pagamento" : 'Sono i pagamenti'} ${whose} ${daysText(premise)}, ${FEES[premise.fees]}`,
    ...(premise.refunds === 'subtracted' ? ['tolti i rimborsi di quei giorni'] : []),
    ...(missingIds.length === 0 ? [] : [`tranne ${COUNTS[missingIds.length] ?? missingIds.length}`]),
    ...(addedIds.length === 0 ? [] : [`più ${COUNTS[addedIds.length] ?? addedIds.length} di altri giorni o servizi`]),
    ...residualText(residualCents),
  ];
  return `${parts.join(', ')}.`;
}

function daysText({ firstDay, lastDay }: CreditPremise): string {
  return firstDay === lastDay ? `del ${dayText(firstDay)}` : `dal ${dayText(firstDay)} al ${dayText(lastDay)}`;
}

function residualText(cents: number): string[] {
  if (cents === 0) return [];
  return cents > 0
    ? [`e restano ${formatEuro(cents)} che non sono di nostri pagamenti`]
    : [`ma mancano ${formatEuro(-cents)} per arrivare alla loro somma`];
}

/** What makes a choice among equals uncertain; null when nothing does. */
export function doubtText({ otherChoices, missingIds, addedIds }: OfferedProposal): string | null {
  if (otherChoices > 0) {
    const others =
      otherChoices === 1 ? "C'è un'altra combinazione" : `Ci sono altre ${numberText(otherChoices)} combinazioni`;
    return `${others} con la stessa somma: controlla bene quali pagamenti mancano o sono in più.`;
  }
  return missingIds.length + addedIds.length === 0
    ? null
    : 'Altri pagamenti con lo stesso importo potrebbero essere al loro posto: dalla somma non si distinguono.';
}
