import type { StoredRate } from '../../../catalog/commission-rates.js';
import { stateOfRate } from '../../../domain/dated-rate.js';
import type { SpanChart } from '../../charts/chart.js';
import { type Span, spanChart } from '../../charts/span-chart.js';
import { type RateBook, standing } from '../../rates/rate-desk.js';
import { rateText, scopeText } from './rate-words.js';
import { shortTime } from '../words/short-time.js';

const DAY_MS = 86_400_000;
const BEFORE_MS = 365 * DAY_MS;
const AFTER_MS = 90 * DAY_MS;
const LOOKS = { past: 'past', 'in-force': 'present', future: 'future' } as const;

/** The last year and what is planned, a lane for each scope that has rates; null while there is none. */
export function presentRateTimeline({ rates, services, now }: RateBook): SpanChart | null {
  const shown = standing(rates);
  if (shown.length === 0) return null;
  const latest = Math.max(now.getTime(), ...shown.map(({ validFrom }) => validFrom.getTime()));
  const time = { from: new Date(now.getTime() - BEFORE_MS), to: new Date(latest + AFTER_MS), now };
  const lanes = [null, ...services.map(({ id }) => id)].flatMap((scope) => {
    const own = shown.filter(({ serviceId }) => serviceId === scope);
    return own.length === 0 ? [] : [{ name: scopeText(scope, services), spans: own.map((rate) => spanOf(rate, now)) }];
  });
  return spanChart(lanes, time, {
    id: 'rate-timeline',
    title: 'Le commissioni nel tempo',
    description: `L'ultimo anno e ciò che è previsto, ${lanes.length === 1 ? 'una riga' : `${lanes.length} righe`}: gli stessi dati sono nella tabella qui sotto.`,
  });
}

function spanOf(rate: StoredRate, now: Date): Span {
  const state = stateOfRate(rate, now);
  const label = rateText(rate.rateMillionths);
  const until = rate.validTo === null ? '' : ` al ${shortTime(rate.validTo).text}`;
  return {
    from: rate.validFrom,
    to: rate.validTo,
    label,
    title: `${label}, dal ${shortTime(rate.validFrom).text}${until}`,
    look: state === 'withdrawn' ? 'past' : LOOKS[state],
  };
}
