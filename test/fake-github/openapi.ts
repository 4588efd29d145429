/**
 * Holds each request against GitHub's own OpenAPI description, where `npm run openapi` has fetched it.
 * Its schemas allow further properties, so unknown query parameters and body keys are looked for here.
 */
import { existsSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

export interface CheckedRequest {
  readonly method: string;
  readonly path: string;
  /** The path template; null where the fake GitHub has no such route. */
  readonly route: string | null;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface OpenApi {
  /** What the description does not allow; empty: nothing. */
  check(request: CheckedRequest): string[];
  /** The same for an answer, so that this GitHub can be held against the real one. */
  checkAnswer(method: string, route: string, status: number, body: unknown): string[];
}

export const OPENAPI_FILE = new URL('../../.cache/openapi/api.github.com.json', import.meta.url);

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const inside = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>((at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined), value);

/** OpenAPI 3.0 is not quite JSON Schema: `nullable`, and `example`s that ajv would read as keywords. */
function toJsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(toJsonSchema);
  if (!isObject(node)) return node;
  const { nullable, example, examples, discriminator, ...rest } = node;
  void [example, examples, discriminator];
  const schema = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, key === 'enum' ? value : toJsonSchema(value)]),
  );
  if (nullable !== true) return schema;
  return { anyOf: [schema, { type: 'null' }] };
}

class Description implements OpenApi {
  readonly #document: Json;
  readonly #ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, coerceTypes: false });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(document: Json) {
    this.#document = document;
    this.#ajv.addSchema({ $id: 'github', components: toJsonSchema(inside(document, 'components')) });
  }

  check(request: CheckedRequest): string[] {
    if (request.route === null) return ['there is no such route'];
    const operation = inside(this.#document, 'paths', request.route, request.method.toLowerCase());
    if (!isObject(operation)) return [`${request.route} is not an operation of GitHub`];
    return [...this.#checkQuery(request, operation), ...this.#checkBody(request, operation)];
  }

  checkAnswer(method: string, route: string, status: number, body: unknown): string[] {
    const responses = inside(this.#document, 'paths', route, method.toLowerCase(), 'responses', String(status));
    const schema = inside(this.#resolve(responses), 'content', 'application/json', 'schema');
    if (responses === undefined) return [`${method} ${route} never answers ${status}`];
    return schema === undefined ? [] : this.#validate(`${method} ${route} ${status}`, schema, body, 'answer');
  }

  #resolve(node: unknown): unknown {
    const reference = inside(node, '$ref');
    return typeof reference === 'string' ? inside(this.#document, ...reference.slice(2).split('/')) : node;
  }

  #checkQuery(request: CheckedRequest, operation: Json): string[] {
    const own = inside(operation, 'parameters');
    const known = (Array.isArray(own) ? own : [])
      .map((entry) => this.#resolve(entry))
      .filter((entry) => inside(entry, 'in') === 'query');
    const problems: string[] = [];
    for (const [name, text] of request.query) {
      const parameter = known.find((entry) => inside(entry, 'name') === name);
      if (!parameter) {
        problems.push(`unknown query parameter ${name}`);
        continue;
      }
      const type = inside(parameter, 'schema', 'type');
      const value =
        type === 'integer' || type === 'number' ? Number(text) : type === 'boolean' ? text === 'true' : text;
      problems.push(
        ...this.#validate(
          `${request.method} ${request.route}?${name}`,
          inside(parameter, 'schema'),
          value,
          `query ${name}`,
        ),
      );
      // the limit stands in the description's words only
      if (name === 'per_page' && Number(text) > 100) problems.push('per_page is above 100');
    }
    return problems;
  }

  #checkBody(request: CheckedRequest, operation: Json): string[] {
    const description = this.#resolve(operation.requestBody);
    const schema = inside(description, 'content', 'application/json', 'schema');
    if (schema === undefined)
      return request.body === undefined || isEmpty(request.body) ? [] : ['a body that the operation does not take'];
    if (request.body === undefined) return inside(description, 'required') === true ? ['the body is missing'] : [];
    return [
      ...this.#validate(`${request.method} ${request.route}`, schema, request.body, 'body'),
      ...this.#unknownKeys(schema, request.body, 'body'),
    ];
  }

  #unknownKeys(given: unknown, value: unknown, where: string): string[] {
    const schema = this.#resolve(given);
    if (Array.isArray(value))
      return value.flatMap((item, index) => this.#unknownKeys(inside(schema, 'items'), item, `${where}[${index}]`));
    if (!isObject(value) || !isObject(schema)) return [];
    const parts = [schema, ...['oneOf', 'anyOf', 'allOf'].flatMap((key) => inside(schema, key) ?? [])].map((part) =>
      this.#resolve(part),
    );
    const properties = new Map(parts.flatMap((part) => Object.entries(inside(part, 'properties') ?? {})));
    if (properties.size === 0) return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      properties.has(key)
        ? this.#unknownKeys(properties.get(key), inner, `${where}.${key}`)
        : [`unknown key ${where}.${key}`],
    );
  }

  #validate(key: string, schema: unknown, value: unknown, where: string): string[] {
    let validate = this.#compiled.get(key);
    if (!validate) {
      const text = JSON.stringify(toJsonSchema(schema) ?? {}).replaceAll('"#/components', '"github#/components');
      validate = this.#ajv.compile(JSON.parse(text));
      this.#compiled.set(key, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => `${where}${error.instancePath} ${error.message}`);
  }
}

function isEmpty(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

let loaded: OpenApi | null | undefined;

/** The description, read once per process; null where it was not fetched. */
export function loadOpenApi(): OpenApi | null {
  if (loaded === undefined) {
    loaded = existsSync(OPENAPI_FILE) ? new Description(JSON.parse(readFileSync(OPENAPI_FILE, 'utf8'))) : null;
  }
  return loaded;
}
