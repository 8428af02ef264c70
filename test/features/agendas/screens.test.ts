import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nowAndNext, type ScreenSession } from '../../../src/features/agendas/rules/now-next.ts';
import { framesOf } from '../../../src/features/agendas/screens/embed.ts';
import { plenary } from '../programme/support.ts';
import { type AgendasTest, forum, openAgendasTest } from './support.ts';

describe('the programme on other surfaces', () => {
  let test: AgendasTest;
  let room: string;
  beforeAll(async () => {
    test = await openAgendasTest();
    await test.addSession(plenary({ roomId: test.hall, roles: [{ role: 'chair', personId: test.salma }] }));
    const { items } = (await test.send('GET', '/editions/river-forum:2026/rooms')).json();
    room = items.find(({ id }: { id: string }) => id === test.hall).slug;
  }, 120_000);
  afterAll(() => test?.close());

  it('needs no sign-in for a screen, and has one for each room', async () => {
    const answers = await Promise.all(
      ['/screen', `/screen/${room}`, '/screen.json', `/screen/${room}.json`, '/screen/nowhere'].map((path) =>
        test.open(`${forum}${path}`),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 404]);
    const data = answers[3]?.json();
    expect([data.zone, data.words.en.place, data.sessions[0].en.title, data.sessions[0].ar.people]).toEqual([
      'Asia/Riyadh',
      'Great Hall',
      'Opening plenary',
      ['رئيسة الجلسة: سلمى النهري'],
    ]);
    // The screen of a room does not name it beside each session.
    expect([answers[2]?.json().sessions[0].en.room, data.sessions[0].en.room]).toEqual(['Great Hall', '']);
  });

  it('refreshes itself without scripts, into the other language where two take turns', async () => {
    const page = await test.open(`${forum}/screen?languages=ar,en&seconds=20`);

    expect(page.body).toContain(
      '<noscript><meta http-equiv="refresh" content="20; url=/en/forums/river-forum/2026/screen?languages=ar%2Cen&amp;seconds=20"></noscript>',
    );
  });

  it('lets any site frame the widget and nothing else, whether the bytes are new or kept', async () => {
    const policy = async (path: string) =>
      String((await test.open(`${forum}${path}`)).headers['content-security-policy']).match(
        /frame-ancestors [^;]*/,
      )?.[0];

    expect([await policy('/embed/agenda'), await policy('/embed/agenda'), await policy('/agenda')]).toEqual([
      "frame-ancestors 'self' https: http:",
      "frame-ancestors 'self' https: http:",
      "frame-ancestors 'none'",
    ]);
    expect(framesOf('https://forum.example.org')).toBe("'self' https:");
  });

  it('gives other sites its script', async () => {
    const script = await test.open('/embed.js');

    expect([script.statusCode, script.headers['cross-origin-resource-policy']]).toEqual([
      200,
      'cross-origin',
    ]);
    expect(script.body).toContain('multaqa-height');
  });

  it('prints signs by room and day, on both papers, and nothing that nobody asked for', async () => {
    const codes = await Promise.all(
      [
        `/rooms/${room}/door-sign.pdf`,
        `/rooms/${room}/door-sign.pdf?day=2026-11-16&size=a3&language=ar`,
        '/door-signs.pdf?language=en',
        `/rooms/${room}/door-sign.pdf?day=2026-11-17`,
        `/rooms/${room}/door-sign.pdf?size=a5`,
        '/door-signs.pdf?x=1',
      ].map(async (path) => (await test.open(`${forum}${path}`)).statusCode),
    );
    expect(codes).toEqual([200, 200, 200, 404, 404, 404]);
  });

  it('shows those who work here where everything is, and the line for other sites', async () => {
    const page = await test.open(
      '/ar/manage/forums/river-forum/2026/screens?language=en&scheme=dark',
      test.organiser,
    );

    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('/embed.js');
    expect(page.body).toContain('/en/forums/river-forum/2026/embed/agenda?scheme=dark');
  });
});

describe('what a screen shows at a moment', () => {
  const said = { title: '', kind: '', room: '', time: '', day: '', people: [], mark: '' };
  const session = (
    id: string,
    start: string,
    end: string,
    more: Partial<ScreenSession> = {},
  ): ScreenSession => ({
    id,
    room: null,
    common: false,
    start: `2026-11-16T${start}:00Z`,
    end: `2026-11-16T${end}:00Z`,
    day: '2026-11-16',
    cancelled: false,
    moved: false,
    theme: 0,
    ar: said,
    en: said,
    ...more,
  });
  const at = (time: string) => Date.parse(`2026-11-16T${time}:00Z`);
  const ids = (sessions: readonly ScreenSession[]) => sessions.map(({ id }) => id);

  it('goes from one session to the next at its very end', () => {
    const day = [session('a', '09:00', '10:00'), session('b', '10:00', '11:00')];

    expect(
      [at('08:59'), at('09:00'), at('10:00'), at('11:00')].map((now) => ids(nowAndNext(day, now).now)),
    ).toEqual([[], ['a'], ['b'], []]);
    expect(nowAndNext(day, at('11:00')).over).toBe(true);
  });

  it('keeps a cancelled session in its place unless another took it', () => {
    const cancelled = session('a', '09:00', '10:00', { cancelled: true });

    expect(ids(nowAndNext([cancelled], at('09:30')).now)).toEqual(['a']);
    expect(ids(nowAndNext([cancelled, session('b', '09:15', '10:00')], at('09:30')).now)).toEqual(['b']);
  });

  it('names what follows on the next day once the day is over', () => {
    const next = {
      ...session('b', '09:00', '10:00'),
      start: '2026-11-17T09:00:00Z',
      end: '2026-11-17T10:00:00Z',
      day: '2026-11-17',
    };

    expect(ids(nowAndNext([session('a', '09:00', '10:00'), next], at('12:00')).next)).toEqual(['b']);
  });
});
