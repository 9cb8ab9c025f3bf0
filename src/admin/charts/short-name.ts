/** As much as fits on a telephone; the whole name is in the table. */
const MAX_NAME_LENGTH = 34;

/** A name as it is written in a chart. */
export function shortName(name: string): string {
  return name.length <= MAX_NAME_LENGTH ? name : `${name.slice(0, MAX_NAME_LENGTH - 1).trimEnd()}…`;
}
