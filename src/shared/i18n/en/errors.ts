import type { ErrorsTexts } from '../it/errors.js';

/** Pages that could not be shown, by their status. */
export const errors: ErrorsTexts = {
  400: {
    title: 'Request not valid',
    explanation: 'Your browser sent a request that we cannot read. Nothing was charged from this page.',
    advice: 'Go back and try again, or start again from the home page.',
  },
  403: {
    title: 'Access not allowed',
    explanation: 'You cannot open this page. Nothing was charged.',
    advice: 'If you think this is a mistake, write to the office and quote the code below.',
  },
  404: {
    title: 'Page not found',
    explanation:
      'The address does not exist, or you cannot pay for the service at the moment. Nothing is charged from this page.',
    advice:
      'Check the address, or choose the service from the home page. If you have already paid, the receipt comes to you by email.',
  },
  409: {
    title: 'The request is no longer valid',
    explanation:
      'Something has changed in the meantime, so we did not carry out the request. Nothing more was charged.',
    advice: 'Go back, reload the page and check the details before you try again.',
  },
  413: {
    title: 'The text is too long',
    explanation: 'More data arrived than we can receive at once. Nothing was charged.',
    advice: 'Go back and shorten the text.',
  },
  429: {
    title: 'Too many requests',
    explanation:
      'Many requests came from your Internet connection in a short time. Nothing was charged from this page.',
    advice: 'Wait a minute and try again: what you have already paid stays paid.',
  },
  500: {
    title: 'Something went wrong',
    explanation: 'There was a problem with our systems. It was not your mistake.',
    advice:
      'If you were paying, do not pay again: open the page of the payment again, which always shows the outcome, or call the office. Otherwise, try again in a few minutes.',
  },
  503: {
    title: 'Service not available at the moment',
    explanation: 'We cannot handle the request right now.',
    advice:
      'Try again in a few minutes. If you had already confirmed the payment on the bank’s site, do not pay again: if it was successful you will get the receipt by email.',
  },
  home: 'Go to the home page',
  help: ({ phone, email }) => `If you ask for help, by phone ${phone} or email ${email}, quote this code:`,
  plain: ({ status, requestId }) => `Error ${status}. Request code: ${requestId}`,
};
