import type { AwayTexts } from '../it/away.js';

export const away: AwayTexts = {
  title: 'The service does not answer',
  notice:
    'The service does not answer at this moment. What you entered is still here and has not been sent: try again in a minute with the same button.',
  retryTitle: 'The service is about to start again',
  retryExplanation: 'At this moment we cannot carry out the request. What you entered is not lost: it is in this page.',
  retryAdvice:
    'Wait a minute and press TRY AGAIN. You can press it several times without risk: the same request counts once.',
  retryWithoutCard:
    'One field held a card number, which we do not keep: you will fill it in again, without the number.',
  retry: 'TRY AGAIN',
  code: 'If you ask for help quote this code:',
};
