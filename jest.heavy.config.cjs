// `npm run test:heavy`: what takes minutes, millions of rows or whole installations that break; never part of
// `npm test`.
const usual = require('./jest.config.cjs');

/** @type {import('jest').Config} */
module.exports = {
  ...usual,
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.heavy.ts'],
  testTimeout: 4 * 3_600_000,
  maxWorkers: 1,
};
