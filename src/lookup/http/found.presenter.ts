import type { LookupInput } from '../../domain/lookup-form.js';
import { shortenEmail } from '../../domain/masked.js';
import { formatEuro } from '../../domain/money.js';
import { canResume, isCollected, type PaymentStatus } from '../../domain/payment-state.js';
import type { PaymentStory } from '../../payments/payment-finder.js';
import type { SentMail } from '../../receipts/mail-history.js';
import { paths } from '../../shared/http/paths.js';
import type { Texts } from '../../shared/i18n/texts.js';
import type { LookupAction } from '../use-cases/lookup-tokens.js';
import { sentForm } from './lookup.presenter.js';
import type { FoundPage, MailRequest } from './pages/found.page.js';
import { timelineOf } from './timeline.js';

/** A payment to show, and what was done about it. */
export interface ShownPayment {
  readonly story: PaymentStory;
  readonly mails: readonly SentMail[];
  /** The search that found it; null on the page that answers one of its buttons. */
  readonly input: LookupInput | null;
  readonly answer: string | null;
  readonly issueToken: (action: LookupAction, reference: number) => string;
}

const TONES: Readonly<Record<PaymentStatus, FoundPage['tone']>> = {
  pending: 'wait',
  under_review: 'wait',
  paid: 'success',
  refused: 'failure',
  cancelled: 'neutral',
  expired: 'neutral',
  refunded: 'neutral',
  partially_refunded: 'neutral',
};

/** The state in plain words, whether money was taken, what happened, what to do. */
export function presentFound(shown: ShownPayment, texts: Texts): FoundPage {
  const { story, mails, input, answer } = shown;
  const { lookup } = texts;
  const total = formatEuro(story.totalCents);
  const money = lookup.money[story.status];
  return {
    title: lookup.title,
    breadcrumb: [{ label: lookup.title }],
    isPrivate: true,
    ...(input === null ? {} : { sentForm: sentForm(input) }),
    status: story.status,
    statusLabel: lookup.statuses[story.status],
    tone: TONES[story.status],
    money: typeof money === 'string' ? money : money({ total, refunded: formatEuro(story.refundedCents) }),
    advice: lookup.advice[story.status],
    reference: String(story.reference),
    serviceName: story.serviceName,
    total,
    transactionCode: story.transactionCode,
    timeline: timelineOf(story, mails, texts),
    mail: mailRequest(shown, texts),
    answer,
    searchHref: paths.lookup(),
    office: story.office,
  };
}

function mailRequest({ story, issueToken }: ShownPayment, { lookup: { found } }: Texts): MailRequest | null {
  const email = shortenEmail(story.email);
  if (isCollected(story.status)) {
    return {
      action: paths.lookupReceipt(),
      token: issueToken('receipt', story.reference),
      button: found.resendReceipt,
      note: found.mailNote({ email }),
    };
  }
  if (!canResume(story.status)) return null;
  return {
    action: paths.lookupResumeLink(),
    token: issueToken('resume-link', story.reference),
    button: found.sendResumeLink,
    note: found.linkNote({ email }),
  };
}
