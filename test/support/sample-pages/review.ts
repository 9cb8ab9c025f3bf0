import type { ConnectingPage } from '../../../src/payments/http/pages/connecting.page.js';
import type { ReviewPage } from '../../../src/payments/http/pages/review.page.js';
import type { HiddenField } from '../../../src/shared/http/pages/page.js';
import { clockText, timeText } from '../../../src/shared/http/pages/time-text.js';
import { paths } from '../../../src/shared/http/paths.js';
import { filledForm, wrongForm } from './form.js';
import { AT, bill, SERVICE, serviceCrumb, SLUG } from './seed-payment.js';

const hiddenFields: readonly HiddenField[] = [
  ...Object.entries(filledForm.values).map(([name, value]) => ({ name, value })),
  { name: 'amount', value: '154,60' },
  { name: 'description', value: 'pagamento refezione scolastica\n"due" <righe>' },
  { name: 'service', value: SLUG },
  { name: 'idempotencyKey', value: 'k1.3vX9' },
  { name: 'quotedTotalCents', value: '15696' },
];

/** Phase 3 with the seed's figures. */
export const reviewPage: ReviewPage = {
  title: 'Controlla i dati e procedi',
  titleContext: 'Refezione scolastica',
  step: 'review',
  isPrivate: true,
  breadcrumb: [serviceCrumb, { label: 'Riepilogo' }],
  serviceName: SERVICE,
  payerRows: [
    { label: 'Nome', value: 'Mario' },
    { label: 'Cognome', value: 'Rossi' },
    { label: 'Codice Fiscale', value: 'RSSMRA81M10F376C' },
    { label: 'Indirizzo', value: 'via Roma, 15' },
    { label: 'Città', value: 'Monopoli' },
    { label: 'Cap', value: '70043' },
    { label: 'Provincia', value: 'BA' },
    { label: 'E-mail', value: 'mariorossi@mail.it' },
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
};

/** Phase 3 with every notice at once and texts that are hard to fit. */
export const carefulReview: ReviewPage = {
  ...reviewPage,
  warnings: wrongForm.warnings.map(({ message }) => ({ message })),
  possibleDuplicate: { reference: '28', at: timeText(AT) },
  conflict: { kind: 'total-changed', previousTotal: '156,95 €' },
  extraRows: [{ label: 'Alunno', value: 'Papadopoulou-Konstantinidou Σοφία' }],
  description: `${'Riga di causale\n'.repeat(3)}${'parolalunghissimasenzaspazi'.repeat(4)}`,
};

/** Phase 3 of what another program has prepared, when something else came back. */
export const preparedReview: ReviewPage = {
  ...reviewPage,
  isPrepared: true,
  extraRows: [{ label: 'Alunno', value: 'Anna Rossi' }],
  conflict: { kind: 'not-as-prepared' },
};

/** Phase 3 without commission, with the highest amount. */
export const freeReview: ReviewPage = {
  ...reviewPage,
  commission: null,
  amount: '999.999,99 €',
  total: '999.999,99 €',
  conflict: { kind: 'key-reused' },
};

/** Phase 4. */
export const connectingPage: ConnectingPage = {
  title: 'Collegamento con la banca',
  titleContext: 'Refezione scolastica',
  step: 'bank',
  isPrivate: true,
  breadcrumb: [serviceCrumb, { label: 'Collegamento con la banca' }],
  serviceName: SERVICE,
  reference: '29',
  total: '156,96 €',
  bankForm: { method: 'post', action: '/bank', fields: [{ name: 'AMOUNT', value: '15696' }] },
  deadline: clockText(new Date(AT.getTime() + 480_000)),
};
