import { BankFileRefusal } from '../bank-file-record.js';

/** Block 2 names the type of a message: 940 is the customer statement. */
const MESSAGE_TYPE = /\{2:[IO](\d{3})/;
const STATEMENT_TYPE = '940';
const TEXT_BLOCK = '{4:';
/** `-}` ends the text block, a lone `-` the message where there is no envelope. */
const TEXT_BLOCK_END = /^-\}/;
const MESSAGE_END = /^-\s*$/;

/** What a line that is no field means for the messages in a file. */
export type EnvelopeLine =
  | { readonly kind: 'begin'; readonly rest: string }
  | { readonly kind: 'end'; readonly rest: string }
  | { readonly kind: 'header' }
  | { readonly kind: 'text' };

/**
 * Reads the blocks that SWIFT puts around a message: `{1:...}{2:O940...}{4:`, the fields, `-}{5:...}`.
 * @throws BankFileRefusal `unknown-format` for messages of another type.
 */
export function envelopeLine(line: string, lineNumber: number): EnvelopeLine {
  if (MESSAGE_END.test(line)) return { kind: 'end', rest: '' };
  if (TEXT_BLOCK_END.test(line)) {
    const next = line.indexOf('{1:');
    return { kind: 'end', rest: next === -1 ? '' : line.slice(next) };
  }
  // A dollar sign divides the messages of some files.
  if (!/^\$?\{\d:/.test(line)) return { kind: 'text' };
  const type = MESSAGE_TYPE.exec(line)?.[1];
  if (type !== undefined && type !== STATEMENT_TYPE) throw new BankFileRefusal('unknown-format', lineNumber);
  const begin = line.indexOf(TEXT_BLOCK);
  return begin === -1 ? { kind: 'header' } : { kind: 'begin', rest: line.slice(begin + TEXT_BLOCK.length) };
}
