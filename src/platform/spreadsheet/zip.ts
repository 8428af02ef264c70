import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
/** What the fields of a zip file of more than 4 GB hold. */
const ELSEWHERE = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;

/** What a zip file may hold at most. */
export interface ZipLimits {
  readonly entries: number;
  /** Bytes of all entries together once unpacked: a small file may hide a large one. */
  readonly unpacked: number;
}

export type ZipFault = 'unreadable' | 'too-large' | 'encrypted' | 'unsafe-name';

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  /** Where its own header begins. */
  readonly at: number;
}

/** A path that leads out of the folder that the archive is unpacked into, or that is another one elsewhere. */
const leadsOut = (name: string): boolean =>
  name.startsWith('/') || /[\\\0]|^[a-z]:/i.test(name) || name.split('/').includes('..');

function directoryOf(bytes: Buffer): { readonly count: number; readonly at: number } | undefined {
  let end = bytes.length - END_SIZE;
  const first = Math.max(0, end - 0xffff);
  while (end >= first && bytes.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < first) return undefined;
  return { count: bytes.readUInt16LE(end + 10), at: bytes.readUInt32LE(end + 16) };
}

function entryAt(
  bytes: Buffer,
  at: number,
): (Entry & { readonly next: number; readonly flags: number }) | undefined {
  if (at + ENTRY_SIZE > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined;
  const nameLength = bytes.readUInt16LE(at + 28);
  const next = at + ENTRY_SIZE + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  if (next > bytes.length) return undefined;
  return {
    flags: bytes.readUInt16LE(at + 8),
    method: bytes.readUInt16LE(at + 10),
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    at: bytes.readUInt32LE(at + 42),
    name: bytes.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength),
    next,
  };
}

/** Where the packed bytes of an entry lie; undefined when its own header says otherwise than the directory. */
function dataOf(bytes: Buffer, { at, packed, method }: Entry): { start: number; end: number } | undefined {
  if (at + LOCAL_SIZE > bytes.length || bytes.readUInt32LE(at) !== LOCAL_ENTRY) return undefined;
  if (bytes.readUInt16LE(at + 8) !== method) return undefined;
  const start = at + LOCAL_SIZE + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  return start + packed > bytes.length ? undefined : { start, end: start + packed };
}

/** Unpacks no more than was announced. */
function unpacksAs(packed: Buffer, { method, size }: Entry): boolean {
  if (method === STORED) return packed.length === size;
  if (size === 0) return packed.length <= 2;
  try {
    return inflateRawSync(packed, { maxOutputLength: size }).length === size;
  } catch {
    return false;
  }
}

/**
 * What is wrong with a zip file, before anything reads it: too many entries or bytes, sizes that lie, entries that share
 * their bytes, a way of packing that is none of two, a password, a path that leads out.
 */
export function zipFault(bytes: Buffer, limits: ZipLimits): ZipFault | undefined {
  const directory = directoryOf(bytes);
  if (directory === undefined || directory.count === 0xffff || directory.at === ELSEWHERE)
    return 'unreadable';
  if (directory.count > limits.entries) return 'too-large';
  const entries: Entry[] = [];
  const names = new Set<string>();
  let total = 0;
  let at = directory.at;
  for (let index = 0; index < directory.count; index += 1) {
    const entry = entryAt(bytes, at);
    if (entry === undefined || entry.size === ELSEWHERE || entry.packed === ELSEWHERE) return 'unreadable';
    if ((entry.flags & 1) !== 0) return 'encrypted';
    if (leadsOut(entry.name) || names.has(entry.name)) return 'unsafe-name';
    if (entry.method !== STORED && entry.method !== DEFLATED) return 'unreadable';
    total += entry.size;
    if (total > limits.unpacked) return 'too-large';
    names.add(entry.name);
    entries.push(entry);
    at = entry.next;
  }
  let free = 0;
  for (const entry of entries.toSorted((one, other) => one.at - other.at)) {
    const data = dataOf(bytes, entry);
    if (data === undefined || entry.at < free) return 'unreadable';
    free = data.end;
    if (!unpacksAs(bytes.subarray(data.start, data.end), entry)) return 'unreadable';
  }
  return undefined;
}

/** Names of the entries of a zip file that has no fault. */
export function zipNames(bytes: Buffer): readonly string[] {
  const names: string[] = [];
  const directory = directoryOf(bytes);
  let at = directory?.at ?? 0;
  for (let index = 0; index < (directory?.count ?? 0); index += 1) {
    const entry = entryAt(bytes, at);
    if (entry === undefined) break;
    names.push(entry.name);
    at = entry.next;
  }
  return names;
}

/** The unpacked bytes of one entry of a zip file that has no fault; undefined where it has none of that name. */
export function zipEntry(bytes: Buffer, name: string): Buffer | undefined {
  const directory = directoryOf(bytes);
  let at = directory?.at ?? 0;
  for (let index = 0; index < (directory?.count ?? 0); index += 1) {
    const entry = entryAt(bytes, at);
    if (entry === undefined) return undefined;
    if (entry.name === name) {
      const data = dataOf(bytes, entry);
      if (data === undefined) return undefined;
      const packed = bytes.subarray(data.start, data.end);
      return entry.method === STORED
        ? packed
        : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
    }
    at = entry.next;
  }
  return undefined;
}
