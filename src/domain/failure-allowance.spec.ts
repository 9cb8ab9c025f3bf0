import { retryAllowedAt, wholeAfterFailure, type AllowanceRule } from './failure-allowance.js';

const RULE: AllowanceRule = { failures: 3, forgivenAfterMs: 60_000 };
const NOON = new Date('2026-11-24T11:00:00.000Z');
const later = (ms: number): Date => new Date(NOON.getTime() + ms);

/** The allowance after failures at these milliseconds past noon. */
function after(...failuresAtMs: number[]): Date | null {
  return failuresAtMs.reduce<Date | null>((wholeAt, ms) => wholeAfterFailure(RULE, wholeAt, later(ms)), null);
}

describe('the allowance of failures', () => {
  it('is whole for who never failed, and spent by the last free failure', () => {
    expect(retryAllowedAt(RULE, null, NOON)).toBeNull();
    expect(retryAllowedAt(RULE, after(0, 0), NOON)).toBeNull();
    expect(retryAllowedAt(RULE, after(0, 0, 0), NOON)).toEqual(later(60_000));
  });

  it('gives one try for each failure forgiven', () => {
    const spent = after(0, 0, 0);
    expect(retryAllowedAt(RULE, spent, later(59_999))).toEqual(later(60_000));
    expect(retryAllowedAt(RULE, spent, later(60_000))).toBeNull();
    expect(retryAllowedAt(RULE, after(0, 0, 0, 60_000), later(60_000))).toEqual(later(120_000));
  });

  it('never keeps anybody out for longer than one forgiveness', () => {
    const stubborn = after(0, 0, 0, 60_000, 120_000, 180_000, 240_000);
    expect(retryAllowedAt(RULE, stubborn, later(240_000))).toEqual(later(300_000));
  });

  it('is whole again when nobody fails for long enough', () => {
    expect(after(0, 0, 0)).toEqual(later(180_000));
    expect(wholeAfterFailure(RULE, after(0, 0, 0), later(400_000))).toEqual(later(460_000));
  });
});
