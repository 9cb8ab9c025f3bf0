import type { NamedValue } from './mac.js';
import { readXmlElements, type XmlElement } from './xml-elements.js';

/** A part of Data that has a MAC of its own: its values in the order of their elements, MAC apart. */
export interface ReplyPart {
  readonly name: string;
  readonly values: readonly NamedValue[];
  readonly mac: string | undefined;
}

/** A reply of the back office, read but not verified. */
export interface ReplyDocument {
  readonly timestamp: string;
  readonly result: string;
  readonly mac: string;
  readonly parts: readonly ReplyPart[];
}

/** Reads a BPWXmlResponse; undefined when the text is anything else. */
export function readReplyDocument(xml: string): ReplyDocument | undefined {
  const root = readXmlElements(xml);
  if (root?.name !== 'BPWXmlResponse') return undefined;
  const [timestamp, result, mac] = ['Timestamp', 'Result', 'MAC'].map((name) => onlyText(root, name));
  if (timestamp === undefined || result === undefined || mac === undefined) return undefined;
  const data = root.children.filter(({ name }) => name === 'Data');
  if (data.length > 1) return undefined;
  return { timestamp, result, mac, parts: data.flatMap(({ children }) => children.map(replyPart)) };
}

function onlyText({ children }: XmlElement, name: string): string | undefined {
  const found = children.filter((child) => child.name === name);
  return found.length === 1 && found[0]?.children.length === 0 ? found[0].text : undefined;
}

function replyPart(part: XmlElement): ReplyPart {
  // An Operation may enclose an Authorization, which has a MAC of its own and no place in this one.
  const values = part.children
    .filter((child) => child.name !== 'MAC' && child.children.length === 0)
    .map((child): NamedValue => [child.name, child.text]);
  return { name: part.name, values, mac: onlyText(part, 'MAC') };
}
