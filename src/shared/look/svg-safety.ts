import { everyElement, type SvgElement } from './svg-tree.js';

/** Elements that run, change themselves or bring other documents in. */
const FORBIDDEN = /^(script|handler|listener|foreignobject|iframe|embed|object|audio|video|set|animate.*|discard)$/i;
/** A reference within the drawing, or a picture that it carries itself. */
const INNER_REFERENCE = /^(#|data:image\/(png|jpeg);base64,)/;
/** Ways to spell a word so that it is not recognised. */
const DISGUISE = /&#|\\/;
const REFERENCE_ATTRIBUTE = /(^|:)(href|src)$/i;

/**
 * Refuses a drawing that could run something or fetch from elsewhere.
 * @throws Error that says what was found.
 */
export function refuseUnsafe(root: SvgElement, text: string): void {
  for (const { name, attributes } of everyElement(root)) {
    if (FORBIDDEN.test(name)) throw new Error(`the SVG has a <${name}>, which could run or load something`);
    for (const [attribute, value] of Object.entries(attributes)) refuseAttribute(attribute, value.trim());
  }
  const hasStyles = everyElement(root).some(({ name }) => /^style$/i.test(name));
  if (hasStyles && DISGUISE.test(text)) throw new Error('the SVG has styles that cannot be checked');
  // Whatever styles say, in attributes or in elements.
  if (/@import|expression\s*\(/i.test(text)) throw new Error('the SVG imports styles');
  for (const [, target = ''] of text.matchAll(/url\s*\(\s*["']?([^"')]*)/gi)) {
    if (!INNER_REFERENCE.test(target.trim())) throw new Error('the SVG refers to something outside itself');
  }
}

function refuseAttribute(attribute: string, value: string): void {
  if (/^on/i.test(attribute)) throw new Error(`the SVG has a script in its attribute ${attribute}`);
  if (REFERENCE_ATTRIBUTE.test(attribute) && !INNER_REFERENCE.test(value)) {
    throw new Error('the SVG refers to something outside itself');
  }
  if (DISGUISE.test(value))
    throw new Error(`the SVG writes its attribute ${attribute} in a way that cannot be checked`);
}
