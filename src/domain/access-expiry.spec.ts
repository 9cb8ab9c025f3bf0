import { daysLeft, endsSoon } from './access-expiry.js';

describe('the end of an access', () => {
  it.each([
    ['2026-03-30', '2026-03-28', 2],
    ['2026-10-26', '2026-10-24', 2],
    ['2026-12-31', '2026-12-31', 0],
    ['2026-12-31', '2027-01-01', -1],
  ])('%s seen on %s: %d days left', (lastDay, today, days) => {
    expect(daysLeft(lastDay, today)).toBe(days);
  });

  it.each([
    ['2026-12-31', '2026-12-23', false],
    ['2026-12-31', '2026-12-24', true],
    ['2026-12-31', '2026-12-31', true],
    ['2026-12-31', '2027-01-01', false],
    [null, '2026-12-31', false],
  ])('%s seen on %s: told %s', (lastDay, today, isTold) => {
    expect(endsSoon(lastDay, today)).toBe(isTold);
  });
});
