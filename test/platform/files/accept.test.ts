import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { isAppError } from '../../../src/platform/errors/index.ts';
import {
  acceptDocument,
  acceptImage,
  cleanFileName,
  contentDisposition,
  FILE_BYTES,
} from '../../../src/platform/files/accept/index.ts';
import { readSheet, sheetLimits, writeXlsx } from '../../../src/platform/spreadsheet/index.ts';
import { officeFile, pdfFile, photograph, plainPicture, pngOf, zipOf } from './samples.ts';

const outcome = async (work: () => unknown): Promise<string> => {
  try {
    await work();
    return 'taken';
  } catch (error) {
    if (!isAppError(error)) throw error;
    return `${error.status} ${error.code}`;
  }
};
const image = (bytes: Buffer, name = 'picture.png') => outcome(() => acceptImage({ name, bytes }));
const document = (bytes: Buffer, name = 'paper.pdf') =>
  outcome(() => acceptDocument({ name, bytes }, { kinds: ['PDF', 'DOCX', 'XLSX'] }));

describe('a picture', () => {
  it('loses where, when and by whom it was taken, and stands upright', async () => {
    const given = await photograph();
    const taken = await acceptImage({ name: 'IMG_0001.JPG', bytes: given });
    const { exif, xmp, icc, iptc, orientation } = await sharp(taken.bytes).metadata();

    expect([given.includes('Layla Canary'), given.includes('Telephone')]).toEqual([true, true]);
    expect((await sharp(given).metadata()).orientation).toBe(6);
    expect([exif, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect(icc).toBeUndefined();
    expect(taken.bytes.includes('Canary') || taken.bytes.includes('Telephone')).toBe(false);
    expect(taken).toMatchObject({ mediaType: 'image/jpeg', name: 'IMG_0001.JPG', width: 40, height: 60 });
  });

  it('is known by its bytes, whatever it is called', async () => {
    const bytes = await plainPicture('webp');
    const taken = await acceptImage({ name: '../../etc/passwd.php', bytes });
    expect([taken.mediaType, taken.name]).toEqual(['image/webp', 'passwd.webp']);
  });

  it('is never larger than it has to be', async () => {
    const { width, height } = await acceptImage(
      { name: 'a.png', bytes: await plainPicture('png') },
      { longestSide: 15 },
    );
    expect([width, height]).toEqual([15, 10]);
  });

  it('loses what hangs behind it', async () => {
    const bytes = Buffer.concat([
      await plainPicture('jpeg'),
      Buffer.from('<script>alert(1)</script>PK\x03\x04'),
    ]);
    const taken = await acceptImage({ name: 'a.jpg', bytes });
    expect(taken.bytes.includes('<script>')).toBe(false);
  });

  it('of which one asks fifty thousand times fifty thousand pixels is refused before they are unpacked', async () => {
    const before = process.memoryUsage().rss;
    expect(await image(pngOf(50_000, 50_000))).toBe('422 image-too-many-pixels');
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it.each<[string, Buffer]>([
    [
      'SVG with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    ],
    ['SVG with a declaration', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['GIF that is a script as well', Buffer.from('GIF89a/*\x00\x00\x00\x00\x00*/=1;alert(1)//;', 'latin1')],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['PostScript', Buffer.from('%!PS-Adobe-3.0 EPSF-3.0\n(%pipe%id) (r) file')],
    ['MVG', Buffer.from('push graphic-context\nfill \'url(https://example.com/x.jpg"|ls "-la)\'')],
    ['TIFF', Buffer.from('49492a00080000000000', 'hex')],
    ['PDF', pdfFile],
  ])('is not %s', async (_name, bytes) => {
    expect(await image(bytes)).toBe('422 file-kind-wrong');
  });

  it.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), '422 file-empty'],
    ['eleven megabytes', Buffer.alloc(11 * 1024 * 1024, 1), '413 file-too-large'],
    ['a header alone', pngOf(10, 10).subarray(0, 40), '422 file-unreadable'],
    ['pixels that are missing', pngOf(500, 500), '422 file-unreadable'],
  ])('that is %s is refused', async (_name, bytes, expected) => {
    expect(await image(bytes)).toBe(expected);
  });
});

describe('a document', () => {
  it('is known by its bytes and gets its ending', () => {
    const names = [
      acceptDocument({ name: 'paper.exe', bytes: pdfFile }),
      acceptDocument({ name: 'ورقة.pdf.docx', bytes: officeFile('word/document.xml') }, { kinds: ['DOCX'] }),
    ];
    expect(names.map(({ name, mediaType }) => [name, mediaType.split(/[./]/).at(-1)])).toEqual([
      ['paper.pdf', 'pdf'],
      ['ورقة.pdf.docx', 'document'],
    ]);
  });

  it.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), '422 file-empty'],
    ['eleven megabytes', Buffer.concat([pdfFile, Buffer.alloc(11 * 1024 * 1024)]), '413 file-too-large'],
    ['HTML called a PDF', Buffer.from('<html><script>alert(1)</script>'), '422 file-kind-wrong'],
    ['HTML with a PDF inside', Buffer.concat([Buffer.from('<html>'), pdfFile]), '422 file-kind-wrong'],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), '422 file-kind-wrong'],
    ['a PDF that was cut off', pdfFile.subarray(0, 20), '422 file-unreadable'],
    ['a picture', pngOf(2, 2), '422 file-kind-wrong'],
    ['a zip of anything', zipOf([{ name: 'a.html', body: Buffer.from('<script>') }]), '422 file-kind-wrong'],
    [
      'an office file with macros',
      officeFile('word/document.xml', { name: 'word/vbaProject.bin', body: Buffer.from('x') }),
      '422 file-kind-wrong',
    ],
    ['another office file', officeFile('ppt/presentation.xml'), '422 file-kind-wrong'],
    [
      'a bomb of two hundred megabytes',
      officeFile('word/document.xml', { name: 'bomb.xml', body: Buffer.alloc(200 * 1024 * 1024) }),
      '422 archive-too-large',
    ],
    [
      'a bomb that says it is small',
      officeFile('word/document.xml', { name: 'bomb.xml', body: Buffer.alloc(9 * 1024 * 1024), says: 10 }),
      '422 file-unreadable',
    ],
    [
      'three thousand parts',
      zipOf(Array.from({ length: 3_000 }, (_, index) => ({ name: `${index}.xml`, body: Buffer.alloc(1) }))),
      '422 archive-too-large',
    ],
    [
      'an archive with a path that leads out',
      officeFile('word/document.xml', { name: '../../etc/passwd', body: Buffer.from('x') }),
      '422 file-unreadable',
    ],
    [
      'an archive with a part twice',
      officeFile('word/document.xml', { name: 'word/document.xml', body: Buffer.from('x') }),
      '422 file-unreadable',
    ],
    [
      'an archive with a password',
      zipOf([{ name: 'word/document.xml', body: Buffer.from('x'), flags: 1 }]),
      '422 file-protected',
    ],
  ])('that is %s is refused', async (_name, bytes, expected) => {
    expect(await document(bytes)).toBe(expected);
  });

  it('whose entries share their bytes is refused', async () => {
    const file = officeFile('word/document.xml', { name: 'b.xml', body: Buffer.alloc(1_000_000) });
    const last = file.lastIndexOf(Buffer.from('504b0102', 'hex'));
    const first = file.indexOf(Buffer.from('504b0102', 'hex'));
    file.copy(file, last + 42, first + 42, first + 46);
    file.copy(file, last + 20, first + 20, first + 28);
    expect(await document(file)).toBe('422 file-unreadable');
  });
});

describe('a table', () => {
  const sheet = { title: 'a', language: 'en', headings: ['name'], rows: [['Layla']] } as const;
  const read = (bytes: Buffer) => outcome(() => readSheet(bytes));

  it('with one cell far to the right is refused at once, not made sixteen thousand columns wide', async () => {
    const file = await writeXlsx({ ...sheet, rows: Array(9_000).fill(['Layla']) });
    const wide = await writeXlsx({ ...sheet, headings: Array<string>(sheetLimits.columns + 1).fill('x') });
    const csv = Buffer.from(`a,b\n${','.repeat(5_000_000)}\n`);
    const began = performance.now();

    expect([await read(file), await read(wide), await read(csv)]).toEqual([
      'taken',
      '422 sheet-too-large',
      '422 sheet-too-large',
    ]);
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  it('that lies about its size, or names one part twice, is unreadable', async () => {
    const lying = zipOf([{ name: 'xl/workbook.xml', body: Buffer.alloc(9 * 1024 * 1024), says: 10 }]);
    const twice = officeFile('xl/workbook.xml', { name: 'xl/workbook.xml', body: Buffer.from('x') });
    expect([await read(lying), await read(twice)]).toEqual(['422 sheet-unreadable', '422 sheet-unreadable']);
  });
});

describe('the name of a file', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\system.ini', 'system.ini'],
    ['/etc/shadow', 'shadow'],
    ['C:\\fakepath\\ورقة العمل.pdf', 'ورقة العمل.pdf'],
    ['cv\u202efdp.exe', 'cvfdp.exe'],
    ['a\u0000b\r\nSet-Cookie: x=1.pdf', 'abSet-Cookie_ x=1.pdf'],
    ['.htaccess', 'htaccess'],
    ['...', 'file'],
    ['', 'file'],
    ['CON.txt', '_CON.txt'],
    ['a"; filename="b.html', 'a_; filename=_b.html'],
    ['%2e%2e%2fpasswd', '_2e_2e_2fpasswd'],
    ['<img src=x onerror=alert(1)>.png', '_img src=x onerror=alert(1)_.png'],
    ['e\u0301.pdf', 'é.pdf'],
    [`${'ط'.repeat(300)}.pdf`, `${'ط'.repeat(116)}.pdf`],
    ['a\ud800.pdf', 'a_.pdf'],
  ])('%j becomes %j', (given, clean) => {
    expect(cleanFileName(given)).toBe(clean);
  });

  it('is told to a browser in ASCII and whole', () => {
    expect([contentDisposition('report.pdf'), contentDisposition("تقرير (1)'*.pdf", 'inline')]).toEqual([
      'attachment; filename="report.pdf"',
      `inline; filename="_____ (1)'_.pdf"; filename*=UTF-8''%D8%AA%D9%82%D8%B1%D9%8A%D8%B1%20%281%29%27_.pdf`,
    ]);
  });
});

it('the largest file is ten mebibytes', () => {
  expect(FILE_BYTES).toBe(10 * 1024 * 1024);
});
