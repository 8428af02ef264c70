import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import addFormats from 'ajv-formats';
import { sharedFile } from './support.ts';

const xsd = sharedFile('schedule.xml.xsd');
const jsonSchema = sharedFile('schedule.schema.json');
/** Of libxml2; on the machines of those who have it. */
const xmlReader = 'xmllint';
const installed = spawnSync(xmlReader, ['--version']).error === undefined;
if (!installed) console.warn('xmllint is not installed: what it would check is not tested');

/** What there is here to check with. */
export const schemas = {
  xmllint: installed,
  xml: installed && xsd !== undefined,
  json: jsonSchema !== undefined,
} as const;

const xmllint = (
  text: string,
  args: readonly string[],
): { status: number | null; said: string; stdout: string } => {
  const folder = mkdtempSync(join(tmpdir(), 'schedule-'));
  try {
    const file = join(folder, 'read.xml');
    writeFileSync(file, text);
    const { stderr, stdout, status } = spawnSync(xmlReader, [...args, file], { encoding: 'utf8' });
    return { status, said: stderr, stdout };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** What xmllint has to say against the schema; empty when the text is valid. */
export const xmlErrors = (text: string): string => {
  const { status, said } = xmllint(text, ['--noout', '--schema', xsd ?? '']);
  return status === 0 ? '' : said;
};

/** What xmllint finds at a path of a text; undefined when the text is not well-formed. */
export const xmlAt = (text: string, path: string): string | undefined => {
  const { status, stdout } = xmllint(text, ['--xpath', path]);
  return status === 0 ? stdout.trim() : undefined;
};

/** What the JSON schema has to say; empty when the text is valid. */
export const jsonErrors = (text: string): unknown[] => {
  const ajv = new Ajv({ allErrors: true, strict: false });
  ajv.addMetaSchema(draft6);
  addFormats.default(ajv);
  ajv.addFormat('color', /^#[0-9a-fA-F]{6}$/);
  const validate = ajv.compile(JSON.parse(readFileSync(jsonSchema ?? '', 'utf8')) as object);
  return validate(JSON.parse(text)) ? [] : (validate.errors ?? []);
};
