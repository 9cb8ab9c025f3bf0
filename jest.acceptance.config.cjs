// `npm run test:acceptance`: whole installations as an operator starts them, and every page as a browser shows it at
// each width. Minutes of processes and browsers, so that `npm test` stays short; `.ci/run` runs both.
const usual = require('./jest.config.cjs');

/** @type {import('jest').Config} */
module.exports = {
  ...usual,
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.acceptance.ts'],
};
