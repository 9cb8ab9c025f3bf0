import { wasNeverSent } from './connection-failure.js';

function fetchFailure(cause: unknown): Error {
  return new TypeError('fetch failed', { cause });
}

it.each([
  ['nobody listens', { code: 'ECONNREFUSED', syscall: 'connect' }],
  ['the name does not resolve', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }],
  ['no address answers', { code: 'ECONNREFUSED', errors: [{ syscall: 'connect' }, { syscall: 'connect' }] }],
  ['connecting takes too long', { code: 'UND_ERR_CONNECT_TIMEOUT' }],
  ['the certificate is of another name', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }],
  ['the certificate is over', { code: 'CERT_HAS_EXPIRED' }],
])('nothing was sent when %s', (_, cause) => {
  expect(wasNeverSent(fetchFailure(cause))).toBe(true);
});

it.each([
  ['the connection is reset', { code: 'ECONNRESET', syscall: 'read' }],
  ['the other side closes', { code: 'UND_ERR_SOCKET' }],
  ['the headers do not come', { code: 'UND_ERR_HEADERS_TIMEOUT' }],
  ['one of two failures is later than connecting', { errors: [{ syscall: 'connect' }, { syscall: 'write' }] }],
  ['the failure names nothing', undefined],
])('something may have been sent when %s', (_, cause) => {
  expect(wasNeverSent(fetchFailure(cause))).toBe(false);
});

it('survives failures that cause themselves', () => {
  const circular: { cause?: unknown } = {};
  circular.cause = circular;
  expect(wasNeverSent(circular)).toBe(false);
});
