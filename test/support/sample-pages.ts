import type { FastifyReply } from 'fastify';
import { documentationView } from '../../src/api/http/documentation.page.js';
import { presentDocumentation } from '../../src/api/http/documentation.presenter.js';
import { openApiDocument } from '../../src/api/openapi/document.js';
import { homeView } from '../../src/catalog/http/home.page.js';
import { connectingView } from '../../src/payments/http/pages/connecting.page.js';
import { foundView } from '../../src/lookup/http/pages/found.page.js';
import { lookupView } from '../../src/lookup/http/pages/lookup.page.js';
import { formView } from '../../src/payments/http/pages/form.page.js';
import { outcomeView } from '../../src/payments/http/pages/outcome.page.js';
import { preparedOverView } from '../../src/payments/http/pages/prepared-over.page.js';
import { reviewView } from '../../src/payments/http/pages/review.page.js';
import { presentPreparedOver } from '../../src/payments/http/presenters/prepared-over.presenter.js';
import { concludedView } from '../../src/receipts/http/pages/concluded.page.js';
import { verifyView } from '../../src/receipts/http/pages/verify.page.js';
import { errorPage, errorView } from '../../src/shared/http/pages/error.page.js';
import {
  accessibilityPage,
  accessibilityView,
  privacyPage,
  privacyView,
} from '../../src/shared/http/pages/information.page.js';
import type { Page } from '../../src/shared/http/pages/page.js';
import { renderPage } from '../../src/shared/http/pages/render-page.js';
import { type RetryPage, retryView } from '../../src/shared/http/pages/retry.page.js';
import { timeText } from '../../src/shared/http/pages/time-text.js';
import type { View } from '../../src/shared/http/pages/view.js';
import {
  emptyForm,
  extraForm,
  filledForm,
  preparedForm,
  priceList,
  wrongExtraForm,
  wrongForm,
} from './sample-pages/form.js';
import { closedHome, homePage } from './sample-pages/home.js';
import { foundPages, lookupPages } from './sample-pages/lookup.js';
import { outcomePages } from './sample-pages/outcome.js';
import { concludedPage, validReceipt } from './sample-pages/receipt.js';
import { carefulReview, connectingPage, freeReview, preparedReview, reviewPage } from './sample-pages/review.js';
import { AT } from './sample-pages/seed-payment.js';
import { type Texts, textsIn } from '../../src/shared/i18n/texts.js';

/** One page in one state, with the status it is answered with. */
export interface Sample {
  readonly name: string;
  readonly status: number;
  readonly page: Page;
  /** Below `templates/`. */
  readonly template: string;
  /** Answers a request with it, as a controller would. */
  readonly send: (reply: FastifyReply) => Promise<void>;
}

/** Every page in every state that looks different, in one language. */
export function samplesIn(texts: Texts): readonly Sample[] {
  const home = homePage(texts);
  const concluded = concludedPage(texts);
  const receipt = validReceipt(texts);
  const { receipts, language } = texts;
  return [
    sample('home', homeView, home),
    sample('home-search', homeView, { ...home, query: 'scuola', services: home.services.slice(3, 5) }),
    sample('home-nothing', homeView, { ...home, query: '<b>"piscina"', services: [] }),
    sample('home-closed', homeView, closedHome(texts)),
    sample('form-empty', formView, emptyForm(texts)),
    sample('form-filled', formView, filledForm(texts)),
    sample('form-errors', formView, wrongForm(texts), 422),
    sample('form-fixed', formView, extraForm(texts, { kind: 'fixed', text: '84,00 €' })),
    sample('form-preview', formView, {
      ...extraForm(texts, priceList(null)),
      preview: { message: 'Anteprima: qui non si può scrivere niente.', href: '#', linkLabel: 'Torna al servizio' },
    }),
    sample('form-prices', formView, extraForm(texts, priceList('twenty'))),
    sample('form-prices-errors', formView, wrongExtraForm(texts), 422),
    sample('review', reviewView, reviewPage(texts)),
    sample('review-careful', reviewView, carefulReview(texts), 409),
    sample('review-free', reviewView, freeReview(texts), 409),
    sample('prepared-form', formView, preparedForm(texts)),
    sample('prepared-review', reviewView, preparedReview(texts), 409),
    sample('prepared-over', preparedOverView, presentPreparedOver(texts), 410),
    sample(
      'api-documentation',
      documentationView,
      presentDocumentation(openApiDocument(new URL('https://pagamenti.example')), texts),
    ),
    sample('connecting', connectingView, connectingPage(texts)),
    ...Object.entries(outcomePages(texts)).map(([name, page]) => sample(`outcome-${name}`, outcomeView, page)),
    sample('concluded', concludedView, concluded),
    sample('concluded-sent', concludedView, {
      ...concluded,
      delivery: { state: 'sent', at: timeText(AT, language) },
      resend: { ...concluded.resend, isAllowed: false, message: receipts.resend.tooSoon },
    }),
    sample('concluded-failed', concludedView, { ...concluded, email: null, delivery: { state: 'failed' } }),
    sample('verify-valid', verifyView, receipt),
    sample('verify-refunded', verifyView, {
      ...receipt,
      receipt: receipt.receipt && { ...receipt.receipt, refund: 'whole', refunded: '156,96 €' },
    }),
    sample('verify-invalid', verifyView, { ...receipt, title: receipts.verify.invalidTitle, receipt: null }, 404),
    ...Object.entries(lookupPages(texts)).map(([name, page]) => sample(`lookup-${name}`, lookupView, page)),
    ...Object.entries(foundPages(texts)).map(([name, page]) => sample(`found-${name}`, foundView, page)),
    sample('retry', retryView, retryPage(texts), 503),
    sample('privacy', privacyView, privacyPage(texts, { paidYears: 10, unpaidDays: 90 })),
    sample('accessibility', accessibilityView, accessibilityPage(texts)),
    ...[400, 403, 404, 409, 413, 429, 500, 503].map((status) =>
      sample(`error-${status}`, errorView, errorPage(status, 'req-4f2a91', texts), status),
    ),
  ];
}

/** The same in Italian. */
export const samplePages = samplesIn(textsIn('it'));

function retryPage({ away }: Texts): RetryPage {
  return {
    title: away.retryTitle,
    breadcrumb: [{ label: away.retryTitle }],
    isPrivate: true,
    action: '/pagamenti',
    fields: [{ name: 'lastName', value: '<b>"Rossi"' }],
    hasLostCard: true,
    requestId: 'req-4f2a91',
  };
}

function sample<PageType extends Page>(
  name: string,
  view: View<PageType>,
  page: NoInfer<PageType>,
  status = 200,
): Sample {
  return { name, status, page, template: view.template, send: (reply) => renderPage(reply.status(status), view, page) };
}
