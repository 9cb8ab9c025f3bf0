import { PAYMENT_STATUSES } from '../../../domain/payment-state.js';
import { daysOfPeriod, isPeriod, PERIODS, type Period } from '../../../domain/period.js';
import type { ServiceView } from '../../../catalog/service-view.js';
import type { CalendarDay } from '../../../domain/calendar-day.js';
import type { HiddenField } from '../../../shared/http/pages/page.js';
import { adminPaths } from '../../admin-paths.js';
import { paymentStatusLabels } from '../../payment-words.js';
import { hasDates, type ListAddress, viewOf, writeListAddress } from '../../transactions/list-address.js';
import type { ChoiceLink, FilterForm } from './transactions.page.js';
import { dayText } from '../words/short-time.js';

const PERIOD_LABELS: Readonly<Record<Period, string>> = {
  today: 'Oggi',
  yesterday: 'Ieri',
  'this-month': 'Questo mese',
  'last-month': 'Mese scorso',
  'last-12-months': 'Ultimi 12 mesi',
};

const FLAG_LABELS = {
  undelivered: 'Ricevuta non consegnata',
  alerts: 'Con avvisi aperti',
  late: 'Esito arrivato in ritardo',
} as const;

/** Fields that are behind "Altri filtri". */
const RARER = ['service', 'accounting', 'amountFrom', 'amountTo', 'undelivered', 'alerts', 'late'] as const;

/** The periods as links that keep every other filter. */
export function presentPeriods(address: ListAddress): ChoiceLink[] {
  const link = (label: string, period: string): ChoiceLink => ({
    label,
    href: adminPaths.transactions(writeListAddress({ ...address, period, from: '', to: '', cursor: '' })),
    isCurrent: !hasDates(address) && address.period === period,
  });
  return [...PERIODS.map((period) => link(PERIOD_LABELS[period], period)), link('Tutto', '')];
}

/** The days of a period chosen by name, in words; null when none is. */
export function presentPeriodDays(address: ListAddress, today: CalendarDay): string | null {
  if (hasDates(address) || !isPeriod(address.period)) return null;
  const { from, to } = daysOfPeriod(address.period, today);
  return from === to ? dayText(from) : `dal ${dayText(from)} al ${dayText(to)}`;
}

/** The form as it was sent, whether it could be read or not. */
export function presentFilterForm(
  address: ListAddress,
  services: readonly ServiceView[],
  errorOf: Readonly<Record<string, string>>,
): FilterForm {
  const { from, to, q, accounting, amountFrom, amountTo } = address;
  return {
    action: adminPaths.transactions(),
    hidden: hiddenOf(address),
    values: { from, to, q, accounting, amountFrom, amountTo },
    services: services.map(({ slug, name }) => ({ value: slug, label: name, isChosen: slug === address.service })),
    statuses: PAYMENT_STATUSES.map((status) => ({
      value: status,
      label: paymentStatusLabels[status],
      isChosen: chosenStatuses(address).includes(status),
    })),
    flags: Object.entries(FLAG_LABELS).map(([name, label]) => ({
      name,
      label,
      value: '1',
      isChosen: address[name as keyof typeof FLAG_LABELS] === '1',
    })),
    isOpen: address.status.length > 0 || RARER.some((field) => address[field] !== '' || errorOf[field] !== undefined),
    errorOf,
    clearHref: adminPaths.transactions(),
    isFiltered: writeListAddress(viewOf(address)) !== '' || address.filter !== '',
  };
}

function hiddenOf({ period, filter, size }: ListAddress): HiddenField[] {
  return Object.entries({ period, filter, size })
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ({ name, value }));
}

/** States may also come together, separated by commas. */
function chosenStatuses({ status }: ListAddress): string[] {
  return status.flatMap((text) => text.split(',')).map((text) => text.trim());
}
