import type { HandOff } from '../../../bank-gateway/hand-off.js';
import { formatEuro } from '../../../domain/money.js';
import { clockText } from '../../../shared/http/pages/time-text.js';
import type { Texts } from '../../../shared/i18n/texts.js';
import type { PaymentView } from '../../payment-view.js';
import type { ConnectingPage } from '../pages/connecting.page.js';

/** Phase 4: the page that takes the citizen to the bank. */
export function presentConnecting(payment: PaymentView, handOff: HandOff, { payments }: Texts): ConnectingPage {
  return {
    title: payments.connecting.title,
    titleContext: payments.of({ service: payment.serviceName }),
    step: 'bank',
    breadcrumb: [{ label: payment.serviceName }, { label: payments.connecting.title }],
    isPrivate: true,
    serviceName: payment.serviceName,
    reference: String(payment.reference),
    total: formatEuro(payment.totalCents),
    bankForm: presentHandOff(handOff),
    deadline: clockText(payment.attempt.expiresAt),
  };
}

function presentHandOff(handOff: HandOff): ConnectingPage['bankForm'] {
  if (handOff.kind === 'form-post') {
    const fields = handOff.fields.map(([name, value]) => ({ name, value }));
    return { method: 'post', action: handOff.action.href, fields };
  }
  // A GET form replaces the query of its address by its fields, so the query becomes fields.
  const fields = [...handOff.url.searchParams].map(([name, value]) => ({ name, value }));
  return { method: 'get', action: `${handOff.url.origin}${handOff.url.pathname}`, fields };
}
