import { DEFAULT_AMOUNT_LIMITS } from '../../domain/amount-input.js';
import { extraFieldName, payerFieldNames, type PaymentFormInput } from '../../domain/form-fields.js';
import { formatAmountForInput } from '../../domain/money.js';
import { isExternalId } from '../external-id.js';
import type { FieldProblem } from './problem.js';

/** A request to prepare a payment whose shape is right; what it says is checked by the rules of the citizens' form. */
export interface ReadPreparation {
  readonly externalId: string;
  /** Slug. */
  readonly service: string;
  readonly amountCents: number | undefined;
  readonly input: PaymentFormInput;
  /** Keys of the service's own fields that came. */
  readonly extraKeys: readonly string[];
}

export type PreparationReading =
  | { readonly ok: true; readonly preparation: ReadPreparation }
  | { readonly ok: false; readonly errors: readonly FieldProblem[] };

const { minAmountCents: LEAST_CENTS, maxAmountCents: MOST_CENTS } = DEFAULT_AMOUNT_LIMITS;
const NAMES = ['externalId', 'service', 'payer', 'amountCents', 'priceId', 'description', 'extraFields'];

type Content = Readonly<Record<string, unknown>>;

/** Reads the JSON of a request. A name that is not ours is a mistake of whoever wrote it, and is told. */
export function readPreparation(body: unknown): PreparationReading {
  if (!isContent(body)) return { ok: false, errors: [problem('', 'TYPE', 'Expected a JSON object.')] };
  const { payer = {}, extraFields = {} } = body;
  const errors: FieldProblem[] = [
    ...unknownNames(body, NAMES, ''),
    ...(isExternalId(body['externalId']) ? [] : [EXTERNAL_ID_PROBLEM]),
    ...['service', 'priceId', 'description'].flatMap((name) => problemOfText(body, name, '')),
    ...problemOfAmount(body['amountCents']),
    ...textsOf(payer, '/payer', payerFieldNames),
    ...textsOf(extraFields, '/extraFields', null),
  ];
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, preparation: toPreparation(body, payer as Texts, extraFields as Texts) };
}

type Texts = Readonly<Record<string, string>>;

const EXTERNAL_ID_PROBLEM = problem(
  '/externalId',
  'EXTERNAL_ID',
  'Expected 1 to 64 letters, digits or . _ : / - without anything about a person.',
);

function toPreparation(body: Content, payer: Texts, extraFields: Texts): ReadPreparation {
  const { externalId, service, priceId, description } = body as Texts;
  const amountCents = body['amountCents'] as number | undefined;
  const extras = Object.entries(extraFields).map(([key, value]) => [extraFieldName(key), value] as const);
  const input: PaymentFormInput = {
    ...payer,
    ...Object.fromEntries(extras),
    ...(amountCents === undefined ? {} : { amount: formatAmountForInput(amountCents) }),
    priceId,
    description,
  };
  return {
    externalId: externalId ?? '',
    service: service ?? '',
    amountCents,
    input,
    extraKeys: Object.keys(extraFields),
  };
}

function textsOf(value: unknown, at: string, names: readonly string[] | null): FieldProblem[] {
  if (!isContent(value)) return [problem(at, 'TYPE', 'Expected a JSON object.')];
  const unknown = names === null ? [] : unknownNames(value, names, at);
  return [...unknown, ...Object.keys(value).flatMap((name) => problemOfText(value, name, at))];
}

function problemOfText(content: Content, name: string, at: string): FieldProblem[] {
  const value = content[name];
  if (value === undefined || isText(value)) return [];
  return [problem(`${at}/${escapePointer(name)}`, 'TYPE', 'Expected a text.')];
}

function problemOfAmount(value: unknown): FieldProblem[] {
  if (value === undefined) return [];
  const isRight = Number.isSafeInteger(value) && Number(value) >= LEAST_CENTS && Number(value) <= MOST_CENTS;
  if (isRight) return [];
  return [problem('/amountCents', 'AMOUNT.CENTS', `Expected whole cents from ${LEAST_CENTS} to ${MOST_CENTS}.`)];
}

function unknownNames(content: Content, names: readonly string[], at: string): FieldProblem[] {
  return Object.keys(content)
    .filter((name) => !names.includes(name))
    .map((name) => problem(`${at}/${escapePointer(name)}`, 'NAME.UNKNOWN', 'There is no such field.'));
}

/** Half of a letter is none: databases refuse it. */
function isText(value: unknown): boolean {
  return typeof value === 'string' && !/\p{Surrogate}/u.test(value);
}

function isContent(value: unknown): value is Content {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function problem(pointer: string, code: string, message: string): FieldProblem {
  return { pointer, code, message };
}

/** RFC 6901. */
export function escapePointer(name: string): string {
  return name.slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1');
}
