import { XMLParser } from 'fast-xml-parser';

/** An element of a drawing; text is left out. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SvgElement[];
}

type ParsedNode = Readonly<Record<string, unknown>>;

const ATTRIBUTES = ':@';
// Entities are never replaced: a drawing needs none, and they could hide what is looked for.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/**
 * The `<svg>` element of a drawing, and everything below it.
 * @throws Error when the text is no SVG.
 */
export function parseSvg(text: string): SvgElement {
  if (/<!ENTITY|<\?xml-stylesheet/i.test(text)) throw new Error('the SVG declares entities or style sheets');
  const root = elementsOf(parseXml(text)).find(({ name }) => name === 'svg');
  if (root === undefined) throw new Error('the file is neither SVG nor PNG');
  return root;
}

/** The element and all below it, in the order of the document. */
export function everyElement(element: SvgElement): SvgElement[] {
  return [element, ...element.children.flatMap(everyElement)];
}

function parseXml(text: string): readonly ParsedNode[] {
  try {
    // The second argument: not well-formed is an error. Its successor is one more package.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return parser.parse(text, true) as readonly ParsedNode[];
  } catch (cause) {
    throw new Error('the file is neither SVG nor PNG', { cause });
  }
}

function elementsOf(nodes: readonly ParsedNode[]): SvgElement[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
    if (name === undefined || name.startsWith('#')) return [];
    const attributes = (node[ATTRIBUTES] ?? {}) as Record<string, string>;
    return [{ name: localName(name), attributes, children: elementsOf(node[name] as readonly ParsedNode[]) }];
  });
}

/** `svg:path` is `path`. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
