import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

describe('saving what is already so', () => {
  let test: TestApp;
  let organiser: SignIn;
  const edition = '/api/v1/editions/river-forum:2026';
  const named = (ar: string, en: string) => ({ ar, en, authentic: 'ar' });
  const made: Record<string, string> = {};
  let provision: Record<string, unknown> = {};

  const create = async (url: string, payload: object): Promise<string> => {
    const answer = await test.inject({ method: 'POST', url, headers: organiser, payload });
    expect([url, answer.statusCode, answer.statusCode < 300 ? '' : answer.body]).toEqual([url, 201, '']);
    return answer.json().id;
  };
  const read = async (url: string) => (await test.inject({ url, headers: organiser })).json();
  const patch = async (url: string, payload: object) => {
    const { version } = await read(url);
    const headers = { ...organiser, 'if-match': `"${version}"` };
    const answer = await test.inject({ method: 'PATCH', url, headers, payload });
    expect([url, answer.statusCode, answer.statusCode < 300 ? '' : answer.body]).toEqual([url, 200, '']);
    return answer;
  };
  const post = (url: string, fields: readonly (readonly [string, string])[]) =>
    test.inject({
      method: 'POST',
      url,
      payload: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
      headers: { ...organiser, 'content-type': 'application/x-www-form-urlencoded' },
    });
  /** What a save would move: the log of changes, and the revision of the edition. */
  const traces = async () => {
    const { db, rows } = test.database;
    const [row] = await rows(
      db,
      sql`select (select count(*)::int from audit_events) as audited, (select max(revision) from editions) as revision`,
    );
    return row;
  };

  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
    const series = { slug: 'river-forum', acronym: 'RF', noun: 'forum', name: named('نهر', 'River') };
    const holder = await create('/api/v1/bodies', {
      kind: 'agency',
      name: named('هيئة المياه', 'Water Board'),
    });
    const helper = await create('/api/v1/bodies', {
      kind: 'agency',
      name: named('هيئة السدود', 'Dam Board'),
    });
    const person = await create('/api/v1/persons', { name: named('سلمى النهري', 'Salma Al-Nahri') });
    await create('/api/v1/series', series);
    await create('/api/v1/series/river-forum/editions', {
      slug: '2026',
      number: 1,
      title: named('نهر', 'River'),
      objectives: [named('حماية الأنهار\n\nوالسدود', 'Protect rivers\n\nand dams')],
      startsOn: '2026-11-16',
      endsOn: '2026-11-18',
      timeZone: 'Asia/Riyadh',
      mode: 'in-person',
      visibility: 'public',
      coOrganiserIds: [holder],
    });
    const venue = await create(`${edition}/venues`, { name: named('المركز', 'The Centre') });
    const room = await create(`${edition}/rooms`, {
      venueId: venue,
      name: named('قاعة النخيل', 'Palm Room'),
    });
    const theme = await create(`${edition}/themes`, { title: named('المياه', 'Water') });
    const session = await create(`${edition}/sessions`, {
      kind: 'plenary',
      title: named('الافتتاح', 'Opening'),
      startsAt: '2026-11-16T06:00:00Z',
      endsAt: '2026-11-16T07:00:00Z',
      roomId: room,
      themeId: theme,
      status: 'scheduled',
      roles: [{ personId: person, role: 'speaker', topic: named('السدود', 'Dams') }],
      papers: [{ title: named('ورقة', 'Paper'), authorIds: [person] }],
    });
    const document = await create(`${edition}/outcome-documents`, {
      kind: 'recommendations',
      title: named('التوصيات', 'Recommendations'),
    });
    provision = { sessionIds: [session], leadBodyId: holder, supportingBodyIds: [helper] };
    Object.assign(made, {
      series: '/api/v1/series/river-forum',
      edition,
      venue: `/api/v1/venues/${venue}`,
      room: `/api/v1/rooms/${room}`,
      theme: `/api/v1/themes/${theme}`,
      session: `/api/v1/sessions/${session}`,
      body: `/api/v1/bodies/${holder}`,
      person: `/api/v1/persons/${person}`,
      document: `/api/v1/outcome-documents/${document}`,
      provision: `/api/v1/provisions/${await create(`/api/v1/outcome-documents/${document}/provisions`, {
        kind: 'recommendation',
        text: named('يوصي الملتقى بحماية الأنهار.', 'The forum recommends protecting rivers.'),
        ...provision,
      })}`,
      stand: `/api/v1/stands/${await create(`${edition}/stands`, {
        number: 'A1',
        class: 'standard',
        outline: [
          [0, 0],
          [4, 0],
          [4, 4],
        ],
      })}`,
      honour: `/api/v1/honours/${await create(`${edition}/honours`, {
        award: 'certificate',
        personId: person,
        citation: named('للخدمة', 'For service'),
      })}`,
      participation: `/api/v1/participations/${await create(`${edition}/participations`, {
        category: 'member',
        stateCode: 'JO',
      })}`,
    });
  });
  afterAll(() => test.close());

  it('raises no version and leaves no trace in the log, whatever it is', async () => {
    for (const [what, url] of Object.entries(made)) {
      const before = [await read(url), await traces()];

      const answer = await patch(url, {});

      expect([what, await read(url), await traces()]).toEqual([what, ...before]);
      expect([what, answer.json().version]).toEqual([what, before[0]?.version]);
    }
  });

  it('sees no difference in lists that name the same again, and one in a list that does not', async () => {
    const { session = '', provision: url = '' } = made;
    const [role] = (await read(session)).roles;
    const same = {
      roles: [{ personId: role.person.id, role: 'speaker', topic: named('السدود', 'Dams') }],
      papers: [{ title: named('ورقة', 'Paper'), authorIds: [role.person.id] }],
    };
    const before = await traces();
    await patch(session, same);
    await patch(url, provision);
    await patch(edition, { title: named('نهر', 'River') });
    expect(await traces()).toEqual(before);

    const { version } = await read(url);
    expect((await patch(url, { leadBodyId: null })).json().version).toBe(version + 1);
    const { version: sessionVersion } = await read(session);
    expect((await patch(session, { roles: [] })).json().version).toBe(sessionVersion + 1);
    expect(await traces()).not.toEqual(before);
  });

  it('holds for forms that are saved as they were opened', async () => {
    for (const path of ['settings', 'rooms', 'themes', 'venues']) {
      const base = `/en/manage/forums/river-forum/2026/${path}`;
      const id = { rooms: made.room, themes: made.theme, venues: made.venue }[path]?.split('/').at(-1);
      const url = id === undefined ? base : `${base}/${id}`;
      const fields = fieldsOf((await test.inject({ url, headers: organiser })).body);
      const before = await traces();

      const answer = await post(url, fields);

      expect([path, answer.statusCode, fields.length > 3]).toEqual([path, 303, true]);
      expect([path, await traces()]).toEqual([path, before]);
    }
  });
});

/** What a browser would send of the page's main form. */
function fieldsOf(html: string): [string, string][] {
  const form = html.slice(html.indexOf('<form class="form"'));
  const text = form.slice(0, form.indexOf('</form>'));
  const plain = (value: string): string =>
    value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');
  const attribute = (tag: string, name: string): string | undefined =>
    new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  const inputs = [...text.matchAll(/<input[^>]*>/g)].flatMap(([tag]): [string, string][] => {
    const name = attribute(tag, 'name');
    const ticks = /type="(?:checkbox|radio)"/.test(tag);
    if (name === undefined || (ticks && !/\schecked/.test(tag))) return [];
    return [[name, plain(attribute(tag, 'value') ?? (ticks ? 'on' : ''))]];
  });
  // A browser leaves out the line break after the tag, and sends others as CRLF.
  const areas = [...text.matchAll(/<textarea([^>]*)>([^<]*)<\/textarea>/g)].map(
    ([, tag = '', value = '']): [string, string] => [
      attribute(tag, 'name') ?? '',
      plain(value.replace(/^\n/, '')).replaceAll('\n', '\r\n'),
    ],
  );
  const selects = [...text.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)].flatMap(
    ([, tag = '', options = '']): [string, string][] => {
      const chosen = [...options.matchAll(/<option[^>]*\sselected[^>]*>/g)];
      return chosen.map(([option]) => [attribute(tag, 'name') ?? '', attribute(option, 'value') ?? '']);
    },
  );
  return [...inputs, ...areas, ...selects];
}
