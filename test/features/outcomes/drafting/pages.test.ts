import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type SignIn, type TestApp } from '../../../support/app.ts';
import { type Forum, makeForum } from '../forum.ts';

describe('pages of drafting', () => {
  let test: TestApp;
  let secretariat: SignIn;
  let rapporteur: SignIn;
  let forum: Forum;
  let base: string;
  let id: string;
  let session: string;
  beforeAll(async () => {
    test = await openTestApp();
    forum = await makeForum(test);
    base = '/ar/manage/forums/hill-forum/2026';
    secretariat = await test.signIn([{ role: 'secretariat', scopeKind: 'edition', scopeId: forum.edition }]);
    rapporteur = await test.signIn([{ role: 'rapporteur', scopeKind: 'edition', scopeId: forum.edition }]);
    id = (await forum.provision('دعوة الدول إلى وضع خطط.', 'Invite states to make plans.')).id;
    await forum.provision('تدريب القضاة.', 'Train judges.');
    const organiser = await test.signIn();
    const made = await test.inject({
      method: 'POST',
      url: `/api/v1/editions/${forum.edition}/sessions`,
      headers: organiser,
      payload: { kind: 'panel', title: { ar: 'جلسة الأطفال', en: 'Children' } },
    });
    session = made.json().id;
    await test.inject({
      method: 'POST',
      url: `/api/v1/editions/${forum.edition}/sessions`,
      headers: organiser,
      payload: { kind: 'break', title: { ar: 'استراحة القهوة', en: 'Coffee' } },
    });
  });
  afterAll(() => test.close());

  const get = (url: string, who = secretariat) => test.inject({ url, headers: who });
  const post = (url: string, fields: Record<string, string>, who = secretariat) =>
    test.inject({
      method: 'POST',
      url,
      headers: { ...who, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });

  it('keep what was typed at a conflict, show both wordings, and save over at the second try', async () => {
    const url = `${base}/outcomes/${forum.document}/provisions/${id}/wording`;
    const typed = (ar: string, revision: string) => ({
      revision,
      'title.ar': '',
      'title.en': '',
      'text.ar': ar,
      'text.en': 'Invite states to make plans.',
      comment: '',
    });
    expect((await get(url)).body).toContain('name="revision" value="1"');
    expect((await post(url, typed('حث الدول على وضع خطط.', '1'))).statusCode).toBe(303);

    const refused = await post(url, typed('مطالبة الدول بوضع خطط.', '1'));

    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('مطالبة الدول بوضع خطط.</textarea>');
    expect(refused.body).toMatch(/<del>.*حث.*<\/del>/s);
    expect(refused.body).toMatch(/<ins>.*مطالبة.*<\/ins>/s);
    expect(refused.body).toContain('name="revision" value="2"');
    expect((await post(url, typed('مطالبة الدول بوضع خطط.', '2'))).statusCode).toBe(303);
    const versions = await get(`${base}/outcomes/${forum.document}/provisions/${id}/versions`);
    expect(versions.body.match(/id="v\d"/g)).toEqual(['id="v3"', 'id="v2"', 'id="v1"']);
    const back = await post(`${base}/outcomes/${forum.document}/provisions/${id}/restorations`, {
      revision: '1',
    });
    expect(back.statusCode).toBe(303);
    expect((await get(`${base}/outcomes/${forum.document}/comparison?all=true`)).body).toContain(
      'دعوة الدول',
    );
  });

  it('reorder by buttons and by typed places without a script', async () => {
    const url = `${base}/outcomes/${forum.document}/order`;
    const before = await forum.provisions();
    expect((await post(`${url}/moves`, { provision: id, by: 'down' })).headers.location).toBe(
      `${url}#p-${id}`,
    );
    expect(await forum.provisions()).toEqual(before.toReversed());
    await post(url, {
      provisions: before.toReversed().join(' '),
      [`place-${before[0]}`]: '١',
      [`place-${before[1]}`]: '1',
    });
    expect(await forum.provisions()).toEqual(before);
  });

  it('lead a rapporteur’s report from its first words to a provision', async () => {
    const url = `${base}/session-reports/${session}`;
    const report = {
      'summary.ar': 'ناقشت الجلسة حماية الأطفال.',
      'points.0.kind': 'recommendation',
      'points.0.text.ar': 'إنشاء خط ساخن.',
      'points.0.text.en': 'Set up a hotline.',
      'points.1.kind': 'remark',
      'points.1.text.ar': 'ملاحظة عابرة.',
      'points.2.kind': 'remark',
      'points.2.text.ar': '',
    };
    expect((await post(url, report, rapporteur)).statusCode).toBe(303);
    expect((await get(url, rapporteur)).body).toContain('إنشاء خط ساخن.</textarea>');
    expect((await post(`${url}/submission`, {}, rapporteur)).statusCode).toBe(303);
    expect((await post(`${url}/return`, { reason: 'تنقص الترجمة' })).statusCode).toBe(303);
    const returned = await get(url, rapporteur);
    expect(returned.body).toContain('تنقص الترجمة');
    await post(`${url}/submission`, {}, rapporteur);
    const shown = (await get(url)).body;
    const [hotline = '', remark = ''] = [...shown.matchAll(/points\/([0-9a-f-]{36})/g)].map(([, one]) => one);

    expect(
      (await post(`${url}/points/${hotline}/taking-up`, { documentId: forum.document, afterId: id }))
        .statusCode,
    ).toBe(303);
    expect((await post(`${url}/points/${remark}/setting-aside`, { reason: '' })).statusCode).toBe(422);
    expect((await post(`${url}/points/${remark}/setting-aside`, { reason: 'خارج الموضوع' })).statusCode).toBe(
      303,
    );

    expect((await get(`${base}/outcomes/${forum.document}/order`)).body).toMatch(
      /دعوة الدول.*إنشاء خط ساخن.*تدريب/s,
    );
    const list = (await get(`${base}/session-reports`)).body;
    expect(list).toContain('أُخذ به');
    expect(list).not.toContain('استراحة القهوة');
  });

  it('hold a thread of comments', async () => {
    const url = `${base}/outcomes/${forum.document}/comments`;
    const begun = await post(url, { provisionId: id, text: 'أوضح' }, rapporteur);
    const thread = begun.headers.location?.toString().split('#')[1] ?? '';
    await post(url, { answersId: thread, text: 'تم' });
    expect((await post(`${url}/${thread}/resolution`, { resolved: 'yes' })).statusCode).toBe(303);
    const page = (await get(url)).body;
    expect(page).toContain('أوضح');
    expect(page).toContain('انتهى نقاشه');
    expect((await post(url, { text: '' })).statusCode).toBe(422);
  });

  it('print the drafting document in each language and in both', async () => {
    for (const mode of ['ar', 'en', 'ar-en']) {
      const pdf = await get(`${base}/outcomes/${forum.document}/drafting-document.${mode}.pdf`);
      expect([pdf.statusCode, pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual(
        [200, 'application/pdf', '%PDF-'],
      );
    }
  });

  it('answer in English, too', async () => {
    const english = base.replace('/ar/', '/en/');
    for (const path of [
      'order',
      'comments',
      'comparison',
      'amendments',
      `provisions/${id}/wording`,
      `provisions/${id}/versions`,
    ]) {
      const page = await get(`${english}/outcomes/${forum.document}/${path}`);
      expect([path, page.statusCode, /(?:drafting|amendments|outcomes):/.exec(page.body)]).toEqual([
        path,
        200,
        null,
      ]);
    }
  });
});
