import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProgrammeTest, type ProgrammeTest, plenary } from '../support.ts';

describe('the public face of a programme', () => {
  let test: ProgrammeTest;
  const base = '/en/forums/river-forum/2026';
  beforeAll(async () => {
    test = await openProgrammeTest();
    await test.addSession(
      plenary({
        roomId: test.hall,
        themeId: test.theme,
        abstract: { ar: 'سطر أول\nسطر ثان', en: 'First line\nSecond line' },
        liveUrl: 'https://example.org/live',
        links: [{ title: 'Slides', url: 'https://example.org/slides' }],
        roles: [
          { personId: test.salma, role: 'chair' },
          { personId: test.omar, role: 'speaker' },
        ],
      }),
    );
    await test.addSession(
      plenary({
        kind: 'workshop',
        title: { ar: 'ورشة السدود', en: 'Dams workshop' },
        roomId: test.hall,
        startsAt: '2026-11-16T11:00:00+03:00',
        endsAt: '2026-11-16T12:00:00+03:00',
        capacity: 20,
        audience: 'invitation',
        liveUrl: 'https://example.org/secret',
        papers: [{ title: { en: 'On dams' }, authorIds: [test.omar] }],
      }),
    );
    await test.addSession(
      plenary({
        startsAt: '2026-11-17T09:00:00+03:00',
        endsAt: '2026-11-17T10:00:00+03:00',
        title: { ar: 'غد', en: 'Tomorrow' },
      }),
    );
    await test.addSession({ kind: 'panel', title: { ar: 'مسودة', en: 'Hidden draft' } });
  });
  afterAll(() => test.close());

  const get = async (path: string, headers: Record<string, string> = {}) =>
    test.inject({ url: `${base}${path}`, headers });
  const body = async (path: string) => (await get(path)).body;

  it('finds sessions by words, theme, room, kind and language, and says on which other days there are more', async () => {
    expect(await body('/agenda?q=dams')).toContain('Dams workshop');
    expect(await body('/agenda?q=dams')).not.toContain('Opening plenary');
    expect(await body(`/agenda?q=${encodeURIComponent('سلمى')}`)).toContain('Opening plenary');
    expect(await body('/agenda?theme=water')).not.toContain('Dams workshop');
    expect(await body('/agenda?kind=workshop')).toContain('Dams workshop');
    expect(await body('/agenda?room=studio')).toContain('No sessions of this day match.');
    const elsewhere = await body('/agenda?q=tomorrow');
    expect(elsewhere).toContain('agenda?day=2026-11-17&amp;q=tomorrow');
    expect(await body('/agenda?view=list')).toContain('<ol class="sessions">');
  });

  it('never shows drafts, and a live link to those alone for whom the session is', async () => {
    const pages = await Promise.all(
      [
        '/agenda',
        '/agenda?view=list',
        '/agenda.json',
        '/agenda.ics',
        '/schedule.xml',
        '/sessions/dams-workshop',
        '/speakers',
      ].map(body),
    );
    for (const page of pages) {
      expect(page).not.toContain('Hidden draft');
      expect(page).not.toContain('example.org/secret');
    }
    expect((await get('/sessions/hidden-draft')).statusCode).toBe(404);
    expect(await body('/sessions/opening-plenary')).toContain('https://example.org/live');
  });

  it('shows a session with its people by role, its papers, its links and its neighbours in the room', async () => {
    const page = await body('/sessions/opening-plenary');

    expect(page).toContain('<p>First line</p><p>Second line</p>');
    expect(page).toMatch(
      /id="people-chair">Chair.*Salma Al-Nahri.*id="people-speaker">Speaker.*Omar Al-Sidri/s,
    );
    expect(page).toContain('https://example.org/slides');
    expect(page).toMatch(/After it in this room<\/small>Dams workshop/s);
    expect(page).toContain('type="text/calendar"');
    expect(await body('/sessions/dams-workshop')).toContain('On dams');
  });

  it('lists speakers by sort key with their sessions, authors of papers among them', async () => {
    const list = await body('/speakers');
    expect(list).toMatch(/Salma Al-Nahri.*Omar Al-Sidri.*Opening plenary.*Dams workshop/s);
    expect(await body('/speakers?q=omar')).not.toContain('Salma Al-Nahri');
    const omar = await body('/speakers/omar-al-sidri');
    expect(omar).toContain('Author of a paper');
    expect((await get('/speakers/nobody')).statusCode).toBe(404);
  });

  it('comes as JSON in which sessions refer to rooms, themes and persons that it tells once', async () => {
    const { rooms, themes, persons, sessions } = JSON.parse(await body('/agenda.json'));
    const ids = (list: { id: string }[]) => list.map(({ id }) => id).sort();

    expect([ids(rooms).includes(test.hall), ids(themes), ids(persons)]).toEqual([
      true,
      [test.theme],
      [test.salma, test.omar].sort(),
    ]);
    expect(sessions[0]).toMatchObject({
      roomId: test.hall,
      themeId: test.theme,
      roles: [
        { role: 'chair', personId: test.salma },
        { role: 'speaker', personId: test.omar },
      ],
    });
    expect(sessions[1].papers).toMatchObject([{ title: { en: 'On dams' }, authorIds: [test.omar] }]);
  });

  it('comes day by day, with what the day names and without abstracts and what is empty', async () => {
    const whole = JSON.parse(await body('/agenda.json'));
    const [day] = whole.days;
    const part = JSON.parse(await body(`/agenda.json?day=${day}`));
    const brief = ({ abstract: _, ...session }: Record<string, unknown>) =>
      JSON.parse(
        JSON.stringify(session, (key, value) =>
          value === null || (Array.isArray(value) && value.length === 0) || key === 'abstract'
            ? undefined
            : value,
        ),
      );
    const ofDay = whole.sessions.filter((session: { day: string }) => session.day === day);

    expect(part).toMatchObject({ day, days: whole.days, edition: whole.edition });
    expect(part.sessions).toEqual(
      ofDay.map((session: { roles: object[] }) => ({
        ...brief(session as never),
        roles: session.roles.map(brief as never),
      })),
    );
    expect(part.persons.map(({ id }: { id: string }) => id).sort()).toEqual(
      [
        ...new Set(
          ofDay.flatMap((session: { roles: { personId: string }[]; papers: { authorIds: string[] }[] }) => [
            ...session.roles.map(({ personId }) => personId),
            ...session.papers.flatMap(({ authorIds }) => authorIds),
          ]),
        ),
      ].sort(),
    );
    expect((await get('/agenda.json?day=2026-01-01')).statusCode).toBe(404);
    expect((await get(`/agenda.json?day=${day}&day=${day}`)).statusCode).toBe(404);
  });

  it('gives calendars whose identities stay, for all and for one session', async () => {
    const all = await body('/agenda.ics');
    const one = await body('/sessions/opening-plenary.ics');
    const uids = (text: string) =>
      [...text.replaceAll('\r\n ', '').matchAll(/^UID:(.*)$/gm)].map(([, uid]) => uid?.trim());

    expect(uids(all)).toHaveLength(3);
    expect(uids(all).every((uid) => /^[0-9a-f-]{36}@multaqa$/.test(uid ?? ''))).toBe(true);
    const link = /href="([^"]*agenda\.ics\?day=[0-9-]+)"/.exec(await body('/agenda'))?.[1] ?? '';
    const ofDay = uids((await test.inject({ url: link })).body);
    expect([ofDay.length > 0, ofDay.every((uid) => uids(all).includes(uid))]).toEqual([true, true]);
    expect((await get('/agenda.ics?day=2001-01-01')).statusCode).toBe(404);
    expect((await get('/agenda.ics?day=zzz')).statusCode).toBe(404);
    expect(uids(all)).toContain(uids(one)[0]);
    expect(one).toContain('SUMMARY:Opening plenary');
  });

  it('says of a day that it does not have that there is none, and which there are', async () => {
    const [unknown, known] = [await body('/agenda?day=zzz'), await body('/agenda?day=2026-11-16')];

    expect(unknown).toContain('There is no such day in this agenda.');
    expect(unknown).toContain('It has sessions on: ');
    expect(unknown).not.toContain('value="zzz"');
    expect(known).not.toContain('no such day');
  });

  it('reads the programme once for as many pages as are asked for, and anew after a change', async () => {
    await get('/agenda');
    expect(await test.countStatements(() => get('/agenda?view=list&q=x'))).toBe(0);
    const { id } = (await test.inject({ url: '/api/v1/editions/river-forum:2026/sessions' })).json().items[0];
    await test.send('PATCH', `/sessions/${id}`, { title: { en: 'Renamed plenary' } });
    expect(await body('/agenda')).toContain('Renamed plenary');
  });
});
