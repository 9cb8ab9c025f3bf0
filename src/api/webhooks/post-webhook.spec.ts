import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { postWebhook, type WebhookAnswer } from './post-webhook.js';
import { ReachableAddresses } from './reachable-addresses.js';

const HERE = new ReachableAddresses(['127.0.0.0/8', '::1']);

describe('sending a webhook', () => {
  let server: Server;
  let port: number;
  const asked: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method ?? ''} ${request.url ?? ''} ${request.headers.host ?? ''}`);
      if (request.url === '/moved') response.writeHead(302, { location: '/elsewhere' }).end();
      else if (request.url === '/drip') response.writeHead(200).write('a');
      else if (request.url === '/silent') return;
      else if (request.url === '/endless') response.writeHead(200).write('a\n'.repeat(100_000));
      else response.end(' fatto\r\n\t<b> ');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });

  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const post = (address: string, reachable = HERE): Promise<WebhookAnswer> =>
    postWebhook({ url: new URL(address.replace('PORT', String(port))), headers: {}, body: '{}' }, reachable);

  it('connects to the address that was checked, under the name that was asked for', async () => {
    expect(await post('http://localhost:PORT/a')).toEqual({ status: 200, text: 'fatto <b>' });
    expect(asked.at(-1)).toBe(`POST /a localhost:${port}`);
  });

  it('connects to nothing that may not be reached', async () => {
    const before = asked.length;
    const production = new ReachableAddresses([]);
    for (const host of ['localhost', '127.0.0.1', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]']) {
      await expect(post(`http://${host}:PORT/`, production)).rejects.toMatchObject({ code: 'address-refused' });
      await expect(post(`https://${host}:PORT/`, production)).rejects.toMatchObject({ code: 'address-refused' });
    }
    expect(asked).toHaveLength(before);
  });

  it('follows no redirect', async () => {
    expect(await post('http://127.0.0.1:PORT/moved')).toEqual({ status: 302, text: '' });
    expect(asked.at(-1)).toContain('/moved');
  });

  it.each(['/silent', '/drip'])('waits for %s no longer than it may', async (path) => {
    const webhook = { url: new URL(`http://127.0.0.1:${port}${path}`), headers: {}, body: '{}' };
    await expect(postWebhook(webhook, HERE, 1_000)).rejects.toMatchObject({ code: 'time-limit' });
    expect(asked.at(-1)).toContain(path);
  });

  it('reads the beginning of an answer, however long it is', async () => {
    const { status, text } = await post('http://127.0.0.1:PORT/endless');
    expect([status, text.length]).toEqual([200, 200]);
  });
});
