import { gzipSync } from 'node:zlib';
import { inChunks, refusalOf } from './records-of.js';

const KIB = 1024;
/** What may have been read before an endless line is noticed: the beginning, and what was under way. */
const SOON = 256 * KIB;

const CAMT = '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>';
const MT940 = ':20:A\r\n:25:IT60X0542811101000000123456\r\n:28C:1/1\r\n:60F:C260302EUR0,00\r\n';
const CSV =
  'tipo;data_ora;negozio;numero_ordine;codice_transazione;importo;commissione_banca;netto;valuta;stato\r\n' +
  'PAGAMENTO;01/07/2026 10:00:00;391;ORDINE;CODICE;1,00;0,02;0,98;EUR;CONTABILIZZATO\r\n';
const NAMESPACE = 'xmlns="urn:iso:std:iso:20022:tech:xsd';

/** A file that never ends: `beginning`, then `filling` over and over. Tells what was taken of it. */
function endless(beginning: string, filling: string): { source: AsyncGenerator<Uint8Array>; taken: () => number } {
  let taken = 0;
  const chunk = Buffer.from(filling.repeat(Math.ceil((16 * KIB) / filling.length)));
  async function* source(): AsyncGenerator<Uint8Array> {
    await Promise.resolve();
    yield Buffer.from(beginning);
    while (taken < 64 * KIB * KIB) {
      taken += chunk.length;
      yield chunk;
    }
  }
  return { source: source(), taken: () => taken };
}

it.each([
  ['letters', '', 'a', 'line-too-long at line 1'],
  ['a text of XML', CAMT, 'a', 'line-too-long at line 1'],
  ['a tag of XML', `${CAMT}x</Id><Acct a="`, 'a', 'line-too-long at line 1'],
  ['attributes of XML', `${CAMT}x</Id><Acct `, 'a="" ', 'line-too-long at line 1'],
  ['a comment of XML', `${CAMT}x</Id><!-- `, 'a', 'line-too-long at line 1'],
  ['a text in parts', CAMT, `${'a'.repeat(KIB)}<!-- -->`, 'line-too-long at line 1'],
  ['elements within each other', `${CAMT}x</Id>`, '<a>', 'too-deep at line 1'],
  ['elements that are no statement', '<html>', '<p>x</p>', 'unknown-format at line 1'],
  ['a line of MT940', `${MT940}:86:`, 'a', 'line-too-long at line 5'],
  ['a row', CSV, 'a;', 'line-too-long at line 3'],
  ['zeros', '', '\0', 'binary'],
  ['spaces', '', ' ', 'empty'],
])('stops early at endless %s', async (_what, beginning, filling, refusal) => {
  const { source, taken } = endless(beginning, filling);
  expect(await refusalOf(source)).toBe(refusal);
  expect(taken()).toBeLessThanOrEqual(SOON);
});

it.each([
  ['entities that expand', `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${CAMT}&b;`, 'entities at line 1'],
  ['an external entity', `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${CAMT}&a;`, 'entities at line 1'],
  ['an entity that nobody declared', `${CAMT}&a;`, 'entities at line 1'],
  ['a tag that closes another', `${CAMT}</Stmt>`, 'malformed at line 1'],
  ['a prefix that nobody declared', `${CAMT}<x:y/>`, 'malformed at line 1'],
  ['an account that is not said', `${CAMT}1</Id></Stmt></BkToCstmrStmt></Document>`, 'malformed at line 1'],
  ['a statement that ends inside', `${CAMT}1</Id>`, 'truncated at line 1'],
  ['a tag that ends inside', CAMT.slice(0, -1), 'truncated at line 1'],
  ['another version', `<Document ${NAMESPACE}:camt.053.001.06"/>`, 'unknown-format at line 1'],
  ['another message', `<Document ${NAMESPACE}:camt.052.001.08"/>`, 'unknown-format'],
  ['a page of the web', '<!DOCTYPE html><html><body>Accesso scaduto&nbsp;</body></html>', 'unknown-format'],
  ['another document', '<html><body>Accesso scaduto</body></html>', 'unknown-format'],
  ['MT940 without its closing balance', `${MT940}:61:260302C1,00NMSCX\r\n`, 'truncated at line 5'],
  ['MT940 within its envelope', `{4:\r\n${MT940}:62F:C260302EUR0,00\r\n`, 'truncated at line 6'],
  ['another message of SWIFT', `{1:F01}{2:I103X}{4:\r\n${MT940}-}`, 'unknown-format at line 1'],
  ['MT940 of no account', MT940.replace(':25:IT60X0542811101000000123456\r\n', ''), 'malformed at line 1'],
  ['a row that breaks off', CSV.slice(0, -25), 'truncated at line 2'],
  ['a quote that breaks off', `${CSV}"PAGAM`, 'truncated at line 3'],
  ['a list without a column', CSV.replace('netto;', ''), 'unknown-format'],
  ['other text', 'Gentile cliente,\r\nl’estratto conto è in allegato.\r\n', 'unknown-format'],
  ['nothing', '', 'empty'],
  ['blank lines', '\ufeff\r\n \r\n', 'empty'],
])('refuses %s', async (_what, content, refusal) => {
  expect(await refusalOf(inChunks([content]))).toBe(refusal);
});

it.each([
  ['a zip bomb', gzipSync(Buffer.alloc(KIB * KIB, CSV)), 'compressed'],
  ['a spreadsheet or another zip', Buffer.from('504b03041400000008000000', 'hex'), 'compressed'],
  ['7-Zip', Buffer.from('377abcaf271c0004', 'hex'), 'compressed'],
  ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'binary'],
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'binary'],
  ['an old spreadsheet', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'binary'],
  ['UTF-16', Buffer.from(`\ufeff${CSV}`, 'utf16le'), 'binary'],
  ['a zero in the middle', Buffer.from(`${CSV}\0`), 'binary'],
])('refuses %s by its bytes', async (_what, bytes, refusal) => {
  expect(await refusalOf(inChunks([bytes]))).toBe(refusal);
});

it('refuses a zero that comes late', async () => {
  const rows = CSV.repeat(KIB);
  expect(await refusalOf(inChunks([rows, '\u0001']))).toBe('binary');
});

it('takes a file of as many bytes as are allowed, and no more', async () => {
  const bytes = Buffer.from(CSV);
  expect(await refusalOf(inChunks([bytes]), bytes.length)).toBe('taken');
  expect(await refusalOf(inChunks([bytes]), bytes.length - 1)).toBe('too-large');
});
