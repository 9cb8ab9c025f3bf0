import { growingPauseMs } from './growing-pause.js';

const LIMITS = { firstMs: 1_000, maxMs: 60_000 };

describe('the pause after failures', () => {
  it.each([
    [1, 1_000],
    [2, 2_000],
    [3, 4_000],
    [6, 32_000],
    [7, 60_000],
    [1_000, 60_000],
  ])('after %i failures is at most %i ms and at least half of it', (failures, longestMs) => {
    expect(growingPauseMs(failures, LIMITS, () => 0)).toBe(longestMs / 2);
    expect(growingPauseMs(failures, LIMITS, () => 1)).toBe(longestMs);
  });
});
