import { formatSignedEuro } from '../../../domain/money.js';
import { isAllowed, type StaffRole } from '../../../domain/staff-permissions.js';
import type { AccountDay } from '../../../reconciliation/bank-credits.js';
import type { InboxFile } from '../../../reconciliation/bank-file-inbox.js';
import { findingLabels } from '../../../reconciliation/finding-labels.js';
import type { FindingTotal, ReconciliationFigures } from '../../../reconciliation/reconciliation-figures.js';
import { adminPaths } from '../../admin-paths.js';
import { formatText } from '../../../reconciliation/bank-file-words.js';
import { fileStateWords, sourceLabels } from '../../reconciliation-words.js';
import type { DayRow, FileRow, ReconciliationPage } from './reconciliation.page.js';
import { dayText, shortTime } from '../words/short-time.js';
import { numberText } from '../words/sums-text.js';

/** What the page is made of; `figures` is null when they took too long. */
export interface ReconciliationDesk {
  readonly role: StaffRole;
  readonly files: readonly InboxFile[];
  readonly days: readonly AccountDay[];
  readonly figures: ReconciliationFigures | null;
}

export function presentReconciliation({ role, files, days, figures }: ReconciliationDesk): ReconciliationPage {
  return {
    title: 'Riconciliazione',
    breadcrumb: [{ label: 'Riconciliazione' }],
    isPrivate: true,
    uploadHref: isAllowed(role, 'import-bank-file') ? adminPaths.bankFileUpload() : null,
    worklistHref: adminPaths.reconciliationWorklist(),
    creditsHref: adminPaths.bankCredits(),
    periodsHref: adminPaths.periods(),
    auditHref: adminPaths.commissionAudit(),
    reach: reachText(figures),
    isOpenKnown: figures !== null,
    open: figures === null || figures.open.length === 0 ? null : presentOpen(figures.open),
    files: files.map(presentFile),
    days: days.map(presentDay),
  };
}

function reachText(figures: ReconciliationFigures | null): string {
  if (figures === null) return '';
  const { lastBookingDay, lastListedDay } = figures;
  const account =
    lastBookingDay === null ? 'Ancora nessun estratto conto' : `Estratto conto fino al ${dayText(lastBookingDay)}`;
  const lists =
    lastListedDay === null ? 'ancora nessuna lista del gateway' : `liste del gateway fino al ${dayText(lastListedDay)}`;
  return `${account}; ${lists}.`;
}

function presentOpen(open: readonly FindingTotal[]): NonNullable<ReconciliationPage['open']> {
  const findings = open.reduce((sum, total) => sum + total.findings, 0);
  const cents = open.reduce((sum, total) => sum + total.cents, 0);
  const count = findings === 1 ? 'Una situazione da guardare' : `${numberText(findings)} situazioni da guardare`;
  return {
    sums: `${count}, ${formatSignedEuro(cents)} in tutto`,
    rows: open.map((total) => ({
      label: findingLabels[total.label],
      href: adminPaths.reconciliationWorklist(`situazione=${total.label}`),
      count: numberText(total.findings),
      amount: formatSignedEuro(total.cents),
      since: dayText(total.oldestDay),
    })),
  };
}

function presentFile(file: InboxFile): FileRow {
  return {
    href: adminPaths.bankFile(file.publicId),
    name: file.name,
    format: formatText(file),
    receivedAt: shortTime(file.receivedAt),
    by: file.importedBy ?? sourceLabels[file.source],
    linesNew: numberText(file.linesNew),
    linesKnown: numberText(file.linesKnown),
    linesRejected: numberText(file.linesRejected),
    state: fileStateWords[file.state],
    warning: file.hasWrongBalance ? 'un saldo non quadra' : null,
  };
}

function presentDay({ day, lines, amountCents, residualCents, open }: AccountDay): DayRow {
  const isGreen = open === 0;
  return {
    day: dayText(day),
    lines: numberText(lines),
    amount: formatSignedEuro(amountCents),
    residual: formatSignedEuro(residualCents),
    state: isGreen
      ? { code: 'paid', label: 'tutto spiegato' }
      : { code: 'refused', label: `${numberText(open)} da spiegare` },
  };
}
