// `npm run build`: programs and assets into dist. `ensureBuilt` does it only when their sources have changed.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { run } from './dependencies.mjs';
import { hashSources, listFiles } from './hash-sources.mjs';
import compilerOptions from './compiler-options.cjs';

/** All that the build reads, besides the packages (which the lockfile stands for). */
const INPUT_FOLDERS = ['src', 'templates', 'assets'];
const INPUT_FILES = ['package-lock.json', 'scripts/compiler-options.cjs'];
const BUILD_SCRIPTS = /^build.*\.mjs$/;
const isNotBuilt = (name) => name.endsWith('.spec.ts');
const PROGRAM = /(?<!\.d)\.ts$/;
/** Written last, so that an interrupted build does not count. */
const STAMP = 'dist/.built-from';

/** @param {string} root the project's folder */
export async function ensureBuilt(root) {
  const stamp = await readFile(join(root, STAMP), 'utf8').catch(() => '');
  if (stamp === (await hashInputs(root))) return;
  process.stdout.write('Compilazione...\n');
  await build(root);
}

async function build(root) {
  const hash = await hashInputs(root);
  await rm(join(root, STAMP), { force: true });
  await rm(join(root, 'dist'), { recursive: true, force: true });
  await compile(root);
  await run(process.execPath, ['scripts/build-assets.mjs'], { cwd: root });
  await writeFile(join(root, STAMP), hash);
}

/** Types are left to `npm run check`: whoever only starts the portal need not wait for them. */
async function compile(root) {
  // Loaded here: whether a build is needed is asked before the packages are installed.
  const { transformFile } = await import('@swc/core');
  const files = (await listFiles(root, 'src', isNotBuilt)).filter((file) => PROGRAM.test(file));
  await Promise.all(
    files.map(async (file) => {
      const target = join(root, 'dist', file.slice('src/'.length).replace(/\.ts$/, '.js'));
      const { code, map } = await transformFile(join(root, file), {
        ...{ ...compilerOptions, module: { type: 'es6' }, swcrc: false, configFile: false },
        ...{
          sourceMaps: true,
          inlineSourcesContent: false,
          sourceFileName: relative(dirname(target), join(root, file)),
        },
      });
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, `${code}//# sourceMappingURL=${basename(target)}.map\n`);
      await writeFile(`${target}.map`, map);
    }),
  );
}

async function hashInputs(root) {
  const scripts = (await readdir(join(root, 'scripts'))).filter((name) => BUILD_SCRIPTS.test(name));
  const files = [...INPUT_FILES, ...scripts.map((name) => `scripts/${name}`)];
  return hashSources(root, { folders: INPUT_FOLDERS, files, isLeftOut: isNotBuilt });
}

const isMain = process.argv[1] !== undefined && import.meta.url === pathToFileURL(resolve(process.argv[1])).href;
if (isMain) await build(fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, ''));
