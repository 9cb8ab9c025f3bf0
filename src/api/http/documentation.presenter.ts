import type { Texts } from '../../shared/i18n/texts.js';
import { apiRoutes } from '../api-routes.js';
import type { OpenApiDocument, Operation, Reference, Schema } from '../openapi/open-api.js';
import { PROBLEMS } from './problem.js';
import type { DocumentationPage, FieldRow, ShownOperation } from './documentation.page.js';

const VERIFY_SAMPLE = `const parts = header.split(',').map((part) => part.split('='));
const t = parts.find(([name]) => name === 't')[1];
const expected = createHmac('sha256', secret).update(t + '.' + rawBody).digest('hex');
const isOurs = parts.some(([name, value]) => name === 'v1' && timingSafeEqual(Buffer.from(value), Buffer.from(expected)));
const isFresh = Math.abs(Date.now() / 1000 - Number(t)) <= 300;
if (!isOurs || !isFresh || alreadySeen(event.id)) refuse();`;

/** Walks the document: nothing that it says is said again here. */
export function presentDocumentation(document: OpenApiDocument, { api }: Texts): DocumentationPage {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) =>
      presentOperation(`${method.toUpperCase()} ${path}`, operation, document),
    ),
  );
  const webhooks = Object.values(document.webhooks).map(({ post }) => presentOperation('POST', post, document));
  return {
    title: api.title,
    breadcrumb: [{ label: api.title }],
    lead: document.info.description,
    documentHref: apiRoutes.document,
    operations,
    webhooks,
    verifySample: VERIFY_SAMPLE,
    problems: Object.entries(PROBLEMS).map(([code, { status, title: meaning }]) => ({
      code,
      status: String(status),
      title: meaning,
    })),
    payment: rowsOf(document.components.schemas['Payment'] ?? {}, document),
  };
}

function presentOperation(address: string, operation: Operation, document: OpenApiDocument): ShownOperation {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  const body = requestBody?.content['application/json']?.schema;
  return {
    id: operationId,
    address,
    summary,
    description,
    parameters: parameters.map(({ name, required, schema, description: meaning }) => ({
      name,
      type: typeOf(schema),
      isRequired: required,
      meaning,
    })),
    body: body === undefined ? [] : rowsOf(resolve(body, document), document),
    answers: Object.entries(responses).map(([status, answer]) => ({ status, description: answer.description })),
  };
}

/** The fields of an object, and those of the objects in it. */
function rowsOf(schema: Schema, document: OpenApiDocument, prefix = ''): FieldRow[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const field = resolve(value, document);
    const name = prefix + key;
    const isRequired = schema.required?.includes(key) ?? false;
    const row = { name, type: typeOf(field), isRequired, meaning: field.description ?? '' };
    return [row, ...rowsOf(field, document, `${name}.`)];
  });
}

function resolve(value: Schema | Reference, document: OpenApiDocument): Schema {
  if (!('$ref' in value)) return value;
  return document.components.schemas[value.$ref.slice(value.$ref.lastIndexOf('/') + 1)] ?? {};
}

function typeOf({ type, format }: Schema): string {
  const name = typeof type === 'string' ? type : (type ?? ['string']).join(' | ');
  return format === undefined ? name : `${name} (${format})`;
}
