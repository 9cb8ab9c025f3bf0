import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';
const PACKAGE = resolve('node_modules/@sparticuz/chromium');
const CACHE = resolve('node_modules/.cache');

/**
 * Starts a real Chromium: the one that CHROMIUM_PATH names, else the system's, else the one that comes as a
 * package, unpacked once beside the packages. The caller closes it.
 */
export async function launchBrowser(): Promise<Browser> {
  const installed = process.env['CHROMIUM_PATH'] ?? (existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined);
  if (installed !== undefined) return chromium.launch(launchOptions(installed));
  const unpacked = await unpackChromium();
  const options = launchOptions(join(unpacked, 'chromium'));
  try {
    return await chromium.launch(options);
  } catch (error) {
    if (!/shared libraries/.test(String(error))) throw error;
    // A bare machine lacks the libraries that a desktop has; the package brings them, and fonts too.
    return chromium.launch({ ...options, env: bundledLibraries(unpacked) });
  }
}

function launchOptions(executablePath: string): LaunchOptions {
  // Chromium refuses to sandbox itself as root, and containers often lack the means.
  return { executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] };
}

function bundledLibraries(unpacked: string): Record<string, string> {
  return { LD_LIBRARY_PATH: join(unpacked, 'lib'), FONTCONFIG_PATH: unpacked, HOME: unpacked };
}

/** Unpacks aside and renames, so that two test processes, or one that was killed, never leave half a browser. */
async function unpackChromium(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  const target = join(CACHE, `chromium-${version}`);
  if (existsSync(target)) return target;
  await mkdir(CACHE, { recursive: true });
  const partial = await mkdtemp(join(CACHE, 'chromium-partial-'));
  try {
    await pipeline(
      createReadStream(join(PACKAGE, 'bin', 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(join(partial, 'chromium'), { mode: 0o700 }),
    );
    await unpackArchive('fonts.tar.br', partial);
    await writeFile(join(partial, 'fonts.conf'), `<fontconfig><dir>${target}/fonts</dir></fontconfig>`);
    await unpackArchive('al2023.tar.br', partial);
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // Somebody else was quicker.
    if (!existsSync(target)) throw error;
  }
  return target;
}

async function unpackArchive(archive: string, folder: string): Promise<void> {
  const tar = brotliDecompressSync(await readFile(join(PACKAGE, 'bin', archive)));
  execFileSync('tar', ['-x', '-C', folder, '--no-same-owner'], { input: tar });
}
