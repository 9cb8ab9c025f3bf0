import { formatSignedEuro } from '../../../domain/money.js';
import { WAIVER_REASONS, type TypedDecision, type WaiverReason } from '../../../domain/worklist-decision.js';
import type { ErrorLine, SummaryRow } from '../../../shared/http/pages/page.js';
import { labelText, waiverLabels } from '../../../reconciliation/finding-labels.js';
import type { WorklistKey, WorklistLine, WorklistNote } from '../../../reconciliation/worklist.js';
import { adminPaths } from '../../admin-paths.js';
import { findingHelp, noteLabels } from '../../worklist-words.js';
import type { DecisionFormPart, WorklistItemPage } from './worklist.page.js';
import { dayText, shortTime } from '../words/short-time.js';
import type { StaffNames } from '../transactions/timeline.presenter.js';
import { daysOld, whatText } from './worklist.presenter.js';

/** A form that was not taken, as it was typed. */
export interface RefusedWork {
  readonly form: 'note' | 'decision' | 'link' | 'undo';
  readonly lines: readonly ErrorLine[];
  readonly values: Readonly<Record<string, string>>;
  readonly errorOf: Readonly<Record<string, string>>;
}

/** What the page is made of; `today` is `YYYY-MM-DD` in Europe/Rome. */
export interface WorklistItemDesk {
  readonly key: WorklistKey;
  readonly line: WorklistLine | null;
  readonly notes: readonly WorklistNote[];
  /** Public id of the line of the account where staff linked payments; null when they did not. */
  readonly linkedCreditId: string | null;
  readonly viewer: { readonly id: number; readonly mayWork: boolean };
  readonly names: StaffNames;
  readonly today: string;
  readonly notice: WorklistItemPage['notice'];
  readonly refused?: RefusedWork;
}

export function presentWorklistItem(desk: WorklistItemDesk): WorklistItemPage {
  const { key, line, notes, names, refused } = desk;
  return {
    title: capitalised(labelText(key.label)),
    breadcrumb: [
      { label: 'Riconciliazione', href: adminPaths.reconciliation() },
      { label: 'Da lavorare', href: adminPaths.reconciliationWorklist() },
      { label: labelText(key.label) },
    ],
    isPrivate: true,
    ...(refused && { errors: refused.lines }),
    notice: desk.notice,
    state: stateOf(line),
    help: findingHelp[key.label] ?? '',
    facts: line === null ? [] : factsOf(line, desk),
    waysOn: line === null ? waysBack(desk) : waysOn(line),
    notes: notes.map(({ kind, authorId, at, text }) => ({
      kind: noteLabels[kind],
      author: names.get(authorId) ?? 'personale',
      at: shortTime(at),
      text,
    })),
    isFrozen: line?.isFrozen ?? false,
    ...formsOf(desk),
  };
}

type Forms = Pick<WorklistItemPage, 'owner' | 'noteForm' | 'decisionForm' | 'linkForm' | 'undoForm'>;

/** What may be done now: nothing by those who only look, or in a closed period. */
function formsOf(desk: WorklistItemDesk): Forms {
  const { key, line, viewer, refused } = desk;
  const none = { owner: null, noteForm: null, decisionForm: null, linkForm: null, undoForm: null };
  if (!viewer.mayWork || line?.isFrozen === true) return none;
  const undoForm = isUndoable(desk) ? textForm(key, '/annulla', 'undo', refused) : null;
  if (line === null) return { ...none, undoForm };
  const noteForm = textForm(key, '/note', 'note', refused);
  if (line.decision !== null) return { ...none, noteForm, undoForm };
  return {
    owner: ownerForm(key, line, viewer.id),
    noteForm,
    decisionForm: decisionForm(key, line, refused),
    linkForm: isLinkable(line) ? linkForm(key, refused) : null,
    undoForm,
  };
}

function stateOf(line: WorklistLine | null): WorklistItemPage['state'] {
  if (line === null) return { code: 'paid', label: 'risolta' };
  if (line.decision !== null)
    return { code: 'expired', label: line.decision === 'explained' ? 'spiegata' : 'lasciata così' };
  return { code: 'pending', label: 'da lavorare' };
}

function factsOf(line: WorklistLine, { names, today }: WorklistItemDesk): SummaryRow[] {
  const { amountCents, sinceDay, ownerId, reason, bankReference, orderCode, transactionCode, listedDay } = line;
  const optional = (label: string, value: string | null): SummaryRow[] => (value === null ? [] : [{ label, value }]);
  return [
    { label: 'Di che cosa', value: whatText(line) },
    { label: 'Importo', value: formatSignedEuro(amountCents) },
    { label: 'Dal', value: `${dayText(sinceDay)} (${daysOld(sinceDay, today)})` },
    { label: 'In carico a', value: ownerId === null ? 'nessuno' : (names.get(ownerId) ?? 'personale') },
    ...optional('Riferimento della banca', bankReference),
    ...optional('Ordine', orderCode),
    ...optional('Codice transazione', transactionCode),
    ...optional('Nella lista del', listedDay === null ? null : dayText(listedDay)),
    ...optional('Motivo', line.decision === null ? null : reasonText(reason)),
    ...optional(
      'Periodo',
      line.isOfClosedDay ? (line.isFrozen ? 'chiuso' : 'rettifica: arrivata dopo la chiusura del suo giorno') : null,
    ),
  ];
}

function reasonText(reason: string | null): string | null {
  return WAIVER_REASONS.some((known) => known === reason) ? waiverLabels[reason as WaiverReason] : reason;
}

function waysOn({ creditId, paymentId, label, kind, creditCents }: WorklistLine): WorklistItemPage['waysOn'] {
  const isRefundable = paymentId !== null && (label === 'paid-twice' || label === 'paid-not-listed');
  return [
    ...(creditId !== null && kind === 'bank-line' && (creditCents ?? 0) > 0
      ? [{ label: 'Spiega questo accredito con i pagamenti', href: adminPaths.creditExplanation(creditId) }]
      : []),
    ...(creditId === null ? [] : [{ label: 'Apri il movimento del conto', href: adminPaths.bankCredit(creditId) }]),
    ...(paymentId === null ? [] : [{ label: 'Apri il pagamento', href: adminPaths.transaction(paymentId) }]),
    ...(isRefundable ? [{ label: 'Chiedi un rimborso', href: `${adminPaths.transaction(paymentId)}#refunds` }] : []),
  ];
}

/** Of what fits by now: to where it was linked. */
function waysBack({ linkedCreditId }: WorklistItemDesk): WorklistItemPage['waysOn'] {
  return linkedCreditId === null
    ? []
    : [{ label: 'Apri il movimento del conto', href: adminPaths.bankCredit(linkedCreditId) }];
}

function ownerForm(key: WorklistKey, { ownerId }: WorklistLine, viewer: number): WorklistItemPage['owner'] {
  const action = adminPaths.worklistItem(key, '/incarico');
  if (ownerId === null) return { action, what: 'take', button: 'Prendi in carico' };
  return ownerId === viewer ? { action, what: 'leave', button: 'Lascia' } : null;
}

function textForm(
  key: WorklistKey,
  page: string,
  form: RefusedWork['form'],
  refused: RefusedWork | undefined,
): NonNullable<WorklistItemPage['noteForm']> {
  const own = refused?.form === form ? refused : undefined;
  return {
    action: adminPaths.worklistItem(key, page),
    value: own?.values['text'] ?? '',
    error: own?.errorOf['text'] ?? null,
  };
}

function decisionForm(key: WorklistKey, line: WorklistLine, refused: RefusedWork | undefined): DecisionFormPart {
  const own = refused?.form === 'decision' ? refused : undefined;
  const typed: Partial<TypedDecision> = own?.values ?? {};
  return {
    ...textForm(key, '/decisione', 'decision', refused),
    cents: String(line.amountCents),
    decisions: [
      { value: 'explained', label: 'La spiego: so che cosa è successo', isChosen: typed.decision === 'explained' },
      { value: 'waived', label: 'La lascio così: scelgo un motivo', isChosen: typed.decision === 'waived' },
    ],
    decisionError: own?.errorOf['decision'] ?? null,
    reasons: WAIVER_REASONS.map((reason) => ({
      value: reason,
      label: waiverLabels[reason],
      isChosen: typed.reason === reason,
    })),
    reasonError: own?.errorOf['reason'] ?? null,
  };
}

function linkForm(key: WorklistKey, refused: RefusedWork | undefined): WorklistItemPage['linkForm'] {
  const own = refused?.form === 'link' ? refused : undefined;
  return {
    action: adminPaths.worklistItem(key, '/collega'),
    ...(key.kind === 'attempt'
      ? { label: 'Riferimento della banca del movimento', hint: 'Lo trovi nella pagina del movimento.' }
      : {
          label: 'Riferimento, codice dell’ordine o codice transazione del pagamento',
          hint: 'Per esempio 123, oppure le 26 cifre e lettere della banca.',
        }),
    value: own?.values['name'] ?? '',
    error: own?.errorOf['name'] ?? null,
  };
}

function isLinkable({ kind, label, creditId, creditCents }: WorklistLine): boolean {
  if (kind === 'gateway-line') return label === 'listed-unknown';
  return (kind === 'bank-line' && (creditCents ?? 0) > 0) || (kind === 'attempt' && creditId === null);
}

/** Something of the staff is there: a decision, or a link, also of what fits since. */
function isUndoable({ line, notes, linkedCreditId }: WorklistItemDesk): boolean {
  if (linkedCreditId !== null) return true;
  const last = notes.findLast(({ kind }) => kind !== 'note');
  if (line?.kind === 'gateway-line' && line.isLinkedByHand) return true;
  return (line !== null && line.decision !== null) || (last !== undefined && last.kind !== 'undone');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
