import type { ApiTexts } from '../it/api.js';

/** The page for who writes other municipal software. */
export const api: ApiTexts = {
  title: 'Documentation for programs',
  documentLink: 'OpenAPI 3.1 document',
  keyTitle: 'The key',
  key: 'An administrator of the portal hands it out, with what it may do and for which services. Send it with each request, in the header:',
  keySample: 'Authorization: Bearer YOUR_KEY',
  limits:
    'Each key may ask 120 times in a row, then 20 times a second: beyond that the answer is 429 with Retry-After. After ' +
    'an error 5xx or a broken line send the same request again: nothing is prepared twice.',
  operationsTitle: 'Requests',
  webhooksTitle: 'Messages that we send',
  verifyTitle: 'Verify the signature',
  fieldsTitle: 'The fields of an answer',
  problemsTitle: 'Refusals',
  problems: 'Each refusal is application/problem+json (RFC 9457): decide by code, which does not change.',
  body: 'Body of the request',
  parameters: 'Parameters',
  answers: 'Answers',
  required: 'required',
};
