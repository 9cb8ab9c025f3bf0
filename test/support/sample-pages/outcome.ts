import type { OutcomeFacts, OutcomePage } from '../../../src/payments/http/pages/outcome.page.js';
import { clockText, dayText, timeText } from '../../../src/shared/http/pages/time-text.js';
import { paths } from '../../../src/shared/http/paths.js';
import type { Texts } from '../../../src/shared/i18n/texts.js';
import { AT, bill, ID, MASKED_EMAIL, MASKED_TAX_CODE, office, SERVICE, serviceCrumb, SLUG } from './seed-payment.js';

const factsIn =
  ({ language, payments: { of, form, outcome } }: Texts) =>
  <Status extends OutcomePage['status']>(status: Status): OutcomeFacts & { status: Status } => ({
    status,
    title: outcome.titles[status],
    titleContext: of({ service: SERVICE }),
    step: status === 'paid' ? 'receipt' : 'bank',
    isPrivate: true,
    breadcrumb: [serviceCrumb, { label: outcome.crumb }],
    statusLabel: outcome.statusLabels[status],
    serviceName: SERVICE,
    reference: '29',
    transactionCode: null,
    ...bill,
    createdAt: timeText(AT, language),
    forgotten: null,
    personRows: [
      { label: form.taxCode, value: MASKED_TAX_CODE },
      { label: form.email, value: MASKED_EMAIL },
      { label: outcome.description, value: 'pagamento refezione scolastica' },
    ],
    office,
  });
const code = { transactionCode: 'E802E2ACBBC01046895E444EBC' };
const retry = { retryAction: paths.retry(ID), newPaymentHref: paths.service(SLUG) };
const deadline = clockText(new Date(AT.getTime() + 480_000));

/** Phase 7, by name: every state, and the waiting ones also once their patience is over. */
export function outcomePages(texts: Texts): Readonly<Record<string, OutcomePage>> {
  const facts = factsIn(texts);
  const { forgottenOn } = texts.payments.outcome;
  const collected = { ...code, paidAt: timeText(AT, texts.language), receiptPdfHref: paths.receiptPdf(ID) };
  return {
    pending: {
      ...facts('pending'),
      refresh: { seconds: 5, href: `${paths.outcome(ID)}?aggiornamento=1` },
      resumeHref: paths.connecting(ID),
      deadline,
    },
    'pending-long': { ...facts('pending'), resumeHref: null, deadline },
    under_review: {
      ...facts('under_review'),
      ...code,
      refresh: { seconds: 15, href: `${paths.outcome(ID)}?aggiornamento=1` },
    },
    paid: { ...facts('paid'), ...collected, receiptAction: paths.receiptRequest(ID) },
    'paid-forgotten': {
      ...facts('paid'),
      ...collected,
      receiptAction: paths.receiptRequest(ID),
      forgotten: forgottenOn({ day: dayText('2037-03-03', texts.language) }),
      personRows: [],
      commission: null,
      office: { name: 'Ufficio Tributi', email: null, phone: null },
    },
    'refused-forgotten': {
      ...facts('refused'),
      ...retry,
      retryAction: null,
      forgotten: forgottenOn({ day: dayText('2027-03-03', texts.language) }),
      personRows: [],
    },
    refused: { ...facts('refused'), ...retry },
    cancelled: { ...facts('cancelled'), ...retry },
    expired: { ...facts('expired'), ...retry },
    refunded: { ...facts('refunded'), ...collected, refundedAmount: '156,96 €' },
    partially_refunded: { ...facts('partially_refunded'), ...collected, refundedAmount: '50,00 €' },
  };
}
