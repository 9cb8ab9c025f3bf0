import type { FastifyReply } from 'fastify';
import type { ServiceView } from '../catalog/service-view.js';
import { renderPage } from '../shared/http/pages/render-page.js';
import type { Texts } from '../shared/i18n/texts.js';
import { type FormPage, formView } from './http/pages/form.page.js';
import { presentForm } from './http/presenters/form.presenter.js';

/** What is shown, and the words around it that say what it is. */
export interface PreviewedForm {
  readonly service: ServiceView;
  /** The commission in force for it, in millionths of a percent. */
  readonly rateMillionths: number;
  readonly notice: NonNullable<FormPage['preview']>;
}

/**
 * Sends the citizens' form of a service that may not be published yet: the same page, which cannot be filled or sent.
 */
export async function renderFormPreview(
  reply: FastifyReply,
  { service, rateMillionths, notice }: PreviewedForm,
  texts: Texts,
): Promise<void> {
  const page = presentForm({ service, preparation: null, rateMillionths, input: {}, errors: [] }, texts);
  await renderPage(reply, formView, { ...page, isPrivate: true, preview: notice });
}
