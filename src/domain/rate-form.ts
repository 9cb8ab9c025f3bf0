import { type CalendarDay, parseDay } from './calendar-day.js';
import { parseRate, type RateErrorCode } from './commission.js';
import { parseStaffText, type StaffTextProblem } from './staff-text.js';
import { countCharacters } from './typed-text.js';

export const rateFieldNames = ['scope', 'kind', 'rate', 'start', 'startsOn', 'reason'] as const;
export type RateFieldName = (typeof rateFieldNames)[number];
/** As typed; a field that did not come is empty. */
export type RateInput = Readonly<Record<RateFieldName, string>>;

/** The scope of the general rate; any other is a service's id. */
export const GENERAL_SCOPE = 'generale';
/** Most characters of a reason, as its column has them. */
export const MAX_REASON_LENGTH = 500;
/** A day that is further away is a year typed wrong. */
const MAX_YEARS_AHEAD = 5;

export type RateProblem =
  | 'MISSING'
  | 'UNKNOWN'
  | 'ONLY_FOR_SERVICES'
  | 'NOT_A_DATE'
  | 'NOT_AFTER_TODAY'
  | 'TOO_FAR'
  /** Another one of the same scope begins then, or later. */
  | 'NOT_AFTER_LAST'
  | 'TEXT.TOO_LONG'
  | RateErrorCode
  | StaffTextProblem;

export interface RateError {
  readonly field: RateFieldName;
  readonly problem: RateProblem;
}

/** A rate as somebody wants it. */
export interface RateDecision {
  /** Null: the general one. */
  readonly serviceId: number | null;
  /** Null: the service follows the general one. */
  readonly rateMillionths: number | null;
  /** The day in Italy with whose first moment it begins; null: as soon as possible. */
  readonly startsOn: CalendarDay | null;
  readonly reason: string;
}

export type CheckedRate =
  | { readonly isValid: true; readonly decision: RateDecision }
  | { readonly isValid: false; readonly errors: readonly RateError[] };

type Part<Value> = { readonly value: Value } | { readonly problem: RateProblem };

/** Checks the form of a new rate. @param today in Italy. @param serviceIds those that a rate may be for. */
export function checkRateForm(input: RateInput, today: string, serviceIds: readonly number[]): CheckedRate {
  const parts = {
    scope: scopeOf(input.scope, serviceIds),
    kind: kindOf(input),
    rate: input.kind === 'general' ? { value: null } : rateOf(input.rate),
    start: startOf(input.start),
    startsOn: input.start === 'date' ? dayOf(input.startsOn.trim(), today) : { value: null },
    reason: reasonOf(input.reason),
  } satisfies Record<RateFieldName, Part<unknown>>;
  const { scope, kind, rate, start, startsOn, reason } = parts;
  if ('value' in scope && 'value' in kind && 'value' in rate && 'value' in start && 'value' in startsOn) {
    if ('value' in reason) {
      const decision = { serviceId: scope.value, rateMillionths: rate.value, startsOn: startsOn.value };
      return { isValid: true, decision: { ...decision, reason: reason.value } };
    }
  }
  const errors = rateFieldNames.flatMap((field) => {
    const part: Part<unknown> = parts[field];
    return 'problem' in part ? [{ field, problem: part.problem }] : [];
  });
  return { isValid: false, errors };
}

/** Reads the reason of a change or of a withdrawal. */
export function reasonOf(typed: string): Part<string> {
  const parsed = parseStaffText(typed);
  if (!parsed.ok) return { problem: parsed.problem };
  return countCharacters(parsed.text) > MAX_REASON_LENGTH ? { problem: 'TEXT.TOO_LONG' } : { value: parsed.text };
}

function scopeOf(scope: string, serviceIds: readonly number[]): Part<number | null> {
  if (scope === '') return { problem: 'MISSING' };
  if (scope === GENERAL_SCOPE) return { value: null };
  const id = serviceIds.find((serviceId) => String(serviceId) === scope);
  return id === undefined ? { problem: 'UNKNOWN' } : { value: id };
}

function kindOf({ kind, scope }: RateInput): Part<string> {
  if (kind === 'percentage') return { value: kind };
  if (kind !== 'general') return { problem: kind === '' ? 'MISSING' : 'UNKNOWN' };
  return scope === GENERAL_SCOPE ? { problem: 'ONLY_FOR_SERVICES' } : { value: kind };
}

function rateOf(typed: string): Part<number | null> {
  if (typed.trim() === '') return { problem: 'MISSING' };
  const parsed = parseRate(typed);
  return parsed.ok ? { value: parsed.rateMillionths } : { problem: parsed.code };
}

function startOf(start: string): Part<string> {
  if (start === 'now' || start === 'date') return { value: start };
  return { problem: start === '' ? 'MISSING' : 'UNKNOWN' };
}

function dayOf(typed: string, today: string): Part<CalendarDay | null> {
  if (typed === '') return { problem: 'MISSING' };
  const day = parseDay(typed);
  if (day === undefined) return { problem: 'NOT_A_DATE' };
  if (day <= today) return { problem: 'NOT_AFTER_TODAY' };
  const lastYear = Number(today.slice(0, 4)) + MAX_YEARS_AHEAD;
  return Number(day.slice(0, 4)) > lastYear ? { problem: 'TOO_FAR' } : { value: day };
}
