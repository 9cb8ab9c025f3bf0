import { parseWebhookAddress } from './webhook-address.js';

describe('the address of a webhook', () => {
  it.each([
    'https://mensa.comune.example/pagamenti?x=1',
    'https://10.1.2.3:8443/',
    'https://[2001:db8::1]/a',
    'http://127.0.0.1:8080/hook',
    'http://localhost/hook',
    'http://[::1]:9000/',
  ])('%s is one', (text) => {
    expect(parseWebhookAddress(` ${text} `)).toEqual({ ok: true, url: text });
  });

  it('may be taken away', () => {
    expect(parseWebhookAddress('  ')).toEqual({ ok: true, url: null });
  });

  it.each([
    ['http://mensa.comune.example/', 'not-https'],
    ['http://127.0.0.1.example.org/', 'not-https'],
    ['https://utente:segreto@mensa.example/', 'credentials'],
    ['http://127.0.0.1@evil.example/', 'credentials'],
    ['ftp://mensa.example/', 'malformed'],
    ['mensa.example', 'malformed'],
    ['https://mensa.example/#a', 'malformed'],
    ['https://mensa example/', 'malformed'],
    ['https://mensa.example:99999/', 'malformed'],
    ['https://1.2.3.999/', 'malformed'],
    ['https://[1:2]/', 'malformed'],
    ['https://mensa.example\\@evil.example/', 'malformed'],
    [`https://mensa.example/${'a'.repeat(500)}`, 'too-long'],
  ])('%s is none: %s', (text, problem) => {
    expect(parseWebhookAddress(text)).toEqual({ ok: false, problem });
  });
});
