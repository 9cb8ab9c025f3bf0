import { formatSignedEuro } from '../../../domain/money.js';
import type {
  Candidate,
  Explanation,
  OfferedProposal,
  WaitingProposal,
} from '../../../reconciliation/credit-explanation.js';
import { adminPaths } from '../../admin-paths.js';
import type {
  CreditExplanationPage,
  DeparturePart,
  ProposalPart,
  ProposedPayment,
  WaitingPart,
} from './credit-explanation.page.js';
import type { TransactionPage } from '../transactions/transaction.page.js';
import { bankCustomText } from './bank-custom-text.js';
import { doubtText, reasonText } from './proposal-reason.js';
import { dayText, shortTime } from '../words/short-time.js';
import { numberText } from '../words/sums-text.js';
import type { StaffNames } from '../transactions/timeline.presenter.js';

const SHOWN_PAYMENTS = 200;

/** What the page is made of. */
export interface ExplanationDesk {
  readonly explanation: Explanation;
  readonly viewer: { readonly id: number; readonly mayWork: boolean };
  readonly confirmAboveCents: number;
  readonly names: StaffNames;
  readonly notice: TransactionPage['notice'];
}

export function presentExplanation(desk: ExplanationDesk): CreditExplanationPage {
  const { explanation, confirmAboveCents } = desk;
  const { credit, proposals, waiting } = explanation;
  const isSecondNeeded = credit.amountCents > confirmAboveCents;
  return {
    title: `Spiega l'accredito di ${formatSignedEuro(credit.amountCents)}`,
    breadcrumb: [
      { label: 'Riconciliazione', href: adminPaths.reconciliation() },
      { label: 'Movimenti del conto', href: adminPaths.bankCredits() },
      { label: dayText(credit.bookingDay), href: adminPaths.bankCredit(credit.publicId) },
      { label: 'Spiega' },
    ],
    isPrivate: true,
    notice: desk.notice,
    facts: [
      { label: 'Data contabile', value: dayText(credit.bookingDay) },
      { label: 'Causale', value: credit.description ?? 'cancellata dopo il tempo di conservazione previsto' },
      { label: 'Resta da spiegare', value: formatSignedEuro(credit.residualCents) },
    ],
    creditHref: adminPaths.bankCredit(credit.publicId),
    waiting: waiting === null ? null : presentWaiting(waiting, desk),
    bankCustom: proposals.length > 0 ? bankCustomText(explanation.custom) : null,
    proposals: proposals.map((proposal, index) => presentProposal(proposal, index + 1, desk)),
    nothing: waiting !== null || proposals.length > 0 ? null : nothingText(explanation),
    secondPerson:
      isSecondNeeded && proposals.length > 0
        ? `L'accredito supera ${formatSignedEuro(confirmAboveCents)}: dopo di te lo conferma una seconda persona.`
        : null,
  };
}

function nothingText({ credit }: Explanation): string {
  if (credit.residualCents === 0) return 'Questo movimento è già spiegato fino al centesimo.';
  if (credit.amountCents < 0) return 'È un addebito: le proposte ci sono solo per gli accrediti.';
  if (credit.parts > 0) return 'Una parte è già spiegata: quello che resta si lavora dall’elenco da lavorare.';
  return 'Nelle due settimane prima di questo accredito non c’è nessun pagamento ancora da collegare.';
}

function presentProposal(proposal: OfferedProposal, number: number, desk: ExplanationDesk): ProposalPart {
  const { candidates, credit } = desk.explanation;
  const { premise, candidateIds, residualCents, worthCents, feeCents, digest } = proposal;
  const inside = candidateIds.flatMap((id) => candidates.get(id) ?? []);
  const service = premise.service === null ? null : (inside[0]?.serviceName ?? premise.service);
  const count = countText(inside);
  return {
    number,
    title: number === 1 ? `La più probabile: ${count}` : `Proposta ${number}: ${count}`,
    reason: reasonText(proposal, service),
    money: [
      { label: 'Lordo dei pagamenti', value: formatSignedEuro(worthCents + feeCents) },
      { label: 'Trattenuto dalla banca', value: formatSignedEuro(-feeCents) },
      { label: 'Valgono sul conto', value: formatSignedEuro(worthCents) },
    ],
    residual: formatSignedEuro(residualCents),
    isWhole: residualCents === 0,
    doubt: doubtText(proposal),
    departures: [
      ...departures(proposal.missingIds, 'Manca', candidates),
      ...departures(proposal.addedIds, 'In più', candidates),
    ],
    ...paymentsOf(inside),
    digest,
    acceptAction: desk.viewer.mayWork ? adminPaths.proposalAcceptance(credit.publicId) : null,
  };
}

function paymentsOf(inside: readonly Candidate[]): Pick<ProposalPart, 'payments' | 'morePayments'> {
  return {
    payments: inside.slice(0, SHOWN_PAYMENTS).map(presentPayment),
    morePayments: inside.length > SHOWN_PAYMENTS ? `Qui sono i primi ${SHOWN_PAYMENTS}.` : null,
  };
}

function countText(inside: readonly Candidate[]): string {
  const hasRefunds = inside.some(({ kind }) => kind === 'refund');
  if (inside.length === 1) return hasRefunds ? 'un rimborso' : 'un pagamento';
  return `${numberText(inside.length)} ${hasRefunds ? 'pagamenti e rimborsi' : 'pagamenti'}`;
}

function departures(ids: readonly string[], what: string, candidates: ReadonlyMap<string, Candidate>): DeparturePart[] {
  return ids.flatMap((id) => {
    const candidate = candidates.get(id);
    if (candidate === undefined) return [];
    const { serviceName, day, grossCents, reference, paymentId } = candidate;
    const text = `${what}: ${serviceName}, ${dayText(day)}, ${formatSignedEuro(grossCents)}, Rif. N.`;
    return [{ text, reference: String(reference), href: adminPaths.transaction(paymentId) }];
  });
}

function presentPayment({ kind, reference, paymentId, serviceName, day, grossCents }: Candidate): ProposedPayment {
  return {
    href: adminPaths.transaction(paymentId),
    reference: String(reference),
    service: kind === 'refund' ? `Rimborso, ${serviceName}` : serviceName,
    day: dayText(day),
    gross: formatSignedEuro(grossCents),
  };
}

function presentWaiting(waiting: WaitingProposal, { explanation, viewer, names }: ExplanationDesk): WaitingPart {
  const { publicId } = explanation.credit;
  const who = names.get(waiting.acceptedBy) ?? 'personale';
  const isOwn = waiting.acceptedBy === viewer.id;
  return {
    publicId: waiting.publicId,
    text: `${who} ha accettato una proposta il ${shortTime(waiting.acceptedAt).text}. ${isOwn ? 'La deve confermare un’altra persona.' : 'Controllala e confermala, oppure rifiutala.'}`,
    money: [
      { label: 'Pagamenti e rimborsi', value: numberText(waiting.candidateIds.length) },
      { label: 'Valgono sul conto', value: formatSignedEuro(waiting.worthCents) },
      { label: 'Resta da spiegare', value: formatSignedEuro(waiting.residualCents) },
    ],
    ...paymentsOf(waiting.candidateIds.flatMap((id) => explanation.candidates.get(id) ?? [])),
    confirmAction: viewer.mayWork && !isOwn ? adminPaths.proposalConfirmation(publicId) : null,
    withdrawAction: viewer.mayWork ? adminPaths.proposalWithdrawal(publicId) : null,
  };
}
