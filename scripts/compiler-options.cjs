// How SWC makes JavaScript of the TypeScript, for the build and for the tests alike.
/** @type {import('@swc/core').Options} */
module.exports = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2023',
    keepClassNames: true,
  },
};
