import Handlebars from 'handlebars';
import { translator } from './translator.js';

/**
 * How every template of the portal is compiled. Strict: a name that the page object lacks is an error, not a blank;
 * only the helpers known here exist; a partial sees nothing but what it is given; no indentation is added to what
 * a partial prints, which would end up in what the citizen typed in a text area.
 */
export const compileOptions: CompileOptions = {
  strict: true,
  knownHelpers: { eq: true, t: true, strong: true, link: true, mailto: true, time: true },
  knownHelpersOnly: true,
  explicitPartialContext: true,
  preventIndent: true,
};

/**
 * Our own Handlebars, apart from the one that other packages share, for pages or for plain text. It knows `eq`, `t` (a
 * text of the page's language: `{{t 'catalog.home.search'}}`) and, for the parameters of texts, `strong`, `link`,
 * `mailto`, `time`.
 */
export function createHandlebars(format: 'html' | 'plain' = 'html'): typeof Handlebars {
  const instance = Handlebars.create();
  instance.registerHelper('eq', (left: unknown, right: unknown) => left === right);
  instance.registerHelper('t', translator(format === 'html' ? Handlebars.escapeExpression : String));
  instance.registerHelper('strong', (content: Content) => element('strong', '', content));
  instance.registerHelper('link', (href: string, content: Content) => element('a', ` href="${escape(href)}"`, content));
  instance.registerHelper('mailto', (email: string) => element('a', ` href="mailto:${escape(email)}"`, email));
  instance.registerHelper('time', ({ iso, text }: { iso: string; text: string }) =>
    element('time', ` datetime="${escape(iso)}"`, text),
  );
  return instance;
}

type Content = string | Handlebars.SafeString;

// It leaves alone what is markup already; its type does not say so.
const escape = (content: Content): string => Handlebars.escapeExpression(content as string);

function element(name: string, attributes: string, content: Content): Handlebars.SafeString {
  return new Handlebars.SafeString(`<${name}${attributes}>${escape(content)}</${name}>`);
}
