import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const EXTENSION = '.hbs';

/**
 * Every template below `<templatesDir>/partials`, by the name that templates call it with:
 * `fields/text` is `partials/fields/text.hbs`. The paths are relative to `templatesDir`.
 */
export function findPartials(templatesDir: string): Record<string, string> {
  const root = join(templatesDir, 'partials');
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith(EXTENSION),
  );
  return Object.fromEntries(
    files
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort()
      .map((path) => [path.slice(0, -EXTENSION.length), `partials/${path}`]),
  );
}
