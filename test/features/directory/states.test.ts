import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stateFacts } from '../../../src/features/directory/states-data.ts';
import { readSheet } from '../../../src/platform/spreadsheet/index.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';

const source = fileURLToPath(new URL('../../../../shared/data/states.tsv', import.meta.url));

/** Order of the Arab League by Arabic sort key: الأردن، الإمارات، البحرين … اليمن. */
const league = 'JO AE BH TN DZ DJ SA SD SY SO IQ OM PS QA KM KW LB LY EG MA MR YE'.split(' ');

describe('states', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
  });
  afterAll(() => test.close());

  const codes = async (query: string): Promise<string[]> =>
    (await test.inject({ url: `/api/v1/states?${query}` }))
      .json()
      .items.map(({ code }: { code: string }) => code);

  it('stand in alphabetical order without articles, the League as its lists have it', async () => {
    expect(await codes('group=arab-league&lang=ar')).toEqual(league);
  });

  it('are those of the United Nations with two observers, and each group is part of the next', async () => {
    const [all, gcc, arab, islamic] = [
      await codes('limit=200'),
      await codes('group=gcc'),
      await codes('group=arab-league'),
      await codes('group=oic'),
    ];
    expect([all.length, gcc.length, arab.length, islamic.length]).toEqual([195, 6, 22, 57]);
    expect(gcc.every((code) => arab.includes(code)) && arab.every((code) => islamic.includes(code))).toBe(
      true,
    );
  });

  it('are put in once, and stay as protocol left them', async () => {
    const before = await codes('limit=200');
    await test.app.directory.ensureStates();
    expect(await codes('limit=200')).toEqual(before);
  });

  it('stand in the log of changes from the first day, put in by the system, once', async () => {
    await test.app.directory.ensureStates();
    const entries = await test.database.rows<Record<string, unknown>>(
      test.database.db,
      sql`select actor_name, authority, subject_id, edition_id, jsonb_array_length(after) as states,
        after->0 ? 'code' as codes from audit_events where action = 'states.created'`,
    );
    expect(entries).toEqual([
      {
        actor_name: 'first start',
        authority: 'states.manage',
        subject_id: 'states',
        edition_id: null,
        states: 195,
        codes: true,
      },
    ]);
  });

  it('go out as files, filtered and ordered as they are seen', async () => {
    const headers = await test.signIn();
    const csv = await test.inject({ url: '/ar/manage/states.csv?group=gcc', headers });
    const [heading = '', ...rows] = csv.body.replace('\ufeff', '').trimEnd().split(/\r?\n/);
    expect(heading.split(',').slice(0, 5)).toEqual([
      'الرمز',
      'الرمز الثلاثي',
      'الرمز الرقمي',
      'الاسم المختصر بالعربية',
      'الاسم الرسمي بالعربية',
    ]);
    expect(rows.map((row) => row.split(',')[0])).toEqual('AE BH SA OM QA KW'.split(' '));
    const xlsx = await test.inject({ url: '/en/manage/states.xlsx', headers });
    const sheet = readSheet(xlsx.rawPayload);
    expect([sheet.rows.length, sheet.headings.at(7)]).toEqual([195, 'League of Arab States']);
    const page = (await test.inject({ url: '/ar/manage/states?group=gcc', headers })).body;
    expect(page).toContain('/ar/manage/states.csv?group=gcc');
  });

  it.skipIf(!existsSync(source))('carry the names and keys of the table that they were taken from', () => {
    const [header = '', ...lines] = readFileSync(source, 'utf8').trimEnd().split('\n');
    const columns = header.split('\t');
    const expected = lines.map((line) => {
      const row = Object.fromEntries(line.split('\t').map((cell, index) => [columns[index], cell]));
      const groups = `${row.arab_league === '1' ? 'L' : ''}${row.gcc === '1' ? 'G' : ''}${row.oic === '1' ? 'O' : ''}`;
      return [
        row.iso2,
        row.iso3,
        row.m49,
        groups,
        row.ar_short,
        row.ar_formal,
        row.ar_sort,
        row.en_short,
        row.en_formal,
        row.en_sort,
      ];
    });
    expect(stateFacts).toEqual(expected);
  });
});
