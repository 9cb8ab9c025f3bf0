import { fieldKeyOf, isSlug, slugOf } from './generated-names.js';

describe('slugOf', () => {
  it.each([
    ['Mensa – Città dei Ragazzi', 'mensa-citta-dei-ragazzi'],
    ['  TARI 2026/1 ', 'tari-2026-1'],
    ['«»', ''],
    ['x'.repeat(90), 'x'.repeat(80)],
  ])('%s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
    expect(isSlug(slug)).toBe(slug !== '');
  });
});

describe('fieldKeyOf', () => {
  it.each([
    ["Cognome e nome dell'alunno", 'cognome_e_nome_dell_alunno'],
    ['2ª rata', 'rata'],
    ['123', 'campo'],
    ['Mese', 'mese_3'],
    ['Un’etichetta lunga che non finisce più di chiedere', 'un_etichetta_lunga_che_non_finisce_p'],
  ])('%s', (label, key) => {
    expect(fieldKeyOf(label, new Set(['mese', 'mese_2']))).toBe(key);
    expect(key).toMatch(/^[a-z][a-z0-9_]{0,39}$/);
  });
});
