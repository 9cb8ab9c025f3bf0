import type { OutcomeFacts, OutcomePage } from '../../../src/payments/http/pages/outcome.page.js';
import { clockText, timeText } from '../../../src/shared/http/pages/time-text.js';
import { paths } from '../../../src/shared/http/paths.js';
import { AT, bill, ID, ITALIAN, office, SERVICE, serviceCrumb, SLUG } from './seed-payment.js';

const facts = <Status extends OutcomePage['status']>(status: Status): OutcomeFacts & { status: Status } => ({
  status,
  title: ITALIAN.payments.outcome.titles[status],
  titleContext: 'Refezione scolastica',
  step: status === 'paid' ? 'receipt' : 'bank',
  isPrivate: true,
  breadcrumb: [serviceCrumb, { label: 'Esito' }],
  statusLabel: ITALIAN.payments.outcome.statusLabels[status],
  serviceName: SERVICE,
  reference: '29',
  transactionCode: null,
  ...bill,
  createdAt: timeText(AT),
  forgotten: null,
  personRows: [
    { label: 'Codice Fiscale', value: 'RSS••••••••••76C' },
    { label: 'E-mail', value: 'm•••••••i@mail.it' },
    { label: 'Causale versamento', value: 'pagamento refezione scolastica' },
  ],
  office,
});
const code = { transactionCode: 'E802E2ACBBC01046895E444EBC' };
const retry = { retryAction: paths.retry(ID), newPaymentHref: paths.service(SLUG) };
const collected = { ...code, paidAt: timeText(AT), receiptPdfHref: paths.receiptPdf(ID) };
const deadline = clockText(new Date(AT.getTime() + 480_000));

/** Phase 7, by name: every state, and the waiting ones also once their patience is over. */
export const outcomePages: Readonly<Record<string, OutcomePage>> = {
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
    forgotten: ITALIAN.payments.outcome.forgottenOn({ day: '3 marzo 2037' }),
    personRows: [],
    commission: null,
    office: { name: 'Ufficio Tributi', email: null, phone: null },
  },
  'refused-forgotten': {
    ...facts('refused'),
    ...retry,
    retryAction: null,
    forgotten: ITALIAN.payments.outcome.forgottenOn({ day: '3 marzo 2027' }),
    personRows: [],
  },
  refused: { ...facts('refused'), ...retry },
  cancelled: { ...facts('cancelled'), ...retry },
  expired: { ...facts('expired'), ...retry },
  refunded: { ...facts('refunded'), ...collected, refundedAmount: '156,96 €' },
  partially_refunded: { ...facts('partially_refunded'), ...collected, refundedAmount: '50,00 €' },
};
