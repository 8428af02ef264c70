/**
 * The tar format of POSIX (ustar), as much of it as a backup needs: regular files, one after the other, without holding
 * more than one block in memory. Any tar program opens what this writes.
 */

/** A file to be packed. Its size stands in front of its bytes, so it must be known. */
export interface TarFile {
  /** Relative path of at most 100 bytes. */
  readonly name: string;
  readonly size: number;
  readonly body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** A file found in an archive. Its body is read before the next file is asked for. */
export interface TarEntry {
  readonly name: string;
  readonly size: number;
  readonly body: AsyncIterable<Buffer>;
}

/** Raised when bytes are not a whole tar archive. */
export class BrokenArchive extends Error {
  override readonly name = 'BrokenArchive';
}

const BLOCK = 512;
/** Largest size that the eleven octal digits of a header hold: 8 GiB. */
const LARGEST = 0o77777777777;

const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;

const sumOf = (header: Buffer): number => {
  let sum = 0;
  // The sum is taken with its own field read as spaces.
  for (const [at, byte] of header.entries()) sum += at >= 148 && at < 156 ? 0x20 : byte;
  return sum;
};

function headerOf({ name, size }: Pick<TarFile, 'name' | 'size'>, at: Date): Buffer {
  if (Buffer.byteLength(name) > 100 || size > LARGEST)
    throw new RangeError(`${name} does not fit a tar archive.`);
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0);
  header.write(octal(0o600, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(size, 11), 124);
  header.write(octal(Math.floor(at.getTime() / 1_000), 11), 136);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

const padding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

/** Packs files in the order given. @param at time that the archive gives to all of them */
export async function* packTar(
  files: AsyncIterable<TarFile> | Iterable<TarFile>,
  at: Date,
): AsyncGenerator<Uint8Array> {
  for await (const file of files) {
    yield headerOf(file, at);
    let written = 0;
    for await (const chunk of file.body) {
      written += chunk.length;
      yield chunk;
    }
    if (written !== file.size) throw new Error(`${file.name} changed while it was packed.`);
    yield padding(file.size);
  }
  yield Buffer.alloc(2 * BLOCK);
}

/** Takes exact numbers of bytes off a stream. */
function createReader(source: AsyncIterable<Uint8Array>) {
  const chunks = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  /** The next bytes, at most `most`; empty at the end. */
  async function some(most: number): Promise<Buffer> {
    while (rest.length === 0) {
      const { done, value } = await chunks.next();
      if (done) return Buffer.alloc(0);
      rest = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    }
    const taken = rest.subarray(0, most);
    rest = rest.subarray(taken.length);
    return taken;
  }
  async function exactly(size: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let missing = size; missing > 0; ) {
      const part = await some(missing);
      if (part.length === 0) throw new BrokenArchive('The file ends in the middle.');
      parts.push(part);
      missing -= part.length;
    }
    return Buffer.concat(parts);
  }
  return { some, exactly };
}

/**
 * Reads the files of an archive, one after the other.
 * @throws BrokenArchive for anything that is no archive, a damaged one, or one that ends early
 */
export async function* unpackTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const reader = createReader(source);
  for (;;) {
    const header = await reader.exactly(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const field = (from: number, to: number): string =>
      header.toString('utf8', from, to).replace(/\0.*$/s, '').trim();
    if (
      !header.toString('latin1', 257, 262).startsWith('ustar') ||
      Number.parseInt(field(148, 156), 8) !== sumOf(header)
    ) {
      throw new BrokenArchive('The file is no archive of this program, or is damaged.');
    }
    const name = field(0, 100);
    const size = Number.parseInt(field(124, 136), 8);
    let missing = size;
    const body = (async function* () {
      while (missing > 0) {
        const part = await reader.some(missing);
        if (part.length === 0) throw new BrokenArchive('The file ends in the middle.');
        missing -= part.length;
        yield part;
      }
    })();
    yield { name, size, body };
    for await (const _ of body) {
      // What the caller left unread.
    }
    await reader.exactly(padding(size).length);
  }
}

/** The whole body of an entry. */
export async function bytesOf({ body }: Pick<TarEntry, 'body'>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
}
