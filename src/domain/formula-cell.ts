/** What spreadsheets take for the beginning of a formula, full-width signs included (OWASP, "CSV injection"). */
const BEGINS_FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * The text as a cell of a CSV file that no spreadsheet executes: one that would begin a formula gets an apostrophe
 * before it, as people write it in Excel themselves. Only for texts: a number of ours is written as a number.
 */
export function inertCell(text: string): string {
  return BEGINS_FORMULA.test(text) ? `'${text}` : text;
}
