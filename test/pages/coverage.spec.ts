import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { samplePages } from '../support/sample-pages.js';

/** Staff's pages have their own tests. */
const CITIZENS_SOURCES = /^(?!admin\/).*\.ts$/;
const VIEW = /defineView<[^>]*>\(\s*'([^']+)'/g;

describe('the samples', () => {
  it('show every page that citizens can meet', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
      CITIZENS_SOURCES.test(path),
    );
    const defined = sources.flatMap((path) =>
      [...readFileSync(join('src', path), 'utf8').matchAll(VIEW)].map(([, name]) => `${name ?? ''}.hbs`),
    );
    expect(defined.length).toBeGreaterThan(5);
    const shown = new Set(samplePages.map(({ template }) => template));
    expect(defined.filter((template) => !shown.has(template))).toEqual([]);
  });
});
