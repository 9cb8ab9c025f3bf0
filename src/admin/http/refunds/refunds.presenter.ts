import { formatEuro } from '../../../domain/money.js';
import { isWaitingGroup, REFUND_GROUPS, type RefundGroup } from '../../../domain/refund-group.js';
import type { RefundDetail, RefundList, RefundPage } from '../../../refunds/refund-details.js';
import { refundGroupLabels } from '../../../refunds/refund-labels.js';
import { adminPaths } from '../../admin-paths.js';
import { refundErrorText, refundStateBadges, refundStateLabels } from '../../refund-words.js';
import { writeRefundsAddress } from '../../refunds-address.js';
import type { RefundGroupPart, RefundRow, RefundsPage } from './refunds.page.js';
import { ageText } from '../words/age-text.js';
import { exportLinks } from '../exports/export-links.js';
import { shortTime } from '../words/short-time.js';
import { numberText } from '../words/sums-text.js';
import type { StaffNames } from '../transactions/timeline.presenter.js';

const EMPTY: Readonly<Record<RefundGroup, string>> = {
  'to-approve': 'Nessun rimborso da approvare.',
  'in-progress': 'Nessun rimborso in corso.',
  failed: 'Nessun rimborso non riuscito.',
  done: 'Ancora nessun rimborso.',
  declined: 'Nessun rimborso rifiutato o ritirato.',
};

/** How the rows are told: staff by name, ages from now. */
interface Shown {
  readonly names: StaffNames;
  readonly now: Date;
}

/** The beginning of every group. */
export function presentRefunds(lists: Readonly<Record<RefundGroup, RefundList>>, shown: Shown): RefundsPage {
  const groups = REFUND_GROUPS.map((group) => presentGroup(group, lists[group], shown));
  return { ...pageOf(null), groups };
}

/** A page of one group. */
export function presentRefundGroup(
  group: RefundGroup,
  { newer, older, ...list }: RefundPage,
  shown: Shown,
): RefundsPage {
  const href = (cursor: string | null): string | null =>
    cursor === null ? null : adminPaths.refunds(writeRefundsAddress(group, cursor));
  const moves = newer === null && older === null ? null : { newerHref: href(newer), olderHref: href(older) };
  const part = { ...presentGroup(group, list, shown), more: null, moves };
  return { ...pageOf(group), groups: [part] };
}

function pageOf(chosen: RefundGroup | null): Omit<RefundsPage, 'groups'> {
  return {
    title: 'Rimborsi',
    breadcrumb: [{ label: 'Rimborsi' }],
    isPrivate: true,
    views: [null, ...REFUND_GROUPS].map((group) => ({
      label: group === null ? 'Tutti' : refundGroupLabels[group],
      href: adminPaths.refunds(writeRefundsAddress(group)),
      isCurrent: group === chosen,
    })),
    exports: exportLinks((format) => adminPaths.refundsExport(format, writeRefundsAddress(chosen))),
  };
}

function presentGroup(group: RefundGroup, list: RefundList, { names, now }: Shown): RefundGroupPart {
  const isWaiting = isWaitingGroup(group);
  const count = list.refunds === 1 ? '1 rimborso' : `${numberText(list.refunds)} rimborsi`;
  const commission = list.commissionCents === 0 ? '' : `, di cui commissioni ${formatEuro(list.commissionCents)}`;
  return {
    id: group,
    title: refundGroupLabels[group],
    empty: EMPTY[group],
    sums: `${count}, ${formatEuro(list.amountCents)}${commission}`,
    age: isWaiting && list.oldestAt !== null ? `il più vecchio da ${ageText(list.oldestAt, now)}` : null,
    rows: list.first.map((refund) => presentRow(refund, { isWaiting, names, now })),
    more:
      list.refunds > list.first.length
        ? { label: `Vedi tutti: ${count}`, href: adminPaths.refunds(writeRefundsAddress(group)) }
        : null,
    moves: null,
  };
}

function presentRow(
  refund: RefundDetail,
  { isWaiting, names, now }: { isWaiting: boolean; names: StaffNames; now: Date },
): RefundRow {
  const { publicId, reference, serviceName, amountCents, commissionCents, state, lastErrorCode, requestedBy } = refund;
  return {
    href: adminPaths.refund(publicId),
    reference: String(reference),
    service: serviceName,
    amount: formatEuro(amountCents),
    commission: formatEuro(commissionCents),
    at: shortTime(isWaiting ? refund.requestedAt : (refund.settledAt ?? refund.requestedAt)),
    age: isWaiting ? `da ${ageText(refund.requestedAt, now)}` : null,
    by: requestedBy === null ? 'banca' : (names.get(requestedBy) ?? 'personale'),
    state: { code: refundStateBadges[state], label: refundStateLabels[state] },
    why: lastErrorCode === null || state === 'done' ? null : refundErrorText(lastErrorCode),
  };
}
