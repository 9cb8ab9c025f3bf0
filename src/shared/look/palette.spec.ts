import { readFileSync } from 'node:fs';
import { contrastWithWhite, DEFAULT_PRIMARY, MIN_CONTRAST, normalizeColor, paletteOf } from './palette.js';

describe('normalizeColor', () => {
  it.each([
    ['#06C', '#0066cc'],
    ['#8B1E2D', '#8b1e2d'],
    ['0066cc', undefined],
    ['#06cc', undefined],
    ['blue', undefined],
    ['#0066cc;}body{color:red', undefined],
  ])('reads %s as %s', (text, color) => {
    expect(normalizeColor(text)).toBe(color);
  });
});

describe('contrastWithWhite', () => {
  it.each([
    ['#ffffff', 1],
    ['#000000', 21],
    ['#767676', 4.54],
    ['#777777', 4.48],
    ['#0066cc', 5.57],
  ])('of %s is %d', (color, contrast) => {
    expect(contrastWithWhite(color)).toBeCloseTo(contrast, 2);
  });
});

describe('paletteOf', () => {
  it('makes of the default colour the shades that the style sheet has', () => {
    const sheet = readFileSync('assets/scss/porta/_municipality.scss', 'utf8');
    const written = (name: string): string | undefined =>
      normalizeColor(new RegExp(`--${name}: (#[0-9a-f]+);`).exec(sheet)?.[1] ?? '');
    expect(paletteOf(DEFAULT_PRIMARY)).toEqual({
      primary: written('ente-primary'),
      dark: written('ente-primary-dark'),
      darker: written('ente-primary-darker'),
      tint: written('ente-tint'),
    });
  });

  it('keeps its shades as readable as the colour itself', () => {
    for (const primary of ['#767676', '#8b1e2d', '#006b3c', '#000000', '#5c2d91']) {
      const { dark, darker, tint } = paletteOf(primary);
      for (const shade of [primary, dark, darker]) {
        expect(contrastWithWhite(shade)).toBeGreaterThanOrEqual(MIN_CONTRAST);
      }
      // Text on the tint is dark or darker.
      expect(contrastWithWhite(dark) / contrastWithWhite(tint)).toBeGreaterThanOrEqual(MIN_CONTRAST);
    }
  });
});
