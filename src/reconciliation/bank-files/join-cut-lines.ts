/**
 * Joins lines that a bank cut at a fixed length, which falls inside words: a full line goes on in the next one, a
 * shorter one ended with a word.
 */
export function joinCutLines(lines: readonly string[], fullLength: number): string {
  let text = '';
  let isCut = true;
  for (const line of lines) {
    text += isCut ? line : ` ${line}`;
    isCut = line.length >= fullLength;
  }
  return text.trim();
}
