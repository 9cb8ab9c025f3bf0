/** An element: it holds either other elements or text. */
export interface XmlElement {
  readonly name: string;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement {
  readonly name: string;
  readonly children: XmlElement[];
  text: string;
}

const PROLOG = /^\s*(?:<\?xml\s[^?<>]*\?>)?\s*/;
const ATTRIBUTES = /(?:\s+[\w.:-]+\s*=\s*(?:"[^"<&]*"|'[^'<&]*'))*/;
const TOKEN = new RegExp(`<(/?)([A-Za-z][\\w.-]*)${ATTRIBUTES.source}\\s*(/?)>|([^<&]+)`, 'y');
const MAX_DEPTH = 8;

/**
 * Reads the small part of XML that the bank's replies are written in: elements, attributes (left out) and plain
 * text. Anything else makes the document unreadable (undefined): entities, CDATA, comments, DOCTYPE, text beside
 * elements, a tag that is not closed. A general parser would accept most of these, and each would let the value
 * that was signed differ from the one that is seen.
 */
export function readXmlElements(xml: string): XmlElement | undefined {
  const document: OpenElement = { name: '', children: [], text: '' };
  const open: OpenElement[] = [document];
  const token = new RegExp(TOKEN);
  token.lastIndex = PROLOG.exec(xml)?.[0].length ?? 0;
  while (token.lastIndex < xml.length) {
    const match = token.exec(xml);
    if (match === null || !apply(match, open)) return undefined;
  }
  const [root] = document.children;
  const isOneDocument = open.length === 1 && document.children.length === 1 && isConsistent(document);
  return isOneDocument ? root : undefined;
}

// Returns false when the token cannot stand where it does.
function apply([, slash, name, selfClosing, text]: RegExpExecArray, open: OpenElement[]): boolean {
  const parent = open.at(-1);
  if (parent === undefined) return false;
  if (name === undefined) {
    parent.text += text ?? '';
    return true;
  }
  if (slash === '/') {
    open.pop();
    return selfClosing === '' && parent.name === name && open.length > 0 && isConsistent(parent);
  }
  const element: OpenElement = { name, children: [], text: '' };
  parent.children.push(element);
  if (selfClosing === '') open.push(element);
  return open.length <= MAX_DEPTH;
}

// White space between elements is layout; within text it is part of the value.
function isConsistent({ children, text }: OpenElement): boolean {
  return children.length === 0 || text.trim() === '';
}
