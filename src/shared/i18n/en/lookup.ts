import type { LookupTexts } from '../it/lookup.js';

export const lookup: LookupTexts = {
  title: 'Where is my payment?',
  invitation: 'Have you already paid, or were you interrupted?',
  lead: 'Enter the reference number and the tax code of the payment: we tell you how it stands, whether you have paid and what to do.',
  reference: 'Reference no.',
  referenceHint: 'The number you saw while paying, also written in e-mails and on the receipt: for example 29.',
  taxCode: 'Tax code / VAT number',
  taxCodeHint: 'Of the person or business that owes, as in the payment form.',
  search: 'SEARCH',
  privacy: 'We use these data only to find the payment: they do not appear in addresses and we do not keep them.',
  lostReference:
    'No reference at hand? Look for the e-mail that we sent you, or call the office: the payment remains valid.',
  errors: {
    referenceRequired: 'Enter the reference of the payment, for example 29',
    referenceMalformed: 'The reference is a number of at most 12 digits: enter nothing else, for example 29',
    taxCodeRequired: 'Enter the tax code (16 characters) or the VAT number (11 digits), for example RSSMRA81M10F376C',
    taxCodeMalformed: 'The tax code or VAT number is not right: check every character, for example RSSMRA81M10F376C',
    cardNumber: 'You entered a card number: it is not needed here, only the bank asks for it on its own page',
  },
  notFound: {
    title: 'No payment with these data',
    text: 'The reference and the tax code do not match a payment. Check both: the tax code is the one entered in the payment form, which may not be yours. If they are right, call the office.',
  },
  tooMany: {
    title: 'Too many searches without a result',
    text: ({ minutes }) =>
      `To protect everybody's data, after some searches without a result you have to wait. You can try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}: what you entered is still here.`,
  },
  stale: {
    title: 'The page had been open for too long',
    text: 'For safety we did not carry out the request. Search for the payment and try again.',
  },
  found: {
    facts: 'The payment',
    status: 'Status',
    service: 'Service',
    transactionCode: 'Transaction code',
    total: 'Total amount',
    timeline: 'What happened',
    money: 'Was money taken?',
    toDo: 'What to do now',
    searchAgain: 'Search for another payment',
    resendReceipt: 'Send the receipt again',
    sendResumeLink: 'Send me the link to resume',
    mailNote: ({ email }) =>
      `We send it only to the address entered in the form (${email}); for another address call the office.`,
    linkNote: ({ email }) =>
      `The link opens the data of the payment, so we send it only to the address entered in the form (${email}).`,
  },
  statuses: {
    pending: 'Waiting for the bank',
    under_review: 'Being checked',
    paid: 'Paid',
    refused: 'Refused by the bank',
    cancelled: 'Cancelled',
    expired: 'Not completed: out of time',
    refunded: 'Refunded',
    partially_refunded: 'Partly refunded',
  },
  money: {
    pending: 'Not known yet: the bank has not told us whether the payment succeeded.',
    under_review: 'Not known yet: we are checking with the bank.',
    paid: ({ total }) => `Yes: we received ${total}.`,
    refused: 'No money was taken: the bank did not authorise the payment.',
    cancelled: "No money was taken: the payment was cancelled on the bank's site.",
    expired: 'No money was taken: the payment was not completed in time.',
    refunded: ({ total }) => `Yes, and then given back: ${total} went back to the card used to pay.`,
    partially_refunded: ({ refunded }) =>
      `Yes, and then given back in part: ${refunded} went back to the card used to pay; the rest counts as paid.`,
  },
  advice: {
    pending:
      'Do not pay again. If you had confirmed the card data, wait: if the payment succeeded you receive the receipt by e-mail. If you had not, you can resume from the link that we send you.',
    under_review:
      'Do not pay again: a person is checking, as a rule by the next working day. If the payment succeeded you receive the receipt by e-mail; otherwise call the office.',
    paid: 'Nothing else to do. If the receipt has not arrived look in your junk mail, or have it sent again.',
    refused: 'You can try again with the same data, also with another card, from the link that we send you by e-mail.',
    cancelled: 'If you still want to pay, resume with the same data from the link that we send you by e-mail.',
    expired: 'Resume with the same data from the link that we send you by e-mail: the time starts anew.',
    refunded: "The money appears on the statement within your bank's usual times. Nothing else to do.",
    partially_refunded: "The money appears on the statement within your bank's usual times. Nothing else to do.",
  },
  timeline: {
    created: "You confirmed the data and went on to the bank's site.",
    retried: 'You resumed the payment, with a new link to the bank.',
    paid: 'The bank confirmed the payment.',
    refused: 'The bank did not authorise the payment.',
    cancelled: "The payment was cancelled on the bank's site.",
    expired: 'The time to pay ended before the payment was completed.',
    mismatch: 'The bank sent data that differ from ours: we are checking them.',
    'excess-paid': 'The bank took the amount a second time: the office knows and gives it back.',
    reviewed: 'The office checked the payment.',
    'review-ended': 'The check is over.',
    refunded: 'The bank gave money back to the card used to pay.',
    'excess-refunded': 'The bank gave the second payment back to the card used.',
  },
  mails: {
    receipt: {
      queued: 'The receipt is about to leave by e-mail.',
      sent: 'We sent you the receipt by e-mail.',
      failed: 'We could not deliver the receipt: call the office to correct the address.',
    },
    link: {
      queued: 'The link to resume is about to leave by e-mail.',
      sent: 'We sent you the link to resume by e-mail.',
      failed: 'We could not deliver the link: call the office to correct the address.',
    },
    refund: {
      queued: 'The notice of the refund is about to leave by e-mail.',
      sent: 'We told you about the refund by e-mail.',
      failed: 'We could not deliver the notice of the refund: the refund is valid all the same.',
    },
  },
  asked: {
    receipt: {
      queued: ({ email }) => `The receipt is leaving for ${email}: it usually arrives within a minute.`,
      'on-its-way': 'The receipt is already leaving: it usually arrives within a minute. Look in your junk mail too.',
      'too-soon': 'The receipt has just been sent. If it does not arrive you can ask again in a minute.',
      'daily-limit': 'You have already asked for the receipt five times: you can ask again tomorrow.',
      impossible: 'The receipt cannot be sent: see the status of the payment below.',
    },
    link: {
      queued: ({ email }) => `The link is leaving for ${email}: it usually arrives within a minute.`,
      'on-its-way': 'The link is already leaving: it usually arrives within a minute. Look in your junk mail too.',
      'too-soon': 'The link has just been sent. If it does not arrive you can ask again in a minute.',
      'daily-limit': 'You have already asked for the link many times: you can ask again tomorrow.',
      impossible: 'There is nothing to resume: see the status of the payment below.',
    },
  },
};
