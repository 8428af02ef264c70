import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeXlsx } from '../../../../src/platform/spreadsheet/index.ts';
import type { SignIn } from '../../../support/app.ts';
import { type Forum, multipart, openForum } from './support.ts';

/** Windows-1256, as office programs save Arabic without being asked. */
const windows1256 = (text: string): Buffer => {
  const table = new Map<string, number>();
  const decoder = new TextDecoder('windows-1256');
  for (let byte = 0; byte < 256; byte += 1) table.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Buffer.from([...text].map((letter) => table.get(letter) ?? 63));
};
const iso88596 = (text: string): Buffer => {
  const table = new Map<string, number>();
  const decoder = new TextDecoder('iso-8859-6');
  for (let byte = 0; byte < 256; byte += 1) table.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Buffer.from([...text].map((letter) => table.get(letter) ?? 63));
};

describe('the import of nominations', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await openForum();
    const places = { head: 1, deputy: 1, member: 100, alternate: 1 };
    await forum.send(
      'PATCH',
      `/delegations/${forum.jordan}`,
      { quotas: places },
      {
        ...forum.organiser,
        'if-match': '*',
      },
    );
  });
  afterAll(() => forum.test.close());

  const send = async (bytes: Buffer, query = '', headers: SignIn = forum.jordanian, id = forum.jordan) => {
    const form = multipart({}, { name: 'people.csv', bytes });
    return forum.test.inject({
      method: 'POST',
      url: `/api/v1/delegations/${id}/nomination-imports${query}`,
      headers: { ...headers, ...form.headers },
      payload: form.payload,
    });
  };
  const namedNow = async () =>
    (await forum.send('GET', '/editions/palm-forum:2027/nominations', undefined, forum.jordanian)).json()
      .items.length;
  const brief = (answer: Awaited<ReturnType<typeof send>>) =>
    answer
      .json()
      .rows.map((row: { row: number; result: string; errors: { code: string }[] }) => [
        row.row,
        row.result,
        ...row.errors.map(({ code }) => code),
      ]);

  it('names nobody when a row is wrong, and says of every row why', async () => {
    const file = [
      'الدور,الاسم بالعربية,الاسم بالإنجليزية,الجنسية,تاريخ الميلاد,البريد الإلكتروني',
      'رئيس الوفد,هدى الفيحاني,Huda Al-Faihani,الأردن,١٤٠٥/٣/١٢,huda@example.org',
      'Head,سليم البدراوي,,JO,1979-02-30,salim@example.org',
      'سفير,ريم الساري,,أطلانطس,1980-01-01,reem',
      'عضو,هدى الفيحاني,,الأردن,,other@example.org',
      'عضو,أنوار,,الأردن,,anwar@example.org',
    ].join('\r\n');

    const answer = await send(Buffer.from(file));

    expect([answer.statusCode, answer.json().saved, answer.json().named, answer.json().refused]).toEqual([
      200,
      false,
      2,
      3,
    ]);
    expect(brief(answer)).toEqual([
      [2, 'named'],
      [3, 'refused', 'birth-date-missing'],
      [4, 'refused', 'import-role-unknown', 'import-state-unknown', 'field-email'],
      [5, 'refused', 'import-row-repeated'],
      [6, 'named'],
    ]);
    const [first, , , , last] = answer.json().rows;
    expect([first.remarks, last.remarks]).toEqual([
      ['قُرئ التاريخ الهجري: \u20661984-12-05\u2069 ميلاديًا.'],
      ['الاسم كلمة واحدة: يلزم التحقق من أنه كامل.'],
    ]);
    expect(await namedNow()).toBe(0);
  });

  it('shows what a file would do, and names everybody when it is asked to', async () => {
    const file = Buffer.from('Role,Name,Post\nmember,Rula Zahrani,Adviser\nعضو,مازن العبيدات,سكرتير\n');

    const preview = await send(file, '?dryRun=true');
    expect([preview.json().saved, preview.json().named, await namedNow()]).toEqual([false, 2, 0]);
    const done = await send(file);

    expect([done.json().saved, await namedNow()]).toEqual([true, 2]);
    const again = await send(file);
    expect(brief(again)).toEqual([
      [2, 'refused', 'import-named-already'],
      [3, 'refused', 'import-named-already'],
    ]);
  });

  it.each([
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['windows-1256', windows1256],
    ['ISO 8859-6', iso88596],
  ])('reads a file in %s', async (_encoding, encode) => {
    const answer = await send(encode('الاسم;الدور\r\nفاطمة الكرماني;عضو\r\n'), '?dryRun=true');

    expect(answer.json().rows.map(({ name }: { name: string }) => name)).toEqual(['فاطمة الكرماني']);
  });

  it('refuses what it cannot read, and says how to save it', async () => {
    const garbled = await send(Buffer.from('\ufeffالاسم\nفا\ufffdمة\n'));
    const nameless = await send(Buffer.from('A,B\n1,2\n'));
    const broken = await send(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0]));

    expect([garbled, nameless, broken].map((one) => [one.statusCode, one.json().code])).toEqual([
      [422, 'sheet-encoding'],
      [422, 'import-names-missing'],
      [422, 'sheet-unreadable'],
    ]);
  });

  it('keeps formulas as text and hands them out defused', async () => {
    const file = await writeXlsx({
      title: 'People',
      language: 'en',
      headings: ['Name', 'Role', 'Post'],
      rows: [['Dana Khatibi', 'member', '=cmd|calc!A1']],
    });

    const done = await send(file);
    expect([done.statusCode, done.json().saved]).toEqual([200, true]);

    const sheet = await forum.test.inject({
      url: '/en/manage/forums/palm-forum/2027/nominations.csv',
      headers: forum.organiser,
    });
    expect(sheet.body).toContain("'=cmd|calc!A1");
  });

  it('takes nobody beyond the places, and says which row is too many', async () => {
    const answer = await send(
      Buffer.from('Name,Role\nOne Alternate,alternate\nTwo Alternate,alternate\nThree Support,support\n'),
      '?dryRun=true',
    );

    expect(brief(answer)).toEqual([
      [2, 'named'],
      [3, 'refused', 'import-no-place-alternate'],
      [4, 'refused', 'import-no-place-support'],
    ]);
  });

  it('answers for another delegation as for one that does not exist', async () => {
    const answer = await send(Buffer.from('Name\nSomebody Else\n'), '', forum.yemeni, forum.jordan);

    expect([answer.statusCode, answer.json().code]).toEqual([404, 'delegation-unknown']);
  });
});
