import type { Static, TSchema } from 'typebox';
import type { FieldError } from '../errors/index.ts';
import { parseDigits } from '../language/index.ts';
import { checkInput } from './validation.ts';

/** What a browser posted: names with dots (`title.ar`), repeated names as lists. */
export type FormBody = Readonly<Record<string, string | readonly string[] | undefined>>;

export type FormResult<T> =
  | { readonly ok: true; readonly input: T }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

interface SchemaShape {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, SchemaShape>>;
  readonly items?: SchemaShape;
  readonly anyOf?: readonly SchemaShape[];
}

const withoutNull = (schema: SchemaShape): SchemaShape =>
  schema.anyOf?.find((option) => option.type !== 'null') ?? schema;

const isNullable = (schema: SchemaShape): boolean =>
  schema.anyOf?.some((option) => option.type === 'null') ?? false;

function readLeaf(schema: SchemaShape, raw: string): unknown {
  if (schema.type === 'integer' || schema.type === 'number') return parseDigits(raw.trim());
  if (schema.type === 'boolean') return raw === 'on' || raw === 'true';
  return raw;
}

const isBilingual = ({ properties = {} }: SchemaShape): boolean => 'ar' in properties && 'en' in properties;

/**
 * A bilingual text as it was posted. A language that was emptied is said to be empty, so that an edit takes its text
 * away; a text that is empty in all languages is null where the contract knows null, and else refused by name.
 */
function readBilingual(schema: SchemaShape, name: string, body: FormBody): unknown {
  const { properties = {} } = withoutNull(schema);
  const given = Object.keys(properties).flatMap((key) => {
    const raw = [body[`${name}.${key}`] ?? []].flat().at(-1);
    return raw === undefined || (key === 'authentic' && raw === '') ? [] : [[key, raw] as const];
  });
  const texts = given.filter(([key]) => key !== 'authentic');
  if (texts.length === 0) return undefined;
  if (isNullable(schema) && texts.every(([, text]) => text.trim() === '')) return null;
  return Object.fromEntries(given);
}

function readValue(schema: SchemaShape, name: string, body: FormBody): unknown {
  const shape = withoutNull(schema);
  if (isBilingual(shape)) return readBilingual(schema, name, body);
  if (shape.type === 'object' && shape.properties !== undefined) {
    const entries = Object.entries(shape.properties).map(
      ([key, child]) => [key, readValue(child, name === '' ? key : `${name}.${key}`, body)] as const,
    );
    const given = entries.filter(([, value]) => value !== undefined);
    const said = given.filter(([key]) => key !== 'authentic');
    if (name !== '' && said.length === 0) return isNullable(schema) && given.length > 0 ? null : undefined;
    // A group that may be left out was left out when nothing of it was filled in, whatever it would require.
    if (name !== '' && isNullable(schema) && said.every(([, value]) => value === null)) return null;
    return Object.fromEntries(given);
  }
  const raw = body[name];
  if (shape.type === 'array' && shape.items?.properties !== undefined)
    return readRows(shape.items, name, body);
  if (shape.type === 'array') {
    if (raw === undefined) return undefined;
    const list = Array.isArray(raw) ? (raw as readonly string[]) : [raw as string];
    return list.filter((item) => item !== '').map((item) => readLeaf(shape.items ?? {}, item));
  }
  const text = Array.isArray(raw) ? (raw as readonly string[]).at(-1) : (raw as string | undefined);
  if (text === undefined) return undefined;
  if (shape.type === 'boolean') return readLeaf(shape, text);
  if (text.trim() === '') return isNullable(schema) ? null : undefined;
  return readLeaf(shape, text);
}

/** Rows of a repeated group: `name.0.field`, `name.1.field` …; rows that say nothing are left out. */
function readRows(item: SchemaShape, name: string, body: FormBody): unknown[] | undefined {
  const row = new RegExp(`^${name.replaceAll('.', '\\.')}\\.(\\d{1,3})\\.`);
  const indexes = new Set(Object.keys(body).flatMap((key) => Number(row.exec(key)?.[1] ?? -1)));
  indexes.delete(-1);
  if (indexes.size === 0) return undefined;
  return [...indexes]
    .toSorted((one, other) => one - other)
    .map((index) => readValue(item, `${name}.${index}`, body))
    .filter((value) => !saysNothing(value));
}

const saysNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'object' && Object.values(value).every((part) => part === ''));

/**
 * Reads a posted form by the same contract as the JSON operation: dotted names become objects, empty fields are left
 * out (null where the contract knows null), a ticked box is true, numbers may be typed in Arabic digits.
 * @param boxes names of the form's boxes: one that is not sent was not ticked, and means false or an empty list
 */
export function readForm<T extends TSchema>(
  schema: T,
  body: FormBody,
  boxes: readonly string[] = [],
): FormResult<Static<T>> {
  const unticked = Object.fromEntries(
    boxes.flatMap((name) => (body[name] === undefined ? [[name, '']] : [])),
  );
  const input = readValue(schema as SchemaShape, '', { ...unticked, ...body }) ?? {};
  const errors = checkInput(schema, input);
  return errors.length === 0 ? { ok: true, input: input as Static<T> } : { ok: false, errors };
}
