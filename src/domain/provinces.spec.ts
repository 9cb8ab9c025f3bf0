import { ABROAD, isProvinceCode, provinces } from './provinces.js';

describe('provinces', () => {
  it('are the 110 units in force, SU which documents still carry, and abroad', () => {
    expect(provinces).toHaveLength(112);
    expect(new Set(provinces.map(({ code }) => code)).size).toBe(112);
    expect(provinces.every(({ code, name }) => /^[A-Z]{2}$/.test(code) && name.length > 2)).toBe(true);
  });

  it('are listed by name, abroad last', () => {
    expect(provinces.slice(0, 2).map(({ name }) => name)).toEqual(['Agrigento', 'Alessandria']);
    expect(provinces.at(-1)).toEqual({ code: ABROAD, name: 'Estero' });
  });

  it.each(['BA', 'BT', 'MB', 'FM', 'FC', 'PU', 'VB', 'VV', 'RM', 'AO', 'CI', 'OG', 'OT', 'VS', 'SU', 'EE'])(
    'know %s',
    (code) => {
      expect(isProvinceCode(code)).toBe(true);
    },
  );

  it.each(['', 'XX', 'FO', 'PS', 'ROMA', 'ba', 'B', 'ZZ', 'Bari'])('do not know %j', (code) => {
    expect(isProvinceCode(code)).toBe(false);
  });
});
