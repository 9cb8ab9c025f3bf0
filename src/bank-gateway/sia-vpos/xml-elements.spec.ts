import fc from 'fast-check';

import { readXmlElements, type XmlElement } from './xml-elements.js';

it('reads elements, their order and their text, and leaves attributes and layout out', () => {
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <a xmlns="urn:x" b='1'>
      <c> 1 è </c><d></d><e/><f g = ">"/>
    </a>\n`;
  expect(readXmlElements(xml)).toMatchObject({
    name: 'a',
    children: [
      { name: 'c', children: [], text: ' 1 è ' },
      { name: 'd', children: [], text: '' },
      { name: 'e', children: [], text: '' },
      { name: 'f', children: [], text: '' },
    ],
  });
});

it.each([
  ['nothing', ''],
  ['text alone', 'errore'],
  ['a tag that is not closed', '<a><b></a>'],
  ['a root that is not closed', '<a><b/>'],
  ['tags that cross', '<a><b></a></b>'],
  ['a tag closed twice', '<a></a></a>'],
  ['a closing tag that is closed', '<a></a/>'],
  ['a document cut short', '<a><b>1</b'],
  ['two roots', '<a/><b/>'],
  ['text after the root', '<a/>x'],
  ['text before the root', 'x<a/>'],
  ['text beside elements', '<a>x<b/></a>'],
  ['text between two parts of itself', '<a><b/>x</a>'],
  ['an entity', '<a>&amp;</a>'],
  ['a character reference', '<a>&#49;</a>'],
  ['an entity in an attribute', '<a b="&e;"/>'],
  ['CDATA', '<a><![CDATA[1]]></a>'],
  ['a comment', '<a><!-- x --></a>'],
  ['a document type', '<!DOCTYPE a><a/>'],
  ['a processing instruction', '<a><?php 1 ?></a>'],
  ['an attribute without quotes', '<a b=1/>'],
  ['a prefix', '<x:a/>'],
  ['elements nested beyond reason', '<a>'.repeat(5_000) + '</a>'.repeat(5_000)],
])('reads nothing in %s', (_, xml) => {
  expect(readXmlElements(xml)).toBeUndefined();
});

it('finds again whatever elements and texts were written', () => {
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9._-]{0,5}$/);
  const text = fc.string({ unit: 'grapheme' }).map((value) => value.replace(/[<&]/g, ''));
  const leaf: fc.Arbitrary<XmlElement> = fc.record({ name, text, children: fc.constant([]) });
  const branch = fc.record({ name, text: fc.constant(''), children: fc.array(leaf) });
  fc.assert(
    fc.property(branch, (element) => {
      expect(readXmlElements(written(element))).toEqual(element);
    }),
    { numRuns: 300 },
  );
});

it('ends on any text, soon', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('<', '>', '/', 'a', ' ', '"', '=', '&', '<a>', '</a>', '<a ', ' b="c"')),
      (pieces) => {
        expect(() => readXmlElements(pieces.join(''))).not.toThrow();
      },
    ),
    { numRuns: 1_000 },
  );
  expect(readXmlElements(`<a${' b="c"'.repeat(20_000)}`)).toBeUndefined();
});

function written({ name, text, children }: XmlElement): string {
  return `<${name}>${text}${children.map(written).join('')}</${name}>`;
}
