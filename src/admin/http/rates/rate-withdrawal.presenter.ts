import type { StoredRate } from '../../../catalog/commission-rates.js';
import type { ErrorLine } from '../../../shared/http/pages/page.js';
import { adminPaths } from '../../admin-paths.js';
import type { RateBook } from '../../rates/rate-desk.js';
import type { RateWithdrawalPage } from './rates.page.js';
import { deciderText, RATES_CRUMB, rateText, scopeText } from './rate-words.js';
import { shortTime } from '../words/short-time.js';

const TITLE = 'Ritira una commissione prevista';
const TOO_LATE =
  'Questa commissione è già in vigore, o è già stata ritirata: non si può più ritirare. Puoi deciderne una nuova.';

/** What was typed, and why it was refused. */
export interface RefusedWithdrawal {
  readonly typed?: string;
  readonly error?: string;
  /** It has begun, or somebody else was quicker. */
  readonly isTooLate?: boolean;
}

export function presentRateWithdrawal(
  { services, names }: RateBook,
  rate: StoredRate,
  { typed = '', error, isTooLate = false }: RefusedWithdrawal,
): RateWithdrawalPage {
  const lines: ErrorLine[] = [
    ...(error === undefined ? [] : [{ message: error, href: '#reason' }]),
    ...(isTooLate ? [{ message: TOO_LATE, href: '#reason' }] : []),
  ];
  return {
    title: TITLE,
    breadcrumb: [RATES_CRUMB, { label: TITLE }],
    isPrivate: true,
    errors: lines,
    facts: [
      { label: 'Vale per', value: scopeText(rate.serviceId, services) },
      { label: 'Commissione', value: rateText(rate.rateMillionths) },
      { label: 'Prevista dal', value: shortTime(rate.validFrom).text },
      { label: 'Decisa da', value: deciderText(rate, names) },
      { label: 'Motivo', value: rate.reason },
    ],
    action: adminPaths.rateWithdrawal(rate.id),
    reason: typed,
    reasonError: error ?? null,
    backHref: adminPaths.rates(),
  };
}
