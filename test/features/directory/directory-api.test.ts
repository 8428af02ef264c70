import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

describe('the directory over the API', () => {
  let test: TestApp;
  let organiser: SignIn;
  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
  });
  afterAll(() => test.close());

  const get = (url: string, headers: SignIn = {}) => test.inject({ url: `/api/v1${url}`, headers });
  const send = (
    method: 'POST' | 'PATCH' | 'DELETE',
    url: string,
    payload: object | undefined,
    headers: SignIn = organiser,
  ) => test.inject({ method, url: `/api/v1${url}`, headers, ...(payload === undefined ? {} : { payload }) });
  const create = async (url: string, payload: object) => (await send('POST', url, payload)).json();
  const edit = (url: string, version: number, payload: object, headers = organiser) =>
    send('PATCH', url, payload, { ...headers, 'if-match': `"${version}"` });

  it('lists the states that an installation begins with, in the order of each language', async () => {
    const arabic = (await get('/states?lang=ar')).json().items;
    expect([arabic.length, arabic[0].code, arabic.at(-1).code]).toEqual([195, 'ET', 'GR']);
    const english = (await get('/states?lang=en&group=gcc')).json().items;
    expect(english.map(({ code }: { code: string }) => code)).toEqual(['BH', 'KW', 'OM', 'QA', 'SA', 'AE']);
  });

  it('gives lists by pages, each with the address of the next', async () => {
    const first = await get('/states?lang=ar&group=arab-league&limit=20');
    const [, next] = /^<(.+)>; rel="next"$/.exec(String(first.headers.link)) ?? [];
    expect(first.json().items).toHaveLength(20);
    const second = await test.inject({ url: next ?? '' });
    expect(second.json().items.map(({ code }: { code: string }) => code)).toEqual(['MR', 'YE']);
    expect(second.headers.link).toBeUndefined();
    const nonsense = await get('/states?cursor=nonsense');
    expect([nonsense.statusCode, nonsense.json().errors[0].field]).toEqual([422, 'cursor']);
  });

  it('lets protocol edit the approved name of a state, and nobody else', async () => {
    const protocol = await test.signIn([{ role: 'protocol', scopeKind: 'installation', scopeId: null }]);
    const desk = await test.signIn([{ role: 'desk', scopeKind: 'installation', scopeId: null }]);
    const name = { shortName: { ar: 'بنين' } };
    expect((await edit('/states/BJ', 1, name, desk)).statusCode).toBe(403);
    const edited = await edit('/states/BJ', 1, name, protocol);
    expect(edited.json()).toMatchObject({
      shortName: { ar: 'بنين', en: 'Benin', status: { ar: 'reviewed', en: 'stale' } },
      sortAr: 'بنين',
      version: 2,
    });
    expect((await edit('/states/BJ', 1, name, protocol)).statusCode).toBe(412);
    const found = (await get(`/states?q=${encodeURIComponent('بنين')}`)).json().items;
    expect(found.map(({ code }: { code: string }) => code)).toEqual(['BJ']);
  });

  it('finds bodies whatever way their letters are typed', async () => {
    await create('/bodies', {
      kind: 'authority',
      name: { ar: 'هيئة السلامة الرقمية للأطفال', en: 'Children’s Digital Safety Authority' },
      stateCode: 'JO',
    });
    const found = async (q: string) => (await get(`/bodies?q=${encodeURIComponent(q)}`)).json().items.length;
    expect(await found('هيئه السلامه')).toBe(1);
    expect(await found('سلامة رقمية')).toBe(1);
    expect(await found('الاطفال')).toBe(1);
    expect(await found('digital saf')).toBe(1);
    expect(await found('«السلامة الرقمية»')).toBe(1);
    expect(await found('«سلامة رقمية»')).toBe(0);
    expect(await found('البيئة')).toBe(0);
  });

  it('keeps bodies from working under themselves', async () => {
    const [ministry, agency] = [
      await create('/bodies', { kind: 'ministry', name: { ar: 'وزارة البحار', en: 'Ministry of Seas' } }),
      await create('/bodies', { kind: 'agency', name: { ar: 'وكالة الموانئ', en: 'Ports Agency' } }),
    ];
    const under = await edit(`/bodies/${agency.id}`, 1, { parentId: ministry.id });
    expect(under.json().parent).toMatchObject({ slug: 'ministry-of-seas' });
    const circle = await edit(`/bodies/${ministry.id}`, 1, { parentId: agency.id });
    expect(circle.json().errors).toMatchObject([{ field: 'parentId', code: 'body-above-itself' }]);
    const itself = await edit(`/bodies/${ministry.id}`, 1, { parentId: ministry.id });
    expect(itself.json().errors).toMatchObject([{ field: 'parentId', code: 'body-above-itself' }]);
  });

  it('refuses to delete a body that a person belongs to', async () => {
    const body = await create('/bodies', { kind: 'centre', name: { ar: 'مركز النخيل', en: 'Palm Centre' } });
    const person = await create('/persons', {
      name: { ar: 'نورة بنت سالم الوادي', en: 'Noura Al-Wadi' },
      post: { ar: 'مديرة المركز', en: 'Director of the Centre' },
      postNamesBody: true,
      bodyId: body.id,
      stateCode: 'SA',
      gender: 'f',
    });
    expect(person).toMatchObject({
      slug: 'noura-al-wadi',
      sortAr: 'نوره سالم وادي',
      sortEn: 'wadi noura',
      body: { slug: 'palm-centre' },
      state: { code: 'SA' },
    });
    const any = { ...organiser, 'if-match': '*' };
    const refused = await send('DELETE', `/bodies/${body.id}`, undefined, any);
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'body-in-use']);
    expect((await send('DELETE', `/persons/${person.id}`, undefined, any)).statusCode).toBe(204);
    expect((await send('DELETE', `/bodies/${body.id}`, undefined, any)).statusCode).toBe(204);
  });

  it('gives each person an address of their own, also when two are added at once', async () => {
    const name = { ar: 'خالد الميناوي', en: 'Khalid Al-Minawi' };
    const added = await Promise.all([create('/persons', { name }), create('/persons', { name })]);
    expect(added.map(({ slug }) => slug).sort()).toEqual(['khalid-al-minawi', 'khalid-al-minawi-2']);
    const taken = await send('POST', '/persons', { name, slug: 'khalid-al-minawi' });
    expect(taken.json().errors).toMatchObject([{ field: 'slug', code: 'slug-taken' }]);
  });

  it('computes sort keys anew with a new name, unless somebody wrote them by hand', async () => {
    const person = await create('/persons', { name: { ar: 'سعد الراوي', en: 'Saad Al-Rawi' } });
    const renamed = await edit(`/persons/${person.id}`, 1, { name: { ar: 'سعد الرواي' } });
    expect(renamed.json().sortAr).toBe('سعد رواي');
    await edit(`/persons/${person.id}`, 2, { sortAr: 'رواي سعد' });
    const again = await edit(`/persons/${person.id}`, 3, { name: { ar: 'سعد بن علي الرواي' } });
    expect(again.json().sortAr).toBe('رواي سعد');
  });

  it('shows the list of persons to those who work in the system alone', async () => {
    expect((await get('/persons')).statusCode).toBe(401);
    expect((await get('/persons', await test.signIn([]))).statusCode).toBe(403);
    const desk = await test.signIn([{ role: 'desk', scopeKind: 'installation', scopeId: null }]);
    expect((await get('/persons', desk)).statusCode).toBe(200);
    const refused = await send('POST', '/persons', { name: { en: 'Someone' } }, desk);
    expect(refused.statusCode).toBe(403);
    expect((await get('/bodies')).statusCode).toBe(200);
  });

  it('names every wrong field', async () => {
    const answer = await send('POST', '/persons', { name: {}, stateCode: 'XX' });
    expect(answer.json().errors).toMatchObject([{ field: 'name.ar', code: 'field-required' }]);
    const unknown = await send('POST', '/persons', { name: { en: 'Someone' }, stateCode: 'XX' });
    expect(unknown.json().errors).toMatchObject([{ field: 'stateCode', code: 'state-unknown' }]);
  });

  it('lists persons with as many statements for three as for one', async () => {
    const list = async (limit: number) => {
      const answer = await get(`/persons?limit=${limit}`, organiser);
      expect(answer.json().items).toHaveLength(limit);
    };
    const few = await test.countStatements(() => list(1));
    expect(await test.countStatements(() => list(3))).toBe(few);
  });
});
