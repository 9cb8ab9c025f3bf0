import type { ResumeTexts } from '../../it/receipts/resume.js';

/** The e-mail with the link that resumes an unpaid payment. */
export const resume: ResumeTexts = {
  unpaidSubject: ({ reference }) => `Payment No. ${reference} not completed: no money was taken`,
  subject: ({ reference }) => `Payment No. ${reference}: the link to resume it`,
  title: ({ reference }) => `Payment No. ${reference}`,
  unpaidHeading: 'The payment was not completed',
  heading: 'Resume your payment',
  unpaid: ({ reference }) =>
    `payment No. ${reference} was not completed. No money was taken. You can resume it from here, with the same data and without filling in the form again.`,
  pending: ({ reference }) =>
    `here is the link for payment No. ${reference}. The bank has not told us yet how it ended: if you had already confirmed the card details do not pay again, open the link and read the status.`,
  resume: 'Resume the payment',
  service: 'Service:',
  total: 'Total amount:',
  keepIt:
    'If you no longer want to pay there is nothing to do. Do not forward this message: whoever has the link sees the data of the payment.',
};
