// `node scripts/complete-lockfile.mjs`, after `npm install` has changed the lockfile: adds the packages of other
// platforms that npm left out because the registry in use did not have them. `npm ci` refuses a lockfile without
// them, on every platform. They get no checksum, because nobody has seen them; a later `npm install` adds it.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const LOCKFILE = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const PLATFORM = /-(?<os>darwin|linux|win32|android|freebsd|openharmony)-(?<cpu>[a-z0-9]+)(?:-(?<abi>[a-z]+))?$/;

const lock = JSON.parse(await readFile(LOCKFILE, 'utf8'));
const added = {};
for (const [path, { dev, optionalDependencies = {} }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const platform = PLATFORM.exec(name)?.groups;
    if (platform === undefined || isLocked(path, name)) continue;
    added[`node_modules/${name}`] = entryOf(version, platform, dev === true);
  }
}
lock.packages = Object.fromEntries(
  Object.entries({ ...lock.packages, ...added }).sort(([a], [b]) => a.localeCompare(b, 'en')),
);
await writeFile(LOCKFILE, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${Object.keys(added).length} packages of other platforms added.\n`);

/** A package sees those in its own node_modules, then those of each folder above it. */
function isLocked(path, name) {
  const folders = path
    .split('/node_modules/')
    .map((_, index, parts) => parts.slice(0, index + 1).join('/node_modules/'));
  return [...folders.map((folder) => `${folder}/node_modules/${name}`), `node_modules/${name}`].some(
    (place) => lock.packages[place] !== undefined,
  );
}

function entryOf(version, { os, cpu, abi }, isDev) {
  const libc = abi?.startsWith('musl') ? 'musl' : abi?.startsWith('gnu') ? 'glibc' : undefined;
  return {
    version,
    cpu: [cpu],
    ...(isDev && { dev: true }),
    ...(os === 'linux' && libc !== undefined && { libc: [libc] }),
    optional: true,
    os: [os],
  };
}
