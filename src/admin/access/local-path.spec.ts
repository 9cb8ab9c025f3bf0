import { localStaffPath } from './local-path.js';

describe('localStaffPath', () => {
  it.each(['/admin', '/admin/personale', '/admin/transazioni?from=2026-01-01&q=a%20b', '/admin?x=1'])(
    'goes back to %s',
    (path) => {
      expect(localStaffPath(path)).toBe(path);
    },
  );

  it.each([
    undefined,
    '',
    '/',
    'admin',
    '/administrator',
    '//evil.example/admin',
    'https://evil.example/admin',
    '/admin/../pagamenti',
    '/admin/accesso?da=/admin',
    '/\\evil.example',
    '/admin\\..\\..\\x',
    'javascript:alert(1)',
  ])('does not go to %j', (path) => {
    expect(localStaffPath(path)).toBe('/admin');
  });
});
