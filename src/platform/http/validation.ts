import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { TSchema } from 'typebox';
import type { FieldError } from '../errors/index.ts';

/** The part of an Ajv error that the two places which validate have in common. */
interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath?: string;
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
  const { limit, allowedValues, allowedValue, format, type } = error.params;
  return {
    ...(typeof limit === 'number' ? { limit } : {}),
    ...(Array.isArray(allowedValues) ? { allowed: allowedValues.join(', ') } : {}),
    ...(allowedValue === undefined ? {} : { allowed: String(allowedValue) }),
    ...(typeof format === 'string' ? { format } : {}),
    ...(typeof type === 'string' ? { type } : {}),
  };
}

const isChoice = ({ keyword }: SchemaError): boolean => keyword === 'enum' || keyword === 'const';

/** The outermost union in which an error lies, and the shape of it. */
const unionOf = ({ schemaPath = '' }: SchemaError): { union: string; shape: string } | undefined => {
  const [, union, shape] = /^(.*?\/(?:anyOf|oneOf))\/(\d+)\//.exec(schemaPath) ?? [];
  return union === undefined || shape === undefined ? undefined : { union, shape };
};

/**
 * Of a union whose shapes say by a word which they are, such as `kind`, only what is wrong with the shape that was
 * meant; with none of them, only that the word is unknown.
 */
function ofMeantShapes(errors: readonly SchemaError[]): readonly SchemaError[] {
  const dropped = new Set<SchemaError>();
  for (const whole of errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')) {
    const shapes = new Map<string, SchemaError[]>();
    for (const error of errors) {
      const found = unionOf(error);
      if (found === undefined || found.union !== whole.schemaPath) continue;
      shapes.set(found.shape, [...(shapes.get(found.shape) ?? []), error]);
    }
    const isWord = (error: SchemaError): boolean =>
      isChoice(error) &&
      error.instancePath.startsWith(`${whole.instancePath}/`) &&
      !error.instancePath.slice(whole.instancePath.length + 1).includes('/');
    const objects = [...shapes.values()].filter(
      (shape) =>
        !shape.some(({ keyword, instancePath: at }) => keyword === 'type' && at === whole.instancePath),
    );
    if (objects.length < 2 || !objects.some((shape) => shape.some(isWord))) continue;
    const none = objects.every((shape) => shape.some(isWord));
    for (const shape of shapes.values()) {
      for (const error of shape) {
        if (none ? !isWord(error) : shape.some(isWord)) dropped.add(error);
      }
    }
  }
  return errors.filter((error) => !dropped.has(error));
}

/** Errors of a schema check as fields of the input: one for each field, unions reduced to their field. */
export function fieldErrorsOf(all: readonly SchemaError[]): FieldError[] {
  const errors = ofMeantShapes(all);
  const found = new Map<string, FieldError>();
  const deepest = errors.filter((error) => error.keyword !== 'anyOf' && error.keyword !== 'oneOf');
  for (const error of deepest.length > 0 ? deepest : errors) {
    const field = fieldOf(error);
    const inUnion = error.keyword === 'type' && error.params.type === 'null';
    if (inUnion) continue;
    const old = found.get(field);
    const params = paramsOf(error);
    if (old === undefined) found.set(field, { field, code: codeOf(error), params });
    else if (error.keyword === 'const' && old.code === 'choice-unknown') {
      // Of a union of words each is an error of its own.
      const allowed = [old.params?.allowed, params.allowed].filter((one) => one !== undefined).join(', ');
      found.set(field, { ...old, params: { ...old.params, allowed } });
    }
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
