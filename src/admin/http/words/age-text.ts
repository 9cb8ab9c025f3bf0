const MINUTE_MS = 60_000;

const UNITS = [
  { minutes: 1_440, one: 'un giorno', many: 'giorni' },
  { minutes: 60, one: "un'ora", many: 'ore' },
  { minutes: 1, one: 'un minuto', many: 'minuti' },
] as const;

/** How long it has been since `since`, in its largest whole unit: "3 giorni", "un'ora", "meno di un minuto". */
export function ageText(since: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - since.getTime()) / MINUTE_MS);
  const unit = UNITS.find((candidate) => minutes >= candidate.minutes);
  if (unit === undefined) return 'meno di un minuto';
  const count = Math.floor(minutes / unit.minutes);
  return count === 1 ? unit.one : `${count} ${unit.many}`;
}
