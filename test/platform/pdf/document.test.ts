import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  createDocument,
  type Document,
  type DocumentOptions,
  drawContents,
  palette,
  type Running,
  textStyle,
} from '../../../src/platform/pdf/index.ts';
import { readPdf, reversed } from './support/read-pdf.ts';

const createdAt = new Date('2026-11-12T08:30:00Z');
const open = (options: Partial<DocumentOptions> = {}): Document =>
  createDocument({ title: 'جدول الأعمال', language: 'ar', digits: 'arab', createdAt, ...options });
const sentence =
  'تعرض الجلسة أربع تجارب وطنية وإقليمية في بناء منظومات الإبلاغ والاستجابة، وتقارن بين مدد الاستجابة قبل إنشاء المراكز وبعدها.';
const running: Running = {
  headerStart: 'المنتدى',
  headerEnd: 'جدول الأعمال',
  footerStart: 'ICOP/3/AG/Rev.2',
};

describe('a document', () => {
  it('has the same bytes whenever its content is the same', async () => {
    const render = async (word: string) => {
      const doc = open({ running });
      doc.heading('اليوم الأول', { anchor: 'day' });
      doc.write([{ text: word, link: '#day' }, ` ${sentence}`], 'running');
      doc.qr('https://multaqa.example/1', 60, 600, 58);
      return doc.finish();
    };

    const [first, second, other] = [await render('انظر'), await render('انظر'), await render('راجع')];

    expect(first.equals(second)).toBe(true);
    expect(readPdf(other).identifier).not.toBe(readPdf(first).identifier);
  });

  it('says what it is', async () => {
    const doc = open({ title: 'A & B <ج>', author: 'Secretariat', subject: 'Agenda', keywords: 'forum' });
    doc.write(sentence, 'running');

    const pdf = readPdf(await doc.finish());
    const values = [...pdf.info.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name, id]) => [
      name,
      pdf.object(Number(id)).value,
    ]);
    const packet = [...pdf.objects.values()]
      .find(({ value }) => value.includes('/Metadata'))
      ?.stream?.toString('utf8');

    expect(Object.fromEntries(values)).toMatchObject({
      Producer: '(Multaqa)',
      Author: '(Secretariat)',
      CreationDate: '(D:20261112083000Z)',
    });
    expect(pdf.catalog).toContain('/Lang (ar)');
    expect(packet).toContain('A &amp; B &lt;ج&gt;');
    expect(packet).toContain('<xmp:CreateDate>2026-11-12T08:30:00Z</xmp:CreateDate>');
  });

  it('cannot be finished twice', async () => {
    const doc = open();
    doc.write(sentence, 'running');
    await doc.finish();

    await expect(doc.finish()).rejects.toThrow('finished already');
  });

  it('refuses a colour that is none', () => {
    expect(() => open().box(0, 0, 10, 10, { fill: 'red' })).toThrow('#RRGGBB');
  });
});

describe('header and footer', () => {
  const pages = async (options: Partial<DocumentOptions>) => {
    const doc = open({ running, ...options });
    for (let i = 0; i < 3; i += 1) {
      if (i > 0) doc.newPage();
      doc.write(sentence, 'running');
    }
    const pdf = readPdf(await doc.finish());
    return [1, 2, 3].map((page) => pdf.texts(page).filter(({ tag }) => tag === 'Artifact'));
  };

  it('number pages in Arabic, in the digits of the edition', async () => {
    const footers = (await pages({})).map((texts) => reversed(texts.at(-1)?.text ?? ''));

    expect(footers).toEqual(['صفحة ١ من ٣', 'صفحة ٢ من ٣', 'صفحة ٣ من ٣']);
  });

  it('number pages in English', async () => {
    const footers = (await pages({ language: 'en' })).map((texts) => texts.at(-1)?.text);

    expect(footers).toEqual(['Page 1 of 3', 'Page 2 of 3', 'Page 3 of 3']);
  });

  it('number pages in both languages', async () => {
    const [, second = []] = await pages({ running: { ...running, footerEnd: 'pageInBoth' } });

    expect(second.at(-1)?.text).toBe('٣ نم ٢ ةحفص   ·   Page 2 of 3');
  });

  it('stand at the start and end edges of the reading direction', async () => {
    const [arabic = []] = await pages({});
    const [english = []] = await pages({ language: 'en' });
    const edges = (texts: typeof arabic) => texts.slice(0, 2).map(({ x }) => x > 297);

    expect(edges(arabic)).toEqual([true, false]);
    expect(edges(english)).toEqual([false, true]);
  });

  it('are left out on a cover and return after it', async () => {
    const doc = open();
    doc.write('غلاف', 'documentName');
    doc.newPage({ running });
    doc.write(sentence, 'running');
    const pdf = readPdf(await doc.finish());

    expect([1, 2].map((page) => pdf.texts(page).filter(({ tag }) => tag === 'Artifact').length)).toEqual([
      0, 4,
    ]);
  });
});

describe('boxes', () => {
  it('mirror: an offset counts from the start margin', () => {
    const [arabic, english] = [open(), open({ language: 'en' })];

    expect([arabic.x(0, 100), english.x(0, 100)]).toEqual([595.28 - 56 - 100, 56]);
    expect(arabic.x(84, 100)).toBeCloseTo(595.28 - 56 - 84 - 100, 6);
    expect(arabic.x(84, 100, 'ltr')).toBe(140);
  });

  it('take the direction of their language, and their alignment from it', () => {
    const doc = open();

    expect(doc.text('نص', 'running')).toMatchObject({ direction: 'rtl', align: 'right', language: 'ar' });
    expect(doc.text('Text', 'running', { language: 'en' })).toMatchObject({
      direction: 'ltr',
      align: 'left',
      language: 'en',
    });
    expect(doc.text('Text', 'running', { language: 'en', align: 'end' }).align).toBe('right');
  });

  it('take the measures of a role from the language of the text', () => {
    const doc = open();

    expect(doc.text('نص', 'running').height).toBe(19);
    expect(doc.text('Text', 'running', { language: 'en' }).height).toBe(17.5);
  });

  it('do not move the cursor', () => {
    const doc = open();

    expect(doc.at(84, 200, 'نص', 'running')).toBe(72 + 19);
    expect(doc.y).toBe(72);
  });

  it('justify by widening spaces, except in last lines', async () => {
    const doc = open({ language: 'en' });
    doc.write('one two three four five six seven eight nine ten eleven', 'running', {
      align: 'justify',
      width: 150,
    });
    const content = readPdf(await doc.finish()).content(1);

    const lines = content.split('\n').filter((line) => line.endsWith(' TJ'));

    expect(lines.slice(0, -1).every((line) => />-\d/.test(line))).toBe(true);
    expect(lines.at(-1)).not.toMatch(/>-\d{3}/);
  });
});

describe('the flow', () => {
  it('continues a paragraph on the next page, two lines at least on each', async () => {
    const doc = open({ language: 'en' });
    doc.y = doc.bottom - 2.5 * 17.5;
    doc.write('word '.repeat(60), 'running', { avoidOrphans: false });
    const pdf = readPdf(await doc.finish());

    expect(pdf.pageCount).toBe(2);
    expect(pdf.texts(1)).toHaveLength(2);
    expect(pdf.texts(2).length).toBeGreaterThanOrEqual(2);
    expect(pdf.structure()?.kids).toHaveLength(1);
  });

  it('leaves a page rather than leave one line on it', async () => {
    const doc = open({ language: 'en' });
    doc.y = doc.bottom - 1.5 * 17.5;
    doc.write('word '.repeat(60), 'running');

    const pdf = readPdf(await doc.finish());

    expect([pdf.texts(1).length, pdf.pageCount]).toEqual([0, 2]);
  });

  it('keeps together what a function draws', async () => {
    const doc = open();
    doc.y = doc.bottom - 50;
    doc.keepTogether(() => {
      doc.write('عنوان', 'sessionTitle');
      doc.write(sentence, 'abstract');
      doc.write(sentence, 'abstract');
    });
    const pdf = readPdf(await doc.finish());

    expect([pdf.pageCount, pdf.texts(1).length]).toEqual([2, 0]);
    expect(pdf.structure()?.kids.map(({ tag }) => tag)).toEqual(['P', 'P', 'P']);
  });

  it('lets what is taller than a page break', async () => {
    const doc = open();
    doc.y += 300;
    doc.keepTogether(() => {
      for (let i = 0; i < 60; i += 1) doc.write(sentence, 'running');
    });

    expect(readPdf(await doc.finish()).pageCount).toBeGreaterThan(2);
  });

  it('measures without drawing', async () => {
    const doc = open();
    const height = doc.measureFlow(() => {
      doc.heading('عنوان', { anchor: 'a' });
      doc.write(sentence, 'running', { after: 4 });
      doc.qr('x', 0, 0, 10);
    });
    doc.write('نص', 'running');
    const pdf = readPdf(await doc.finish());

    expect(height).toBeGreaterThan(38 + 19 + 4);
    expect(pdf.texts(1)).toHaveLength(1);
    expect(pdf.catalog).not.toContain('/Outlines');
  });

  it('calls its listener on each page that it starts', () => {
    const doc = open();
    const seen: number[] = [];
    const stop = doc.onPage(() => seen.push(doc.page));
    doc.newPage();
    doc.newPage();
    stop();
    doc.newPage();

    expect(seen).toEqual([2, 3]);
  });

  it('keeps a heading with what follows', async () => {
    const doc = open();
    doc.y = doc.bottom - 60;
    doc.heading('عنوان');

    expect([doc.page, doc.y]).toEqual([2, 72 + 38]);
  });
});

describe('places', () => {
  it('are reached from contents that stand before them, with their page numbers', async () => {
    const doc = open();
    drawContents(doc, {
      entries: [
        { title: 'اليوم الأول', anchor: 'day-1', theme: 1, note: 'الجلسات ١–٤' },
        { title: 'اليوم الثاني', anchor: 'day-2', level: 2 },
      ],
    });
    doc.newPage();
    doc.heading('اليوم الأول', { anchor: 'day-1' });
    doc.newPage();
    doc.newPage();
    doc.heading('اليوم الثاني', { anchor: 'day-2', level: 2 });
    const pdf = readPdf(await doc.finish());

    const numbers = pdf.texts(1).filter(({ x }) => x < 95);

    expect(numbers.map(({ text }) => text)).toEqual(['٢', '٤']);
    expect(pdf.pageValue(1).match(/\d+ 0 R/g)?.length).toBeGreaterThan(0);
    expect([...pdf.objects.values()].filter(({ value }) => value.includes('/GoTo'))).toHaveLength(2);
    expect([...pdf.objects.values()].filter(({ value }) => value.includes('/Dests'))).toHaveLength(1);
  });

  it('must exist when something links to them', async () => {
    const doc = open();
    doc.write([{ text: 'انظر', link: '#nowhere' }], 'running');

    await expect(doc.finish()).rejects.toThrow('no anchor "nowhere"');
  });

  it('make bookmarks, nested by level', async () => {
    const doc = open();
    doc.heading('الأول');
    doc.heading('فرع', { level: 2 });
    doc.heading('الثاني', { bookmark: 'Second' });
    doc.heading('بلا علامة', { bookmark: null });
    const pdf = readPdf(await doc.finish());

    const root = [...pdf.objects.values()].find(
      ({ value }) => value.includes('/Outlines') && value.includes('/First'),
    );

    expect(root?.value).toContain('/Count 2');
    expect([...pdf.objects.values()].filter(({ value }) => value.includes('/Dest ['))).toHaveLength(3);
    expect([...pdf.objects.values()].some(({ value }) => value.includes('(Second)'))).toBe(true);
  });

  it('can be on the web', async () => {
    const doc = open();
    doc.write(
      ['التحقق: ', { text: 'multaqa.example/verify', link: 'https://multaqa.example/verify' }],
      'small',
    );
    const pdf = readPdf(await doc.finish());

    expect(
      [...pdf.objects.values()].filter(({ value }) => value.includes('(https://multaqa.example/verify)')),
    ).toHaveLength(1);
    expect(pdf.structure()?.kids[0]?.kids.map(({ tag }) => tag)).toEqual(['Link']);
  });
});

describe('the structure tree', () => {
  it('holds headings, paragraphs and figures in drawing order, and no decoration', async () => {
    const doc = open({ running });
    doc.heading('اليوم الأول');
    doc.box(0, 0, 10, 10, { fill: palette.mist });
    doc.element('Sect', () => {
      doc.write('مُحَمَّد (الأول)', 'running');
      doc.write('In English', 'running', { language: 'en' });
    });
    doc.qr('x', 60, 600, 58, { alt: 'رمز التحقق' });
    const pdf = readPdf(await doc.finish());

    const [heading, section, figure] = pdf.structure()?.kids ?? [];

    expect(pdf.catalog).toContain('/MarkInfo');
    expect([heading?.tag, section?.tag, figure?.tag]).toEqual(['H1', 'Sect', 'Figure']);
    expect(section?.kids.map(({ tag, actualText }) => [tag, actualText])).toEqual([
      ['P', 'مُحَمَّد (الأول)'.normalize('NFC')],
      ['P', undefined],
    ]);
    expect(section?.kids[1]?.attributes).toContain('/Lang(en)');
    expect(figure?.attributes).toContain('/Alt(');
  });

  it('marks every operator of a page as text or as decoration', async () => {
    const doc = open({ running });
    doc.heading('عنوان');
    doc.rule();
    doc.artwork('test-line', (canvas) =>
      canvas
        .move(0, 0)
        .line(5, 5)
        .paint({ stroke: { colour: palette.ink } }),
    );
    doc.figure('صورة', (canvas) => canvas.circle(50, 50, 5).paint({ fill: palette.ink }));
    const lines = readPdf(await doc.finish())
      .content(1)
      .trim()
      .split('\n')
      .slice(1);

    let depth = 0;
    const outside = lines.filter((line) => {
      if (/B(?:DC|MC)$/.test(line)) depth += 1;
      const free = depth === 0;
      if (line === 'EMC') depth -= 1;
      return free;
    });

    expect(outside).toEqual([]);
    expect(depth).toBe(0);
  });

  it('can be left out', async () => {
    const doc = open({ tagged: false });
    doc.write(sentence, 'running');
    const pdf = readPdf(await doc.finish());

    expect(pdf.structure()).toBeNull();
    expect(pdf.content(1)).not.toContain('BDC');
  });
});

describe('pictures', () => {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const png = (width: number, height: number, channels: 3 | 4): Buffer => {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    header.set([8, channels === 4 ? 6 : 2], 8);
    const row = Buffer.concat([Buffer.alloc(1), Buffer.alloc(width * channels, 128)]);
    const data = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
    const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    return Buffer.concat([
      signature,
      chunk('IHDR', header),
      chunk('IDAT', data),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  };

  it.each([3, 4] as const)('are fitted into their box and embedded once: %i channels', async (channels) => {
    const emblem = png(4, 2, channels);
    const doc = open();
    doc.image(emblem, 100, 100, 50, 50, 'شعار الجهة');
    doc.image(emblem, 200, 100, 50, 50, '');
    const pdf = readPdf(await doc.finish());

    const placed = pdf
      .content(1)
      .split('\n')
      .filter((line) => line.endsWith(' cm') && line.startsWith('q '));

    expect(placed).toEqual(['q 50 0 0 -25 100 137.5 cm', 'q 50 0 0 -25 200 137.5 cm']);
    expect([...pdf.objects.values()].filter(({ value }) => value.includes('/DeviceRGB'))).toHaveLength(1);
    expect(pdf.structure()?.kids.map(({ tag }) => tag)).toEqual(['Figure']);
  });
});

describe('many documents', () => {
  it('share a drawing by its key, and draw it once', async () => {
    let drawn = 0;
    for (let i = 0; i < 3; i += 1) {
      const doc = open({ size: 'a4Landscape' });
      doc.artwork('shared-frame', (canvas) => {
        drawn += 1;
        canvas.rect(20, 20, 100, 100).paint({ stroke: { colour: palette.petrol } });
      });
      await doc.finish();
    }

    expect(drawn).toBe(1);
  });

  it('keep a certificate with a QR code under 30 KB', async () => {
    const doc = open({ size: 'a4Landscape' });
    doc.write('شهادة مشاركة', textStyle('display', 46, 64, palette.petrol));
    doc.write('الأستاذة نور عبدالله البحراوي', textStyle('displayBold', 32, 50));
    for (const face of ['regular', 'medium'] as const) doc.write(sentence, textStyle(face, 13.5, 25));
    doc.qr('https://multaqa.example/verify/7QF2-M9KD-X4TB', 60, 400, 58);

    expect((await doc.finish()).length).toBeLessThan(30_000);
  });
});
