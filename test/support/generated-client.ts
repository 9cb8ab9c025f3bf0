import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
}

interface Operation {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema: object }>> }>>;
}

export interface OpenApi {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly security: readonly object[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly webhooks: Readonly<Record<string, { readonly post: Operation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** "401 key-missing": the status of a refusal and its code. */
export async function codeOf(call: Promise<Answered>): Promise<string> {
  const { status, body } = await call;
  return `${status} ${String(body['code'])}`;
}

/** What is sent with a call: parameters by name, and the body. */
export interface Call {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Checks values against the schemas of a document. */
export class SchemaCheck {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });

  private readonly validators = new Map<string, ValidateFunction>();

  constructor(document: OpenApi) {
    formats.default(this.ajv);
    this.ajv.addSchema(document, 'document');
  }

  private validatorOf(reference: string): ValidateFunction {
    const known = this.validators.get(reference) ?? this.ajv.compile({ $ref: `document${reference}` });
    this.validators.set(reference, known);
    return known;
  }

  /** What is wrong with `value`; empty when nothing is. */
  problems(schema: object, value: unknown): string[] {
    const [[, reference] = []] = Object.entries(schema) as [string, string][];
    const validate = this.validatorOf(reference ?? '');
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  }
}

/**
 * A client made at run time from an OpenAPI document and nothing else: it knows no address, method or field of ours.
 * An answer that the document does not describe is an error.
 */
export class GeneratedClient {
  private readonly schemas: SchemaCheck;

  constructor(
    readonly document: OpenApi,
    private readonly token: string | undefined,
  ) {
    this.schemas = new SchemaCheck(document);
  }

  static async load(address: string, token?: string): Promise<GeneratedClient> {
    return new GeneratedClient((await (await fetch(address)).json()) as OpenApi, token);
  }

  /** The same client with another key. */
  withToken(token: string | undefined): GeneratedClient {
    return new GeneratedClient(this.document, token);
  }

  async call(operationId: string, { parameters = {}, body }: Call = {}): Promise<Answered> {
    const { path, method, operation } = this.find(operationId);
    const address = new URL(this.fill(path, operation, parameters), this.document.servers[0]?.url);
    const [type] = Object.keys(operation.requestBody?.content ?? {});
    const needsKey = (operation.security ?? this.document.security).length > 0;
    const response = await fetch(address, {
      method: method.toUpperCase(),
      headers: {
        ...(needsKey && this.token !== undefined ? { authorization: `Bearer ${this.token}` } : {}),
        ...(type === undefined ? {} : { 'content-type': type }),
      },
      ...(type === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return this.read(operation, response);
  }

  private find(operationId: string): { path: string; method: string; operation: Operation } {
    for (const [path, methods] of Object.entries(this.document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        if (operation.operationId === operationId) return { path, method, operation };
      }
    }
    throw new Error(`the document has no operation ${operationId}`);
  }

  private fill(path: string, { parameters = [] }: Operation, values: Readonly<Record<string, string>>): string {
    const query = new URLSearchParams();
    let filled = path;
    for (const { name, in: place } of parameters) {
      const value = values[name];
      if (value === undefined) continue;
      if (place === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(value));
      else query.set(name, value);
    }
    return query.size === 0 ? filled : `${filled}?${query.toString()}`;
  }

  private async read(operation: Operation, response: Response): Promise<Answered> {
    const { status, headers } = response;
    const described = operation.responses[String(status)];
    const text = await response.text();
    if (described === undefined) throw new Error(`${operation.operationId}: ${status} is not documented: ${text}`);
    const type = headers.get('content-type')?.split(';')[0] ?? '';
    const body = JSON.parse(text) as Answered['body'];
    const content = described.content?.[type];
    if (described.content !== undefined && content === undefined) throw new Error(`${status} as ${type}`);
    const problems = content === undefined ? [] : this.schemas.problems(content.schema, body);
    if (problems.length > 0) throw new Error(`${operation.operationId} ${status}: ${problems.join('; ')}\n${text}`);
    return { status, headers, body };
  }
}
