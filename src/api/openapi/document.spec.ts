import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { apiRoutes } from '../api-routes.js';
import { openApiDocument } from './document.js';

const CONTROLLERS = join('src', 'api', 'http');
const ROUTE = /@(Get|Post|Put|Patch|Delete)\(apiRoutes\.(\w+)\)/g;
const document = openApiDocument(new URL('https://pagamenti.comune.example/'));

/** "get /api/v1/pagamenti/{id}" for each route that a controller declares. */
function declaredRoutes(): string[] {
  const sources = readdirSync(CONTROLLERS).filter((file) => file.endsWith('.controller.ts'));
  const routes = sources.flatMap((file) => [...readFileSync(join(CONTROLLERS, file), 'utf8').matchAll(ROUTE)]);
  return routes.map(([, method = '', name = '']) => {
    const path = apiRoutes[name as keyof typeof apiRoutes].replace(/:(\w+)/g, '{$1}');
    return `${method.toLowerCase()} ${path}`;
  });
}

describe('the OpenAPI document', () => {
  it('describes every route, and no other', () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect([...described, `get ${apiRoutes.documentation}`].sort()).toEqual(declaredRoutes().sort());
  });

  it('has schemas that can be checked against, and no reference to nowhere', () => {
    const ajv = new Ajv2020({ strict: false });
    formats.default(ajv);
    ajv.addSchema(document, 'document');
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"(#[^"]+)"/g)].map(([, ref = '']) => ref);
    const schemas = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(new Set(references)).toEqual(new Set(schemas));
    for (const ref of schemas) expect(() => ajv.compile({ $ref: `document${ref}` })).not.toThrow();
  });

  it('gives each operation a name of its own', () => {
    const names = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(names).size).toBe(names.length);
  });
});
