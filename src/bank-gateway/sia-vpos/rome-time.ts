const LOCAL_PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}$/;
const HOUR_MS = 3_600_000;
/** Italy is one hour ahead of UTC, two in summer. */
const SUMMER_OFFSET_MS = 2 * HOUR_MS;
const WINTER_OFFSET_MS = HOUR_MS;
const LOCAL_LENGTH = 'YYYY-MM-DDTHH:mm:ss.SSS'.length;

const romeHour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Rome', hour: '2-digit', hourCycle: 'h23' });

/** The bank's notation of an instant: local time in Italy with milliseconds and no offset. */
export function formatRomeTime(instant: Date): string {
  const isSummer = Number(romeHour.format(instant)) === (instant.getUTCHours() + 2) % 24;
  return localText(instant.getTime() + (isSummer ? SUMMER_OFFSET_MS : WINTER_OFFSET_MS));
}

/**
 * The instants that a local time of the bank can mean, earliest first: two in the hour that autumn repeats, one
 * otherwise. An hour that spring skips is read as winter time. Empty when the text is not such a time.
 */
export function romeInstants(text: string): readonly Date[] {
  if (!LOCAL_PATTERN.test(text)) return [];
  const localMs = Date.parse(`${text}Z`);
  // JavaScript moves 30 February to March; the bank never means that.
  if (Number.isNaN(localMs) || localText(localMs) !== text) return [];
  const readings = [new Date(localMs - SUMMER_OFFSET_MS), new Date(localMs - WINTER_OFFSET_MS)];
  const exact = readings.filter((instant) => formatRomeTime(instant) === text);
  return exact.length > 0 ? exact : readings.slice(1);
}

function localText(localMs: number): string {
  return new Date(localMs).toISOString().slice(0, LOCAL_LENGTH);
}
