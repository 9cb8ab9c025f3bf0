import { metricsAccess } from './metrics-access.js';

const TOKEN = 'gettone-di-prova-0123456789';
const ask = (socketAddress: string, headers: Record<string, string>, token?: string): string =>
  metricsAccess({ socketAddress, headers: { host: '127.0.0.1:3000', ...headers } }, token);

describe('metricsAccess', () => {
  it.each(['127.0.0.1', '127.3.2.1', '::1', '::ffff:127.0.0.1'])(
    'grants this machine, %s, without a token',
    (address) => {
      expect(ask(address, {})).toBe('granted');
      expect(ask(address, {}, TOKEN)).toBe('granted');
    },
  );

  it.each(['10.0.0.7', '192.168.1.1', '::ffff:10.0.0.7', '2001:db8::1', '127.0.0.1.evil.example', ''])(
    'shows nothing to %s without a token, and refuses it when there is one',
    (address) => {
      expect(ask(address, {})).toBe('unseen');
      expect(ask(address, {}, TOKEN)).toBe('refused');
    },
  );

  it.each([
    ['x-forwarded-for', '127.0.0.1'],
    ['x-forwarded-for', ''],
    ['forwarded', 'for=127.0.0.1'],
    ['x-real-ip', '127.0.0.1'],
    ['via', '1.1 balancer'],
    ['x-forwarded-proto', 'https'],
    ['cf-connecting-ip', '127.0.0.1'],
  ])('does not take a balancer on this machine for this machine: %s: %s', (name, value) => {
    expect(ask('127.0.0.1', { [name]: value })).toBe('unseen');
  });

  it.each(['pagamenti.comune.example', 'evil.example:3000', 'localhost.evil.example', ''])(
    'does not take a request for %j for one of this machine',
    (host) => {
      expect(ask('127.0.0.1', { host })).toBe('unseen');
    },
  );

  it('grants the token from anywhere, and only the whole of it', () => {
    const bearer = (value: string): string => ask('10.0.0.7', { authorization: value }, TOKEN);
    expect(bearer(`Bearer ${TOKEN}`)).toBe('granted');
    expect(bearer(`bearer  ${TOKEN}`)).toBe('granted');
    for (const wrong of [`Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(0, -1)}`, `Basic ${TOKEN}`, TOKEN, 'Bearer', '']) {
      expect(bearer(wrong)).toBe('refused');
    }
    expect(ask('10.0.0.7', { authorization: `Bearer ${TOKEN}` })).toBe('unseen');
  });
});
