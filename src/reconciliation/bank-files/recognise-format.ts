import { type BankFileFormat, BankFileRefusal } from './bank-file-record.js';
import { MAX_LINE_LENGTH } from './bank-file-limits.js';
import { gatewayHeader } from './gateway-csv/gateway-header.js';

const BYTE_ORDER_MARK = /^\u00EF\u00BB\u00BF/;
const MT940_REFERENCE = /(?:^|[\r\n]|\{4:):20:/;
/** The bank's sign-in page, saved in place of the file. */
const WEB_PAGE = /^<!doctype\s+html\b/i;
const MT940_STATEMENT = /(?:^|[\r\n]):6[01][FM]?:/;

/**
 * The format by what the beginning of a file contains; its name says nothing. Whether XML is a statement shows when its
 * elements are read.
 * @param head the first {@link MAX_LINE_LENGTH} bytes, one character each
 * @throws BankFileRefusal `empty`, `line-too-long`, `unknown-format`.
 */
export function recogniseFormat(head: string): BankFileFormat {
  const beginning = head.replace(BYTE_ORDER_MARK, '').trimStart();
  if (beginning === '') throw new BankFileRefusal('empty');
  if (WEB_PAGE.test(beginning)) throw new BankFileRefusal('unknown-format');
  if (beginning.startsWith('<')) return 'camt053';
  if (MT940_REFERENCE.test(head) && MT940_STATEMENT.test(head)) return 'mt940';
  const [firstLine = ''] = beginning.split(/[\r\n]/, 1);
  if (gatewayHeader(firstLine) !== undefined) return 'gateway-csv';
  const isEndless = head.length >= MAX_LINE_LENGTH && !/[\r\n]/.test(head);
  throw isEndless ? new BankFileRefusal('line-too-long', 1) : new BankFileRefusal('unknown-format');
}
