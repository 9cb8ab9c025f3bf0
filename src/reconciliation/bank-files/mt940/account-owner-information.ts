import { joinCutLines } from '../join-cut-lines.js';

/** Length of a line of field 86, and of a subfield of the structured one. */
const LINE_LENGTH = 65;
const SUBFIELD_LENGTH = 27;

/** `166?00...?20...`: a code of three digits, then subfields named by two digits after a question mark. */
const STRUCTURED = /^\d{3}\?\d{2}/;
const SUBFIELD_START = /\?(?=\d{2})/;
const POSTING_TEXT = ['00'];
const REMITTANCE = ['20', '21', '22', '23', '24', '25', '26', '27', '28', '29', '60', '61', '62', '63'];
const NAME = ['32', '33'];

/** `/EREF/.../REMI/...`: words of the SWIFT usage guidelines between slashes. */
const SLASHED = /\/(EREF|REMI|NAME|ORDP|BENM|TRTP|PREF|MARF|CSID|IBAN|BIC|RTRN|PURP|ULTD|ULTC|CNTP|ISDT|TRCD|SVCL)\//;
/** `EREF+...SVWZ+...`: the same within the remittance subfields. */
const PLUS_REFERENCE = /EREF\+(.+?)(?=\s*(?:[A-Z]{4}\+|$))/;
/** Whether the remittance is free text or not, before it. */
const REMITTANCE_KIND = /^(?:USTD|STRD)\/\//;
const NOT_PROVIDED = 'NOTPROVIDED';

/** What field 86 says of a movement. */
export interface AccountOwnerInformation {
  readonly description: string;
  /** The orderer's reference, when a code names it. */
  readonly reference: string | undefined;
}

/** Reads field 86 in the ways banks write it: free text cut at 65 characters, numbered subfields, words in slashes. */
export function accountOwnerInformation(lines: readonly string[]): AccountOwnerInformation {
  const text = joinCutLines(lines, LINE_LENGTH);
  if (STRUCTURED.test(text)) return structured(lines.join(''));
  return SLASHED.test(text) ? slashed(text) : { description: text, reference: undefined };
}

function structured(text: string): AccountOwnerInformation {
  const [, ...subfields] = text.split(SUBFIELD_START);
  const linesOf = (codes: readonly string[]): string[] =>
    subfields.filter((subfield) => codes.includes(subfield.slice(0, 2))).map((subfield) => subfield.slice(2));
  const remittance = joinCutLines(linesOf(REMITTANCE), SUBFIELD_LENGTH);
  const name = joinCutLines(linesOf(NAME), SUBFIELD_LENGTH);
  const description = [remittance, name].filter((part) => part !== '').join(' ');
  return {
    description: description === '' ? joinCutLines(linesOf(POSTING_TEXT), SUBFIELD_LENGTH) : description,
    reference: provided(PLUS_REFERENCE.exec(remittance)?.[1]),
  };
}

function slashed(text: string): AccountOwnerInformation {
  // Before the first word, then each word and what it holds.
  const [, ...parts] = text.split(SLASHED);
  const valueOf = (word: string): string | undefined => {
    const at = parts.findIndex((part, index) => index % 2 === 0 && part === word);
    return at === -1 ? undefined : parts[at + 1]?.replace(/\/+$/, '').trim();
  };
  const told = [valueOf('REMI')?.replace(REMITTANCE_KIND, ''), valueOf('NAME')].filter((part) => part !== undefined);
  return { description: told.length === 0 ? text : told.join(' '), reference: provided(valueOf('EREF')) };
}

function provided(reference: string | undefined): string | undefined {
  return reference === NOT_PROVIDED || reference === '' ? undefined : reference?.trim();
}
