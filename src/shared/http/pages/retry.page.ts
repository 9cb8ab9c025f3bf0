import type { FastifyRequest } from 'fastify';
import { containsCardNumber } from '../../../domain/card-number.js';
import { textsIn } from '../../i18n/texts.js';
import { readText } from '../form-text.js';
import type { HiddenField, Page } from './page.js';
import { defineView } from './view.js';

/** A form that could not be handled now (503), with all that it held, to be sent again by its button. */
export interface RetryPage extends Page {
  readonly action: string;
  readonly fields: readonly HiddenField[];
  /** A card number was typed somewhere: it does not come back. */
  readonly hasLostCard: boolean;
  /** Identifies the request in the log; never anything about the person. */
  readonly requestId: string;
}

/** The page for a form of ours that failed because something is away for now. */
export function retryPage({ id, url, body, language }: FastifyRequest): RetryPage {
  const names = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  const fields = names.map((name) => ({ name, value: readText(body, name) }));
  const harmless = fields.filter(({ value }) => !containsCardNumber(value));
  const { retryTitle } = textsIn(language).away;
  return {
    title: retryTitle,
    breadcrumb: [{ label: retryTitle }],
    isPrivate: true,
    action: url.split('?', 1)[0] ?? '',
    fields: harmless,
    hasLostCard: harmless.length < fields.length,
    requestId: id,
  };
}

export const retryView = defineView<RetryPage>('errors/retry');
