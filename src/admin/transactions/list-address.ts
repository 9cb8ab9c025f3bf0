/** The list's address as it was asked for: texts, empty when absent; what they mean is decided elsewhere. */
export interface ListAddress {
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly service: string;
  readonly status: readonly string[];
  /** Accounting code. */
  readonly accounting: string;
  /** Reference or transaction code. */
  readonly q: string;
  readonly amountFrom: string;
  readonly amountTo: string;
  readonly undelivered: string;
  readonly alerts: string;
  readonly late: string;
  /** Id of a person's filter kept on the server: an address names nobody. */
  readonly filter: string;
  readonly size: string;
  readonly cursor: string;
}

type Name = keyof ListAddress;

/** In the order in which addresses are written, so that the same list has one address. */
const NAMES: readonly Name[] = [
  ...(['period', 'from', 'to', 'service', 'status', 'accounting', 'q', 'amountFrom', 'amountTo'] as const),
  ...(['undelivered', 'alerts', 'late', 'filter', 'size', 'cursor'] as const),
];

/**
 * Reads the query of an address, already parsed. A field that came twice counts as it came first; states may be many.
 */
export function readListAddress(query: unknown): ListAddress {
  const entries = NAMES.map((name) => [name, name === 'status' ? textsOf(query, name) : textOf(query, name)]);
  return Object.fromEntries(entries) as ListAddress;
}

/** Reads the query of an address as text: the one of a saved view, or of the page that a form was sent from. */
export function parseListAddress(query: string): ListAddress {
  const parameters = new URLSearchParams(query);
  return readListAddress(Object.fromEntries(NAMES.map((name) => [name, parameters.getAll(name)])));
}

/**
 * The query of an address, without `?`; empty fields are left out, and dates leave out the period that they replace.
 */
export function writeListAddress(address: ListAddress): string {
  const parameters = new URLSearchParams();
  for (const name of NAMES) {
    if (name === 'period' && hasDates(address)) continue;
    const values = name === 'status' ? address.status : [address[name]];
    for (const value of values) if (value !== '') parameters.append(name, value);
  }
  return parameters.toString();
}

/** What of an address can be kept under a name: neither the person nor the place in the list. */
export function viewOf(address: ListAddress): ListAddress {
  return { ...address, filter: '', size: '', cursor: '' };
}

/** Typed dates replace a period chosen by name. */
export function hasDates({ from, to }: ListAddress): boolean {
  return from !== '' || to !== '';
}

function textOf(query: unknown, name: Name): string {
  return textsOf(query, name)[0] ?? '';
}

function textsOf(query: unknown, name: Name): string[] {
  if (typeof query !== 'object' || query === null || !Object.hasOwn(query, name)) return [];
  const value: unknown = (query as Record<string, unknown>)[name];
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((text) => typeof text === 'string').map((text) => text.trim());
}
