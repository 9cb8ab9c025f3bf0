import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryPaths } from '../../src/shared/i18n/entries.js';

/** Staff pages and the bank's are Italian; everything else is read by citizens. */
const ITALIAN_ONLY = /(^|\/)(admin|bank-simulator)[./]/;
/** Words of a template itself: a name that is the same in every language. */
const NAMES = ['Porta dei Pagamenti'];

const templates = readdirSync('templates', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.hbs') && !ITALIAN_ONLY.test(file))
  .map((file) => [file, readFileSync(join('templates', file), 'utf8')] as const);

/** Attributes whose value is read by people. */
const SPOKEN_ATTRIBUTE = /\b(?:aria-label|title|placeholder|alt)="([^"]*)"/g;

/** What is left of a template for people to read once expressions, tags and style are gone. */
function wordsIn(source: string): string[] {
  // One partial is nothing but an attribute.
  const whole = source.replace(/aria-describedby="[^"]*"/g, ' ');
  const markup = whole.replace(/\{\{\{?[^]*?\}?\}\}/g, ' ');
  const spoken = [...markup.matchAll(SPOKEN_ATTRIBUTE)].map(([, value = '']) => value);
  const text = [markup.replace(/<style[^]*?<\/style>/g, ' ').replace(/<[^>]*>/g, ' '), ...spoken].join(' ');
  const own = NAMES.reduce((left, name) => left.replaceAll(name, ' '), text.replace(/&\w+;/g, ' '));
  return own.match(/\p{L}+/gu) ?? [];
}

describe('the templates of citizens', () => {
  it('are there', () => {
    expect(templates.length).toBeGreaterThan(30);
  });

  it.each(templates)('%s has no words of its own', (_, source) => {
    expect(wordsIn(source)).toEqual([]);
  });

  it('use only texts that exist', () => {
    const known = new Set(entryPaths('it'));
    const unknown = templates.flatMap(([file, source]) =>
      [...source.matchAll(/[{(]t '([^']+)'/g)]
        .map(([, path = '']) => path)
        .filter((path) => !known.has(path))
        .map((path) => `${file}: ${path}`),
    );
    expect(unknown).toEqual([]);
  });

  it('give strings to labels and hints by the dictionary, never by themselves', () => {
    const literal = /\s(?:label|hint|totalLabel)="/;
    expect(templates.filter(([, source]) => literal.test(source)).map(([file]) => file)).toEqual([]);
  });
});
