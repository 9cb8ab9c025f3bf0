/**
 * Builds what browsers download: `assets/` becomes `dist/assets/` with hashed names, a manifest and compressed copies.
 * Usage: node scripts/build-assets.mjs [output folder]. The same sources always give the same bytes.
 * It runs after the compiler, which empties dist.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { minify } from '@swc/core';
import { transform } from 'lightningcss';
import { PurgeCSS } from 'purgecss';
import { compile } from 'sass';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const outDir = resolve(process.argv[2] ?? join(root, 'dist', 'assets'));
const bootstrapItalia = join(root, 'node_modules', 'bootstrap-italia');

/** Titillium Web, under the SIL Open Font License, which travels with it. */
const FONT_FOLDER = join(bootstrapItalia, 'dist', 'fonts', 'Titillium_Web');
const FONT_WEIGHTS = ['regular', '600', '700'];
const HASH_LENGTH = 10;
/** Browsers of the last years; older ones still get working pages, less handsome ones. */
const BROWSERS = { chrome: 90 << 16, firefox: 88 << 16, safari: 14 << 16, ios_saf: 14 << 16, edge: 90 << 16 };
/** Class names that templates complete with a value of the page object, or that the script sets. */
const COMPOSED_CLASSES = [/^field-/, /^stepper-/, /^badge-/, /^span-/];

/**
 * Each style sheet with the templates that use it: the back office's, which citizens never download, keeps what its
 * own pages and the shared partials need; the citizens' one keeps nothing for the back office.
 */
const STYLE_SHEETS = [
  { name: 'app', uses: (template) => !isOfAdmin(template), scripts: true },
  { name: 'admin', uses: (template) => isOfAdmin(template) || template.startsWith('partials/'), scripts: false },
];

/** Plain name to hashed name. */
const manifest = {};

await build();

async function build() {
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  for (const weight of FONT_WEIGHTS) {
    emit(
      `titillium-web-${weight}.woff2`,
      readFileSync(join(FONT_FOLDER, `titillium-web-v10-latin-ext_latin-${weight}.woff2`)),
    );
  }
  writeFileSync(join(outDir, 'titillium-web-OFL.txt'), readFileSync(join(FONT_FOLDER, 'OFL.txt')));
  for (const image of sortedFiles(join(root, 'assets', 'img'))) {
    emit(image, readFileSync(join(root, 'assets', 'img', image)));
  }
  emit('app.js', await buildScript());
  for (const sheet of STYLE_SHEETS) emit(`${sheet.name}.css`, await buildStyles(sheet));
  writeFileSync(join(outDir, 'manifest.json'), `${JSON.stringify(sortKeys(manifest), null, 2)}\n`);
}

async function buildScript() {
  const source = readFileSync(join(root, 'assets', 'js', 'app.js'), 'utf8');
  const { code } = await minify(source, { compress: true, mangle: true, module: false, ecma: 2017 });
  return Buffer.from(code);
}

async function buildStyles(sheet) {
  const { css } = compile(join(root, 'assets', 'scss', `${sheet.name}.scss`), {
    loadPaths: [join(bootstrapItalia, 'src', 'scss')],
    // Bootstrap Italia still speaks the older Sass; its warnings are not ours to mend.
    quietDeps: true,
    silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'],
    logger: { warn: (message) => console.warn(`sass: ${message}`), debug: () => undefined },
  });
  const used = await keepUsed(css, sheet);
  const { code } = transform({
    filename: `${sheet.name}.css`,
    code: Buffer.from(used),
    minify: true,
    targets: BROWSERS,
  });
  return Buffer.from(withHashedUrls(code.toString('utf8')));
}

/** Keeps the rules that the sheet's templates or the script can meet. */
async function keepUsed(css, { uses, scripts }) {
  const templates = readdirSync(join(root, 'templates'), { recursive: true })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.hbs') && uses(path));
  const [result] = await new PurgeCSS().purge({
    content: [
      ...templates.map((path) => join(root, 'templates', path)),
      ...(scripts ? [join(root, 'assets', 'js', '*.js')] : []),
    ],
    css: [{ raw: css }],
    safelist: { greedy: COMPOSED_CLASSES },
    variables: true,
  });
  return result.css;
}

/** `admin/...`, `partials/admin/...`, `layouts/admin.hbs`. */
function isOfAdmin(template) {
  return /(^|\/)admin(\/|\.hbs$)/.test(template);
}

/** The style sheet names fonts plainly; browsers ask for the hashed ones, which lie beside it. */
function withHashedUrls(css) {
  return css.replace(/url\((?:"|')?([\w.-]+\.(?:woff2|svg))(?:"|')?\)/g, (_match, name) => {
    if (manifest[name] === undefined) throw new Error(`the style sheet wants ${name}, which is not an asset`);
    return `url(${manifest[name]})`;
  });
}

/** Writes one asset under its hashed name, with the compressed copies that are worth having. */
function emit(name, content) {
  const extension = extname(name);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, HASH_LENGTH);
  const hashedName = `${name.slice(0, -extension.length)}.${hash}${extension}`;
  manifest[name] = hashedName;
  writeFileSync(join(outDir, hashedName), content);
  // Fonts are compressed inside.
  if (extension === '.woff2') return;
  writeFileSync(join(outDir, `${hashedName}.gz`), gzipSync(content, { level: 9 }));
  writeFileSync(
    join(outDir, `${hashedName}.br`),
    brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }),
  );
}

function sortedFiles(folder) {
  return readdirSync(folder).sort();
}

function sortKeys(record) {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
