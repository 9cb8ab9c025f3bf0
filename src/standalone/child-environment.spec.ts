import { readEnvironment } from '../env.js';
import { usesSimulator } from './child-environment.js';

const PORT = { BANK_PORT: '3901' };

it.each([
  [undefined, 'http://127.0.0.1:3901'],
  ['localhost', 'http://localhost:3901'],
  ['::1', 'http://[::1]:3901'],
  ['192.0.2.7', 'http://192.0.2.7:3901'],
  ['0.0.0.0', 'http://127.0.0.1:3901'],
  ['::', 'http://127.0.0.1:3901'],
])('with HOST %s payments go to the simulator at %s', (HOST, origin) => {
  const environment = readEnvironment({ ...PORT, HOST });
  expect([environment.bank.url.origin, environment.bank.apiUrl.origin]).toEqual([origin, origin]);
  expect(usesSimulator(environment)).toBe(true);
});

it('runs no simulator beside another bank, and one whose page is told by another name', () => {
  const bank = { BANK_URL: 'https://banca.example/vpos', BANK_API_URL: 'https://banca.example/api' };
  expect(usesSimulator(readEnvironment({ ...PORT, ...bank }))).toBe(false);
  const shown = { HOST: '0.0.0.0', BANK_URL: 'http://192.0.2.7:3901/vpos/pagamenti/main' };
  expect(usesSimulator(readEnvironment({ ...PORT, ...shown }))).toBe(true);
});
