import { CLOSED, OPEN, openingState } from './service-opening.js';

describe('openingState', () => {
  const dated = { isOpen: true, opensOn: '2026-09-01', closesOn: '2027-06-30' };

  it.each([
    ['2026-08-31', 'before'],
    ['2026-09-01', 'open'],
    ['2027-06-30', 'open'],
    ['2027-07-01', 'after'],
  ])('of a school year, on %s: %s', (today, state) => {
    expect(openingState(dated, today)).toBe(state);
  });

  it('without days is what the office says', () => {
    expect([openingState(OPEN, '2026-01-01'), openingState(CLOSED, '2026-01-01')]).toEqual(['open', 'closed']);
  });
});
