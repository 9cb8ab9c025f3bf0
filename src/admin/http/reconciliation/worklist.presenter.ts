import { daysBetween } from '../../../domain/calendar-day.js';
import { formatSignedEuro } from '../../../domain/money.js';
import { FINDING_LABELS } from '../../../domain/finding-label.js';
import { findingLabels, labelText } from '../../../reconciliation/finding-labels.js';
import type { WorklistLine, WorklistPage, WorklistSearch, WorklistSum } from '../../../reconciliation/worklist.js';
import { adminPaths } from '../../admin-paths.js';
import type { RowChart } from '../../charts/chart.js';
import { rowChart } from '../../charts/row-chart.js';
import { writeWorklistAddress } from '../../worklist-address.js';
import type { LabelRow, WorklistPageModel, WorklistRowPart } from './worklist.page.js';
import { exportLinks } from '../exports/export-links.js';
import { dayText } from '../words/short-time.js';
import { numberText } from '../words/sums-text.js';
import type { StaffNames } from '../transactions/timeline.presenter.js';

const AGES = [
  { name: 'Da ieri o da oggi', from: 0, to: 1 },
  { name: 'Da 2 a 7 giorni', from: 2, to: 7 },
  { name: 'Da 8 a 30 giorni', from: 8, to: 30 },
  { name: 'Da più di 30 giorni', from: 31, to: Number.POSITIVE_INFINITY },
];

/** What the page is made of; `today` is `YYYY-MM-DD` in Europe/Rome. */
export interface WorklistDesk {
  readonly search: WorklistSearch;
  readonly viewer: number;
  readonly page: WorklistPage;
  readonly names: StaffNames;
  readonly today: string;
}

export function presentWorklist({ search, viewer, page, names, today }: WorklistDesk): WorklistPageModel {
  const { lines, isCut, sums } = page;
  const isOpen = search.state === 'open';
  return {
    title: 'Da lavorare',
    breadcrumb: [{ label: 'Riconciliazione', href: adminPaths.reconciliation() }, { label: 'Da lavorare' }],
    isPrivate: true,
    sums: sumsOf(sums),
    views: viewsOf(search, viewer),
    labels: labelsOf(sums, today),
    ages: chartOf(sums, today),
    rows: lines.map((line) => presentRow(line, names, today)),
    more: isCut ? `Qui sono le ${numberText(lines.length)} più vecchie; l'esportazione le ha tutte.` : null,
    empty: isOpen
      ? 'Niente da lavorare: ogni centesimo arrivato è spiegato.'
      : 'Nessuna situazione lavorata è ancora aperta nei conti.',
    exports: exportLinks((format) => adminPaths.worklistExport(format, writeWorklistAddress(search))),
    auditHref: adminPaths.commissionAudit(),
    periodsHref: adminPaths.periods(),
  };
}

/** "3 situazioni, 1.156,96 €": of the amounts without their signs. */
export function sumsOf(sums: readonly WorklistSum[]): string {
  const findings = sums.reduce((total, sum) => total + sum.findings, 0);
  const cents = sums.reduce((total, sum) => total + sum.cents, 0);
  return `${findings === 1 ? 'Una situazione' : `${numberText(findings)} situazioni`}, ${formatSignedEuro(cents)}`;
}

/** "oggi", "un giorno", "12 giorni". */
export function daysOld(since: string, today: string): string {
  const days = daysBetween(since, today);
  return days <= 0 ? 'oggi' : days === 1 ? 'un giorno' : `${numberText(days)} giorni`;
}

/** What a line is about, as people name it. */
export function whatText(line: WorklistLine): string {
  const { kind, reference, serviceName, orderCode, bookingDay, creditCents, description } = line;
  if (kind === 'bank-line') {
    const what = (creditCents ?? 0) < 0 ? 'Addebito' : 'Accredito';
    return `${what} di ${formatSignedEuro(Math.abs(creditCents ?? 0))} del ${dayText(bookingDay ?? line.sinceDay)}: ${description ?? 'causale cancellata'}`;
  }
  if (kind === 'batch') return `I pagamenti elencati per il ${dayText(line.sinceDay)} che nessun accredito contiene`;
  if (reference !== null)
    return `${kind === 'refund' ? 'Rimborso del pagamento' : 'Pagamento'} Rif. N. ${reference}, ${serviceName ?? ''}`;
  return `Ordine ${orderCode ?? line.subject} della lista del gateway`;
}

function viewsOf({ state, label, ownerId }: WorklistSearch, viewer: number): WorklistPageModel['views'] {
  const open = state === 'open';
  const isAll = open && label === null && ownerId === null;
  return [
    { label: 'Tutte', href: adminPaths.reconciliationWorklist(), isCurrent: isAll },
    {
      label: 'In carico a me',
      href: adminPaths.reconciliationWorklist('mie=1'),
      isCurrent: open && ownerId === viewer,
    },
    { label: 'Già lavorate', href: adminPaths.reconciliationWorklist('lavorate=1'), isCurrent: !open },
    ...(label === null
      ? []
      : [{ label: labelText(label), href: adminPaths.reconciliationWorklist(`situazione=${label}`), isCurrent: true }]),
  ];
}

function labelsOf(sums: readonly WorklistSum[], today: string): LabelRow[] {
  return FINDING_LABELS.flatMap((label) => {
    const ofLabel = sums.filter((sum) => sum.label === label);
    const [oldest] = ofLabel;
    if (oldest === undefined) return [];
    return [
      {
        name: findingLabels[label],
        href: adminPaths.reconciliationWorklist(`situazione=${label}`),
        count: numberText(ofLabel.reduce((total, sum) => total + sum.findings, 0)),
        amount: formatSignedEuro(ofLabel.reduce((total, sum) => total + sum.cents, 0)),
        age: daysOld(oldest.sinceDay, today),
      },
    ];
  });
}

function chartOf(sums: readonly WorklistSum[], today: string): RowChart | null {
  const rows = AGES.map(({ name, from, to }) => {
    const ofAge = sums.filter(
      ({ sinceDay }) => daysBetween(sinceDay, today) >= from && daysBetween(sinceDay, today) <= to,
    );
    return { name, cents: ofAge.reduce((total, { cents }) => total + cents, 0) };
  });
  if (rows.every(({ cents }) => cents === 0)) return null;
  const all = rows.map(({ name, cents }) => `${name}: ${formatSignedEuro(cents)}`).join('; ');
  return rowChart(rows, { id: 'chart-ages', title: 'Da quanto tempo', description: `${all}.` });
}

function presentRow(line: WorklistLine, names: StaffNames, today: string): WorklistRowPart {
  const { kind, subject, label, sinceDay, amountCents, ownerId, decision } = line;
  return {
    href: adminPaths.worklistItem({ kind, subject, label }),
    label: labelText(label),
    what: whatText(line),
    since: dayText(sinceDay),
    age: daysOld(sinceDay, today),
    amount: formatSignedEuro(amountCents),
    owner: ownerId === null ? 'nessuno' : (names.get(ownerId) ?? 'personale'),
    decision: decision === null ? null : decision === 'explained' ? 'spiegata' : 'lasciata così',
    isAdjustment: line.isOfClosedDay && !line.isFrozen,
  };
}
