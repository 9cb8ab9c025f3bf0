import { load } from 'cheerio';
import { samplePath, startSampleApp, type SampleApp } from '../pages/sample-app.js';
import { ArmsFiles } from './arms-file.js';
import { SVG_ARMS } from './pictures.js';

let files: ArmsFiles;
let samples: SampleApp;
beforeAll(async () => {
  files = await ArmsFiles.create();
  samples = await startSampleApp({
    ENTE_LOGO_FILE: await files.write('stemma.svg', SVG_ARMS),
    ENTE_PRIMARY_COLOR: '#8b1e2d',
  });
}, 60_000);
afterAll(async () => {
  await samples.close();
  await files.remove();
});

const homePage = async (): Promise<ReturnType<typeof load>> =>
  load((await samples.app.inject({ url: samplePath('home') })).body);

describe('pages of a municipality with its own arms and colour', () => {
  it('show the arms in the header, at their own proportions, and as the icon', async () => {
    const $ = await homePage();
    const picture = $('.brand-arms');
    expect(picture.attr('src')).toMatch(/^\/assets\/stemma\.[0-9a-f]{10}\.svg$/);
    expect([picture.attr('width'), picture.attr('height')]).toEqual(['60', '72']);
    expect($('link[rel=icon]').attr()).toMatchObject({ href: picture.attr('src'), type: 'image/svg+xml' });
    const icon = await samples.app.inject({ url: '/favicon.ico' });
    expect([icon.headers['content-type'], icon.body]).toEqual(['image/svg+xml', SVG_ARMS]);
  });

  it('get the arms from a name that may be kept for ever, as a picture that can do nothing', async () => {
    const answer = await samples.app.inject({ url: (await homePage())('.brand-arms').attr('src') ?? '' });
    expect(answer.body).toBe(SVG_ARMS);
    expect(answer.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable' });
  });

  it('take their colours from a style sheet of a few bytes after the built one', async () => {
    const sheets = (await homePage())('link[rel=stylesheet]').toArray();
    const [, colors] = sheets.map(({ attribs }) => attribs['href'] ?? '');
    expect(colors).toMatch(/^\/assets\/colori\.[0-9a-f]{10}\.css$/);
    const answer = await samples.app.inject({ url: colors ?? '' });
    expect(answer.headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(answer.body).toBe(
      ':root{--ente-primary:#8b1e2d;--ente-primary-dark:#681722;--ente-primary-darker:#340b11;--ente-tint:#f9f2f3}',
    );
  });
});
