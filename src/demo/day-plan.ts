/** How many payments a day has. Days are Italy's, `YYYY-MM-DD`. */
export interface PlannedDay {
  readonly day: string;
  readonly payments: number;
}

const DAY_MS = 86_400_000;
/** From Sunday: the week of an office that collects, with its slack end. */
const WEEK = [0.35, 1.2, 1.1, 1, 1, 0.95, 0.5] as const;
/** Meals and nurseries are paid when the month turns. */
const TURN_OF_MONTH = 1.5;
const TURN_DAYS = { first: 5, last: 27 } as const;

/** Spreads `payments` over the `days` that end with `lastDay`, oldest first, to the last one. */
export function planDays(payments: number, days: number, lastDay: string): readonly PlannedDay[] {
  const lastNoon = Date.parse(`${lastDay}T12:00:00Z`);
  const dates = Array.from({ length: days }, (_, index) => new Date(lastNoon - (days - 1 - index) * DAY_MS));
  const weights = dates.map(weightOf);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let share = 0;
  let planned = 0;
  return dates.map((date, index) => {
    share += weights[index] ?? 0;
    // Rounding the sum and not each day leaves nobody out.
    const count = Math.round((payments * share) / whole) - planned;
    planned += count;
    return { day: date.toISOString().slice(0, 10), payments: count };
  });
}

function weightOf(date: Date): number {
  const dayOfMonth = date.getUTCDate();
  const isTurn = dayOfMonth <= TURN_DAYS.first || dayOfMonth >= TURN_DAYS.last;
  return (WEEK[date.getUTCDay()] ?? 1) * (isTurn ? TURN_OF_MONTH : 1);
}
