import { parseDay } from './calendar-day.js';
import { cleanLine, hasControlCharacters } from './typed-text.js';

/** What a key of other municipal software may do. */
export const API_SCOPES = ['payments:prepare', 'payments:read'] as const;
export type ApiScope = (typeof API_SCOPES)[number];

export const apiKeyFieldNames = ['name', 'scopes', 'services', 'expiresOn'] as const;
export type ApiKeyFieldName = (typeof apiKeyFieldNames)[number];

/** The form of a new key, as it was typed. */
export interface ApiKeyInput {
  readonly name: string;
  readonly scopes: readonly string[];
  /** `all`, or `chosen` and then the ids of the services. */
  readonly servicesKind: string;
  readonly services: readonly string[];
  /** The last day, YYYY-MM-DD in Italy; empty: no end. */
  readonly expiresOn: string;
}

/** A key as an administrator wants it. */
export interface ApiKeyDetails {
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  /** Null: every service, also those that will be added. */
  readonly serviceIds: readonly number[] | null;
  /** The last day on which it is valid, YYYY-MM-DD in Italy. */
  readonly expiresOn: string | null;
}

export type ApiKeyProblem = 'missing' | 'too-long' | 'control-characters' | 'not-a-date' | 'in-the-past';

export interface ApiKeyError {
  readonly field: ApiKeyFieldName;
  readonly problem: ApiKeyProblem;
}

export type CheckedApiKey =
  | { readonly isValid: true; readonly details: ApiKeyDetails }
  | { readonly isValid: false; readonly errors: readonly ApiKeyError[] };

const MAX_NAME_LENGTH = 80;

/** Checks the form of a new key. @param known ids of the services that there are. @param today YYYY-MM-DD in Italy. */
export function checkApiKeyForm(input: ApiKeyInput, known: readonly number[], today: string): CheckedApiKey {
  const name = cleanLine(input.name);
  const scopes = API_SCOPES.filter((scope) => input.scopes.includes(scope));
  const isForAll = input.servicesKind === 'all';
  const serviceIds = known.filter((id) => input.services.includes(String(id)));
  const expiresOn = input.expiresOn.trim();
  const problems: readonly [ApiKeyFieldName, ApiKeyProblem | null][] = [
    ['name', problemOfName(name)],
    ['scopes', scopes.length === 0 ? 'missing' : null],
    ['services', isForAll || serviceIds.length > 0 ? null : 'missing'],
    ['expiresOn', expiresOn === '' ? null : problemOfDay(expiresOn, today)],
  ];
  const errors = problems.flatMap(([field, problem]) => (problem === null ? [] : [{ field, problem }]));
  if (errors.length > 0) return { isValid: false, errors };
  const details = { name, scopes, serviceIds: isForAll ? null : serviceIds, expiresOn: expiresOn || null };
  return { isValid: true, details };
}

function problemOfName(name: string): ApiKeyProblem | null {
  if (name === '') return 'missing';
  if (hasControlCharacters(name)) return 'control-characters';
  return name.length > MAX_NAME_LENGTH ? 'too-long' : null;
}

function problemOfDay(day: string, today: string): ApiKeyProblem | null {
  if (parseDay(day) === undefined) return 'not-a-date';
  return day < today ? 'in-the-past' : null;
}
