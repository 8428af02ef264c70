import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, type SignIn, type TestApp } from '../../../support/app.ts';
import { type Forum, makeForum } from '../forum.ts';

describe('several drafters at one text', () => {
  let test: TestApp;
  let secretariat: SignIn;
  let rapporteur: SignIn;
  let forum: Forum;
  let id: string;
  beforeAll(async () => {
    test = await openTestApp();
    forum = await makeForum(test);
    secretariat = await test.signIn([{ role: 'secretariat', scopeKind: 'edition', scopeId: forum.edition }]);
    rapporteur = await test.signIn([{ role: 'rapporteur', scopeKind: 'edition', scopeId: forum.edition }]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    id = (await forum.provision('دعوة الدول إلى وضع خطط.', 'Invite states to make plans.')).id;
  });

  const send = (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
    who = secretariat,
  ) => test.inject({ method, url: `/api/v1${url}`, headers: who, ...(payload ? { payload } : {}) });
  const reword = (payload: object, who = secretariat) =>
    send('POST', `/provisions/${id}/wordings`, payload, who);
  const now = async () => (await send('GET', `/provisions/${id}`)).json().text;

  it('keep each other’s words where they change different languages, and a translation of the old text lags', async () => {
    const [arabic, english] = await Promise.all([
      reword({ revision: 1, text: { ar: 'حث الدول على وضع خطط.' } }),
      reword({ revision: 1, text: { en: 'Invite all states to make plans.' } }),
    ]);

    expect([arabic.statusCode, english.statusCode]).toEqual([200, 200]);
    expect(await now()).toMatchObject({
      ar: 'حث الدول على وضع خطط.',
      en: 'Invite all states to make plans.',
      status: { ar: 'reviewed', en: 'stale' },
    });
  });

  it('lose nothing when twenty write at once: each is saved or gets both wordings back', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        reword({ revision: 1, text: { ar: `صياغة ${index}` }, comment: `${index}` }),
      ),
    );

    const saved = answers.filter(({ statusCode }) => statusCode === 200);
    const refused = answers.filter(({ statusCode }) => statusCode === 409).map((answer) => answer.json());
    expect([saved.length, refused.length]).toEqual([1, 19]);
    const stands = saved[0]?.json().text.ar;
    for (const problem of refused) {
      expect(problem).toMatchObject({
        code: 'wording-conflict',
        conflicts: ['text.ar'],
        theirs: { 'text.ar': stands },
        revision: 2,
      });
      expect(problem.mine['text.ar']).toMatch(/^صياغة \d+$/);
    }
    expect((await now()).ar).toBe(stands);
  });

  it('find every version with what changed, and bring an older one back as a new one', async () => {
    await reword({ revision: 1, text: { ar: 'حث الدول على وضع خطط.' }, comment: 'صياغة أقوى' });
    const restored = await send('POST', `/provisions/${id}/restorations`, { revision: 1 });

    expect(restored.json().text.ar).toBe('دعوة الدول إلى وضع خطط.');
    const { items } = (await send('GET', `/provisions/${id}/versions`, undefined, rapporteur)).json();
    expect(
      items.map((one: { revision: number; text: { ar: string }; comment: string }) => [
        one.revision,
        one.text.ar,
        one.comment,
      ]),
    ).toEqual([
      [1, 'دعوة الدول إلى وضع خطط.', null],
      [2, 'حث الدول على وضع خطط.', 'صياغة أقوى'],
      [3, 'دعوة الدول إلى وضع خطط.', null],
    ]);
    expect(items[1].changes.ar).toEqual([
      { kind: 'removed', text: 'دعوة' },
      { kind: 'added', text: 'حث' },
      { kind: 'same', text: ' الدول ' },
      { kind: 'removed', text: 'إلى' },
      { kind: 'added', text: 'على' },
      { kind: 'same', text: ' وضع خطط.' },
    ]);
  });

  it('confirm the translation that they read and no newer one', async () => {
    const review = (revision: number) =>
      send('POST', `/provisions/${id}/reviews`, { revision, language: 'en' });

    expect((await review(1)).json().text.status).toEqual({ ar: 'reviewed', en: 'reviewed' });
    await reword({ revision: 1, text: { ar: 'نص آخر' } });
    expect((await review(1)).json().code).toBe('wording-moved');
    expect((await now()).status).toEqual({ ar: 'reviewed', en: 'stale' });
  });

  it('can hide nothing in a text: controls of direction go, others are refused by field', async () => {
    const refused = await reword({ revision: 1, text: { ar: 'نص\u0007' } });
    expect([refused.statusCode, refused.json().errors?.[0]?.field]).toEqual([422, 'text.ar']);

    await reword({ revision: 1, text: { ar: 'نص\u202E معكوس' } });
    expect((await now()).ar).toBe('نص معكوس');
  });

  it('order a text while others reword it, without a deadlock and without a lost change', async () => {
    const url = `/outcome-documents/${forum.document}/order`;
    const others = await forum.provisions();
    const answers = await Promise.all([
      ...Array.from({ length: 6 }, (_, index) =>
        send('PUT', url, { provisionIds: index % 2 ? others.toReversed() : others }),
      ),
      ...others.map((one) =>
        send('POST', `/provisions/${one}/wordings`, { revision: 1, comment: 'x', title: { ar: 'عنوان' } }),
      ),
    ]);

    expect(answers.map(({ statusCode }) => statusCode).filter((code) => ![200, 204].includes(code))).toEqual(
      [],
    );
    expect((await send('PUT', url, { provisionIds: others.slice(1) })).json().code).toBe('order-stale');
    expect((await forum.provisions()).toSorted()).toEqual(others.toSorted());
  });

  it('talk beside it: threads that rapporteurs open, answer and resolve', async () => {
    const url = `/outcome-documents/${forum.document}/comments`;
    const begun = await send('POST', url, { provisionId: id, text: 'هل المقصود كل الدول؟' }, rapporteur);
    const answer = await send('POST', url, { answersId: begun.json().id, text: 'نعم.' });

    expect([begun.statusCode, answer.statusCode]).toEqual([201, 201]);
    expect(answer.json()).toMatchObject({ provisionId: id, answersId: begun.json().id, revision: 1 });
    const resolution = `/draft-comments/${begun.json().id}/resolution`;
    expect((await send('POST', resolution, undefined, rapporteur)).statusCode).toBe(204);
    const { items } = (await send('GET', url)).json();
    expect(items.find((one: { id: string }) => one.id === begun.json().id).resolvedAt).not.toBeNull();
    const stranger = await test.signIn([]);
    expect((await send('GET', url, undefined, stranger)).statusCode).toBe(403);
  });

  it('compare a text as it was with how it is', async () => {
    await reword({ revision: 1, text: { ar: 'حث الدول على وضع خطط.' } });
    const versions = (await send('GET', `/provisions/${id}/versions`)).json().items;

    const compared = await send(
      'GET',
      `/outcome-documents/${forum.document}/comparison?language=ar&from=${encodeURIComponent(versions[0].writtenAt)}`,
      undefined,
      rapporteur,
    );

    expect(compared.statusCode).toBe(200);
    expect(compared.json().items.find((one: { afterId: string }) => one.afterId === id)).toMatchObject({
      change: 'changed',
      pieces: expect.arrayContaining([{ kind: 'removed', text: 'دعوة' }]),
    });
  });
});
