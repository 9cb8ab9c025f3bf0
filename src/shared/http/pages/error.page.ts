import type { Texts } from '../../i18n/texts.js';
import type { Page } from './page.js';
import { defineView } from './view.js';

/** A page that could not be shown: why, whether money was taken, the way on, and what to quote when asking for help. */
export interface ErrorPage extends Page {
  readonly explanation: string;
  readonly advice: string;
  /** Identifies the request in the log; never anything about the person. */
  readonly requestId: string;
}

const STATUSES = [400, 403, 404, 409, 413, 429, 500, 503] as const;
type ErrorPageStatus = (typeof STATUSES)[number];

/**
 * The error page for `status`; one without words of its own (a form of another type, 415) counts as 400 below 500, and as
 * 500 from there.
 */
export function errorPage(status: number, requestId: string, { errors }: Texts): ErrorPage {
  const wording = errors[isKnown(status) ? status : status < 500 ? 400 : 500];
  return { ...wording, breadcrumb: [{ label: wording.title }], isPrivate: true, requestId };
}

function isKnown(status: number): status is ErrorPageStatus {
  return STATUSES.some((known) => known === status);
}

export const errorView = defineView<ErrorPage>('errors/error');
