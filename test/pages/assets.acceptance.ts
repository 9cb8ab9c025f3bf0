import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readAssetUrls } from '../../src/shared/http/pages/asset-manifest.js';
import { buildAssets } from './sample-app.js';

const folders: string[] = [];

beforeAll(async () => {
  folders.push(await buildAssets(), await buildAssets());
}, 60_000);

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const sizeOf = async (name: keyof ReturnType<typeof readAssetUrls>): Promise<number> =>
  gzipSync(await readAsset(name)).length;

async function readAsset(name: keyof ReturnType<typeof readAssetUrls>): Promise<Buffer> {
  const [folder = ''] = folders;
  return readFile(join(folder, readAssetUrls(folder)[name].replace('/assets/', '')));
}

describe('the assets', () => {
  it('are the same bytes under the same names each time', async () => {
    const [first = '', second = ''] = folders;
    const names = await readdir(first);
    expect(await readdir(second)).toEqual(names);
    for (const name of names) {
      expect((await readFile(join(first, name))).equals(await readFile(join(second, name)))).toBe(true);
    }
  });

  it('stay within their budget: style 30 KB and script 3 KB compressed, fonts 60 KB', async () => {
    expect(await sizeOf('app.css')).toBeLessThan(30 * 1024);
    expect(await sizeOf('app.js')).toBeLessThan(3 * 1024);
    const [folder = ''] = folders;
    const fonts = (await readdir(folder)).filter((name) => name.endsWith('.woff2'));
    const bytes = await Promise.all(fonts.map(async (name) => (await readFile(join(folder, name))).length));
    expect(fonts).toHaveLength(3);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60 * 1024);
  });

  it('keep the back office out of what citizens download', async () => {
    const [citizens, staff] = [await readAsset('app.css'), await readAsset('admin.css')].map(String);
    expect(citizens).not.toMatch(/\.admin-|\.stacked-table/);
    expect(staff).toMatch(/\.admin-bar/);
    expect(await sizeOf('admin.css')).toBeLessThan(15 * 1024);
  });

  it('bring the licence of the fonts', async () => {
    const [folder = ''] = folders;
    expect(await readFile(join(folder, 'titillium-web-OFL.txt'), 'utf8')).toContain('SIL Open Font License');
  });

  it('ask nothing of other hosts and carry no data addresses, which the security policy forbids', async () => {
    const css = (await readAsset('app.css')).toString('utf8');
    expect(css).not.toMatch(/url\((?!titillium-web-\w+\.[0-9a-f]{10}\.woff2\))/);
  });

  it('keep the styles of class names that are completed with a value', async () => {
    const css = (await readAsset('app.css')).toString('utf8');
    for (const name of ['stepper-done', 'stepper-current', 'field-code', 'field-medium', 'is-over', 'status-wait']) {
      expect(css).toContain(`.${name}`);
    }
  });
});

describe('readAssetUrls', () => {
  it('says what to run when the assets are not built', () => {
    expect(() => readAssetUrls('no-such-folder')).toThrow('npm run build');
  });
});
