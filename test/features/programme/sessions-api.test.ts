import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openProgrammeTest, type ProgrammeTest, plenary } from './support.ts';

const errorsOf = (answer: { json(): { errors?: { field: string; code: string; message: string }[] } }) =>
  (answer.json().errors ?? []).map(({ field, code }) => [field, code]);

describe('sessions over the API', () => {
  let test: ProgrammeTest;
  const sessions = '/editions/river-forum:2026/sessions';
  beforeAll(async () => {
    test = await openProgrammeTest();
  });
  afterEach(() => test.clear());
  afterAll(() => test.close());

  it('gives code and slug to a session that has none, and shows it to everybody once it is scheduled', async () => {
    const created = await test.send('POST', sessions, plenary({ roomId: test.hall, themeId: test.theme }));

    expect(created.statusCode).toBe(201);
    expect(created.headers).toMatchObject({ etag: '"1"', location: `/api/v1/sessions/${created.json().id}` });
    expect(created.json()).toMatchObject({
      code: 'D1-01',
      slug: 'opening-plenary',
      status: 'scheduled',
      day: '2026-11-16',
      startsAt: '2026-11-16T06:00:00.000Z',
      room: { slug: 'great-hall' },
      theme: { number: 1 },
      languages: ['ar'],
      sequence: 0,
      movedFrom: null,
    });
    const shown = await test.inject({ url: `/api/v1/sessions/${created.json().id}` });
    expect(shown.statusCode).toBe(200);
    expect(shown.json()).not.toHaveProperty('needs');
  });

  it('keeps drafts from those who do not work there, alike with what does not exist', async () => {
    const draft = await test.addSession({ kind: 'panel', title: { ar: 'حلقة', en: 'Panel' } });
    const stranger = await test.signIn([]);

    const [hidden, unknown, listed, seen] = [
      await test.send('GET', `/sessions/${draft.id}`, undefined, stranger),
      await test.send('GET', `/sessions/${test.hall}`, undefined, stranger),
      await test.inject({ url: `/api/v1${sessions}` }),
      await test.send('GET', `/sessions/${draft.id}`),
    ];

    expect([hidden.statusCode, hidden.json().code]).toEqual([404, 'session-unknown']);
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'session-unknown']);
    expect(listed.json().items).toEqual([]);
    expect(seen.json()).toMatchObject({ code: 'U-01', status: 'draft', needs: ['leader', 'time'] });
  });

  it('names every broken rule of a session', async () => {
    const answer = await test.send('POST', sessions, {
      kind: 'workshop',
      title: { ar: ' ' },
      status: 'scheduled',
      startsAt: '2026-11-20T09:00:00+03:00',
      endsAt: '2026-11-20T08:00:00+03:00',
      roles: [
        { personId: test.salma, role: 'trainer' },
        { personId: test.salma, role: 'trainer' },
      ],
    });
    expect(answer.statusCode).toBe(422);
    expect(errorsOf(answer)).toEqual([
      ['title.ar', 'field-required'],
      ['endsAt', 'end-before-start'],
      ['roles.1.personId', 'role-twice'],
    ]);

    const outside = await test.send(
      'POST',
      sessions,
      plenary({ startsAt: '2026-11-15T09:00:00+03:00', endsAt: '2026-11-15T10:00:00+03:00' }),
    );
    expect(errorsOf(outside)).toEqual([['startsAt', 'outside-edition']]);
    const timeless = await test.send('POST', sessions, {
      kind: 'panel',
      title: { en: 'P' },
      status: 'scheduled',
    });
    expect(errorsOf(timeless)).toEqual([['startsAt', 'time-needed']]);
    const half = await test.send('POST', sessions, plenary({ endsAt: null }));
    expect(errorsOf(half)).toEqual([['endsAt', 'time-incomplete']]);
    const strangers = await test.send('POST', sessions, plenary({ themeId: test.hall }));
    expect(errorsOf(strangers)).toEqual([['themeId', 'theme-unknown']]);
    const nobody = await test.send(
      'POST',
      sessions,
      plenary({ roles: [{ personId: test.hall, role: 'chair' }] }),
    );
    expect(errorsOf(nobody)).toEqual([['roles.0.personId', 'person-unknown']]);
  });

  it('refuses a second session in a room, and a second place for a person, in words', async () => {
    await test.addSession(plenary({ roomId: test.hall, roles: [{ personId: test.salma, role: 'chair' }] }));

    const room = await test.inject({
      method: 'POST',
      url: `/api/v1${sessions}?lang=ar`,
      headers: test.organiser,
      payload: plenary({
        roomId: test.hall,
        startsAt: '2026-11-16T09:30:00+03:00',
        endsAt: '2026-11-16T11:00:00+03:00',
      }),
    });
    const person = await test.inject({
      method: 'POST',
      url: `/api/v1${sessions}`,
      headers: { ...test.organiser, 'accept-language': 'en' },
      payload: plenary({ roomId: test.studio, roles: [{ personId: test.salma, role: 'speaker' }] }),
    });
    const next = await test.addSession(
      plenary({
        roomId: test.hall,
        startsAt: '2026-11-16T10:00:00+03:00',
        endsAt: '2026-11-16T11:00:00+03:00',
      }),
    );

    expect(room.statusCode).toBe(422);
    expect(room.json()).toMatchObject({
      code: 'room-booked',
      errors: [
        {
          field: 'roomId',
          message: 'القاعة «القاعة الكبرى» مشغولة من 09:00 إلى 10:00 بجلسة «جلسة الافتتاح العامة».',
        },
      ],
    });
    expect(person.json()).toMatchObject({
      code: 'person-booked',
      errors: [
        {
          field: 'roles.0.personId',
          message: 'Salma Al-Nahri takes part in the session “Opening plenary” from 09:00 to 10:00.',
        },
      ],
    });
    expect(next.code).toBe('D1-02');
  });

  it('remembers where a session was announced, counts its moves, and forgets when it comes back', async () => {
    const { id } = await test.addSession(plenary({ roomId: test.hall }));
    const move = (payload: object) => test.send('PATCH', `/sessions/${id}`, payload);

    const away = await move({ roomId: test.studio });
    expect(away.json()).toMatchObject({
      sequence: 1,
      version: 2,
      movedFrom: { startsAt: '2026-11-16T06:00:00.000Z', room: { slug: 'great-hall' } },
    });
    const on = await move({ startsAt: '2026-11-17T09:00:00+03:00', endsAt: '2026-11-17T10:00:00+03:00' });
    expect(on.json()).toMatchObject({ sequence: 2, movedFrom: { room: { slug: 'great-hall' } } });
    const renamed = await move({ title: { en: 'First plenary' } });
    expect(renamed.json()).toMatchObject({
      sequence: 2,
      title: { ar: 'جلسة الافتتاح العامة', en: 'First plenary' },
    });
    const back = await move({
      roomId: test.hall,
      startsAt: '2026-11-16T09:00:00+03:00',
      endsAt: '2026-11-16T10:00:00+03:00',
    });
    expect(back.json()).toMatchObject({ sequence: 3, movedFrom: null });
  });

  it('cancels with a reason, frees the room, and restores unless the room is taken by then', async () => {
    const { id } = await test.addSession(plenary({ roomId: test.hall }));

    const unreasoned = await test.send('POST', `/sessions/${id}/cancellation`, { reason: {} });
    expect(errorsOf(unreasoned)).toEqual([['reason.ar', 'field-required']]);
    const cancelled = await test.send('POST', `/sessions/${id}/cancellation`, {
      reason: { ar: 'تعذّر حضور رئيس الجلسة', en: 'The chair could not come' },
    });
    expect(cancelled.json()).toMatchObject({
      status: 'cancelled',
      sequence: 1,
      cancellationReason: { en: 'The chair could not come' },
    });
    const twice = await test.send('POST', `/sessions/${id}/cancellation`, { reason: { en: 'x' } });
    expect([twice.statusCode, twice.json().code]).toEqual([409, 'session-status-same']);
    const listed = await test.inject({ url: `/api/v1${sessions}?status=cancelled` });
    expect(listed.json().items).toMatchObject([{ id, status: 'cancelled' }]);

    const other = await test.addSession(plenary({ roomId: test.hall, title: { ar: 'أخرى', en: 'Other' } }));
    const refused = await test.send('DELETE', `/sessions/${id}/cancellation`);
    expect(errorsOf(refused)).toEqual([['roomId', 'room-booked']]);
    await test.send('DELETE', `/sessions/${other.id}`);
    const restored = await test.send('DELETE', `/sessions/${id}/cancellation`);
    expect(restored.json()).toMatchObject({ status: 'scheduled', cancellationReason: null, sequence: 2 });
  });

  it('sets roles in their order, and papers with their authors', async () => {
    const { id } = await test.addSession(plenary({ kind: 'paper-session' }));

    const set = await test.send('PUT', `/sessions/${id}/roles`, {
      items: [
        { personId: test.omar, role: 'chair' },
        { personId: test.salma, role: 'speaker', topic: { en: 'On rivers' } },
      ],
    });
    expect(set.json().items).toMatchObject([
      { role: 'chair', person: { slug: 'omar-al-sidri' } },
      { role: 'speaker', person: { slug: 'salma-al-nahri' }, topic: { en: 'On rivers' } },
    ]);
    const swapped = await test.send('PUT', `/sessions/${id}/roles`, {
      items: [
        { personId: test.salma, role: 'speaker' },
        { personId: test.omar, role: 'chair' },
      ],
    });
    expect(swapped.json().items).toMatchObject([
      { role: 'speaker', topic: { en: 'On rivers' } },
      { role: 'chair' },
    ]);

    const edited = await test.send('PATCH', `/sessions/${id}`, {
      papers: [{ title: { ar: 'ورقة', en: 'Paper' }, authorIds: [test.salma, test.omar] }],
    });
    expect(edited.json().papers).toMatchObject([
      { title: { en: 'Paper' }, authors: [{ slug: 'salma-al-nahri' }, { slug: 'omar-al-sidri' }] },
    ]);
    const busy = await test.send(
      'POST',
      sessions,
      plenary({ roles: [{ personId: test.omar, role: 'chair' }] }),
    );
    expect(errorsOf(busy)).toEqual([['roles.0.personId', 'person-booked']]);
  });

  it('asks for the version that was read, and refuses an older one', async () => {
    const { id } = await test.addSession(plenary());
    const url = `/api/v1/sessions/${id}`;
    const edit = (headers: object) =>
      test.inject({
        method: 'PATCH',
        url,
        payload: { capacity: 30 },
        headers: { ...test.organiser, ...headers },
      });

    expect((await edit({})).statusCode).toBe(428);
    expect((await edit({ 'if-match': '"1"' })).statusCode).toBe(200);
    expect((await edit({ 'if-match': '"1"' })).statusCode).toBe(412);
  });

  it('lists by filters and words, page by page, with as many statements for three as for one', async () => {
    const list = (query = '') => test.inject({ url: `/api/v1${sessions}${query}` });
    const made = [await test.addSession(plenary({ roomId: test.hall, themeId: test.theme }))];
    const few = await test.countStatements(() => list());
    made.push(
      await test.addSession(
        plenary({
          kind: 'workshop',
          title: { ar: 'ورشة الأنهار', en: 'Rivers workshop' },
          roomId: test.studio,
          languages: ['en'],
          roles: [{ personId: test.salma, role: 'trainer' }],
        }),
      ),
      await test.addSession(
        plenary({ startsAt: '2026-11-17T09:00:00+03:00', endsAt: '2026-11-17T10:00:00+03:00' }),
      ),
    );
    expect(await test.countStatements(() => list())).toBe(few);
    const codes = async (query: string) =>
      (await list(query)).json().items.map(({ code }: { code: string }) => code);

    expect(await codes('')).toEqual(['D1-01', 'D1-02', 'D2-01']);
    expect(await codes('?day=2026-11-17')).toEqual(['D2-01']);
    expect(await codes('?theme=water')).toEqual(['D1-01']);
    expect(await codes(`?room=${test.studio}`)).toEqual(['D1-02']);
    expect(await codes('?kind=workshop')).toEqual(['D1-02']);
    expect(await codes('?language=en')).toEqual(['D1-02']);
    expect(await codes(`?q=${encodeURIComponent('سلمي')}`)).toEqual(['D1-02']);
    expect(await codes('?q=d2-01')).toEqual(['D2-01']);

    const page = await list('?limit=2');
    expect(page.json().items).toHaveLength(2);
    const [, next = ''] = /<([^>]+)>; rel="next"/.exec(String(page.headers.link)) ?? [];
    expect((await test.inject({ url: next })).json().items).toMatchObject([{ code: 'D2-01' }]);
  });

  it('lets those write who manage the programme of this edition, and nobody else', async () => {
    const manager = await test.signIn([
      { role: 'programme-manager', scopeKind: 'edition', scopeId: test.edition },
    ]);
    const desk = await test.signIn([{ role: 'desk', scopeKind: 'edition', scopeId: test.edition }]);
    const elsewhere = await test.signIn([
      { role: 'programme-manager', scopeKind: 'edition', scopeId: test.hall },
    ]);
    const post = (headers: Record<string, string>) => test.send('POST', sessions, plenary(), headers);

    const answers = [await post({}), await post(desk), await post(elsewhere), await post(manager)];

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 403, 403, 201]);
    const conflicts = (headers: Record<string, string>) =>
      test.inject({ url: '/api/v1/editions/river-forum:2026/conflicts', headers });
    expect((await conflicts({})).statusCode).toBe(401);
    expect((await conflicts(elsewhere)).statusCode).toBe(404);
    const found = (await conflicts(desk)).json().items;
    expect(found.map(({ rule, level }: { rule: string; level: string }) => [rule, level])).toEqual([
      ['no-room', 'warning'],
    ]);
  });

  it('gives a session that waited for a time a code of its day', async () => {
    const waiting = await test.addSession({ kind: 'panel', title: { ar: 'حلقة', en: 'Panel' } });
    const scheduled = await test.send('PATCH', `/sessions/${waiting.id}`, {
      status: 'scheduled',
      startsAt: '2026-11-18T09:00:00+03:00',
      endsAt: '2026-11-18T10:00:00+03:00',
    });
    expect(scheduled.json()).toMatchObject({ code: 'D3-01', movedFrom: null, status: 'scheduled' });
    const unscheduled = await test.send('PATCH', `/sessions/${waiting.id}`, { startsAt: null, endsAt: null });
    expect(errorsOf(unscheduled)).toEqual([['startsAt', 'time-needed']]);
    const pooled = await test.send('PATCH', `/sessions/${waiting.id}`, {
      status: 'draft',
      startsAt: null,
      endsAt: null,
    });
    expect(pooled.json()).toMatchObject({ status: 'draft', day: null });
  });
});
