import { load } from 'cheerio';
import { readAssetUrls } from '../../src/shared/http/pages/asset-manifest.js';
import { samplePath, startSampleApp, type SampleApp } from './sample-app.js';

let samples: SampleApp;
beforeAll(async () => {
  samples = await startSampleApp({
    ENTE_NAME: 'Comune di <Prova> & Figli',
    ENTE_ACCESSIBILITY_URL: 'https://form.agid.gov.it/view/prova',
  });
}, 60_000);
afterAll(async () => samples.close());

const page = async (name: string): Promise<ReturnType<typeof load>> =>
  load((await samples.app.inject({ url: samplePath(name) })).body);

describe('assets', () => {
  it('are served compressed and may be kept for a year', async () => {
    const { 'app.css': url } = readAssetUrls(samples.assetsDir);
    const answer = await samples.app.inject({ url, headers: { 'accept-encoding': 'br, gzip' } });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  it('do not give away other files', async () => {
    for (const url of ['/assets/../package.json', '/assets/%2e%2e/package.json', '/assets/']) {
      expect((await samples.app.inject({ url })).statusCode).toBeGreaterThanOrEqual(400);
    }
  });

  it('answer /favicon.ico', async () => {
    const answer = await samples.app.inject({ url: '/favicon.ico' });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/svg+xml']);
  });
});

describe('pages', () => {
  it('are HTML in UTF-8', async () => {
    const answer = await samples.app.inject({ url: samplePath('home') });
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('escape what the configuration and the citizen wrote', async () => {
    const home = await page('home-nothing');
    expect(home('title').text()).toContain('Comune di <Prova> & Figli');
    expect(home('prova')).toHaveLength(0);
    expect(home('#q').val()).toBe('<b>"piscina"');
  });

  it('give back a causale exactly as it was typed, line ends and markup included', async () => {
    const form = await page('form-errors');
    expect(form('#description').text()).toBe('a <b>mensa</b> & trasporto\n'.repeat(12));
    const review = await page('review');
    expect(review('form[action="/pagamenti"] [name=description]').val()).toBe(
      'pagamento refezione scolastica\n"due" <righe>',
    );
  });

  it('link the declaration of accessibility when there is one', async () => {
    expect((await page('home'))('[data-element=accessibility-link]').attr('href')).toBe(
      'https://form.agid.gov.it/view/prova',
    );
  });

  it('keep search engines away from what concerns one payment only', async () => {
    expect((await page('outcome-paid'))('meta[name=robots]').attr('content')).toBe('noindex, nofollow');
    expect((await page('home'))('meta[name=robots]')).toHaveLength(0);
  });
});

describe('the marks that programs look for', () => {
  it('are on the review page', async () => {
    const review = await page('review');
    expect(review('[data-testid=commission]').text()).toBe('2,36 €');
    expect(review('[data-testid=total]').text()).toBe('156,96 €');
    expect((await page('review-free'))('[data-testid=commission]')).toHaveLength(0);
  });

  it('repeat every field in both forms of the review page', async () => {
    const review = await page('review');
    const names = (action: string): unknown[] =>
      review(`form[action="${action}"] input[type=hidden]`)
        .toArray()
        .map((element) => review(element).attr('name'));
    expect(names('/pagamenti')).toEqual(
      expect.arrayContaining(['firstName', 'service', 'idempotencyKey', 'quotedTotalCents']),
    );
    expect(names('/servizi/refezione-scolastica/modifica')).toEqual(names('/pagamenti'));
  });

  it.each(['pending', 'under_review', 'paid', 'refused', 'cancelled', 'expired', 'refunded', 'partially_refunded'])(
    'are on the outcome page of %s',
    async (status) => {
      const outcome = await page(`outcome-${status}`);
      expect(outcome('[data-testid=payment-status]').attr('data-status')).toBe(status);
      expect(outcome('[data-testid=reference]').text()).toBe('29');
      expect(outcome('[data-testid=total]').text()).toBe('156,96 €');
      expect(outcome('[data-testid=commission]').text()).toBe('2,36 €');
      expect(outcome('[data-testid=transaction-code]').length).toBeLessThanOrEqual(1);
    },
  );
});
