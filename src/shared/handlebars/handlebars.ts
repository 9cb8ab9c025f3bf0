import Handlebars from 'handlebars';

/**
 * How every template of the portal is compiled. Strict: a name that the page object lacks is an error, not a blank;
 * only the helpers known here exist; a partial sees nothing but what it is given; no indentation is added to what
 * a partial prints, which would end up in what the citizen typed in a text area.
 */
export const compileOptions: CompileOptions = {
  strict: true,
  knownHelpers: { eq: true },
  knownHelpersOnly: true,
  explicitPartialContext: true,
  preventIndent: true,
};

/** Our own Handlebars, apart from the one that other packages share: escapes everything, knows `eq` and no other helper. */
export function createHandlebars(): typeof Handlebars {
  const instance = Handlebars.create();
  instance.registerHelper('eq', (left: unknown, right: unknown) => left === right);
  return instance;
}
