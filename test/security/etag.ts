import { toConnecting, publicIdOf } from '../support/journey.js';
import { Citizen } from '../support/citizen.js';
import type { TestPortal } from '../support/portal.js';

const PUBLIC = ['/', '/privacy', '/accessibilita', '/servizi/refezione-scolastica', '/dove-e-il-mio-pagamento'];

export function kept(portal: () => TestPortal): void {
  describe('pages that a browser may keep', () => {
    const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(portal().url + path, { headers });

    it.each(PUBLIC)('%s is asked about each time, and sent only when it changed', async (path) => {
      const first = await get(path);
      expect(first.headers.get('cache-control')).toBe('no-cache');
      const etag = first.headers.get('etag') ?? '';
      expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
      const known = await get(path, { 'if-none-match': `"other", ${etag}` });
      expect([known.status, await known.text()]).toEqual([304, '']);
      expect(known.headers.get('etag')).toBe(etag);
      expect(known.headers.get('vary')).toMatch(/cookie/i);
      const other = await get(path, { 'if-none-match': '"other"' });
      expect([other.status, (await other.text()).length > 0]).toEqual([200, true]);
    });

    it('are others in another language', async () => {
      const italian = await get('/');
      const english = await get('/', { cookie: 'lingua=en', 'if-none-match': italian.headers.get('etag') ?? '' });
      expect(english.status).toBe(200);
      expect(english.headers.get('etag')).not.toBe(italian.headers.get('etag'));
    });

    it('are never those of a person, nor answers to a form, nor errors', async () => {
      const connecting = await toConnecting(new Citizen(), portal());
      const answers = await Promise.all([
        get(`/pagamenti/${publicIdOf(connecting)}/esito`, { 'if-none-match': '*' }),
        get(`/pagamenti/${publicIdOf(connecting)}/collegamento`, { 'if-none-match': '*' }),
        get('/verifica/nulla', { 'if-none-match': '*' }),
        get('/servizi/nulla', { 'if-none-match': '*' }),
        fetch(`${portal().url}/servizi/refezione-scolastica/riepilogo`, {
          method: 'POST',
          headers: { 'if-none-match': '*' },
        }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 404, 422]);
      expect(new Set(answers.map(({ headers }) => headers.get('etag')))).toEqual(new Set([null]));
      expect(new Set(answers.map(({ headers }) => headers.get('cache-control')))).toEqual(new Set(['no-store']));
    });
  });
}
