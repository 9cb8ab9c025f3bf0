import { parseDay } from '../../domain/calendar-day.js';
import { CLOSED, OPEN, type Opening } from '../../domain/service-opening.js';
import { readText } from '../../shared/http/form-text.js';

export type OpeningProblem = 'not-a-date' | 'ends-before' | 'already-over' | 'no-days';

export interface OpeningError {
  readonly field: 'opensOn' | 'closesOn';
  readonly problem: OpeningProblem;
}

export type ReadOpening =
  { readonly ok: true; readonly opening: Opening } | { readonly ok: false; readonly errors: readonly OpeningError[] };

/** An opening as a hidden field carries it: `open`, `closed`, `2026-09-01/2027-06-30`, `/2027-06-30`. */
export function writeOpening({ isOpen, opensOn, closesOn }: Opening): string {
  if (!isOpen) return 'closed';
  return opensOn === null && closesOn === null ? 'open' : `${opensOn ?? ''}/${closesOn ?? ''}`;
}

/** What {@link writeOpening} wrote; anything else stands for no opening that there is. */
export function readSeenOpening(text: string): Opening {
  if (text === 'open') return OPEN;
  if (text === 'closed') return CLOSED;
  const [opensOn = '', closesOn = ''] = text.split('/');
  return { isOpen: true, opensOn: parseDay(opensOn) ?? null, closesOn: parseDay(closesOn) ?? null };
}

/** The button pressed: `open` and `close` at once, `days` from and to days. @param today in Italy, YYYY-MM-DD. */
export function readOpening(body: unknown, today: string): ReadOpening {
  switch (readText(body, 'action')) {
    case 'open':
      return { ok: true, opening: OPEN };
    case 'close':
      return { ok: true, opening: CLOSED };
    default:
      return readDays(readText(body, 'opensOn').trim(), readText(body, 'closesOn').trim(), today);
  }
}

function readDays(opensOn: string, closesOn: string, today: string): ReadOpening {
  const [first, last] = [parseDay(opensOn), parseDay(closesOn)];
  const errors: OpeningError[] = [];
  if (opensOn !== '' && first === undefined) errors.push({ field: 'opensOn', problem: 'not-a-date' });
  if (closesOn !== '' && last === undefined) errors.push({ field: 'closesOn', problem: 'not-a-date' });
  else if (last !== undefined && first !== undefined && last < first)
    errors.push({ field: 'closesOn', problem: 'ends-before' });
  else if (last !== undefined && last < today) errors.push({ field: 'closesOn', problem: 'already-over' });
  if (opensOn === '' && closesOn === '') errors.push({ field: 'opensOn', problem: 'no-days' });
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, opening: { isOpen: true, opensOn: first ?? null, closesOn: last ?? null } };
}
