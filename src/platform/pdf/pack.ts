import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/**
 * Writes a file of finished objects with object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8): the
 * structure tree of an agenda is thousands of small objects, which shrink to a tenth when they are compressed together.
 */

/** An object without its `obj` and `endobj`. */
export interface FinishedObject {
  readonly id: number;
  /** A dictionary or another value; all there is of an object that is no stream. */
  readonly value: Buffer;
  /** `stream … endstream`, for streams. */
  readonly stream?: readonly Uint8Array[] | undefined;
}

/** The objects that the trailer names. */
export interface Trailer {
  readonly root: number;
  readonly info: number;
}

const PER_STREAM = 250;
/** Fast compression: the text of dictionaries is so regular that more effort gains little. */
const LEVEL = { level: 4 } as const;

type Entry = readonly [type: 1 | 2, place: number, index: number];

const objectStream = (
  objects: readonly FinishedObject[],
): { readonly head: string; readonly body: Buffer } => {
  const index: number[] = [];
  let offset = 0;
  for (const { id, value } of objects) {
    index.push(id, offset);
    offset += value.length;
  }
  const first = `${index.join(' ')}\n`;
  const body = deflateSync(
    Buffer.concat([Buffer.from(first, 'latin1'), ...objects.map(({ value }) => value)]),
    LEVEL,
  );
  const head = `<</Type/ObjStm/N ${objects.length}/First ${first.length}/Filter/FlateDecode/Length ${body.length}>>`;
  return { head, body };
};

/** The bytes of a file. Its identifier is a digest of its content, so equal content has equal identifiers. */
export const packFile = (objects: readonly FinishedObject[], trailer: Trailer): Buffer => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const push = (chunk: string | Uint8Array): void => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk;
    chunks.push(bytes);
    length += bytes.length;
  };
  let next = objects.reduce((highest, { id }) => Math.max(highest, id), 0) + 1;
  const entries = new Map<number, Entry>();

  push('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  for (const { id, value, stream } of objects) {
    if (!stream) continue;
    entries.set(id, [1, length, 0]);
    push(`${id} 0 obj\n`);
    push(value);
    for (const part of stream) push(part);
    push('endobj\n');
  }
  const small = objects.filter(({ stream }) => !stream);
  for (let start = 0; start < small.length; start += PER_STREAM) {
    const group = small.slice(start, start + PER_STREAM);
    const id = next;
    next += 1;
    for (const [index, object] of group.entries()) entries.set(object.id, [2, id, index]);
    const { head, body } = objectStream(group);
    entries.set(id, [1, length, 0]);
    push(`${id} 0 obj\n${head}\nstream\n`);
    push(body);
    push('\nendstream\nendobj\n');
  }

  const start = length;
  const self = next;
  entries.set(self, [1, start, 0]);
  const table = Buffer.alloc(7 * (self + 1));
  table.writeUInt16BE(0xffff, 5);
  for (const [id, [type, place, index]] of entries) {
    table.writeUInt8(type, 7 * id);
    table.writeUInt32BE(place, 7 * id + 1);
    table.writeUInt16BE(index, 7 * id + 5);
  }
  const digest = createHash('sha256');
  for (const chunk of chunks) digest.update(chunk);
  const identifier = `<${digest.digest('hex').slice(0, 32)}>`;
  const body = deflateSync(table, LEVEL);
  push(
    `${self} 0 obj\n<</Type/XRef/Size ${self + 1}/W[1 4 2]/Root ${trailer.root} 0 R/Info ${trailer.info} 0 R` +
      `/ID[${identifier}${identifier}]/Filter/FlateDecode/Length ${body.length}>>\nstream\n`,
  );
  push(body);
  push(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(chunks, length);
};
