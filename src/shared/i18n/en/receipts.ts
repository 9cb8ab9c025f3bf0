import type { ReceiptsTexts } from '../it/receipts.js';
import { document } from './receipts/document.js';
import { mail } from './receipts/mail.js';
import { refund } from './receipts/refund.js';
import { resume } from './receipts/resume.js';

/** The end of a payment, the receipt and its verification. The PDF itself is always Italian. */
export const receipts: ReceiptsTexts = {
  concluded: {
    title: 'PAYMENT COMPLETED!',
    crumb: 'Payment completed',
    money: 'You will receive a confirmation of the payment in your mailbox...',
    queued: 'The receipt is on its way: it usually arrives within a minute.',
    queuedTo: ({ email }) => `The receipt is on its way to ${email}: it usually arrives within a minute.`,
    sent: ({ at }) => `The receipt was sent on ${at}. If you cannot see it, check your spam folder too.`,
    sentTo: ({ email, at }) =>
      `The receipt was sent to ${email} on ${at}. If you cannot see it, check your spam folder too.`,
    failed: 'We could not deliver the email',
    failedTo: ({ email }) => `to ${email}`,
    failedNext:
      'The payment is valid all the same: download the receipt from here, or call the office to correct the address.',
    download: 'Download the receipt (PDF, in Italian)',
    print: 'Print this page',
    allFacts: 'See all the details of the payment',
    verificationTitle: 'Check this receipt',
    verification: 'Whoever has to check it, a school for example, scans the code with a phone or opens this address.',
    verificationCode: 'QR code that opens the check of the receipt',
    closing: 'Open your mailbox to read and print the receipt...',
    home: 'back to the home page of Porta dei Pagamenti',
  },
  resend: {
    title: 'Did the email not arrive?',
    button: 'Send the receipt again',
    hint: 'We send it only to the address typed in the form; for another address, call the office.',
    addressForgotten: 'Your address is no longer kept: you can download the receipt from this page.',
    onItsWay: 'The receipt is on its way: it usually arrives within a minute. Check your spam folder too.',
    tooSoon: 'The receipt has just been sent. If it does not arrive, you can ask for it again in a minute.',
    dailyLimit:
      'You have already asked for the receipt five times: you can ask again tomorrow. Meanwhile you can download it from ' +
      'this page.',
  },
  verify: {
    crumb: 'Check a receipt',
    validTitle: 'Valid receipt',
    invalidTitle: 'Receipt not found',
    valid: ({ name }) => `This receipt was issued by ${name} and the payment has been received.`,
    partlyRefunded: ({ refunded }) => `Please note: ${refunded} of it were refunded after the payment.`,
    whollyRefunded: ({ refunded }) => `Please note: all of it, ${refunded}, was refunded after the payment.`,
    compare: 'Compare with the receipt',
    number: 'Receipt No.',
    differs: 'If anything differs from what is printed, the receipt is not genuine. No personal data are shown here.',
    invalid: ({ name }) => `No receipt issued by ${name} has this code.`,
    invalidNext: ({ phone }) =>
      'Check that you copied the whole address printed on the receipt. If it is right, the receipt is not genuine: call ' +
      `${phone}.`,
  },
  document,
  mail,
  refund,
  resume,
};
