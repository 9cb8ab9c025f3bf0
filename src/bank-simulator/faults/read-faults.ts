import { FAULT_SECTIONS, type FaultOrder, type Faults, type FaultScope, type FaultValue } from './fault.js';

const MAX_DELAY_MS = 24 * 60 * 60 * 1000;
const MAX_COPIES = 1000;
const MAX_NEXT = 1_000_000;

/** A request for faults that makes no sense; the message names the key. */
export class FaultRequestError extends Error {
  override readonly name = 'FaultRequestError';
  readonly code = 'FAULT_REQUEST';
}

/** Reads the body of a request for faults strictly: a misspelt key would make a test pass for nothing. */
export function readFaultOrder(body: unknown): FaultOrder {
  const { scope, ...sections } = record(body, 'the body');
  return { scope: readScope(scope), faults: readSections(sections) };
}

function readScope(value: unknown): FaultScope {
  const scope = record(value, 'scope');
  const { orderId, next, ...rest } = scope;
  refuseUnknown(rest, 'scope.');
  if ((orderId === undefined) === (next === undefined))
    throw new FaultRequestError('scope: give either orderId or next');
  if (next !== undefined) return { next: wholeNumber(next, 'scope.next', 1, MAX_NEXT) };
  if (typeof orderId !== 'string' || orderId === '') throw new FaultRequestError('scope.orderId: expected a text');
  return { orderId };
}

function readSections(sections: Record<string, unknown>): Faults {
  const read: Record<string, Record<string, unknown>> = {};
  for (const [section, value] of Object.entries(sections)) {
    const kinds: Record<string, keyof FaultValue> | undefined = own(FAULT_SECTIONS, section);
    if (kinds === undefined) throw new FaultRequestError(`unknown key: ${section}`);
    read[section] = readSection(section, kinds, record(value, section));
  }
  return read;
}

function readSection(
  section: string,
  kinds: Record<string, keyof FaultValue>,
  values: Record<string, unknown>,
): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) {
    const kind = own(kinds, key);
    if (kind === undefined) throw new FaultRequestError(`unknown key: ${section}.${key}`);
    read[key] = READERS[kind](value, `${section}.${key}`);
  }
  return read;
}

const READERS: { [Kind in keyof FaultValue]: (value: unknown, key: string) => FaultValue[Kind] } = {
  flag: (value, key) => {
    if (typeof value !== 'boolean') throw new FaultRequestError(`${key}: expected true or false`);
    return value;
  },
  delay: (value, key) => wholeNumber(value, key, 0, MAX_DELAY_MS),
  count: (value, key) => wholeNumber(value, key, 1, MAX_COPIES),
  status: (value, key) => wholeNumber(value, key, 200, 599),
  texts: (value, key) => {
    const texts: Record<string, string> = {};
    for (const [name, text] of Object.entries(record(value, key))) {
      if (typeof text !== 'string') throw new FaultRequestError(`${key}.${name}: expected a text`);
      texts[name] = text;
    }
    return texts;
  },
};

function wholeNumber(value: unknown, key: string, min: number, max: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
    throw new FaultRequestError(`${key}: expected a whole number from ${min} to ${max}`);
  }
  return value;
}

function record(value: unknown, key: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new FaultRequestError(`${key}: expected an object`);
  }
  return { ...value };
}

function refuseUnknown(rest: Record<string, unknown>, prefix: string): void {
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw new FaultRequestError(`unknown key: ${prefix}${unknown}`);
}

function own<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
