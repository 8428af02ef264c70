import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProgrammeTest, type ProgrammeTest } from './support.ts';

/** Sessions of a room: five days of twenty half hours. */
const PER_ROOM = 100;
/** One session in so many expects more people than its room has seats. */
const CROWDED = 20;
/** The editions whose costs are compared, and how much larger the second is. */
const [FEW, TIMES] = [200, 8];
/** What is allowed above a cost that grows as the data do: eight times the work of a square would be sixty-four. */
const SLACK = { times: 2.5, milliseconds: 250 };

describe('an edition of very many sessions', () => {
  let test: ProgrammeTest;
  let editions = 0;
  beforeAll(async () => {
    test = await openProgrammeTest({ config: { rateLimits: false } });
  });
  afterAll(() => test?.close());

  const name = (ar: string, en: string): SQL =>
    sql`jsonb_build_object('ar', ${ar}::text || n, 'en', ${en}::text || n, 'authentic', 'ar',
      'status', '{"ar": "reviewed", "en": "reviewed"}'::jsonb)`;

  /** An edition of so many placed sessions without a clash, written at once. */
  async function fill(size: number, status: 'draft' | 'scheduled' = 'draft'): Promise<string> {
    editions += 1;
    const slug = `of-${size}`;
    const made = await test.send('POST', '/series/river-forum/editions', {
      slug,
      number: editions + 1,
      title: { ar: 'ملتقى الأنهار الكبير', en: 'Great River Forum' },
      startsOn: '2027-11-15',
      endsOn: '2027-11-19',
      timeZone: 'Asia/Riyadh',
      mode: 'in-person',
      visibility: 'public',
    });
    const edition = sql`${made.json().id}::uuid`;
    const id = (kind: number, n: SQL): SQL =>
      sql`('00000000-0000-4000-8' || ${`${kind}${editions}`.padStart(3, '0')} || '-' || lpad((${n})::text, 12, '0'))::uuid`;
    const until = (count: number): SQL => sql`generate_series(0, ${count - 1}::int) n`;
    const statements = [
      sql`insert into rooms (edition_id, id, slug, name, features, capacity, position)
        select ${edition}, ${id(1, sql`n`)}, 'room-' || n, ${name('قاعة ', 'Room ')}, '{}', 100, n
        from ${until(size / PER_ROOM)}`,
      sql`insert into themes (edition_id, id, slug, number, title)
        select ${edition}, ${id(2, sql`n`)}, 'theme-' || n, n + 1, ${name('محور ', 'Theme ')}
        from ${until(size / PER_ROOM)}`,
      sql`insert into persons (id, slug, name, sort_ar, sort_en, search)
        select ${id(3, sql`n`)}, 'speaker-' || ${size}::int || '-' || n, ${name('متحدث ', 'Speaker ')},
          'متحدث ' || n, 'Speaker ' || n, 'speaker ' || n
        from ${until(size / 5)}`,
      sql`insert into sessions (edition_id, id, code, slug, kind, title, theme_id, room_id, starts_at, ends_at,
          languages, interpretation, expected, status)
        select ${edition}, ${id(4, sql`n`)},
          'D' || (n / 20 % 5 + 1) || '-' || to_char(n / ${PER_ROOM} * 20 + n % 20 + 1, 'FM999900'),
          'session-' || n, 'panel', ${name('جلسة ', 'Session ')}, ${id(2, sql`n / ${PER_ROOM}`)},
          ${id(1, sql`n / ${PER_ROOM}`)}, begins, begins + interval '30 minutes', '{ar}', '{}',
          case when n % ${CROWDED} = 0 then 105 end, ${status}
        from ${until(size)}, lateral (select timestamptz '2027-11-15 08:00+03'
          + make_interval(days => n / 20 % 5, mins => n % 20 * 30) as begins) at`,
      sql`insert into role_holders (edition_id, session_id, person_id, role, position)
        select ${edition}, ${id(4, sql`n`)}, ${id(3, sql`n / ${PER_ROOM} * 20 + n % 20`)}, 'speaker', 1
        from ${until(size)}`,
      sql`analyze sessions, role_holders, persons, rooms`,
    ];
    for (const statement of statements) await test.database.db.execute(statement);
    return slug;
  }

  const api = (slug: string, path: string) => test.send('GET', `/editions/river-forum:${slug}${path}`);
  const face = (slug: string, path: string) => test.inject({ url: `/en/forums/river-forum/${slug}${path}` });
  const managed = (slug: string, path: string) =>
    test.inject({ url: `/en/manage/forums/river-forum/${slug}${path}`, headers: test.organiser });
  const create = (slug: string) =>
    test.send('POST', `/editions/river-forum:${slug}/sessions`, {
      kind: 'panel',
      title: { ar: 'جلسة 7', en: 'Session 7' },
    });

  const faces: Readonly<Record<string, (slug: string) => ReturnType<ProgrammeTest['inject']>>> = {
    'its conflicts': (slug) => api(slug, '/conflicts'),
    'its board': (slug) => api(slug, '/schedule'),
    'its release': (slug) => test.send('POST', `/editions/river-forum:${slug}/releases`, { tell: false }),
    'the agenda': (slug) => face(slug, '/agenda?day=2027-11-16'),
    'the agenda as JSON': (slug) => face(slug, '/agenda.json'),
    'its calendar': (slug) => face(slug, '/agenda.ics'),
    'schedule.json': (slug) => face(slug, '/schedule.json'),
    'the widget': (slug) => face(slug, '/embed/agenda'),
    'the speakers': (slug) => face(slug, '/speakers'),
    'the list of sessions': (slug) => managed(slug, '/sessions?q=session'),
    'the list of conflicts': (slug) => managed(slug, '/conflicts'),
    'a session more': create,
  };

  it('costs as much more as it is larger, whatever is asked of it', async () => {
    const costs: Record<string, number[]> = {};
    // The first edition warms what is compiled as it runs; it is not counted.
    for (const [index, size] of [FEW / 2, FEW, FEW * TIMES].entries()) {
      const slug = await fill(size);
      for (const [what, ask] of Object.entries(faces)) {
        const before = process.cpuUsage();
        const answer = await ask(slug);
        const { user, system } = process.cpuUsage(before);
        expect([what, answer.statusCode < 300], answer.body.slice(0, 300)).toEqual([what, true]);
        if (index > 0) costs[what] = [...(costs[what] ?? []), Math.round((user + system) / 1_000)];
      }
    }

    const grown = Object.entries(costs).filter(
      ([, [few = 0, many = 0]]) => many > few * TIMES * SLACK.times + SLACK.milliseconds,
    );
    expect(grown).toEqual([]);
  }, 400_000);

  it('answers with ten thousand: finds what is planted, gives the next code and address, refuses nothing', async () => {
    const slug = await fill(10_000, 'scheduled');

    const { items } = (await api(slug, '/conflicts')).json();
    const agenda = await face(slug, '/agenda?room=room-7');
    const before = process.cpuUsage();
    const statements = await test.countStatements(() => create(slug));
    const made = (await create(slug)).json();
    const { user, system } = process.cpuUsage(before);
    const few = await test.countStatements(() => create(`of-${FEW}`));

    expect(new Set(items.map(({ rule }: { rule: string }) => rule))).toEqual(new Set(['room-tight']));
    expect(items).toHaveLength(10_000 / CROWDED);
    expect([agenda.statusCode, agenda.body.match(/class="sess /g)?.length]).toEqual([200, 20]);
    expect([made.code, made.slug]).toEqual(['U-02', 'session-7-3']);
    expect(statements).toBeLessThanOrEqual(few + 4);
    // Two sessions more, of ten thousand: none of the others is read for them.
    expect((user + system) / 1_000).toBeLessThan(600);
  }, 400_000);
});
