import { presentLookup } from '../../../src/lookup/http/lookup.presenter.js';
import type { FoundPage } from '../../../src/lookup/http/pages/found.page.js';
import type { LookupPage } from '../../../src/lookup/http/pages/lookup.page.js';
import { timeText } from '../../../src/shared/http/pages/time-text.js';
import { paths } from '../../../src/shared/http/paths.js';
import type { Texts } from '../../../src/shared/i18n/texts.js';
import { AT, MASKED_EMAIL, office, SERVICE } from './seed-payment.js';

const typed = { reference: '29', taxCode: 'RSSMRA81M10F376C' };

/** The search by name: as it opens, with mistakes, with nothing found, after too many searches. */
export const lookupPages = (texts: Texts): Readonly<Record<string, LookupPage>> => ({
  empty: presentLookup(texts),
  errors: presentLookup(
    texts,
    { reference: 'ventinove', taxCode: '' },
    {
      errors: [
        { field: 'reference', code: 'malformed' },
        { field: 'taxCode', code: 'required' },
      ],
    },
  ),
  unknown: presentLookup(texts, typed, { notice: texts.lookup.notFound }),
  'too-many': presentLookup(texts, typed, {
    notice: { title: texts.lookup.tooMany.title, text: texts.lookup.tooMany.text({ minutes: 2 }) },
  }),
});

const foundIn =
  ({ language, lookup }: Texts) =>
  (status: FoundPage['status'], changes: Partial<FoundPage>): FoundPage => ({
    title: lookup.title,
    breadcrumb: [{ label: lookup.title }],
    isPrivate: true,
    status,
    statusLabel: lookup.statuses[status],
    tone: 'neutral',
    money: '',
    advice: lookup.advice[status],
    reference: '29',
    serviceName: SERVICE,
    total: '156,96 €',
    transactionCode: null,
    timeline: [{ at: timeText(AT, language), text: lookup.timeline.created }],
    mail: null,
    answer: null,
    searchHref: paths.lookup(),
    office,
    ...changes,
  });

/** What the search found, by name: one of each colour, with and without something to ask for. */
export function foundPages(texts: Texts): Readonly<Record<string, FoundPage>> {
  const { language, lookup } = texts;
  const found = foundIn(texts);
  const resumeMail = {
    action: paths.lookupResumeLink(),
    token: '29.1795000000000.abc',
    button: lookup.found.sendResumeLink,
    note: lookup.found.linkNote({ email: MASKED_EMAIL }),
  };
  return {
    paid: found('paid', {
      tone: 'success',
      money: lookup.money.paid({ total: '156,96 €' }),
      transactionCode: 'E802E2ACBBC01046895E444EBC',
      timeline: [
        { at: timeText(AT, language), text: lookup.timeline.created },
        { at: timeText(AT, language), text: lookup.timeline.paid },
        { at: timeText(AT, language), text: lookup.mails.receipt.sent },
      ],
      mail: {
        action: paths.lookupReceipt(),
        token: '29.1795000000000.abc',
        button: lookup.found.resendReceipt,
        note: lookup.found.mailNote({ email: MASKED_EMAIL }),
      },
      answer: lookup.asked.receipt.queued({ email: MASKED_EMAIL }),
    }),
    under_review: found('under_review', { tone: 'wait', money: lookup.money.under_review }),
    refused: found('refused', {
      tone: 'failure',
      money: lookup.money.refused,
      mail: resumeMail,
    }),
    expired: found('expired', { money: lookup.money.expired, mail: resumeMail }),
  };
}
