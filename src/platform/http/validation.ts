import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { TSchema } from 'typebox';
import type { FieldError } from '../errors/index.ts';

/** The part of an Ajv error that the two places which validate have in common. */
interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const dotted = (path: string): string => path.replace(/^\//, '').replaceAll('/', '.');

function fieldOf(error: SchemaError): string {
  const base = dotted(error.instancePath);
  const added =
    error.keyword === 'required'
      ? error.params.missingProperty
      : error.keyword === 'additionalProperties'
        ? error.params.additionalProperty
        : undefined;
  return [base, added].filter((part) => typeof part === 'string' && part !== '').join('.');
}

function codeOf(error: SchemaError): FieldError['code'] {
  switch (error.keyword) {
    case 'required':
      return 'field-required';
    case 'additionalProperties':
      return 'field-unknown';
    case 'minLength':
    case 'minItems':
      return 'field-required';
    case 'maxLength':
      return 'text-too-long';
    case 'maxItems':
      return 'list-too-long';
    case 'minimum':
    case 'exclusiveMinimum':
      return 'number-too-small';
    case 'maximum':
    case 'exclusiveMaximum':
      return 'number-too-large';
    case 'enum':
    case 'const':
      return 'choice-unknown';
    case 'format':
    case 'pattern':
      return 'format-wrong';
    case 'type':
      return 'type-wrong';
    default:
      return 'field-invalid';
  }
}

function paramsOf(error: SchemaError): Record<string, string | number> {
  const { limit, allowedValues, format, type } = error.params;
  return {
    ...(typeof limit === 'number' ? { limit } : {}),
    ...(Array.isArray(allowedValues) ? { allowed: allowedValues.join(', ') } : {}),
    ...(typeof format === 'string' ? { format } : {}),
    ...(typeof type === 'string' ? { type } : {}),
  };
}

/** Errors of a schema check as fields of the input: one for each field, unions reduced to their field. */
export function fieldErrorsOf(errors: readonly SchemaError[]): FieldError[] {
  const found = new Map<string, FieldError>();
  const deepest = errors.filter((error) => error.keyword !== 'anyOf' && error.keyword !== 'oneOf');
  for (const error of deepest.length > 0 ? deepest : errors) {
    const field = fieldOf(error);
    const inUnion = error.keyword === 'type' && error.params.type === 'null';
    if (!inUnion && !found.has(field))
      found.set(field, { field, code: codeOf(error), params: paramsOf(error) });
  }
  return [...found.values()];
}

// Forms send text only: numbers and booleans are read from it. JSON bodies are checked as they are, by the server.
const ajv = addFormats.default(
  new Ajv({ allErrors: true, coerceTypes: true, useDefaults: true, strict: false }),
);
// Addresses are text as well: `?limit=20` is a number, one `?kind=` a list of one.
const addresses = addFormats.default(
  new Ajv({ allErrors: true, coerceTypes: 'array', useDefaults: true, strict: false }),
);
const bodies = addFormats.default(new Ajv({ allErrors: true, useDefaults: true, strict: false }));

/** The id that nothing has. */
const nilId = '00000000-0000-0000-0000-000000000000';

/** Puts the id that nothing has in the place of ids that are none, so that both are answered alike, code and all. */
function withoutFalseIds(params: unknown, errors: ValidateFunction['errors']): boolean {
  const wrong = (errors ?? []).filter(
    ({ keyword, params: { format } }) => keyword === 'format' && format === 'uuid',
  );
  for (const { instancePath } of wrong) {
    (params as Record<string, unknown>)[instancePath.slice(1)] = nilId;
  }
  return wrong.length > 0;
}

/**
 * How JSON operations check what comes in: a body as it is, path and query as text that is read first. A check is
 * compiled when it is first needed: all of them at once take longer than everything else that a start does.
 */
export function compileValidator({ schema, httpPart }: { schema: unknown; httpPart?: string }) {
  let compiled: ValidateFunction | undefined;
  const check = Object.assign(
    (input: unknown): boolean => {
      compiled ??= (httpPart === 'body' ? bodies : addresses).compile(schema as object);
      const valid =
        compiled(input) ||
        (httpPart === 'params' && withoutFalseIds(input, compiled.errors) && compiled(input));
      check.errors = compiled.errors;
      return valid;
    },
    { errors: undefined as ValidateFunction['errors'] },
  );
  return check;
}

const compiled = new WeakMap<TSchema, ValidateFunction>();

/** Checks a form's input against a contract; coerces numbers and booleans in place. */
export function checkInput(schema: TSchema, input: unknown): FieldError[] {
  let check = compiled.get(schema);
  if (check === undefined) {
    check = ajv.compile(schema);
    compiled.set(schema, check);
  }
  return check(input) ? [] : fieldErrorsOf((check.errors ?? []) as ErrorObject[]);
}
