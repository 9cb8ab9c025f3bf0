const PARTS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Rome',
  hourCycle: 'h23',
  ...({ year: 'numeric', month: '2-digit', day: '2-digit' } as const),
  ...({ hour: '2-digit', minute: '2-digit', second: '2-digit' } as const),
});
const HOUR_MS = 3_600_000;
/** Hours whose distance is remembered: some years of them. */
const MAX_REMEMBERED = 50_000;

/** Distance from UTC by the hour: an export asks for a million instants, and Intl takes microseconds for each. */
const offsets = new Map<number, number>();

/** What the clocks of Italy show at `instant`, as the UTC fields of a date; for printing, never for comparing. */
export function romeWallClock(instant: Date): Date {
  return new Date(instant.getTime() + offsetAt(instant));
}

/** `dd/mm/yyyy HH:MM:SS` in Europe/Rome. */
export function romeTimeText(instant: Date): string {
  const iso = romeWallClock(instant).toISOString();
  return `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)} ${iso.slice(11, 19)}`;
}

// Since 1970 Italy has changed its clocks at whole hours of UTC only.
function offsetAt(instant: Date): number {
  const hour = Math.floor(instant.getTime() / HOUR_MS);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  if (offsets.size >= MAX_REMEMBERED) offsets.clear();
  const offset = measureOffset(new Date(hour * HOUR_MS));
  offsets.set(hour, offset);
  return offset;
}

function measureOffset(instant: Date): number {
  const parts = Object.fromEntries(PARTS.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - instant.getTime();
}
