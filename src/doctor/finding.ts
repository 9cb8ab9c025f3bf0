/** From well to broken. Only `guasto` makes the doctor's exit status 1. */
export type Level = 'ok' | 'attenzione' | 'guasto';

/** One line of the doctor's report. Texts are Italian, for the operator, and hold no secret and nothing personal. */
export interface Finding {
  readonly level: Level;
  readonly text: string;
  /** What to do, unless all is well. */
  readonly advice?: string;
}

export const fine = (text: string): Finding => ({ level: 'ok', text });
export const warning = (text: string, advice: string): Finding => ({ level: 'attenzione', text, advice });
export const broken = (text: string, advice: string): Finding => ({ level: 'guasto', text, advice });

/** How a measured value is judged: from `warnFrom` on it deserves a look, from `brokenFrom` on it is broken. */
export interface Limits {
  readonly warnFrom: number;
  readonly brokenFrom: number;
}

/** The finding about a value that grows worse as it grows. */
export function judge(value: number, { warnFrom, brokenFrom }: Limits, text: string, advice: string): Finding {
  if (value >= brokenFrom) return broken(text, advice);
  return value >= warnFrom ? warning(text, advice) : fine(text);
}
