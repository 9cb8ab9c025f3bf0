import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Handlebars from 'handlebars';

/** The bank's pages, each a template of the same name. */
export type PageName = 'card' | 'confirm' | 'message';

/** What the frame around every page shows. */
export interface PageFrame {
  readonly bankName: string;
  readonly bankService: string;
}

/** Turns a page's object into HTML; templates are read and compiled once, when the bank opens. */
export class PageRenderer {
  private readonly layout = compile('layout');
  private readonly pages: Readonly<Record<PageName, Handlebars.TemplateDelegate>> = {
    card: compile('card'),
    confirm: compile('confirm'),
    message: compile('message'),
  };

  constructor(private readonly frame: PageFrame) {}

  /** `title` names the page in the browser; everything in `page` is escaped. */
  render(name: PageName, title: string, page: object): string {
    const body = this.pages[name](page);
    return this.layout({
      title,
      body,
      heading: `Sistema di pagamento della ${this.frame.bankName}`.toUpperCase(),
      service: this.frame.bankService,
    });
  }
}

/** Path of one of the bank's own files; templates live outside the compiled code. */
export function templatePath(name: string): string {
  return resolve('templates/bank-simulator', name);
}

function compile(name: string): Handlebars.TemplateDelegate {
  return Handlebars.compile(readFileSync(templatePath(`${name}.hbs`), 'utf8'), {
    strict: true,
    knownHelpersOnly: true,
  });
}
