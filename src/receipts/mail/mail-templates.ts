import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compileOptions, createHandlebars } from '../../shared/handlebars/handlebars.js';
import type { LanguageRoot } from '../../shared/handlebars/translator.js';

/** The three parts of a message, rendered. */
export interface RenderedMail {
  /** One line. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Fills the three parts with what a message has to say. */
export type MailRenderer<Model> = (model: Model) => RenderedMail;

/** Where the messages to citizens are written. */
export const MAIL_TEMPLATES = resolve('templates', 'receipts', 'mail');

const CONTROL_CHARACTERS = /[\p{Cc}\u2028\u2029]+/gu;

/**
 * Compiles `<name>.subject.hbs`, `<name>.text.hbs` and `<name>.html.hbs` once. Only the last is HTML: in the others
 * escaping would show. The mailer's own adapter is not used: it would share a global Handlebars, and its text
 * parts are filled by a plain replacement that also reads braces typed by a citizen.
 */
export function loadMailTemplates<Model extends LanguageRoot>(directory: string, name: string): MailRenderer<Model> {
  const compile = (part: string, noEscape: boolean): ((model: Model) => string) =>
    createHandlebars(noEscape ? 'plain' : 'html').compile<Model>(
      readFileSync(join(directory, `${name}.${part}.hbs`), 'utf8'),
      {
        ...compileOptions,
        noEscape,
      },
    );
  const [subject, text, html] = [compile('subject', true), compile('text', true), compile('html', false)];
  return (model) => ({
    // A line end in a header would begin another header.
    subject: subject(model).replace(CONTROL_CHARACTERS, ' ').trim(),
    text: text(model),
    html: html(model),
  });
}
