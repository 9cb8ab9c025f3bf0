/** Letters and digits of a text in SQL, in capitals: banks write the same thing with blanks and signs of their own. */
export const letters = (text: string): string => `upper(regexp_replace(${text}, '[^A-Za-z0-9]', '', 'g'))`;

/** Letters of a reference that every format carries: MT940 has room for no more. */
export const CARRIED_LETTERS = 16;

/** The key of a line in SQL: what it is, and which one of those that are alike. */
export const lineKey = (what: string, turn: string): string => `sha256(convert_to(${what} || '|' || ${turn}, 'UTF8'))`;
