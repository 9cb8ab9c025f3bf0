import { readBankFile } from '../../src/reconciliation/bank-files/read-bank-file.js';
import { heavySize } from '../support/heavy-size.js';

const MIB = 1024 ** 2;
/** What reading may take beyond what the process had before: chunks under way and garbage not yet collected. */
const LIMIT_BYTES = 150 * MIB;
const LINES_AT_ONCE = 200;

const BEGINNINGS = {
  camt053:
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>S</Id>' +
    '<Acct><Id><IBAN>IT60X0542811101000000123456</IBAN></Id></Acct>',
  mt940: ':20:S\r\n:25:IT60X0542811101000000123456\r\n:28C:1/1\r\n:60F:C261123EUR0,00\r\n',
  csv: 'tipo;data_ora;negozio;numero_ordine;codice_transazione;importo;commissione_banca;netto;valuta;stato\r\n',
};
const ENDS = { camt053: '</Stmt></BkToCstmrStmt></Document>', mt940: ':62F:C261123EUR0,00\r\n-\r\n', csv: '' };
type Format = keyof typeof BEGINNINGS;

function line(format: Format, number: number): string {
  const order = `PAGA${String(number).padStart(10, '0')}`;
  switch (format) {
    case 'camt053':
      return (
        '<Ntry><Amt Ccy="EUR">154.61</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>' +
        `<BookgDt><Dt>2026-11-23</Dt></BookgDt><AcctSvcrRef>${number}</AcctSvcrRef><NtryDtls><TxDtls><Refs>` +
        `<EndToEndId>${order}</EndToEndId></Refs><RmtInf><Ustrd>ACCREDITO POS ${order}</Ustrd></RmtInf></TxDtls>` +
        '</NtryDtls></Ntry>'
      );
    case 'mt940':
      return `:61:2611231123C154,61NMSC${order}//${number}\r\n:86:ACCREDITO POS ORDINE ${order}\r\n`;
    case 'csv':
      return `PAGAMENTO;22/11/2026 10:30:15;391;${order};${number};156,96;2,35;154,61;EUR;CONTABILIZZATO\r\n`;
  }
}

async function* file(format: Format, lines: number): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield Buffer.from(BEGINNINGS[format]);
  for (let first = 0; first < lines; first += LINES_AT_ONCE) {
    const count = Math.min(LINES_AT_ONCE, lines - first);
    yield Buffer.from(Array.from({ length: count }, (_, index) => line(format, first + index)).join(''));
  }
  yield Buffer.from(ENDS[format]);
}

it.each<Format>(['camt053', 'mt940', 'csv'])('reads a great %s in little memory', async (format) => {
  const lines = heavySize();
  const before = process.memoryUsage().rss;
  const begun = performance.now();
  let [taken, peak] = [0, before];
  for await (const record of readBankFile(file(format, lines))) {
    if (record.kind !== 'movement' && record.kind !== 'transaction') continue;
    taken += 1;
    if (taken % 10_000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stdout.write(`${format}: ${lines} lines, ${seconds} s, ${Math.round((peak - before) / MIB)} MiB more\n`);
  expect(taken).toBe(lines);
  expect(peak - before).toBeLessThan(LIMIT_BYTES);
});
