import { staffCookies } from './staff-cookies.js';

describe('the cookies of the back office', () => {
  it('are bound to this very host over https', () => {
    const { names, options } = staffCookies(new URL('https://pagamenti.comune.example'));
    expect(Object.values(names)).toEqual(['__Host-staff', '__Host-staff-device', '__Host-staff-form']);
    // What browsers demand before they take a name that begins so: no domain, the whole host, encryption.
    expect(options).toEqual({ path: '/', httpOnly: true, sameSite: 'lax', secure: true });
  });

  it('stay away from citizens’ pages where there is no https', () => {
    const { names, options } = staffCookies(new URL('http://127.0.0.1:3000'));
    expect(Object.values(names)).toEqual(['staff', 'staff-device', 'staff-form']);
    expect(options).toEqual({ path: '/admin', httpOnly: true, sameSite: 'lax', secure: false });
  });
});
