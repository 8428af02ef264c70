import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import sharp from 'sharp';

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc(body));
  return Buffer.concat([head, body, check]);
};

const crc = (bytes: Buffer): number => crc32(bytes) >>> 0;

/** A PNG that says how large it is and holds next to nothing. */
export function pngOf(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0b5d58' } });

/** A photograph of a telephone: held upright, with its place and its owner. */
export const photograph = (): Promise<Buffer> =>
  picture(60, 40)
    .withExif({
      IFD0: { Artist: 'Layla Canary', Make: 'Telephone' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '24/1 42/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '46/1 43/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><canary>Layla Canary</canary></x:xmpmeta>')
    .jpeg()
    .toBuffer();

export const plainPicture = (format: 'jpeg' | 'png' | 'webp'): Promise<Buffer> =>
  picture(30, 20).toFormat(format).toBuffer();

export interface ZipPart {
  readonly name: string;
  readonly body: Buffer;
  /** What the directory says of its size, when that is a lie. */
  readonly says?: number;
  readonly flags?: number;
}

/** A zip file by hand, so that it can lie. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, body, says, flags = 0 } of parts) {
    const packed = deflateRawSync(body, { level: 9 });
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc(body), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(says ?? body.length, 18);
    common.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, title, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), common, tail, title]));
    bodies.push(local);
    at += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, entries, end]);
}

/** An office file that holds one part. */
export const officeFile = (part: string, ...more: readonly ZipPart[]): Buffer =>
  zipOf([
    { name: '[Content_Types].xml', body: Buffer.from('<Types/>') },
    { name: part, body: Buffer.from('<a/>') },
    ...more,
  ]);

export const pdfFile = Buffer.from(
  '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
