import type { RawInbound } from '../inbound.js';
import { readFormParameters } from './form-parameters.js';

const FORM = 'application/x-www-form-urlencoded';

function get(query: string): RawInbound {
  return { method: 'GET', target: `/banca/ritorno/sia-vpos?${query}`, headers: {}, body: new Uint8Array() };
}

function post(body: string | Uint8Array, contentType = FORM, query = ''): RawInbound {
  const target = `/banca/notifica/sia-vpos${query}`;
  return { method: 'POST', target, headers: { 'content-type': contentType }, body: Buffer.from(body) };
}

it.each([
  ['plain pairs', 'A=1&B=2', { A: '1', B: '2' }],
  ['a plus as a space', 'A=x+y', { A: 'x y' }],
  ['an encoded plus', 'A=x%2By', { A: 'x+y' }],
  ['encoded UTF-8 in either case', 'A=%c3%A8', { A: 'è' }],
  ['raw UTF-8 bytes', 'A=\u00c3\u00a8', { A: 'è' }],
  ['an equals sign in the value', 'A=x=y', { A: 'x=y' }],
  ['an empty value and no value', 'A=&B', { A: '', B: '' }],
  ['empty pairs', '&A=1&&', { A: '1' }],
  ['names of the language', '__proto__=1&constructor=2', { ['__proto__']: '1', constructor: '2' }],
])('reads %s', (_, query, expected) => {
  expect([...readFormParameters(get(query))]).toEqual(Object.entries(expected));
  expect([
    ...readFormParameters(post(query.replace(/[\u0080-\u00ff]/g, (c) => `%${c.charCodeAt(0).toString(16)}`))),
  ]).toEqual(Object.entries(expected));
});

it.each(['application/x-www-form-urlencoded; charset=UTF-8', 'Application/X-WWW-Form-URLEncoded;charset="utf-8"'])(
  'reads a form of type %s',
  (type) => {
    expect(readFormParameters(post('A=1', type)).get('A')).toBe('1');
  },
);

it.each([
  ['a repeated name', get('AMOUNT=1&AMOUNT=1'), 'duplicated-parameter'],
  ['a name repeated under an encoding', get('AMOUNT=1&AMOUN%54=2'), 'duplicated-parameter'],
  ['a name in both query and body', post('AMOUNT=1', FORM, '?AMOUNT=1'), 'duplicated-parameter'],
  ['an array', get('AMOUNT[]=1'), 'parameter-name'],
  ['an encoded array', get('AMOUNT%5B0%5D=1'), 'parameter-name'],
  ['a value without a name', get('=1'), 'parameter-name'],
  ['half a percent code', get('A=%4'), 'percent-encoding'],
  ['a percent code of other letters', get('A=%zz'), 'percent-encoding'],
  ['Latin-1', get('A=%E8'), 'not-utf-8'],
  ['an overlong encoding', get('A=%C0%AF'), 'not-utf-8'],
  ['a character that is no byte', get('A=\u20ac'), 'not-bytes'],
  ['a line break', get('A=1%0D%0A2'), 'control-character'],
  ['a NUL', get('A=1%00'), 'control-character'],
  [
    'too many parameters',
    get(Array.from({ length: 101 }, (__, i) => `P${String(i)}=1`).join('&')),
    'too-many-parameters',
  ],
  ['too long a query', get(`A=${'x'.repeat(16_384)}`), 'too-long'],
  ['too long a body', post(`A=${'x'.repeat(16_384)}`), 'too-long'],
  ['JSON', post('{}', 'application/json'), 'content-type'],
  ['a form in another charset', post('A=1', `${FORM}; charset=ISO-8859-1`), 'content-type'],
  ['another method', { ...get('A=1'), method: 'PUT' }, 'method'],
])('refuses %s', (_, raw, reason) => {
  expect(() => readFormParameters(raw)).toThrow(
    expect.objectContaining({ code: 'MALFORMED', details: { reason } }) as Error,
  );
});
