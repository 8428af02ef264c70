import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportReport } from '../../../src/features/directory/index.ts';
import { systemActor } from '../../../src/platform/actor/index.ts';
import { writeXlsx } from '../../../src/platform/spreadsheet/index.ts';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

const system = systemActor('test');
const csv = (...lines: string[]): Buffer => Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`);

describe('imports of bodies and persons', () => {
  let test: TestApp;
  let organiser: SignIn;
  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
  });
  afterAll(() => test.close());

  const imports = () => test.app.directory.imports;
  const list = async (url: string) =>
    (await test.inject({ url: `/api/v1${url}`, headers: organiser })).json().items;
  const counts = ({ saved, created, updated, unchanged, refused }: ImportReport) => ({
    saved,
    created,
    updated,
    unchanged,
    refused,
  });

  it('adds bodies with their parents from the same file, in any order, by headings of either language', async () => {
    const file = csv(
      'الاسم بالعربية,Name in English,النوع,الجهة الأعلى,الدولة,لون الشعار',
      'وكالة السواحل,Coasts Agency,وكالة,وزارة البحار,الاردن,أزرق',
      'وزارة البحار,Ministry of Seas,Ministry,,JO,',
    );
    const report = await imports().importBodies(system, file);
    expect(counts(report)).toEqual({ saved: true, created: 2, updated: 0, unchanged: 0, refused: 0 });
    expect(report.ignored).toEqual(['لون الشعار']);
    const bodies = await list('/bodies?lang=en');
    expect(
      bodies.map((body: { slug: string; kind: string; parent: { slug: string } | null }) => [
        body.slug,
        body.kind,
        body.parent?.slug,
      ]),
    ).toEqual([
      ['coasts-agency', 'agency', 'ministry-of-seas'],
      ['ministry-of-seas', 'ministry', undefined],
    ]);
  });

  it('adds, updates and leaves alone, and only suggests a name that looks alike', async () => {
    await imports().importPeople(
      system,
      csv('الاسم,Name,المنصب,الجهة,الجنس', 'أحمد الساحلي,Ahmad Al-Sahli,مدير الموانئ,وكالة السواحل,ذكر'),
    );
    const file = await writeXlsx({
      title: 'persons',
      language: 'en',
      headings: ['Name (Arabic)', 'Job title', 'Body', 'VIP'],
      rows: [
        ['أحمد الساحلي', 'Ports Director', 'Coasts Agency', 'yes'],
        ['احمد الساحلى', null, null, null],
      ],
    });
    const first = await imports().importPeople(system, file);
    expect(
      first.rows.map(({ row, result, suggestions }) => [row, result, suggestions.map(({ slug }) => slug)]),
    ).toEqual([
      [2, 'updated', []],
      [3, 'created', ['ahmad-al-sahli']],
    ]);
    const [person] = (await list('/persons?lang=ar')).filter(
      ({ slug }: { slug: string }) => slug === 'ahmad-al-sahli',
    );
    expect(person).toMatchObject({
      post: { ar: 'مدير الموانئ', en: 'Ports Director' },
      gender: 'm',
      principal: true,
      body: { slug: 'coasts-agency' },
    });
    const again = await imports().importPeople(system, file);
    expect(counts(again)).toEqual({ saved: true, created: 0, updated: 0, unchanged: 2, refused: 0 });
  });

  it('leaves a value where the cell is empty and empties it where the cell is a single hyphen', async () => {
    const heading =
      'slug,name-ar,name-en,honorific-ar,post-ar,post-en,body,state,gender,principal,sort-en,biography-ar';
    await imports().importPeople(
      system,
      csv(heading, 'nura,نورة المرفأ,Nura Al-Marfa,معالي,رئيسة,Chair,وزارة البحار,SA,f,yes,Zzz,سيرة'),
    );
    const nura = async () => (await list('/persons')).find(({ slug }: { slug: string }) => slug === 'nura');
    const before = await nura();

    const left = await imports().importPeople(system, csv(heading, 'nura,,,,,,,,,,,'));
    expect(counts(left)).toMatchObject({ unchanged: 1, updated: 0 });
    expect(await nura()).toEqual(before);

    const emptied = csv(heading, 'nura,-,,-, - ,-,-,-,-,-,-,-');
    expect(counts(await imports().importPeople(system, emptied))).toMatchObject({ saved: true, updated: 1 });
    expect(await nura()).toMatchObject({
      name: { ar: '', en: 'Nura Al-Marfa' },
      honorific: null,
      post: null,
      body: null,
      biography: null,
      gender: 'unstated',
      principal: false,
    });
    expect((await nura()).sortEn).not.toBe('Zzz');
    expect(counts(await imports().importPeople(system, emptied))).toMatchObject({ unchanged: 1, updated: 0 });

    const bodies = csv('slug,short-name-en,parent,state,website', 'coasts-agency,-,-,-,-');
    expect(counts(await imports().importBodies(system, bodies))).toMatchObject({ updated: 1, refused: 0 });
    const [agency] = (await list('/bodies')).filter(({ slug }: { slug: string }) => slug === 'coasts-agency');
    expect(agency).toMatchObject({ parent: null, state: null, website: null });
    await imports().importBodies(system, csv('slug,parent,state', 'coasts-agency,ministry-of-seas,JO'));
  });

  it('refuses to empty what a record cannot be without', async () => {
    const refused = await imports().importBodies(
      system,
      csv('slug,name-ar,name-en,kind,gender-ar', 'coasts-agency,-,-,-,-', '-,هيئة الموانئ,,agency,'),
    );
    expect(refused.rows.map(({ errors }) => errors.map(({ field, code }) => [field, code]))).toEqual([
      [
        ['kind', 'import-needed'],
        ['gender-ar', 'import-needed'],
        ['name-ar', 'field-required'],
      ],
      [['slug', 'import-needed']],
    ]);
  });

  it('saves nothing when one row is wrong, and says of every row why', async () => {
    const before = await list('/persons');
    const report = await imports().importPeople(
      system,
      csv(
        'slug,name-ar,body,state,gender',
        ',ليلى البحري,وزارة البحار,SA,أنثى',
        ',سعاد الموجي,وزارة السحاب,أطلنطس,ربما',
        'Bad Slug,,,,',
        ',ليلى البحري,وزارة البحار,SA,f',
      ),
    );
    expect(counts(report)).toEqual({ saved: false, created: 1, updated: 0, unchanged: 0, refused: 3 });
    expect(
      report.rows.map(({ row, errors }) => [row, errors.map(({ field, code }) => [field, code])]),
    ).toEqual([
      [2, []],
      [
        3,
        [
          ['state', 'import-state-unknown'],
          ['body', 'import-body-unknown'],
          ['gender', 'import-value-unknown'],
        ],
      ],
      [
        4,
        [
          ['name-ar', 'field-required'],
          ['slug', 'format-wrong'],
        ],
      ],
      [5, [['name-ar', 'import-repeated']]],
    ]);
    expect(await list('/persons')).toEqual(before);
  });

  it('checks without saving when asked to', async () => {
    const file = csv('name-en', 'Somebody New');
    const report = await imports().importPeople(system, file, { dryRun: true });
    expect(counts(report)).toEqual({ saved: false, created: 1, updated: 0, unchanged: 0, refused: 0 });
    expect(await list('/persons?q=somebody')).toEqual([]);
  });

  it('refuses parents that lead round in a circle', async () => {
    const report = await imports().importBodies(
      system,
      csv('name-en,kind,parent', 'One,council,Two', 'Two,council,One'),
    );
    expect(report.rows.map(({ errors }) => errors.map(({ code }) => code))).toEqual([
      ['body-above-itself'],
      ['body-above-itself'],
    ]);
  });

  it('takes five hundred persons by few statements', async () => {
    const rows = Array.from(
      { length: 500 },
      (_, index) => `,شخص رقم ${index} الكثير,Person Number ${index},وكالة السواحل`,
    );
    const file = csv('slug,name-ar,name-en,body', ...rows);
    const statements = await test.countStatements(async () => {
      const report = await imports().importPeople(system, file);
      expect(report.created).toBe(500);
    });
    expect(statements).toBeLessThan(15);
  });

  it('refuses a file without names, and one that is none', async () => {
    const code = async (file: Buffer) => {
      try {
        await imports().importPeople(system, file);
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(await code(csv('colour', 'blue'))).toBe('import-names-missing');
    expect(await code(Buffer.from(''))).toBe('sheet-empty');
  });
});
