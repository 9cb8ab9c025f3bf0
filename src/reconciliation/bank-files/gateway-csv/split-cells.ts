import { LineFault } from '../line-fault.js';

const QUOTE = '"';

/**
 * The cells of one row, with their quotes taken off (a doubled quote within them is one). A row ends with its line: a
 * quote that is never closed costs one row, and does not swallow the file.
 * @throws LineFault `line-unreadable`
 */
export function splitCells(line: string, separator: string): string[] {
  if (!line.includes(QUOTE)) return line.split(separator);
  const cells: string[] = [];
  for (let at = 0; at <= line.length; at += separator.length) {
    const end = line[at] === QUOTE ? quotedEnd(line, at) : endOf(line, separator, at);
    const cell = line.slice(at, end);
    cells.push(line[at] === QUOTE ? cell.slice(1, -1).replaceAll('""', QUOTE) : cell);
    if (end < line.length && !line.startsWith(separator, end)) throw new LineFault('line-unreadable');
    at = end;
  }
  return cells;
}

function endOf(line: string, separator: string, from: number): number {
  const end = line.indexOf(separator, from);
  return end === -1 ? line.length : end;
}

/** Behind the quote that closes the one at `from`. */
function quotedEnd(line: string, from: number): number {
  let end = line.indexOf(QUOTE, from + 1);
  while (end !== -1 && line[end + 1] === QUOTE) end = line.indexOf(QUOTE, end + 2);
  if (end === -1) throw new LineFault('line-unreadable');
  return end + 1;
}
