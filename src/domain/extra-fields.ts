import { daysInMonth } from './calendar.js';
import { accept, refuse, type RuleResult } from './form-problem.js';
import { andThen, checkLine } from './text-rules.js';
import { cleanLine, countAsBrowser } from './typed-text.js';

/**
 * A field that one service adds to the form. Numbers are whole; dates are `YYYY-MM-DD`; limits are included; texts have
 * 200 characters unless said otherwise, and an example for the messages where the service gives one.
 */
export type ExtraFieldRule = {
  readonly key: string;
  readonly label: string;
  readonly required: boolean;
} & (
  | { readonly kind: 'text'; readonly maxLength?: number | undefined; readonly example?: string | undefined }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'number'; readonly min?: number | undefined; readonly max?: number | undefined }
  | { readonly kind: 'date'; readonly minDate?: string | undefined; readonly maxDate?: string | undefined }
);

/** A filled extra field; the value of a date is `YYYY-MM-DD`. */
export interface CheckedExtraField {
  readonly key: string;
  readonly label: string;
  readonly kind: ExtraFieldRule['kind'];
  readonly value: string;
}

const DEFAULT_TEXT_MAX_LENGTH = 200;
const WHOLE_NUMBER = /^-?\d{1,15}$/;
const ISO_DATE = /^([1-9]\d{3})-(\d{2})-(\d{2})$/;
const ITALIAN_DATE = /^(\d{1,2})[/.-](\d{1,2})[/.-]([1-9]\d{3})$/;

/** Checks one extra field; an optional one that is empty is accepted as undefined. */
export function checkExtraField(typed: string, rule: ExtraFieldRule): RuleResult<CheckedExtraField | undefined> {
  if (!rule.required && cleanLine(typed) === '') return accept(undefined);
  const { key, label, kind } = rule;
  return andThen(checkLine(typed), (line) =>
    andThen(checkValue(line, rule), (value) => accept({ key, label, kind, value })),
  );
}

function checkValue(line: string, rule: ExtraFieldRule): RuleResult<string> {
  switch (rule.kind) {
    case 'text':
      return checkText(line, rule.maxLength ?? DEFAULT_TEXT_MAX_LENGTH);
    case 'choice':
      return rule.choices.includes(line) ? accept(line) : refuse({ code: 'CHOICE.UNKNOWN' });
    case 'number':
      return checkNumber(line, rule.min ?? -Infinity, rule.max ?? Infinity);
    case 'date':
      return checkDate(line, rule.minDate ?? '', rule.maxDate ?? '9999-12-31');
  }
}

function checkText(line: string, maxLength: number): RuleResult<string> {
  const excess = countAsBrowser(line) - maxLength;
  return excess > 0 ? refuse({ code: 'TEXT.TOO_LONG', maxLength, excess }) : accept(line);
}

function checkNumber(line: string, min: number, max: number): RuleResult<string> {
  if (!WHOLE_NUMBER.test(line)) return refuse({ code: 'NUMBER.MALFORMED' });
  const value = Number(line);
  if (value < min) return refuse({ code: 'NUMBER.TOO_LOW' });
  return value > max ? refuse({ code: 'NUMBER.TOO_HIGH' }) : accept(String(value));
}

/** Dates as a date picker sends them, or as Italians write them: day, month, year. */
function checkDate(line: string, minDate: string, maxDate: string): RuleResult<string> {
  const date = readDate(line);
  if (date === undefined) return refuse({ code: 'DATE.MALFORMED' });
  if (date < minDate) return refuse({ code: 'DATE.TOO_EARLY' });
  return date > maxDate ? refuse({ code: 'DATE.TOO_LATE' }) : accept(date);
}

function readDate(line: string): string | undefined {
  const iso = ISO_DATE.exec(line);
  const italian = ITALIAN_DATE.exec(line);
  const [year = '', month = '', day = ''] = iso?.slice(1) ?? italian?.slice(1).reverse() ?? [];
  const exists = Number(day) >= 1 && Number(day) <= daysInMonth(Number(month), Number(year));
  return exists ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
}
