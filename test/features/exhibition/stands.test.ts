import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

const rectangle = (x: number, y: number, width: number, height: number) => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

describe('stands of an exhibition', () => {
  let test: TestApp;
  let organiser: SignIn;
  let body: string;
  const edition = 'fair-forum:2026';
  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
    await send('POST', '/series', {
      slug: 'fair-forum',
      acronym: 'FF',
      noun: 'forum',
      name: { ar: 'ملتقى المعارض', en: 'Fair Forum' },
    });
    await send('POST', '/series/fair-forum/editions', {
      slug: '2026',
      number: 1,
      title: { ar: 'ملتقى المعارض الأول', en: 'First Fair Forum' },
      startsOn: '2026-11-16',
      endsOn: '2026-11-18',
      timeZone: 'Asia/Riyadh',
      mode: 'in-person',
      visibility: 'public',
    });
    const created = await send('POST', '/bodies', {
      kind: 'company',
      name: { ar: 'شركة نبراس للرصد', en: 'Nibras Monitoring' },
    });
    body = created.json().id;
  });
  afterAll(() => test.close());

  const send = (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    headers: SignIn = organiser,
  ) => test.inject({ method, url: `/api/v1${url}`, headers, ...(payload === undefined ? {} : { payload }) });
  const match = (version: number): SignIn => ({ ...organiser, 'if-match': `"${version}"` });
  const numbers = async (headers: SignIn): Promise<string[]> =>
    (await send('GET', `/editions/${edition}/stands`, undefined, headers))
      .json()
      .items.map(({ number }: { number: string }) => number);
  const form = (fields: Record<string, string>) => ({
    method: 'POST' as const,
    headers: { ...organiser, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
  const management = '/ar/manage/forums/fair-forum/2026/stands';

  it('are drawn, allocated, confirmed and released; the public knows the confirmed ones only', async () => {
    const created = await send('POST', `/editions/${edition}/stands`, {
      number: 'A1',
      class: 'premium',
      outline: rectangle(0, 0, 6, 4),
      services: ['power'],
      exhibits: { ar: 'أنظمة الرصد', en: 'Detection systems' },
    });
    expect([created.statusCode, created.json().status]).toEqual([201, 'available']);
    const { id } = created.json();

    const allocated = await send('POST', `/stands/${id}/allocation`, { exhibitorBodyId: body }, match(1));
    expect(allocated.json()).toMatchObject({ status: 'allocated', exhibitor: { id: body }, version: 2 });
    expect([await numbers({}), await numbers(organiser)]).toEqual([[], ['A1']]);
    expect((await send('GET', `/stands/${id}`, undefined, {})).statusCode).toBe(404);

    const confirmed = await send('POST', `/stands/${id}/confirmation`, undefined, match(2));
    expect(confirmed.json()).toMatchObject({ status: 'confirmed', version: 3 });
    expect(await numbers({})).toEqual(['A1']);
    expect((await send('GET', `/stands/${id}`, undefined, {})).statusCode).toBe(200);

    const held = await send('DELETE', `/stands/${id}`, undefined, match(3));
    expect([held.statusCode, held.json().code]).toEqual([409, 'stand-held']);
    const released = await send('POST', `/stands/${id}/release`, undefined, match(3));
    expect(released.json()).toMatchObject({ status: 'released', exhibitor: null, exhibits: null });
    expect((await send('DELETE', `/stands/${id}`, undefined, match(4))).statusCode).toBe(204);
  });

  it('have one holder at a time', async () => {
    const other = (
      await send('POST', '/bodies', { kind: 'company', name: { ar: 'شركة لباب', en: 'Lubab' } })
    ).json().id;
    const { id } = (
      await send('POST', `/editions/${edition}/stands`, {
        number: 'A2',
        class: 'standard',
        outline: rectangle(10, 0, 6, 4),
        exhibitorBodyId: body,
      })
    ).json();
    const taken = await send('POST', `/stands/${id}/allocation`, { exhibitorBodyId: other }, match(1));
    expect([taken.statusCode, taken.json().code]).toEqual([409, 'stand-held']);
  });

  it('must not overlap; the refusal names those in the way', async () => {
    const draw = (number: string, outline: number[][]) =>
      send('POST', `/editions/${edition}/stands`, { number, class: 'standard', outline });
    const refused = await draw('A3', rectangle(15, 3, 4, 4));
    expect(refused.json().errors).toEqual([
      {
        field: 'outline',
        code: 'stands-overlap',
        message: 'تتداخل حدود الجناح مع: A2. يلزم تصحيح الحدود.',
      },
    ]);
    expect((await draw('A3', rectangle(16, 0, 4, 4))).statusCode).toBe(201);
    const both = await Promise.all([draw('B1', rectangle(0, 10, 4, 3)), draw('B2', rectangle(2, 10, 4, 3))]);
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 422]);
  });

  it('are refused to whoever has no right to them', async () => {
    const input = { number: 'Z1', class: 'standard', outline: rectangle(0, 40, 4, 3) };
    const url = `/editions/${edition}/stands`;
    const anonymous = await send('POST', url, input, {});
    const desk = await test.signIn([{ role: 'desk', scopeKind: 'installation', scopeId: null }]);
    const elsewhere = await test.signIn([
      { role: 'exhibition-manager', scopeKind: 'edition', scopeId: '01890000-0000-7000-8000-000000000000' },
    ]);
    const answers = [
      anonymous,
      await send('POST', url, input, desk),
      await send('POST', url, input, elsewhere),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 403, 403]);
    expect(await numbers(desk)).toContain('A3');
    expect(await numbers(elsewhere)).not.toContain('A3');
  });

  it('are drawn on a form that keeps what was typed and says what is wrong', async () => {
    const wrong = await test.inject({
      url: `${management}/new`,
      ...form({ number: 'C1', outline: 'six by four', class: 'standard', 'exhibits.ar': 'عرض' }),
    });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('تعذّرت قراءة الحدود');
    expect(wrong.body).toContain('six by four');

    const right = await test.inject({
      url: `${management}/new`,
      ...form({
        number: 'C1',
        outline: '٠ ٢٠ ٦ ٤',
        class: 'island',
        services: 'power',
        exhibitorBodyId: body,
        'exhibits.ar': 'عرض',
      }),
    });
    expect([right.statusCode, right.headers.location]).toEqual([303, management]);
    const stand = (await send('GET', `/editions/${edition}/stands`))
      .json()
      .items.find(({ number }: { number: string }) => number === 'C1');
    expect(stand).toMatchObject({
      outline: rectangle(0, 20, 6, 4),
      services: ['power'],
      status: 'allocated',
      exhibits: { ar: 'عرض', en: '' },
    });

    const emptied = await test.inject({
      url: `${management}/${stand.id}`,
      ...form({ version: '1', number: 'C1', outline: '0 20 6 4', class: 'island', exhibitorBodyId: '' }),
    });
    expect(emptied.statusCode).toBe(303);
    expect((await send('GET', `/stands/${stand.id}`)).json()).toMatchObject({
      status: 'released',
      exhibitor: null,
      exhibits: null,
      services: [],
    });
  });

  it('are confirmed many at once, or none when one does not allow it', async () => {
    const items = (await send('GET', `/editions/${edition}/stands`)).json().items as {
      id: string;
      number: string;
    }[];
    const idOf = (number: string): string => items.find((stand) => stand.number === number)?.id ?? '';
    const change = (ids: string[]) =>
      test.inject({
        method: 'POST',
        url: `${management}/changes`,
        headers: { ...organiser, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams([['do', 'confirmed'], ...ids.map((id) => ['pick', id])] as [
          string,
          string,
        ][]).toString(),
      });
    const refused = await change([idOf('A2'), idOf('A3')]);
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('لا تسمح حالة هذه الأجنحة بالإجراء: A3.');
    const done = await change([idOf('A2')]);
    expect(done.headers.location).toBe(`${management}?changed=1`);
    expect(await numbers({})).toEqual(['A2']);
  });

  it('are shown on the public plan and as CSV, in both languages, fresh after each change', async () => {
    const page = await test.inject({ url: '/ar/forums/fair-forum/2026/exhibition' });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('شركة نبراس للرصد');
    expect(page.body).toContain('points="220,20 340,20 340,100 220,100"');
    expect(page.body).not.toContain('>A3<');
    expect(page.body).not.toContain('style=');
    const csv = await test.inject({ url: '/en/forums/fair-forum/2026/exhibition.csv' });
    expect(csv.body.split('\r\n').slice(0, 2)).toEqual([
      '\ufeffStand,Hall,Class,Status,Exhibitor,Exhibits,Services,Area (m²)',
      'A2,,standard,confirmed,Nibras Monitoring,,,24',
    ]);

    const stand = (await send('GET', `/editions/${edition}/stands`, undefined, {})).json().items[0];
    await send('POST', `/stands/${stand.id}/release`, undefined, match(stand.version));
    const after = await test.inject({ url: '/ar/forums/fair-forum/2026/exhibition' });
    expect(after.body).toContain('لم تُعلن أجنحة المعرض بعد');
  });

  it('are managed on a workbench that searches, filters and draws the plan', async () => {
    const open = (query: string) => test.inject({ url: `${management}${query}`, headers: organiser });
    const all = await open('');
    expect([all.statusCode, all.body.includes('>A2<'), all.body.includes('>A3<')]).toEqual([200, true, true]);
    const filtered = await open('?status=released');
    expect([filtered.body.includes('>A2<'), filtered.body.includes('>A3<')]).toEqual([true, false]);
    const plan = await open('/plan');
    expect(plan.body).toContain('is-available');
  });

  it('are listed with as many statements for many as for one', async () => {
    const list = () => send('GET', `/editions/${edition}/stands`);
    const counted = async (): Promise<number> => {
      // The edition is read anew after each change, once.
      await list();
      return test.countStatements(list);
    };
    const few = await counted();
    await send('POST', `/editions/${edition}/stands`, {
      number: 'Y1',
      class: 'standard',
      outline: rectangle(100, 0, 4, 3),
    });
    expect(await counted()).toBe(few);
  });
});
