import { inspect } from 'node:util';

import { assertKeysUsable, BankKeys } from './bank-keys.js';

const START = 'start-key-of-the-tests';
const CURRENT = 'result-key-of-the-tests';
const PREVIOUS = 'result-key-of-last-year';

const keys = new BankKeys({ startKey: START, resultKey: CURRENT, previousResultKey: PREVIOUS });
const previousVersion = new BankKeys({ startKey: START, resultKey: PREVIOUS }).currentVersion;

it.each([
  ['the current key', CURRENT, undefined],
  ['the previous key', 'another-result-key', START],
])('refuses a start key that is also %s', (_, resultKey, previousResultKey) => {
  const startKey = previousResultKey ?? resultKey;
  expect(() => {
    assertKeysUsable({ startKey, resultKey, previousResultKey });
  }).toThrow(expect.objectContaining({ code: 'CONFIG' }) as Error);
});

it('verifies what was opened today with the current key alone', () => {
  expect(keys.resultKeysFor(keys.currentVersion)).toEqual([CURRENT]);
});

it('verifies what was opened under the previous key with either', () => {
  expect(keys.resultKeysFor(previousVersion)).toEqual([PREVIOUS, CURRENT]);
});

it('verifies what was opened under a key long gone with the current one', () => {
  expect(keys.resultKeysFor('0123456789abcdef')).toEqual([CURRENT]);
});

it('tries both keys, the current first, on an order that we do not know', () => {
  expect(keys.resultKeysFor(null)).toEqual([CURRENT, PREVIOUS]);
});

it('names a version by a fingerprint that is stable, short and not the key', () => {
  expect(keys.currentVersion).toBe(new BankKeys({ startKey: START, resultKey: CURRENT }).currentVersion);
  expect(keys.currentVersion).toMatch(/^[0-9a-f]{16}$/);
  expect(keys.currentVersion).not.toBe(previousVersion);
});

it('shows no key when it is printed or serialised', () => {
  expect(inspect(keys, { depth: 9, showHidden: true }) + JSON.stringify(keys)).not.toMatch(/start-key|result-key/);
});
