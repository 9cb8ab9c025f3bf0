/** The bank's local time: every date that it prints, signs or books by is in Europe/Rome. */
const ROME = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Rome',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** `YYYY-MM-DD` in Europe/Rome. */
export function romeDay(instant: Date): string {
  const part = partsOf(instant);
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** `HH:mm:ss` in Europe/Rome. */
export function romeTimeOfDay(instant: Date): string {
  const part = partsOf(instant);
  return `${part('hour')}:${part('minute')}:${part('second')}`;
}

/** `dd/mm/yyyy`, as Italian pages and files print a day; takes `YYYY-MM-DD`. */
export function italianDay(day: string): string {
  return day.split('-').reverse().join('/');
}

/** `YYYY-MM-DDTHH:mm:ss.SSS` in Europe/Rome without a zone: the protocol's Timestamp. */
export function romeTimestamp(instant: Date): string {
  const milliseconds = String(instant.getUTCMilliseconds()).padStart(3, '0');
  return `${romeDay(instant)}T${romeTimeOfDay(instant)}.${milliseconds}`;
}

function partsOf(instant: Date): (type: Intl.DateTimeFormatPartTypes) => string {
  const parts = ROME.formatToParts(instant);
  return (type) => parts.find((part) => part.type === type)?.value ?? '';
}
