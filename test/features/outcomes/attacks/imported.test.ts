import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOfWord } from '../../../../src/features/outcomes/drafting/rules/parse.ts';
import { zipOf } from '../../../platform/files/samples.ts';
import { openTestApp, type SignIn, type TestApp } from '../../../support/app.ts';
import { makeForum } from '../forum.ts';

const body = (paragraphs: readonly string[]): string =>
  `<w:document><w:body>${paragraphs.map((words) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`;
const docx = (xml: string): Buffer => zipOf([{ name: 'word/document.xml', body: Buffer.from(xml) }]);

describe('a text of an earlier summit that is brought in', () => {
  let test: TestApp;
  let secretariat: SignIn;
  const base = '/en/manage/forums/hill-forum/2026/outcomes';
  beforeAll(async () => {
    test = await openTestApp();
    const forum = await makeForum(test);
    secretariat = await test.signIn([{ role: 'secretariat', scopeKind: 'edition', scopeId: forum.edition }]);
  });
  afterAll(() => test.close());

  const upload = (
    file: { readonly name: string; readonly bytes: Buffer } | null,
    fields: Record<string, string> = {},
    who = secretariat,
  ) => {
    const boundary = randomUUID();
    const all = {
      kind: 'declaration',
      'title.ar': 'إعلان سابق',
      'title.en': 'An earlier declaration',
      authenticLanguage: 'ar',
      fileLanguage: 'ar',
      'text.ar': '',
      'text.en': '',
      ...fields,
    };
    const parts: Buffer[] = Object.entries(all).map(([name, value]) =>
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    );
    if (file !== null) {
      parts.push(
        Buffer.from(
          `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
        ),
        file.bytes,
        Buffer.from('\r\n'),
      );
    }
    return test.inject({
      method: 'POST',
      url: `${base}/import`,
      payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
      headers: { ...who, 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
  };
  const count = async () => {
    const [row] = await test.database.rows<Record<string, number>>(
      test.database.db,
      sql`select (select count(*)::int from outcome_documents) as texts, (select count(*)::int from provisions) as provisions,
        (select count(*)::int from provision_versions) as versions, (select count(*)::int from provision_numbers) as numbers`,
    );
    return row;
  };
  const take = async (held: Awaited<ReturnType<typeof upload>>) => {
    expect([held.statusCode, held.statusCode === 303 ? '' : held.body.slice(0, 400)]).toEqual([303, '']);
    return test.inject({ method: 'POST', url: String(held.headers.location), headers: secretariat });
  };
  const broughtIn = (title: string) =>
    test.database.rows<{ kind: string; ar: string; en: string; status: string; origin: string }>(
      test.database.db,
      sql`select p.kind, p.text ->> 'ar' as ar, p.text ->> 'en' as en, d.status, v.origin from outcome_documents d
        join provisions p on p.document_id = d.id join provision_versions v on v.provision_id = p.id
        where d.title ->> 'en' = ${title} order by p.position`,
    );

  it('comes by the API as by the page, titles with it: all of it or nothing, with the field named', async () => {
    const send = (provisions: readonly object[]) =>
      test.inject({
        method: 'POST',
        url: '/api/v1/editions/hill-forum:2026/text-imports',
        headers: secretariat,
        payload: {
          kind: 'declaration',
          title: { ar: 'إعلان ورد بالواجهة', en: 'Came by the API' },
          authenticLanguage: 'ar',
          provisions,
        },
      });
    const first = { kind: 'preamble', text: { ar: 'إذ نستذكر ما سبق،', en: '' } };
    const second = {
      kind: 'operative',
      title: { ar: 'الحصر', en: 'Count' },
      text: { ar: 'حصر الآبار.', en: 'Count the wells.' },
    };
    const before = await count();
    const refused = await send([first, { ...second, text: { ar: '', en: 'Only English.' } }]);
    const untouched = await count();
    const taken = await send([first, second]);
    const { provisions } = (
      await test.inject({ url: String(taken.headers.location), headers: secretariat })
    ).json();

    expect([refused.statusCode, refused.json().errors[0]?.field]).toEqual([422, 'provisions.1.text.ar']);
    expect(untouched).toEqual(before);
    expect([taken.statusCode, taken.json()]).toEqual([
      201,
      { id: expect.any(String), status: 'draft', provisions: 2 },
    ]);
    expect(
      provisions.map(({ kind, title, text }: Record<string, { ar: string; en: string } | null>) => [
        kind,
        title?.en ?? null,
        text?.ar,
      ]),
    ).toEqual([
      ['preamble', null, 'إذ نستذكر ما سبق،'],
      ['operative', 'Count', 'حصر الآبار.'],
    ]);
  });

  it('is read from a Word file with digits of either kind, shown first, and saved as a draft with the second step', async () => {
    const before = await count();
    const held = await upload({
      name: 'declaration.docx',
      bytes: docx(
        body(['إذ نستذكر ما سبق،', '١- حصر\u202e الآبار.', '2. نشر الحصر &amp; حفظه.', '(۳) متابعة ذلك.']),
      ),
    });
    expect(await count()).toEqual(before);
    const preview = await test.inject({ url: String(held.headers.location), headers: secretariat });
    expect(preview.body).toContain('نشر الحصر &amp; حفظه.');
    expect((await take(held)).statusCode).toBe(303);

    const row = { status: 'draft', origin: 'import', en: '' };
    expect(await broughtIn('An earlier declaration')).toEqual([
      { ...row, kind: 'preamble', ar: 'إذ نستذكر ما سبق،' },
      { ...row, kind: 'operative', ar: 'حصر الآبار.' },
      { ...row, kind: 'operative', ar: 'نشر الحصر & حفظه.' },
      { ...row, kind: 'operative', ar: 'متابعة ذلك.' },
    ]);
  });

  it('is read from a table in both languages, with its byte order mark and quotation marks', async () => {
    const csv = '\ufeffالعربية,English\r\n"حصر، ثم نشر.","Count, then publish."\r\nمتابعة.,Follow up.\r\n';
    const held = await upload(
      { name: 'text.csv', bytes: Buffer.from(csv) },
      { 'title.ar': 'جدول', 'title.en': 'A table', kind: 'recommendations' },
    );
    expect((await take(held)).statusCode).toBe(303);

    const row = { status: 'draft', origin: 'import', kind: 'recommendation' };
    expect(await broughtIn('A table')).toEqual([
      { ...row, ar: 'حصر، ثم نشر.', en: 'Count, then publish.' },
      { ...row, ar: 'متابعة.', en: 'Follow up.' },
    ]);
  });

  it.each([
    ['an empty file', { name: 'empty.docx', bytes: Buffer.from('PK') }],
    [
      'an archive without a text',
      { name: 'other.docx', bytes: zipOf([{ name: 'a.txt', body: Buffer.from('x') }]) },
    ],
    ['a picture', { name: 'text.txt', bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]) }],
    ['a table without a known column', { name: 'text.csv', bytes: Buffer.from('a,b\n1,2\n') }],
    ['a table without rows', { name: 'text.csv', bytes: Buffer.from('ar,en\n') }],
    ['a cut archive', { name: 'cut.docx', bytes: docx(body(['١- نص.'])).subarray(0, 60) }],
    [
      'an archive that grows without end',
      {
        name: 'bomb.docx',
        bytes: zipOf([
          { name: 'word/document.xml', body: Buffer.from(body(['١- نص.'])) },
          { name: 'word/media/a', body: Buffer.alloc(90 * 1024 * 1024) },
        ]),
      },
    ],
    ['a Word file without words', { name: 'none.docx', bytes: docx(body([])) }],
    ['a control character', { name: 'bell.txt', bytes: Buffer.from('١- حصر\u0007 الآبار.') }],
    ['half of a pair', { name: 'half.docx', bytes: docx(body(['١- حصر&#xD800; الآبار.'])) }],
    ['more paragraphs than a text has', { name: 'long.txt', bytes: Buffer.from('١- نص.\n'.repeat(2_001)) }],
    ['nothing at all', null],
  ])('is refused with its form kept, and nothing is written: %s', async (_what, file) => {
    const before = await count();
    const answer = await upload(file);

    expect([answer.statusCode, await count()]).toEqual([422, before]);
    expect(answer.body).toContain('An earlier declaration');
  });

  it('is refused whole where one paragraph lacks the authentic language', async () => {
    const before = await count();
    const answer = await upload({ name: 't.csv', bytes: Buffer.from('ar,en\nنص.,Text.\n,Only English.\n') });
    expect([answer.statusCode, await count()]).toEqual([422, before]);
  });

  it('is brought in by those alone who manage texts of the edition, and held for whoever uploaded it', async () => {
    const reader = await test.signIn([]);
    const file = { name: 'text.txt', bytes: Buffer.from('١- نص.') };
    expect((await upload(file, {}, reader)).statusCode).toBe(403);
    const held = await upload(file, { 'title.en': 'Held' });
    const other = await test.signIn();
    const taken = await test.inject({ method: 'POST', url: String(held.headers.location), headers: other });
    expect(taken.statusCode).toBe(404);
    const twice = await Promise.all([take(held), take(held)]);
    expect(twice.map(({ statusCode }) => statusCode).filter((status) => status === 303)).toHaveLength(1);
    expect(await broughtIn('Held')).toHaveLength(1);
  });

  it('is read in one pass, whatever a hostile body leaves open', () => {
    const hostile = [
      '<w:p >'.repeat(200_000),
      `<w:p>${'<w:t '.repeat(200_000)}</w:p>`,
      '<w:p '.repeat(200_000),
    ];
    const began = performance.now();
    const read = hostile.map(textOfWord);

    expect(read.map((words) => words.trim())).toEqual(['', '', '']);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
