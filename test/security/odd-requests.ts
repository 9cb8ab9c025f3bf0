import { request } from 'node:http';
import { clean } from '../support/citizen.js';
import { MARIO } from '../support/journey.js';
import type { TestPortal } from '../support/portal.js';

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Sends a request as it is written: `fetch` would tidy the address first. */
function send(portal: TestPortal, method: string, target: string, headers: object = {}, body = ''): Promise<Answer> {
  const { hostname, port } = new URL(portal.url);
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, method, path: target, headers: { ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const REVIEW = '/servizi/refezione-scolastica/riepilogo';
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
/** Twelve hexadecimal digits, which the log repeats. */
const REQUEST_ID = /codice: [0-9a-f]{12}/;
const INSIDES = /\bat \w+.*\.js|node_modules|Error:|SELECT |fastify|nest/i;

export function oddRequests(portal: () => TestPortal): void {
  describe('requests that no page of ours sends', () => {
    /** An Italian page with a code to quote, and nothing of how the portal() is made. */
    function expectErrorPage(answer: Answer, status: number): void {
      expect(answer.status).toBe(status);
      expect(clean(answer.body.replace(/<[^>]+>/g, ''))).toMatch(REQUEST_ID);
      expect(answer.body).toContain('lang="it"');
      expect(answer.body).not.toMatch(INSIDES);
    }

    it.each([
      '/nulla',
      '/servizi/nulla',
      '/servizi/refezione-scolastica/nulla',
      '/pagamenti/x/esito',
      "/pagamenti/'%20or%201=1--/esito",
      '/pagamenti/AAAAAAAAAAAAAAAAAAAAAA/collegamento',
      '/pagamenti/AAAAAAAAAAAAAAAAAAAAAA/ricevuta.pdf',
      '/pagamenti/%00/esito',
      '/.env',
      '/.git/config',
      '/wp-login.php',
      '/admin/../.env',
      '/verifica/%00',
      '/servizi/%00',
      `/servizi/${'a'.repeat(2_000)}`,
      '/%',
      '/servizi/%E0%A4%A',
      '/pagamenti/%zz/esito',
      '/servizi/__proto__',
      '/servizi/constructor',
      '/servizi/%00/riepilogo',
      '/servizi/%0d%0aset-cookie:%20a=b/modifica',
      '/servizi/%F0%9F%98%80/riepilogo',
    ])('GET %s is a page that is not there', async (target) => {
      expectErrorPage(await send(portal(), 'GET', target), 404);
    });

    it.each([
      '/assets/../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/assets/..%5c..%5cpackage.json',
      '/assets/....//....//package.json',
      '/assets//etc/passwd',
      '/assets/%00.css',
      '/assets/manifest.json/../../../package.json',
    ])('GET %s gives no file away', async (target) => {
      const { status, body } = await send(portal(), 'GET', target);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(body).not.toMatch(/porta-dei-pagamenti"|root:|dependencies/);
    });

    it('a body larger than any form is turned away', async () => {
      const body = `description=${'x'.repeat(70_000)}`;
      expectErrorPage(await send(portal(), 'POST', REVIEW, { ...FORM_TYPE, 'content-length': body.length }, body), 413);
    });

    it.each([
      ['text/html', '<b>ciao</b>'],
      ['application/xml', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
      ['multipart/form-data; boundary=x', '--x\r\n\r\n--x--'],
      ['nonsense', 'a=b'],
    ])('a body of type %s is not read', async (type, body) => {
      const answer = await send(portal(), 'POST', REVIEW, { 'content-type': type }, body);
      expectErrorPage(answer, 415);
      expect(answer.body).toContain('Richiesta non valida');
    });

    it('broken JSON is refused, and right JSON is no way round the rules', async () => {
      const json = { 'content-type': 'application/json' };
      expectErrorPage(await send(portal(), 'POST', REVIEW, json, '{"amount":'), 400);
      const polluted = JSON.stringify({ ...MARIO, amount: { toString: '1' }, __proto__x: 1 });
      expect((await send(portal(), 'POST', REVIEW, json, polluted)).status).toBe(422);
      expect((await send(portal(), 'POST', REVIEW, json, '[]')).status).toBe(422);
      expect((await send(portal(), 'POST', REVIEW, json, 'null')).status).toBe(422);
      expectErrorPage(await send(portal(), 'POST', '/pagamenti', json, '"testo"'), 404);
    });

    it('an empty POST is an empty form, not a failure', async () => {
      expect((await send(portal(), 'POST', REVIEW)).status).toBe(422);
      expectErrorPage(await send(portal(), 'POST', '/pagamenti'), 404);
    });

    it.each(['idempotencyKey', 'prepared'])('a %s that no database takes is none', async (name) => {
      expectErrorPage(await send(portal(), 'POST', '/pagamenti', FORM_TYPE, `${name}=a%00b`), 404);
    });

    it.each([
      ['DELETE', '/pagamenti/AAAAAAAAAAAAAAAAAAAAAA/esito'],
      ['PUT', '/pagamenti'],
      ['POST', '/'],
      ['POST', '/pagamenti/AAAAAAAAAAAAAAAAAAAAAA/esito'],
    ])('%s %s is not a way in', async (method, target) => {
      const answer = await send(portal(), method, target);
      expect([404, 405]).toContain(answer.status);
      expectErrorPage(answer, answer.status);
    });

    it.each([
      ['/pagamenti', '/'],
      [REVIEW, '/servizi/refezione-scolastica'],
      ['/servizi/refezione-scolastica/modifica', '/servizi/refezione-scolastica'],
      ['/pagamenti/AAAAAAAAAAAAAAAAAAAAAA/riprova', '/pagamenti/AAAAAAAAAAAAAAAAAAAAAA/esito'],
      ['/pagamenti/AAAAAAAAAAAAAAAAAAAAAA/ricevuta', '/pagamenti/AAAAAAAAAAAAAAAAAAAAAA/esito'],
    ])('Enter in the address bar at %s, which only takes forms, leads to %s', async (address, target) => {
      const response = await fetch(portal().url + address, { redirect: 'manual' });
      expect([response.status, response.headers.get('location')]).toEqual([303, target]);
    });

    it.each(['TRACE', 'PROPFIND'])('%s is not a method of ours', async (method) => {
      const { status } = await send(portal(), method, '/');
      expect([400, 404, 405]).toContain(status);
    });

    it('none of them stored anything', async () => {
      const { rows } = await portal().sql.query('select count(*)::int as n from payment');
      expect(rows).toEqual([{ n: 0 }]);
    });
  });
}
