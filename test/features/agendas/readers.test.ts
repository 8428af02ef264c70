import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/platform/clock/index.ts';
import {
  calendarReaders,
  openKhal,
  type ReadEvent,
  type ReadRevision,
  readByIcalendar,
  readByIcalJs,
} from '../../support/calendar-readers.ts';
import { jsonErrors, schemas, xmlAt, xmlErrors } from '../programme/formats/schemas.ts';
import { plenary } from '../programme/support.ts';
import { type AgendasTest, openAgendasTest, type Visitor } from './support.ts';

const below = '/editions/river-forum:cairo';
const base = '/ar/forums/river-forum/cairo';
/** In the night before the second day Cairo puts its clocks forward, from midnight to one. */
const days = ['2027-04-29', '2027-04-30', '2027-05-01'] as const;

interface Released {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly status: string;
}

const bare = ({ uid, start, end, cancelled }: ReadEvent): ReadEvent => ({ uid, start, end, cancelled });

describe('three releases, read by programs of others', () => {
  let test: AgendasTest;
  let visitor: Visitor;
  let releases: string[];
  const ids: Record<string, string> = {};
  /** Every address of a calendar, with the sessions that are in it. */
  let feeds: Record<string, readonly string[]>;
  let moment = Date.now();
  const clock: Clock = { now: () => new Date(moment) };

  const send = async (method: 'POST' | 'PATCH' | 'PUT', url: string, payload: object) => {
    const answer = await test.send(method, url, payload);
    expect(answer.statusCode, `${method} ${url}: ${answer.body}`).toBeLessThan(300);
    return answer.json();
  };
  const release = async () => {
    // Calendars count in seconds.
    moment += 2_000;
    return (await send('POST', `${below}/releases`, { tell: false })).id as string;
  };
  const open = (path: string, headers = {}) => test.open(path, headers);
  const readAll = async (): Promise<Record<string, string>> =>
    Object.fromEntries(
      await Promise.all(Object.keys(feeds).map(async (path) => [path, (await open(path)).body])),
    );
  /** The sessions of the last release, as the API has them. */
  const said = async (): Promise<Map<string, ReadEvent>> => {
    const { items } = (await test.inject({ url: `/api/v1/releases/${releases.at(-1)}/sessions` })).json();
    return new Map(
      (items as Released[]).map(({ id, startsAt, endsAt, status }) => [
        id,
        { uid: `${id}@multaqa`, start: startsAt, end: endsAt, cancelled: status === 'cancelled' },
      ]),
    );
  };

  beforeAll(async () => {
    test = await openAgendasTest({ clock });
    await send('POST', '/series/river-forum/editions', {
      slug: 'cairo',
      number: 2,
      title: { ar: 'ملتقى الأنهار الثاني', en: 'Second River Forum' },
      startsOn: days[0],
      endsOn: days[2],
      timeZone: 'Africa/Cairo',
      mode: 'in-person',
      visibility: 'public',
    });
    const room = async (ar: string, en: string) =>
      send('POST', `${below}/rooms`, { name: { ar, en }, capacity: 200 });
    const nile = await room('قاعة النيل', 'Nile Hall');
    const delta = await room('قاعة الدلتا', 'Delta Hall');
    const theme = await send('POST', `${below}/themes`, { title: { ar: 'الدلتا', en: 'Deltas' } });
    const add = async (name: string, from: string, to: string, more: object) => {
      const session = await send(
        'POST',
        `${below}/sessions`,
        plenary({
          title: { ar: `جلسة، «${name}»`, en: `Session; ${name}` },
          startsAt: from,
          endsAt: to,
          ...more,
        }),
      );
      ids[name] = session.id;
      return session;
    };
    const salma = [{ personId: test.salma, role: 'chair' }];
    const night = await add('night', '2027-04-29T23:00:00+02:00', '2027-04-30T01:30:00+03:00', {
      roomId: nile.id,
      themeId: theme.id,
    });
    await add('moved', '2027-04-30T09:00:00+03:00', '2027-04-30T10:00:00+03:00', {
      roomId: nile.id,
      roles: salma,
    });
    await add('cancelled', '2027-04-30T11:00:00+03:00', '2027-04-30T12:00:00+03:00', {
      roomId: delta.id,
      themeId: theme.id,
      roles: salma,
    });
    await add('quiet', '2027-05-01T09:00:00+03:00', '2027-05-01T10:00:00+03:00', { roomId: delta.id });
    releases = [await release()];
    visitor = await test.visitor(test.omar);
    for (const name of ['night', 'moved', 'cancelled']) {
      await test.send('PUT', `${below}/favourites/${ids[name]}`, undefined, visitor.headers);
    }
    const feed = await test.send('PUT', `${below}/my-agenda/feed`, undefined, visitor.headers);
    const { items: persons } = (await test.send('GET', '/persons')).json();
    const slugOf = persons.find(({ id }: { id: string }) => id === test.salma).slug;
    feeds = {
      [`${base}/agenda.ics`]: ['night', 'moved', 'cancelled', 'quiet'],
      [`/en${base.slice(3)}/agenda.ics`]: ['night', 'moved', 'cancelled', 'quiet'],
      [`${base}/agenda.ics?day=${days[1]}`]: ['moved', 'cancelled'],
      [`${base}/rooms/${nile.slug}.ics`]: ['night', 'moved'],
      [`${base}/themes/${theme.slug}.ics`]: ['night', 'cancelled'],
      [`${base}/sessions/${night.slug}.ics`]: ['night'],
      [`${base}/speakers/${slugOf}.ics`]: ['moved', 'cancelled'],
      [new URL(feed.json().address).pathname]: ['night', 'moved', 'cancelled'],
    };
  }, 120_000);
  afterAll(() => test?.close());

  /** Every feed as a program reads it, beside what the API says. */
  const compare = async (read: (text: string) => readonly ReadEvent[]) => {
    const sessions = await said();
    for (const [path, text] of Object.entries(await readAll())) {
      const expected = (feeds[path] ?? []).map((name) => sessions.get(ids[name] ?? ''));
      expect(read(text).map(bare), path).toEqual(
        expected.toSorted((one, other) => ((one?.uid ?? '') < (other?.uid ?? '') ? -1 : 1)),
      );
    }
  };

  it('tell ical.js the instants of the API, over the night without an hour too', () => compare(readByIcalJs));

  it.skipIf(!calendarReaders.icalendar)('tell python3-icalendar the same', () => compare(readByIcalendar));

  it.skipIf(!calendarReaders.khal)('tell khal the same', { timeout: 60_000 }, () =>
    compare((text) => {
      const khal = openKhal();
      try {
        khal.sync(text);
        return khal.list('2027-04-28', 5);
      } finally {
        khal.remove();
      }
    }),
  );

  it('are the same bytes at the next sync, and nothing at all to whoever has them', async () => {
    const first = await readAll();

    expect(await readAll()).toEqual(first);
    for (const path of Object.keys(feeds)) {
      const held = await open(path);
      const again = await open(path, { 'if-none-match': String(held.headers.etag) });
      expect([again.statusCode, again.body], path).toEqual([304, '']);
    }
  });

  it('raise the revision of what moved and of what was cancelled, and of nothing else', async () => {
    const revisions = async (): Promise<Map<string, ReadRevision>> => {
      const { body } = await open(`${base}/agenda.ics`);
      return new Map(readByIcalJs(body).map((event) => [event.uid.slice(0, 36), event]));
    };
    const khal = calendarReaders.khal ? openKhal() : undefined;
    const before = await revisions();
    khal?.sync((await open(`${base}/agenda.ics`)).body);
    moment += 60_000;
    await send('PATCH', `/sessions/${ids.moved}`, {
      startsAt: '2027-04-30T14:00:00+03:00',
      endsAt: '2027-04-30T15:15:00+03:00',
    });
    await send('POST', `/sessions/${ids.cancelled}/cancellation`, {
      reason: { ar: 'اعتذر الرئيس', en: 'The chair sent apologies' },
    });
    expect(await revisions()).toEqual(before);
    releases.push(await release());
    const after = await revisions();

    for (const [id, was] of before) {
      const is = after.get(id);
      const changed = id === ids.moved || id === ids.cancelled;
      expect([Number(is?.sequence) > was.sequence, (is?.modified ?? '') > was.modified], id).toEqual([
        changed,
        changed,
      ]);
    }
    expect(after.get(ids.moved ?? '')).toMatchObject({ start: '2027-04-30T11:00:00.000Z', cancelled: false });
    expect(after.get(ids.cancelled ?? '')).toMatchObject({ cancelled: true });
    await compare(readByIcalJs);
    if (calendarReaders.icalendar) await compare(readByIcalendar);

    if (khal === undefined) return;
    try {
      const { body } = await open(`${base}/agenda.ics`);
      khal.sync(body);
      const stored = khal.stored();
      expect(khal.list('2027-04-28', 5)).toEqual(
        [...(await said()).values()].toSorted((a, b) => (a.uid < b.uid ? -1 : 1)),
      );
      khal.sync(body);
      expect(khal.stored()).toEqual(stored);
    } finally {
      khal.remove();
    }
  });

  it('are accepted by the published schemas, each of them', async () => {
    await send('PATCH', `/sessions/${ids.quiet}`, { title: { ar: 'جلسة هادئة', en: 'A quiet session' } });
    releases.push(await release());

    for (const number of [1, 2, 3]) {
      const [xml, json] = await Promise.all(
        ['xml', 'json'].map(async (format) => {
          const { statusCode, body } = await open(`${base}/schedule.${format}?release=${number}`);
          expect(statusCode).toBe(200);
          return body;
        }),
      );
      if (schemas.xml) expect(xmlErrors(xml ?? ''), `schedule.xml of ${number}`).toBe('');
      if (schemas.json) expect(jsonErrors(json ?? ''), `schedule.json of ${number}`).toEqual([]);
    }
  });

  it.skipIf(!schemas.xmllint)('have a feed of changes with all that Atom asks for', async () => {
    for (const language of ['ar', 'en']) {
      const { body } = await open(`/${language}${base.slice(3)}/changes.atom`);
      const atom = (name: string): string =>
        `*[local-name()='${name}' and namespace-uri()='http://www.w3.org/2005/Atom']`;
      const feed = `/${atom('feed')}`;
      const count = (path: string) => xmlAt(body, `count(${path})`);

      expect([
        await count(`${feed}/${atom('entry')}`),
        count(`${feed}/${atom('author')}/${atom('name')}`),
      ]).toEqual(['3', '1']);
      for (const name of ['id', 'title', 'updated']) {
        expect(
          [count(`${feed}/${atom(name)}`), count(`${feed}/${atom('entry')}/${atom(name)}`)],
          name,
        ).toEqual(['1', '3']);
      }
      expect(
        count(
          `${feed}/${atom('entry')}[${atom('link')}[@rel='alternate'] and ${atom('content')} or ${atom('summary')}]`,
        ),
      ).toBe('3');
      expect(count(`${feed}/${atom('link')}[@rel='self' and contains(@href, 'changes.atom')]`)).toBe('1');
      expect(
        xmlAt(
          body,
          `count(${feed}/${atom('entry')}[not(preceding-sibling::${atom('entry')}/${atom('id')} = ${atom('id')})])`,
        ),
      ).toBe('3');
    }
  });
});
