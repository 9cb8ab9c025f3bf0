import type { ValueTransformer } from 'typeorm';

/** bigint columns hold cents and millionths: whole numbers that fit JavaScript's safe range, or the row is wrong. */
export const safeInteger: ValueTransformer = {
  to: (value: number | null | undefined) => value,
  from: (value: string | number | null): number | null => {
    if (value === null) return null;
    const integer = Number(value);
    if (!Number.isSafeInteger(integer)) throw new RangeError(`bigint out of the safe range: ${String(value)}`);
    return integer;
  },
};
