import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProgrammeTest, type ProgrammeTest } from '../programme/support.ts';

/**
 * A forum in London over the last weekend of October 2026: on its second night the clocks go back from 02:00 to 01:00, so
 * that 01:30 is shown twice; and one of March 2027, in whose first night they go from 01:00 to 02:00.
 */
describe('a forum during which the clocks change', () => {
  let test: ProgrammeTest;
  const autumn = '/editions/river-forum:autumn';
  const pages = '/en/manage/forums/river-forum/autumn';
  const rooms: Record<string, string> = {};
  beforeAll(async () => {
    test = await openProgrammeTest();
    for (const [slug, number, startsOn, endsOn] of [
      ['autumn', 2, '2026-10-24', '2026-10-26'],
      ['spring', 3, '2027-03-27', '2027-03-29'],
    ] as const) {
      await test.send('POST', '/series/river-forum/editions', {
        slug,
        number,
        title: { ar: 'ملتقى الأنهار في لندن', en: 'River Forum in London' },
        startsOn,
        endsOn,
        timeZone: 'Europe/London',
        mode: 'in-person',
        visibility: 'public',
      });
      const made = await test.send('POST', `/editions/river-forum:${slug}/rooms`, {
        name: { ar: 'القاعة', en: 'Hall' },
        capacity: 50,
      });
      rooms[slug] = made.json().id;
    }
  });
  afterAll(() => test?.close());

  const add = async (below: string, startsAt: string, endsAt: string, more: object = {}) => {
    const made = await test.send('POST', `${below}/sessions`, {
      kind: 'plenary',
      title: { ar: 'ليلة الأنهار', en: 'Night of rivers' },
      startsAt,
      endsAt,
      ...more,
    });
    expect(made.statusCode, made.body).toBe(201);
    return made.json() as { id: string; version: number; slug: string };
  };
  const times = async (id: string): Promise<string[]> => {
    const { startsAt, endsAt } = (await test.send('GET', `/sessions/${id}`)).json();
    return [startsAt, endsAt];
  };
  const open = async (path: string) =>
    (await test.inject({ url: `${pages}${path}`, headers: test.organiser })).body;
  const post = (path: string, fields: Record<string, string>) =>
    test.inject({
      method: 'POST',
      url: `${pages}${path}`,
      headers: { ...test.organiser, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  /** The fields of a form as a browser would send them, untouched. */
  const untouched = (html: string): Record<string, string> => {
    const fields: Record<string, string> = {};
    const form = html.slice(html.indexOf('<form', html.indexOf('<main')));
    for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
      const name = / name="([^"]*)"/.exec(tag)?.[1];
      const kind = / type="([^"]*)"/.exec(tag)?.[1];
      if (name === undefined || ((kind === 'checkbox' || kind === 'radio') && !/ checked/.test(tag)))
        continue;
      fields[name] = (/ value="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&amp;', '&');
    }
    for (const [, name = '', inner = ''] of form.matchAll(
      /<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/gs,
    )) {
      const chosen = /<option[^>]*selected[^>]*>/.exec(inner)?.[0] ?? /<option[^>]*>/.exec(inner)?.[0] ?? '';
      fields[name] = / value="([^"]*)"/.exec(chosen)?.[1] ?? '';
    }
    for (const [, name = '', inner = ''] of form.matchAll(
      /<textarea[^>]* name="([^"]*)"[^>]*>(.*?)<\/textarea>/gs,
    )) {
      fields[name] = inner;
    }
    return fields;
  };

  it('refuses an hour that the clocks jump over or show twice, in every form that asks for one', async () => {
    const { id, version } = await add(autumn, '2026-10-25T10:00:00Z', '2026-10-25T11:00:00Z');
    const own = untouched(await open(`/sessions/${id}`));
    const at = { day: '2026-10-25', start: '01:30', end: '03:00' };
    const answers = [
      await post(`/sessions/${id}`, { ...own, ...at }),
      await post(`/schedule/${id}`, { ...at, roomId: '', do: 'move', version: String(version) }),
      await post(`/availability/rooms/${rooms.autumn}`, {
        'periods.0.kind': 'unavailable',
        'periods.0.day': at.day,
        'periods.0.start': at.start,
        'periods.0.end': at.end,
        do: 'save',
      }),
    ];

    for (const { statusCode, body } of answers) {
      expect(statusCode).toBe(422);
      expect(body).toContain('The clocks show this time twice on that day.');
      expect(body).toContain('value="01:30"');
    }
    expect(await times(id)).toEqual(['2026-10-25T10:00:00.000Z', '2026-10-25T11:00:00.000Z']);
  });

  it('leaves a session of the doubled hour where it is when something else of it is written', async () => {
    for (const start of ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']) {
      const { id } = await add(autumn, start, '2026-10-25T03:00:00.000Z');
      const page = await open(`/sessions/${id}`);
      const saved = await post(`/sessions/${id}`, { ...untouched(page), 'title.en': 'Renamed' });

      expect([saved.statusCode, await times(id)]).toEqual([303, [start, '2026-10-25T03:00:00.000Z']]);
      const moved = await post(`/schedule/${id}`, {
        ...untouched(await open(`/schedule/${id}`)),
        end: '02:30',
        do: 'move',
      });
      expect([moved.statusCode, await times(id)]).toEqual([303, [start, '2026-10-25T02:30:00.000Z']]);
    }
  });

  it('keeps a period of availability of the doubled hour through its form', async () => {
    const period = {
      of: 'room',
      resourceId: rooms.autumn,
      kind: 'unavailable',
      startsAt: '2026-10-25T00:30:00.000Z',
      endsAt: '2026-10-25T01:30:00.000Z',
    };
    expect((await test.send('POST', `${autumn}/availabilities`, period)).statusCode).toBe(201);

    const form = untouched(await open(`/availability/rooms/${rooms.autumn}`));
    const saved = await post(`/availability/rooms/${rooms.autumn}`, { ...form, do: 'save' });
    const { items } = (await test.send('GET', `${autumn}/availabilities?of=room`)).json();

    expect(saved.statusCode).toBe(303);
    expect(items).toMatchObject([period]);
    await test.send('DELETE', `/availabilities/${items[0].id}`);
  });

  it('takes whole days as long as they are: 25 hours in autumn, 23 in spring', async () => {
    const days: [string, string, number][] = [];
    for (const [slug, day] of [
      ['autumn', '2026-10-25'],
      ['spring', '2027-03-28'],
    ] as const) {
      const page = `/en/manage/forums/river-forum/${slug}/availability/rooms/${rooms[slug]}`;
      await test.inject({
        method: 'POST',
        url: page,
        headers: { ...test.organiser, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({
          'periods.0.kind': 'unavailable',
          'periods.0.day': day,
          'periods.0.start': '',
          'periods.0.end': '',
          do: 'save',
        }).toString(),
      });
      const below = `/editions/river-forum:${slug}`;
      const [one] = (await test.send('GET', `${below}/availabilities?of=room`)).json().items;
      days.push([slug, one.startsAt, (Date.parse(one.endsAt) - Date.parse(one.startsAt)) / 3_600_000]);
      await test.send('DELETE', `/availabilities/${one.id}`);
    }

    expect(days).toEqual([
      ['autumn', '2026-10-24T23:00:00.000Z', 25],
      ['spring', '2027-03-28T00:00:00.000Z', 23],
    ]);
  });

  it('moves a session over the night with its length by the clock', async () => {
    const { id } = await add(autumn, '2026-10-24T21:00:00.000Z', '2026-10-24T23:30:00.000Z');
    const form = untouched(await open(`/schedule/${id}`));
    const moved = await post(`/schedule/${id}`, { ...form, end: '02:30', do: 'move' });

    // From 22:00 of the summer clock to 02:30 of the winter clock.
    expect([moved.statusCode, await times(id)]).toEqual([
      303,
      ['2026-10-24T21:00:00.000Z', '2026-10-25T02:30:00.000Z'],
    ]);
  });

  it('places, shifts and releases by instants, and says them by the clock that is in force', async () => {
    const below = '/editions/river-forum:spring';
    const roomId = rooms.spring;
    const before = await add(below, '2027-03-27T09:00:00Z', '2027-03-27T10:00:00Z', { roomId });
    const after = await add(below, '2027-03-28T08:00:00Z', '2027-03-28T09:00:00Z', { roomId });
    expect((await test.send('POST', `${below}/releases`, { tell: false })).statusCode).toBe(201);

    // One day later by the clock is 23 hours later.
    const placed = await test.send('POST', `${below}/schedule-steps`, {
      kind: 'move',
      sessionId: before.id,
      at: { startsAt: '2027-03-28T09:00:00+01:00', endsAt: '2027-03-28T10:00:00+01:00', roomId },
    });
    expect(placed.statusCode, placed.body).toBeLessThan(300);
    const conflicts = (await test.send('GET', `${below}/conflicts`)).json().items;
    expect(conflicts.map(({ rule }: { rule: string }) => rule)).toContain('room-twice');
    const shifted = await test.send('POST', `${below}/schedule-steps`, {
      kind: 'shift',
      sessionId: after.id,
      startsAt: '2027-03-28T11:00:00+01:00',
    });
    expect(shifted.statusCode, shifted.body).toBeLessThan(300);
    expect((await test.send('POST', `${below}/releases`, { tell: false })).statusCode).toBe(201);

    const { items } = (await test.send('GET', `${below}/releases/diff?from=1&to=2`)).json();
    const said = items.flatMap(({ text }: { text: { en: string[] } }) => text.en).join('\n');
    // What stood at the hour that the other was shifted from goes on behind it.
    expect(said).toContain('11:00');
    expect(said).toContain('12:00');
    const face = '/en/forums/river-forum/spring';
    const agenda = (await test.inject({ url: `${face}/agenda?day=2027-03-28` })).body;
    expect(agenda).toContain('<time datetime="2027-03-28T10:00:00.000Z">11:00</time>');
    expect(agenda).toContain('<time datetime="2027-03-28T11:00:00.000Z">12:00</time>');
    const calendar = (await test.inject({ url: `${face}/agenda.ics` })).body;
    expect(calendar).toContain('DTSTART;TZID=Europe/London:20270328T110000');
    expect(calendar).toContain('TZOFFSETTO:+0100');
    const left = (await test.send('GET', `${below}/conflicts`)).json().items;
    expect(left.map(({ rule }: { rule: string }) => rule)).not.toContain('room-twice');
  });
});
