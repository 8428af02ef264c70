import type { Language } from '../language/index.ts';
import type { TagTone } from '../views/index.ts';
import type { Json, JsonObject, OpenApiDocument } from './document.ts';
import type { ApiTag } from './tags.ts';

/** A field of a body or an answer; `depth` 0 is the top. */
export interface FieldRow {
  readonly name: string;
  readonly depth: number;
  readonly type: string;
  /** Anchor of the named schema, when the field is or lists one. */
  readonly href: string | undefined;
  readonly required: boolean;
  readonly note: string;
}

export interface ParameterRow {
  readonly name: string;
  readonly place: string;
  readonly type: string;
  readonly required: boolean;
  readonly note: string;
}

/** A body or an answer: its media type, the schema that it is, or its fields. */
export interface ContentModel {
  readonly type: string;
  readonly schema: { readonly text: string; readonly href: string | undefined };
  readonly fields: readonly FieldRow[];
}

export interface OperationModel {
  readonly id: string;
  readonly method: string;
  readonly tone: TagTone;
  readonly path: string;
  readonly summary: string;
  readonly open: boolean;
  readonly parameters: readonly ParameterRow[];
  readonly body: ContentModel | undefined;
  readonly replies: readonly {
    readonly status: string;
    readonly description: string;
    readonly content: ContentModel | undefined;
  }[];
  /** Statuses of the failures that are alike everywhere. */
  readonly failures: readonly string[];
}

/** How deep fields of nameless objects are written out. */
const DEPTH = 3;

const tones: Readonly<Record<string, TagTone>> = {
  get: 'info',
  post: 'ok',
  put: 'warn',
  patch: 'warn',
  delete: 'bad',
};

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asObject = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
const asList = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
const asText = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const nameOfRef = (schema: JsonObject): string | undefined =>
  typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined;

/** The parts of a schema that may be null without the null, and whether it may. */
function withoutNull(schema: JsonObject): { schema: JsonObject; nullable: boolean } {
  const parts = asList(schema.anyOf).map(asObject);
  const others = parts.filter(({ type }) => type !== 'null');
  if (parts.length === others.length) return { schema, nullable: false };
  const [only] = others;
  return { schema: others.length === 1 && only !== undefined ? only : { anyOf: others }, nullable: true };
}

/** A schema's type in few words: `string (uuid)`, `Session[]`, `"ar" | "en"`, `Theme | null`. */
function typeText(given: JsonObject): string {
  const { schema, nullable } = withoutNull(given);
  const end = nullable ? ' | null' : '';
  const name = nameOfRef(schema);
  if (name !== undefined) return `${name}${end}`;
  if (Array.isArray(schema.enum))
    return `${schema.enum.map((word) => JSON.stringify(word)).join(' | ')}${end}`;
  if ('const' in schema) return `${JSON.stringify(schema.const)}${end}`;
  if (Array.isArray(schema.prefixItems)) {
    return `[${schema.prefixItems.map((part) => typeText(asObject(part))).join(', ')}]${end}`;
  }
  if (schema.type === 'array') {
    const item = typeText(asObject(schema.items));
    return `${item.includes(' | ') ? `(${item})` : item}[]${end}`;
  }
  if (Array.isArray(schema.anyOf))
    return `${schema.anyOf.map((part) => typeText(asObject(part))).join(' | ')}${end}`;
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : asText(schema.type) || 'any';
  const format = asText(schema.format);
  return `${type}${format === '' ? '' : ` (${format})`}${end}`;
}

/** Limits and meaning of a value, as a schema states them. */
function noteOf(given: JsonObject): string {
  const { schema } = withoutNull(given);
  const limits = [
    ['minimum', '≥ '],
    ['maximum', '≤ '],
    ['minLength', 'length ≥ '],
    ['maxLength', 'length ≤ '],
    ['minItems', 'items ≥ '],
    ['maxItems', 'items ≤ '],
    ['pattern', 'pattern '],
    ['default', 'default '],
  ] as const;
  const said = limits.flatMap(([key, words]) =>
    schema[key] === undefined
      ? []
      : [`${words}${typeof schema[key] === 'string' ? schema[key] : JSON.stringify(schema[key])}`],
  );
  const description = asText(given.description) || asText(schema.description);
  return [description, said.join(', ')].filter((part) => part !== '').join(' · ');
}

/** The named schema that a field is or lists. */
function linkOf(given: JsonObject): string | undefined {
  const { schema } = withoutNull(given);
  const name = nameOfRef(schema) ?? (schema.type === 'array' ? nameOfRef(asObject(schema.items)) : undefined);
  return name === undefined ? undefined : `#schema-${name}`;
}

/** Fields of an object, nameless objects written out below theirs. */
function fieldsOf(given: JsonObject, depth = 0): FieldRow[] {
  const { schema } = withoutNull(given);
  if (schema.type === 'array') return fieldsOf(asObject(schema.items), depth);
  const required = new Set(asList(schema.required));
  return Object.entries(asObject(schema.properties)).flatMap(([name, value]) => {
    const property = asObject(value);
    const row: FieldRow = {
      name,
      depth,
      type: typeText(property),
      href: linkOf(property),
      required: required.has(name),
      note: noteOf(property),
    };
    return depth + 1 < DEPTH && row.href === undefined ? [row, ...fieldsOf(property, depth + 1)] : [row];
  });
}

function contentOf(content: Json | undefined): ContentModel | undefined {
  const [entry] = Object.entries(asObject(content));
  if (entry === undefined) return undefined;
  const [type, value] = entry;
  const schema = asObject(asObject(value).schema);
  return { type, schema: { text: typeText(schema), href: linkOf(schema) }, fields: fieldsOf(schema) };
}

function operationOf(path: string, method: string, operation: JsonObject): OperationModel {
  return {
    id: asText(operation.operationId),
    method: method.toUpperCase(),
    tone: tones[method] ?? 'line',
    path,
    summary: asText(operation.summary),
    open: Array.isArray(operation.security) && operation.security.length === 0,
    parameters: asList(operation.parameters).map((value) => {
      const parameter = asObject(value);
      const schema = asObject(parameter.schema);
      return {
        name: asText(parameter.name),
        place: asText(parameter.in),
        type: typeText(schema),
        required: parameter.required === true,
        note: noteOf({ ...schema, description: parameter.description ?? schema.description ?? '' }),
      };
    }),
    body: contentOf(asObject(operation.requestBody).content),
    replies: Object.entries(asObject(operation.responses)).flatMap(([status, value]) => {
      const response = asObject(value);
      if ('$ref' in response) return [];
      return [{ status, description: asText(response.description), content: contentOf(response.content) }];
    }),
    failures: Object.entries(asObject(operation.responses)).flatMap(([status, value]) =>
      '$ref' in asObject(value) ? [status] : [],
    ),
  };
}

/** View model of `openapi/reference`: operations by tag, then the named schemas. */
export function referenceModel(document: OpenApiDocument, tags: readonly ApiTag[], language: Language) {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      tag: asText(asList(operation.tags)[0]),
      model: operationOf(path, method, operation),
    })),
  );
  return {
    groups: tags
      .map(({ name, title, description }) => ({
        id: `tag-${name}`,
        title: title[language],
        description: description[language],
        operations: operations.filter(({ tag }) => tag === name).map(({ model }) => model),
      }))
      .filter((group) => group.operations.length > 0),
    schemas: Object.entries(document.components.schemas).map(([name, schema]) => ({
      id: `schema-${name}`,
      name,
      fields: fieldsOf(schema),
    })),
    failures: Object.entries(asObject(document.components.responses))
      .map(([name, response]) => ({
        status: name.replace('Problem', ''),
        description: asText(asObject(response).description),
      }))
      .toSorted((one, other) => (one.status < other.status ? -1 : 1)),
  };
}
