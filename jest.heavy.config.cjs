// `npm run test:heavy`: what takes minutes and millions of rows, never part of `npm test`. It prints what it measures.
const usual = require('./jest.config.cjs');

/** @type {import('jest').Config} */
module.exports = {
  ...usual,
  roots: ['<rootDir>/test/heavy'],
  testMatch: ['**/*.heavy.ts'],
  testTimeout: 4 * 3_600_000,
  maxWorkers: 1,
};
