import { formatEuro } from '../../../domain/money.js';
import type { RefundDetail, RefundGroup, RefundList } from '../../../refunds/refund-details.js';
import { adminPaths } from '../../admin-paths.js';
import { refundErrorText, refundStateBadges, refundStateLabels } from '../../refund-words.js';
import type { RefundGroupPart, RefundRow, RefundsPage } from '../pages/refunds.page.js';
import { ageText } from './age-text.js';
import { exportLinks } from './export-links.js';
import { shortTime } from './short-time.js';
import { numberText } from './sums-text.js';
import type { StaffNames } from './timeline.presenter.js';

interface GroupWords {
  readonly group: RefundGroup;
  readonly title: string;
  readonly empty: string;
  /** What waits for somebody has an age. */
  readonly isWaiting: boolean;
}

const GROUPS: readonly GroupWords[] = [
  { group: 'to-approve', title: 'Da approvare', empty: 'Nessun rimborso da approvare.', isWaiting: true },
  { group: 'in-progress', title: 'In corso', empty: 'Nessun rimborso in corso.', isWaiting: true },
  { group: 'failed', title: 'Non riusciti', empty: 'Nessun rimborso non riuscito.', isWaiting: false },
  { group: 'done', title: 'Eseguiti', empty: 'Ancora nessun rimborso.', isWaiting: false },
];

export function presentRefundList(
  lists: Readonly<Record<RefundGroup, RefundList>>,
  names: StaffNames,
  now: Date,
): RefundsPage {
  return {
    title: 'Rimborsi',
    breadcrumb: [{ label: 'Rimborsi' }],
    isPrivate: true,
    groups: GROUPS.map((words) => presentGroup(words, lists[words.group], names, now)),
    exports: exportLinks((format) => adminPaths.refundsExport(format)),
  };
}

function presentGroup(words: GroupWords, list: RefundList, names: StaffNames, now: Date): RefundGroupPart {
  const { group, title, empty, isWaiting } = words;
  const count = list.refunds === 1 ? '1 rimborso' : `${numberText(list.refunds)} rimborsi`;
  const commission = list.commissionCents === 0 ? '' : `, di cui commissioni ${formatEuro(list.commissionCents)}`;
  const which = isWaiting ? 'più vecchi' : 'più recenti';
  return {
    ...{ id: group, title, empty },
    sums: `${count}, ${formatEuro(list.amountCents)}${commission}`,
    age: isWaiting && list.oldestAt !== null ? `il più vecchio da ${ageText(list.oldestAt, now)}` : null,
    rows: list.first.map((refund) => presentRow(refund, { isWaiting, names, now })),
    more: list.refunds > list.first.length ? `Qui sono i ${list.first.length} ${which}.` : null,
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
