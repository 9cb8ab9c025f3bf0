import { parseEmail } from './email.js';

const LONGEST_LOCAL_PART = 'a'.repeat(64);
const label = (length: number): string => 'b'.repeat(length);

describe('parseEmail', () => {
  it.each([
    ['mariorossi@mail.it', 'mariorossi@mail.it'],
    [' mario.rossi@mail.it ', 'mario.rossi@mail.it'],
    ['Mario.Rossi@MAIL.IT', 'Mario.Rossi@mail.it'],
    ['mario+portale@mail.it', 'mario+portale@mail.it'],
    ["o'hara_1-2@sub.mail-server.co.uk", "o'hara_1-2@sub.mail-server.co.uk"],
    ['nome@esempio.it', 'nome@esempio.it'],
    ['info@città.it', 'info@città.it'],
    ['info@xn--citt-0na.it', 'info@xn--citt-0na.it'],
    ['info@esempio.xn--p1ai', 'info@esempio.xn--p1ai'],
    ['1@2.it', '1@2.it'],
    [`${LONGEST_LOCAL_PART}@mail.it`, `${LONGEST_LOCAL_PART}@mail.it`],
  ])('takes %j', (text, email) => {
    expect(parseEmail(text)).toEqual({ ok: true, email });
  });

  it.each([
    '',
    'mario',
    'mario@',
    '@mail.it',
    'mario@mail',
    'mario@mail.i',
    'mario@.it',
    'mario@mail..it',
    'mario@mail.it.',
    '.mario@mail.it',
    'mario.@mail.it',
    'ma..rio@mail.it',
    'mario rossi@mail.it',
    'mario@mail .it',
    'mario@@mail.it',
    'mario@-mail.it',
    'mario@mail-.it',
    'mario@mail_server.it',
    '"mario rossi"@mail.it',
    'Mario <mario@mail.it>',
    'mailto:mario@mail.it',
    'mario@[127.0.0.1]',
    'mario@127.0.0.1',
    'mario@mail.it,',
    'nicolò@mail.it',
    'mario@mail,it',
    'mario@mail.it\r\nBcc:',
    'mario\u0000@mail.it',
    `${LONGEST_LOCAL_PART}a@mail.it`,
    `m@${label(64)}.it`,
  ])('refuses %j', (text) => {
    expect(parseEmail(text)).toEqual({ ok: false, code: 'EMAIL.MALFORMED' });
  });

  it.each([
    'mario@mail.it,anna@mail.it',
    'mario@mail.it; anna@mail.it',
    'mario@mail.it anna@mail.it',
    'mario@mail.it\nBcc: anna@mail.it',
  ])('refuses the list %j', (text) => {
    expect(parseEmail(text)).toEqual({ ok: false, code: 'EMAIL.SEVERAL' });
  });

  it('takes 254 characters and refuses 255', () => {
    const domainOf = (length: number): string =>
      [label(63), label(63), label(length - 63 - 63 - 2 - 3), 'it'].join('.');
    const longest = `${LONGEST_LOCAL_PART}@${domainOf(254 - 65)}`;
    expect(longest).toHaveLength(254);
    expect(parseEmail(longest)).toEqual({ ok: true, email: longest });
    expect(parseEmail(`${LONGEST_LOCAL_PART}@${domainOf(255 - 65)}`)).toEqual({ ok: false, code: 'EMAIL.TOO_LONG' });
  });
});
