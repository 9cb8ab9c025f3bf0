import type { PaymentStory } from '../../payments/payment-finder.js';
import type { SentMail } from '../../receipts/mail-history.js';
import { timeText } from '../../shared/http/pages/time-text.js';
import type { Texts } from '../../shared/i18n/texts.js';
import type { TimelineEntry } from './pages/found.page.js';

interface Happening {
  readonly at: Date;
  readonly text: string;
}

/** What happened to a payment and its e-mails, oldest first. What only concerns staff is left out. */
export function timelineOf(story: PaymentStory, mails: readonly SentMail[], texts: Texts): TimelineEntry[] {
  const happenings = [...eventsOf(story, texts), ...mails.flatMap((mail) => mailOf(mail, texts))];
  return happenings
    .toSorted((left, right) => left.at.getTime() - right.at.getTime())
    .map(({ at, text }) => ({ at: timeText(at, texts.language), text }));
}

type Told = keyof Texts['lookup']['timeline'];

/** The first order at the bank is part of the beginning; each further one is a retry. */
function eventsOf({ events }: PaymentStory, { lookup: { timeline } }: Texts): Happening[] {
  const first = events.find(({ type }) => type === 'attempt-opened');
  const isTold = (type: string): type is Told => Object.hasOwn(timeline, type);
  return events.flatMap((event) => {
    if (event === first) return [];
    const type = event.type === 'attempt-opened' ? 'retried' : event.type;
    return isTold(type) ? [{ at: event.at, text: timeline[type] }] : [];
  });
}

function mailOf({ kind, state, queuedAt, sentAt }: SentMail, { lookup: { mails } }: Texts): Happening[] {
  const words = { receipt: mails.receipt, 'resume-link': mails.link, refund: mails.refund }[kind];
  switch (state) {
    case 'sent':
      return [{ at: sentAt ?? queuedAt, text: words.sent }];
    case 'queued':
    case 'sending':
      return [{ at: queuedAt, text: words.queued }];
    case 'failed':
      return [{ at: queuedAt, text: words.failed }];
    case 'dropped':
      return [];
  }
}
