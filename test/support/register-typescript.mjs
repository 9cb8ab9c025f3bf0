// Lets plain Node run the TypeScript of this repository: helpers that must outlive or precede Jest are processes
// of their own, and the tests must not depend on a build. Used with `node --import`.
import { register } from 'node:module';

register('./typescript-loader.mjs', import.meta.url);
