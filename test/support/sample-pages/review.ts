import type { ConnectingPage } from '../../../src/payments/http/pages/connecting.page.js';
import type { ReviewPage } from '../../../src/payments/http/pages/review.page.js';
import type { HiddenField } from '../../../src/shared/http/pages/page.js';
import { clockText, timeText } from '../../../src/shared/http/pages/time-text.js';
import { paths } from '../../../src/shared/http/paths.js';
import type { Texts } from '../../../src/shared/i18n/texts.js';
import { FILLED, warningsIn } from './form.js';
import { AT, bill, SERVICE, serviceCrumb, SLUG } from './seed-payment.js';

const hiddenFields: readonly HiddenField[] = [
  ...Object.entries(FILLED).map(([name, value]) => ({ name, value })),
  { name: 'amount', value: '154,60' },
  { name: 'description', value: 'pagamento refezione scolastica\n"due" <righe>' },
  { name: 'service', value: SLUG },
  { name: 'idempotencyKey', value: 'k1.3vX9' },
  { name: 'quotedTotalCents', value: '15696' },
];

/** Phase 3 with the seed's figures. */
export const reviewPage = ({ payments: { of, form, review } }: Texts): ReviewPage => ({
  title: review.title,
  titleContext: of({ service: SERVICE }),
  step: 'review',
  isPrivate: true,
  breadcrumb: [serviceCrumb, { label: review.crumb }],
  serviceName: SERVICE,
  payerRows: [
    { label: form.firstName, value: 'Mario' },
    { label: form.lastName, value: 'Rossi' },
    { label: form.taxCode, value: 'RSSMRA81M10F376C' },
    { label: form.address, value: 'via Roma, 15' },
    { label: form.city, value: 'Monopoli' },
    { label: form.postalCode, value: '70043' },
    { label: form.province, value: 'BA' },
    { label: form.email, value: 'mariorossi@mail.it' },
  ],
  extraRows: [],
  description: 'pagamento refezione scolastica',
  ...bill,
  hiddenFields,
  isPrepared: false,
  editAction: paths.edit(SLUG),
  payAction: paths.payments(),
  warnings: [],
  possibleDuplicate: null,
  conflict: null,
  sentForm: { action: paths.review(SLUG), fields: hiddenFields },
});

/** Phase 3 with every notice at once and texts that are hard to fit. */
export const carefulReview = (texts: Texts): ReviewPage => ({
  ...reviewPage(texts),
  warnings: warningsIn(texts).map(({ message }) => ({ message })),
  possibleDuplicate: { reference: '28', at: timeText(AT, texts.language) },
  conflict: { kind: 'total-changed', previousTotal: '156,95 €' },
  extraRows: [{ label: 'Alunno', value: 'Papadopoulou-Konstantinidou Σοφία' }],
  description: `${'Riga di causale\n'.repeat(3)}${'parolalunghissimasenzaspazi'.repeat(4)}`,
});

/** Phase 3 of what another program has prepared, when something else came back. */
export const preparedReview = (texts: Texts): ReviewPage => ({
  ...reviewPage(texts),
  isPrepared: true,
  extraRows: [{ label: 'Alunno', value: 'Anna Rossi' }],
  conflict: { kind: 'not-as-prepared' },
});

/** Phase 3 without commission, with the highest amount. */
export const freeReview = (texts: Texts): ReviewPage => ({
  ...reviewPage(texts),
  commission: null,
  amount: '999.999,99 €',
  total: '999.999,99 €',
  conflict: { kind: 'key-reused' },
});

/** Phase 4. */
export const connectingPage = ({ payments: { of, connecting } }: Texts): ConnectingPage => ({
  title: connecting.title,
  titleContext: of({ service: SERVICE }),
  step: 'bank',
  isPrivate: true,
  breadcrumb: [serviceCrumb, { label: connecting.title }],
  serviceName: SERVICE,
  reference: '29',
  total: '156,96 €',
  bankForm: { method: 'post', action: '/bank', fields: [{ name: 'AMOUNT', value: '15696' }] },
  deadline: clockText(new Date(AT.getTime() + 480_000)),
});
