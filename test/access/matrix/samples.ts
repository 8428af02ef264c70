/** Values that a contract accepts: so that what refuses a request is the policy and not the shape of its body. */
import { randomUUID } from 'node:crypto';

type Schema = Readonly<Record<string, unknown>>;

/** For strings with a pattern or format: the first that fits is sent. */
const words = [
  'abc',
  'ab1',
  'A1',
  'sa',
  'SA',
  'SAU',
  '2026-11-16',
  '2026-11-16T09:00:00+03:00',
  '2026-11-16T09:00:00Z',
  '12:00',
  '#0b5c4d',
  'Asia/Riyadh',
  'https://example.org/',
  'person@example.org',
  '123456',
  'AAAA-AAAA-AAAA',
] as const;
const formats: Readonly<Record<string, () => string>> = {
  uuid: () => randomUUID(),
  date: () => '2026-11-16',
  'date-time': () => '2026-11-16T09:00:00Z',
  email: () => 'person@example.org',
  uri: () => 'https://example.org/',
};

function stringOf(schema: Schema): string {
  const format = typeof schema.format === 'string' ? formats[schema.format] : undefined;
  if (format !== undefined) return format();
  const least = typeof schema.minLength === 'number' ? schema.minLength : 1;
  const pattern = typeof schema.pattern === 'string' ? new RegExp(schema.pattern, 'u') : /./;
  return words.find((word) => pattern.test(word) && word.length >= least) ?? 'x'.repeat(Math.max(least, 1));
}

/** A value that the schema accepts, with what it requires and nothing besides. */
export function sampleOf(schema: Schema): unknown {
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  for (const key of ['anyOf', 'oneOf', 'allOf'] as const) {
    const choices = schema[key];
    if (Array.isArray(choices) && choices.length > 0) {
      const real = (choices as Schema[]).find((choice) => choice.type !== 'null') ?? (choices[0] as Schema);
      return sampleOf(real);
    }
  }
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object': {
      const properties = (schema.properties ?? {}) as Record<string, Schema>;
      const required = (schema.required ?? []) as string[];
      // An input whose parts are all optional, such as a text in two languages, is given whole.
      const wanted = required.length > 0 ? required : Object.keys(properties);
      return Object.fromEntries(wanted.map((name) => [name, sampleOf(properties[name] ?? {})]));
    }
    case 'array': {
      const count = typeof schema.minItems === 'number' ? schema.minItems : 0;
      const items = schema.items as Schema | Schema[] | undefined;
      if (Array.isArray(items)) return items.map(sampleOf);
      return Array.from({ length: count }, () => sampleOf(items ?? {}));
    }
    case 'integer':
    case 'number':
      return typeof schema.minimum === 'number' ? schema.minimum : 1;
    case 'boolean':
      return false;
    case 'null':
      return null;
    default:
      return stringOf(schema);
  }
}
