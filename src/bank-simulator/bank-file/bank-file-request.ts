/** Formats that the bank writes: two statements of the account, and the gateway's list of transactions. */
export type BankFileFormat = 'camt053' | 'mt940' | 'csv';

/** A file as it was asked for; the three counts make it wrong on purpose, always in the same way. */
export interface BankFileRequest {
  readonly format: BankFileFormat;
  /** `YYYY-MM-DD`: booking day of a statement, day of the transactions of a list. */
  readonly day: string;
  /** Whether the bank's fees are taken out of each credit. */
  readonly fees: 'net' | 'gross';
  /** One credit for all transactions of a day, or one each. */
  readonly credits: 'daily' | 'single';
  /** Transactions left out. */
  readonly missing: number;
  /** Credits or rows that belong to no order of ours. */
  readonly foreign: number;
  /** Transactions with one cent too many. */
  readonly wrongAmount: number;
}

/** A request for a file that makes no sense; the message names the parameter. */
export class BankFileRequestError extends Error {
  override readonly name = 'BankFileRequestError';
  readonly code = 'BANK_FILE_REQUEST';
}

const FORMATS = ['camt053', 'mt940', 'csv'] as const;
const PARAMETERS = ['format', 'date', 'fees', 'credits', 'missing', 'foreign', 'wrongAmount'];
const MAX_COUNT = 100_000;

/** Reads the query of a request; `today` is the day when none is given, camt053 the format. */
export function bankFileRequestIn(query: unknown, today: string): BankFileRequest {
  const values = new Map(Object.entries(typeof query === 'object' && query !== null ? query : {}));
  for (const name of values.keys()) {
    if (!PARAMETERS.includes(name)) throw new BankFileRequestError(`unknown parameter: ${name}`);
  }
  return {
    format: oneOf(values.get('format'), 'format', FORMATS),
    day: dayOf(values.get('date') ?? today),
    fees: oneOf(values.get('fees'), 'fees', ['net', 'gross'] as const),
    credits: oneOf(values.get('credits'), 'credits', ['daily', 'single'] as const),
    missing: countOf(values.get('missing'), 'missing'),
    foreign: countOf(values.get('foreign'), 'foreign'),
    wrongAmount: countOf(values.get('wrongAmount'), 'wrongAmount'),
  };
}

/** The first choice is the default. */
function oneOf<Choice extends string>(value: unknown, name: string, choices: readonly [Choice, ...Choice[]]): Choice {
  if (value === undefined) return choices[0];
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw new BankFileRequestError(`${name}: expected ${choices.join(' or ')}`);
  return choice;
}

function dayOf(value: unknown): string {
  const day = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : '';
  const instant = new Date(`${day}T00:00:00Z`);
  const isReal = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day);
  if (!isReal) throw new BankFileRequestError('date: expected a day as YYYY-MM-DD');
  return day;
}

function countOf(value: unknown, name: string): number {
  if (value === undefined) return 0;
  const count = typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN;
  if (!(count <= MAX_COUNT)) throw new BankFileRequestError(`${name}: expected a whole number up to ${MAX_COUNT}`);
  return count;
}
