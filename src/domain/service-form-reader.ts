import { parseAmount, type AmountErrorCode } from './amount-input.js';
import { parseDay } from './calendar-day.js';
import { parseEmail } from './email.js';
import { cleanLine, cleanParagraph, countAsBrowser, hasControlCharacters } from './typed-text.js';

export type ServiceProblem =
  | 'missing'
  | 'too-long'
  | 'control-characters'
  | 'malformed'
  | 'repeated'
  | 'taken'
  | 'out-of-range'
  | 'too-many'
  | 'not-a-date'
  | 'ends-before'
  | 'no-rows'
  | AmountErrorCode;

/** What is wrong with one field, by its name in the form: `name`, `price-0-amount`, `field-2-choices`. */
export interface ServiceError {
  readonly field: string;
  readonly problem: ServiceProblem;
  /** The least and the most of what is counted, where the problem is about it. */
  readonly least?: number;
  readonly most?: number;
}

const WHOLE_NUMBER = /^-?\d{1,15}$/;

/** Reads typed texts one after the other and remembers what is wrong; what it answers counts only when nothing is. */
export class ServiceFormReader {
  readonly errors: ServiceError[] = [];

  fail(field: string, problem: ServiceProblem, limits: Pick<ServiceError, 'least' | 'most'> = {}): void {
    this.errors.push({ field, problem, ...limits });
  }

  line(field: string, typed: string, maxLength: number): string {
    const text = cleanLine(typed);
    if (text === '') this.fail(field, 'missing');
    else this.checkText(field, text, maxLength);
    return text;
  }

  optionalLine(field: string, typed: string, maxLength: number): string | null {
    const text = cleanLine(typed);
    this.checkText(field, text, maxLength);
    return text === '' ? null : text;
  }

  paragraph(field: string, typed: string, maxLength: number): string {
    const text = cleanParagraph(typed).replace(/\n+/g, ' ');
    if (text === '') this.fail(field, 'missing');
    else this.checkText(field, text, maxLength);
    return text;
  }

  pattern(field: string, typed: string, rule: { pattern: RegExp; maxLength: number }): string | null {
    const text = this.optionalLine(field, typed, rule.maxLength);
    if (text !== null && text.length <= rule.maxLength && !rule.pattern.test(text)) this.fail(field, 'malformed');
    return text;
  }

  email(field: string, typed: string): string | null {
    if (typed.trim() === '') return null;
    const result = parseEmail(typed);
    if (!result.ok) this.fail(field, 'malformed');
    return result.ok ? result.email : null;
  }

  amount(field: string, typed: string): number {
    if (typed.trim() === '') this.fail(field, 'missing');
    return this.optionalAmount(field, typed) ?? 0;
  }

  optionalAmount(field: string, typed: string): number | null {
    if (typed.trim() === '') return null;
    const result = parseAmount(typed);
    if (!result.ok) this.fail(field, result.code);
    return result.ok ? result.cents : null;
  }

  /** A whole number between `min` and `max`; null for an empty text. */
  number(field: string, typed: string, { min, max }: { min: number; max: number }): number | null {
    const text = typed.trim();
    if (text === '') return null;
    const value = Number(text);
    if (!WHOLE_NUMBER.test(text)) this.fail(field, 'malformed');
    else if (value < min || value > max) this.fail(field, 'out-of-range', { least: min, most: max });
    return value;
  }

  date(field: string, typed: string): string | null {
    const text = typed.trim();
    if (text === '') return null;
    if (parseDay(text) === undefined) this.fail(field, 'not-a-date');
    return text;
  }

  private checkText(field: string, text: string, maxLength: number): void {
    if (hasControlCharacters(text)) this.fail(field, 'control-characters');
    else if (countAsBrowser(text) > maxLength) this.fail(field, 'too-long', { most: maxLength });
  }
}
