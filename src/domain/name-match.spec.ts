import { matchNameWithTaxCode } from './name-match.js';

describe('matchNameWithTaxCode', () => {
  it.each([
    ['Rossi', 'Mario', 'RSSMRA81M10F376C', 'agrees'],
    ['Rossi', 'Mario', 'MRORSS81M10F376L', 'differs'],
    ['Mario', 'Rossi', 'RSSMRA81M10F376C', 'swapped'],
    ['ROSSI', 'mario', 'RSSMRA81M10F376C', 'agrees'],
    ['Bianchi', 'Mario', 'RSSMRA81M10F376C', 'differs'],
    ['Fo', 'Al', 'FOXLAX00A00X000X', 'agrees'],
    ['Aio', 'Ea', 'AIOEAX00A00X000X', 'agrees'],
    ['Rossi', 'Gianfranco', 'RSSGFR00A00X000X', 'agrees'],
    ['Rossi', 'Roberto', 'RSSRRT00A00X000X', 'agrees'],
    ['Rossi', 'Anna Maria', 'RSSNMR00A00X000X', 'agrees'],
    ['D’Angelo', 'Niccolò', 'DNGNCL00A00X000X', 'agrees'],
    ["De L'Aquila-Rè", 'Nicolò', 'DLQNCL00A00X000X', 'agrees'],
    ['Müller', 'Jürgen', 'MLLJGN00A00X000X', 'agrees'],
    ['Ye', 'Xu', 'YEXXUX00A00X000X', 'agrees'],
    ['Иванов', 'Иван', 'VNVVNI00A00X000X', 'unknown'],
    ['Rossi', '李', 'RSSXXX00A00X000X', 'unknown'],
    ['Wałęsa', 'Lech', 'WLSLCH00A00X000X', 'unknown'],
    ['-', 'Mario', 'RSSMRA81M10F376C', 'unknown'],
  ])('%s %s with %s: %s', (lastName, firstName, code, expected) => {
    expect(matchNameWithTaxCode(lastName, firstName, code)).toBe(expected);
  });
});
