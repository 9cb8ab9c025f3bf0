import { containsCardNumber } from './card-number.js';
import { parseTaxCode } from './tax-code.js';
import { cleanLine } from './typed-text.js';

/** What a citizen types to find a payment. */
export interface LookupInput {
  readonly reference: string;
  readonly taxCode: string;
}

export interface LookupError {
  readonly field: keyof LookupInput;
  readonly code: 'required' | 'card-number' | 'malformed';
}

/** A reference and a tax code that could exist; whether they do, and belong together, is not known yet. */
export interface CheckedLookup {
  readonly reference: number;
  /** As it is stored. */
  readonly taxCode: string;
}

export type LookupFormResult =
  | { readonly ok: true; readonly lookup: CheckedLookup }
  | { readonly ok: false; readonly errors: readonly LookupError[] };

/**
 * "29", as printed on receipts with its words ("Riferimento N. 29"), or with zeros in front. At most 12 digits count.
 */
const REFERENCE = /^(?:riferimento)?(?:n[.°]?|nr[.]?|#)?0*(\d{1,12})$/i;

/** Checks the two fields of the search, and names every mistake at once, in the order of the page. */
export function checkLookupForm(input: LookupInput): LookupFormResult {
  const reference = REFERENCE.exec(cleanLine(input.reference).replace(/\s+/g, ''))?.[1];
  const parsed = parseTaxCode(input.taxCode);
  const errors = [
    ...(reference === undefined ? [{ field: 'reference', code: problemOf(input.reference) } as const] : []),
    ...(parsed.ok ? [] : [{ field: 'taxCode', code: problemOf(input.taxCode) } as const]),
  ];
  if (reference === undefined || !parsed.ok) return { ok: false, errors };
  return { ok: true, lookup: { reference: Number(reference), taxCode: parsed.taxCode.value } };
}

function problemOf(typed: string): LookupError['code'] {
  if (cleanLine(typed) === '') return 'required';
  return containsCardNumber(typed) ? 'card-number' : 'malformed';
}
