import { errorCodeOf } from './error-code.js';

it.each([
  [Object.assign(new Error('refused 10.0.0.1'), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
  [Object.assign(new Error('duplicate key (mario@mail.it)'), { code: '23505' }), '23505'],
  [Object.assign(new Error('x'), { code: 'a code with mario@mail.it' }), 'Error'],
  [new TypeError('x'), 'TypeError'],
  ['mario@mail.it', 'unknown'],
  [null, 'unknown'],
])('names %p as %s, never repeating its message', (error, code) => {
  expect(errorCodeOf(error)).toBe(code);
});
