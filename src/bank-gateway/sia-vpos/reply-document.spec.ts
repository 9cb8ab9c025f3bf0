import { readReplyDocument } from './reply-document.js';

const ENVELOPE = '<Timestamp>T</Timestamp><Result>00</Result><MAC>M</MAC>';

function reply(data: string, envelope = ENVELOPE): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<BPWXmlResponse>${envelope}${data}</BPWXmlResponse>`;
}

it('reads the envelope and keeps the order of the values in each part', () => {
  const xml = reply('<Data>\n <Operation>\n <B> 1 </B><A></A><MAC>m</MAC><C/>\n</Operation> <Other>x</Other></Data>');
  expect(readReplyDocument(xml)).toEqual({
    timestamp: 'T',
    result: '00',
    mac: 'M',
    parts: [
      {
        name: 'Operation',
        values: [
          ['B', ' 1 '],
          ['A', ''],
          ['C', ''],
        ],
        mac: 'm',
      },
      { name: 'Other', values: [], mac: undefined },
    ],
  });
});

it.each([
  ['no Data', ''],
  ['an empty Data', '<Data></Data>'],
  ['a closed Data', '<Data/>'],
])('finds no part in %s', (_, data) => {
  expect(readReplyDocument(reply(data))?.parts).toEqual([]);
});

it('leaves an element inside a part out of its values', () => {
  const xml = reply(
    '<Data><Operation><A>1</A><Authorization><B>2</B><MAC>n</MAC></Authorization><MAC>m</MAC></Operation></Data>',
  );
  expect(readReplyDocument(xml)?.parts).toEqual([{ name: 'Operation', values: [['A', '1']], mac: 'm' }]);
});

it.each([
  ['text that is not XML', 'errore'],
  ['HTML', '<html><body>500</body></html>'],
  ['a document cut short', reply('<Data>').slice(0, -20)],
  ['an envelope inside another element', `<A>${reply('').replace(/^.*\n/, '')}</A>`],
  ['a second Result', reply('<Result>00</Result>')],
  ['no MAC', reply('', '<Timestamp>T</Timestamp><Result>00</Result>')],
  ['a Result of elements', reply('', '<Timestamp>T</Timestamp><Result><A>00</A></Result><MAC>M</MAC>')],
  ['two Data', reply('<Data/><Data/>')],
])('reads nothing in %s', (_, xml) => {
  expect(readReplyDocument(xml)).toBeUndefined();
});
