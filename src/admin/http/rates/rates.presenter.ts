import type { StoredRate } from '../../../catalog/commission-rates.js';
import { rateInForce, stateOfRate } from '../../../domain/dated-rate.js';
import { adminPaths } from '../../admin-paths.js';
import { isCharged, type RateBook, standing } from '../../rates/rate-desk.js';
import type { RateNow, RateRow, RatesPage } from './rates.page.js';
import { presentRateTimeline } from './rate-timeline.presenter.js';
import { deciderText, rateStateLabels, rateText, scopeText } from './rate-words.js';
import { shortTime } from '../words/short-time.js';

const NOTICES: Readonly<Record<string, string>> = {
  'rate-scheduled': 'Commissione registrata.',
  'rate-withdrawn': 'Commissione ritirata: resta nello storico, e non entrerà in vigore.',
};

/** @param code of what the last action came to. */
export function presentRates(book: RateBook, code: string | undefined): RatesPage {
  return {
    title: 'Commissioni',
    breadcrumb: [{ label: 'Commissioni' }],
    isPrivate: true,
    notice: code !== undefined && Object.hasOwn(NOTICES, code) ? (NOTICES[code] ?? null) : null,
    newHref: adminPaths.newRate(),
    isCharged: isCharged(book),
    inForce: ratesNow(book),
    timeline: presentRateTimeline(book),
    rates: book.rates.map((rate) => rowOf(rate, book)),
  };
}

/** The general one first, then each service that has one of its own. */
function ratesNow({ rates, services, now }: RateBook): RateNow[] {
  const valid = standing(rates).filter((rate) => stateOfRate(rate, now) === 'in-force');
  const general = valid.find(({ serviceId }) => serviceId === null);
  const own = services.flatMap(({ id }) => valid.filter(({ serviceId }) => serviceId === id));
  return [
    {
      scope: scopeText(null, services),
      rate: rateText(rateInForce(valid, null, now)),
      since: general === undefined ? 'mai decisa' : sinceText(general),
    },
    ...own
      .filter(({ rateMillionths }) => rateMillionths !== null)
      .map((rate) => ({
        scope: scopeText(rate.serviceId, services),
        rate: rateText(rate.rateMillionths),
        since: sinceText(rate),
      })),
  ];
}

function sinceText({ validFrom, validTo }: StoredRate): string {
  const from = `dal ${shortTime(validFrom).text}`;
  return validTo === null ? from : `${from} al ${shortTime(validTo).text}`;
}

function rowOf(rate: StoredRate, { services, names, now }: RateBook): RateRow {
  const state = stateOfRate(rate, now);
  return {
    id: String(rate.id),
    scope: scopeText(rate.serviceId, services),
    rate: rateText(rate.rateMillionths),
    from: shortTime(rate.validFrom),
    to: rate.validTo === null ? null : shortTime(rate.validTo),
    state: { code: state, label: rateStateLabels[state] },
    decided: `${deciderText(rate, names)}, ${shortTime(rate.createdAt).text}`,
    reason: rate.reason,
    withdrawn: withdrawnText(rate, names),
    withdrawHref: state === 'future' ? adminPaths.rateWithdrawal(rate.id) : null,
  };
}

function withdrawnText(
  { withdrawnAt, withdrawnBy, withdrawalReason }: StoredRate,
  names: RateBook['names'],
): string | null {
  if (withdrawnAt === null || withdrawnBy === null) return null;
  const who = names.get(withdrawnBy) ?? `Account ${withdrawnBy}`;
  return `Ritirata da ${who}, ${shortTime(withdrawnAt).text}: ${withdrawalReason ?? ''}`;
}
