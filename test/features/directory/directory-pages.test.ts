import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();
const multipart = (name: string, bytes: Buffer, fields: Record<string, string> = {}) => {
  const boundary = 'border-of-parts';
  const parts = Object.entries(fields).map(
    ([key, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return {
    payload: Buffer.concat([
      Buffer.from(parts.join('') + head),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
};

describe('the directory on pages', () => {
  let test: TestApp;
  let organiser: SignIn;
  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
  });
  afterAll(() => test.close());

  const get = (url: string, headers: SignIn = organiser) => test.inject({ url, headers });
  const post = (url: string, fields: Record<string, string>, headers: SignIn = organiser) =>
    test.inject({
      method: 'POST',
      url,
      payload: form(fields),
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    });
  const persons = async (q = '') =>
    (await get(`/api/v1/persons?lang=en&q=${encodeURIComponent(q)}`)).json().items;

  it('shows the states of a group in the approved order, with forgiving search', async () => {
    const league = (await get('/ar/manage/states?group=arab-league')).body;
    expect(league.indexOf('الأردن')).toBeLessThan(league.indexOf('السعودية'));
    expect(league).not.toContain('فرنسا');
    const found = (await get(`/ar/manage/states?q=${encodeURIComponent('المانيا')}`)).body;
    expect(found).toContain('ألمانيا');
  });

  it('shows names that look alike where a slip of the finger finds nothing', async () => {
    await post('/en/manage/bodies/new', {
      'name.ar': 'مرصد الطفولة',
      'name.en': 'Childhood Observatory',
      kind: 'centre',
    });
    const found = (await get('/en/manage/bodies?q=observetory')).body;
    expect([found.includes('Childhood Observatory'), found.includes('look like it')]).toEqual([true, true]);
    const nothing = (await get('/en/manage/bodies?q=zzzzzz')).body;
    expect([nothing.includes('Childhood Observatory'), nothing.includes('No results match')]).toEqual([
      false,
      true,
    ]);
  });

  it('adds, edits and deletes a person; what is emptied is gone', async () => {
    const added = await post('/en/manage/persons/new', {
      'name.ar': 'هدى المرجاني',
      'name.en': 'Huda Al-Marjani',
      'honorific.ar': 'سعادة',
      'honorific.en': 'H.E.',
      gender: 'f',
      stateCode: 'OM',
    });
    expect(added.statusCode).toBe(303);
    const [person] = await persons('marjani');
    expect(added.headers.location).toBe(`/en/manage/persons/${person.id}?done=created`);
    const edited = await post(`/en/manage/persons/${person.id}`, {
      version: '1',
      'name.ar': 'هدى المرجاني',
      'name.en': '',
      'honorific.ar': '',
      'honorific.en': '',
      gender: 'f',
      stateCode: '',
      sortAr: person.sortAr,
    });
    expect(edited.statusCode).toBe(303);
    expect((await persons('هدى'))[0]).toMatchObject({ honorific: null, state: null, name: { en: '' } });
    const stale = await post(`/en/manage/persons/${person.id}`, { version: '1', 'name.ar': 'هدى' });
    expect([stale.statusCode, stale.body.includes('was changed after you opened it')]).toEqual([412, true]);
    const gone = await post(`/en/manage/persons/${person.id}/delete`, { version: '2' });
    expect(gone.headers.location).toBe('/en/manage/persons?done=deleted');
  });

  it('asks before it adds somebody whose name is there already, or looks alike', async () => {
    const fields = { 'name.ar': 'إيمان الأصيلي', 'name.en': 'Iman Al-Asili', gender: 'f' };
    await post('/en/manage/persons/new', fields);
    const again = await post('/en/manage/persons/new', { ...fields, 'name.ar': 'ايمان الاصيلي' });
    expect([again.statusCode, again.body.includes('name="confirmed"')]).toEqual([409, true]);
    const confirmed = await post('/en/manage/persons/new', { ...fields, confirmed: 'true' });
    expect(confirmed.statusCode).toBe(303);
    expect(await persons('asili')).toHaveLength(2);
  });

  it('keeps what was typed and names the fields that are wrong', async () => {
    const answer = await post('/ar/manage/bodies/new', {
      'name.ar': '',
      'name.en': '',
      kind: 'ministry',
      website: 'seas.example',
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('value="seas.example"');
    expect(answer.body).toContain('href="#website"');
  });

  it('takes back what it exported without a difference', async () => {
    await post('/en/manage/bodies/new', {
      'name.ar': 'هيئة المرجان',
      'name.en': 'Coral Authority',
      kind: 'authority',
    });
    for (const name of ['bodies', 'persons']) {
      for (const format of ['csv', 'xlsx']) {
        const file = await get(`/ar/manage/${name}.${format}`);
        expect(file.headers['content-disposition']).toBe(`attachment; filename="${name}.${format}"`);
        const upload = multipart(`${name}.${format}`, file.rawPayload);
        const report = await test.inject({
          method: 'POST',
          url: `/en/manage/${name}/import`,
          payload: upload.payload,
          headers: { ...organiser, ...upload.headers },
        });
        expect([report.statusCode, report.body.includes('The whole file was saved.')]).toEqual([200, true]);
        expect(report.body).not.toMatch(/>(added|updated|refused)</);
      }
    }
  });

  it('imports after a check the very bytes that were checked, for who uploaded them and for an hour', async () => {
    const upload = multipart('new.csv', Buffer.from('name-en,kind\nSalt Institute,institute\n'), {
      dryRun: 'true',
    });
    const check = async () => {
      const page = await test.inject({
        method: 'POST',
        url: '/en/manage/bodies/import',
        payload: upload.payload,
        headers: { ...organiser, ...upload.headers },
      });
      expect([page.statusCode, page.body.includes('nothing was saved')]).toEqual([200, true]);
      return /action="(\/en\/manage\/bodies\/import\/[^"]+)"/.exec(page.body)?.[1] ?? '';
    };
    const action = await check();
    expect(action).not.toBe('');
    expect((await post(action, {}, await test.signIn())).statusCode).toBe(404);
    expect((await post(action.replace('bodies', 'persons'), {})).statusCode).toBe(404);
    expect((await post('/en/manage/bodies/import/nonsense', {})).statusCode).toBe(404);

    await test.database.rows(
      test.database.db,
      sql`update held_uploads set created_at = now() - interval '61 minutes'`,
    );
    expect((await post(action, {})).statusCode).toBe(404);

    const again = await check();
    const kept = await test.database.rows(test.database.db, sql`select id from held_uploads`);
    expect(kept).toHaveLength(1);
    const report = await post(again, {});
    expect([report.statusCode, report.body.includes('The whole file was saved.')]).toEqual([200, true]);
    expect((await get('/en/manage/bodies?q=salt')).body).toContain('Salt Institute');
  });

  it('reports every row of a file that can’t be saved', async () => {
    const upload = multipart('people.csv', Buffer.from('name-en,state\nOne,SA\nTwo,Atlantis\n'));
    const report = await test.inject({
      method: 'POST',
      url: '/ar/manage/persons/import',
      payload: upload.payload,
      headers: { ...organiser, ...upload.headers },
    });
    expect(report.statusCode).toBe(422);
    expect(report.body).toContain('الدولة «Atlantis» غير موجودة');
    const nothing = multipart('', Buffer.from(''));
    const refused = await test.inject({
      method: 'POST',
      url: '/ar/manage/persons/import',
      payload: nothing.payload,
      headers: { ...organiser, ...nothing.headers },
    });
    expect([refused.statusCode, refused.body.includes('يلزم إرفاق ملف')]).toEqual([422, true]);
  });

  it('opens to those who work in the system, and to nobody else', async () => {
    expect((await get('/ar/manage/persons', {})).headers.location).toContain('/ar/sign-in');
    expect((await get('/ar/manage/persons', await test.signIn([]))).statusCode).toBe(403);
    const desk = await test.signIn([{ role: 'desk', scopeKind: 'installation', scopeId: null }]);
    const list = await get('/ar/manage/persons', desk);
    expect([list.statusCode, list.body.includes('/manage/persons/new')]).toEqual([200, false]);
    expect((await post('/ar/manage/persons/new', { 'name.ar': 'أحد' }, desk)).statusCode).toBe(403);
  });
});
