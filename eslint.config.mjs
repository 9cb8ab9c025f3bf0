// What the compiler cannot see. Warnings count as errors (`npm run lint`); every exception says why it is one.
import tseslint from 'typescript-eslint';

const NOW_OUTSIDE_CLOCK = 'Take the instant from the injected Clock (src/shared/clock.ts): tests move it.';
const RESTRICTED_SYNTAX = [
  { selector: 'ExportDefaultDeclaration', message: 'A named export has one name everywhere.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: NOW_OUTSIDE_CLOCK },
];
const RESTRICTED_PROPERTIES = [
  { object: 'process', property: 'env', message: 'src/env.ts is the only reader of the environment.' },
  { object: 'Math', property: 'random', message: 'Chance is injected and comes from node:crypto.' },
  { object: 'Date', property: 'now', message: NOW_OUTSIDE_CLOCK },
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', '.data/'] },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: ['./tsconfig.test.json'], tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // Numbers in messages are what they seem to be; everything else must be made a text on purpose.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A NestJS module is a class whose decorator says everything.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // NestJS types its options as classes that nobody makes instances of.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Each `??` counts as a branch, of which mappings between shapes have many.
      complexity: ['error', { max: 16 }],
      eqeqeq: 'error',
      'max-depth': ['error', 3],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 70, skipComments: true, skipBlankLines: true }],
      'no-console': 'error',
      'no-restricted-properties': ['error', ...RESTRICTED_PROPERTIES],
      'no-restricted-syntax': [
        'error',
        ...RESTRICTED_SYNTAX,
        {
          // Constructors are free: injection lists what a class needs.
          selector:
            'FunctionDeclaration[params.length>4], MethodDefinition[kind!="constructor"] > FunctionExpression[params.length>4], ArrowFunctionExpression[params.length>4]',
          message: 'More than four parameters are an object with names.',
        },
      ],
    },
  },
  {
    // The two places through which the environment and the machine's time enter, and the one that hands the
    // environment on as a whole without reading it.
    files: ['src/env.ts', 'src/shared/clock.ts', 'src/standalone.ts', 'src/cli.ts'],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-syntax': 'off' },
  },
  {
    // Jest wants default exports from its setup; tests choose their instants, and describe blocks are long functions.
    files: ['test/**/*.ts', 'src/**/*.spec.ts'],
    rules: {
      'max-depth': 'off',
      'max-lines-per-function': 'off',
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Matchers such as expect.any() are typed as any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    files: ['test/support/**/*.ts', 'test/standalone/**/*.ts'],
    // Test support stands between Jest's environment and the tests; these start processes and hand theirs on.
    rules: { 'no-restricted-properties': 'off' },
  },
);
