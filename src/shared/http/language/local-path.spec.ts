import { localPath } from './local-path.js';

describe('localPath', () => {
  it.each([
    '/',
    '/servizi/refezione-scolastica',
    '/?q=mensa%20scolastica',
    '/pagamenti/q7Zk3Vb2Xn5RtY8wLs1DfA/esito?aggiornamento=3',
    '/%2F%2Fevil.example',
  ])('keeps %s', (path) => {
    expect(localPath(path)).toBe(path);
  });

  it.each([
    ...['', 'servizi', 'https://evil.example/', '//evil.example', '///evil.example', '/\\evil.example', '\\\\evil'],
    ...['/\t/evil.example', '/a\r\nSet-Cookie: x=1', '/.//evil.example', '/a/..//evil.example', 'javascript:alert(1)'],
    ...[undefined, 3, ['/', '/a']],
  ])('goes home instead of to %j', (value) => {
    expect(localPath(value)).toBe('/');
  });
});
