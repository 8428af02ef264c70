import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesOf, tools } from '../../support/pdf-tools.ts';
import { plenary } from '../programme/support.ts';
import { type AgendasTest, edition, openAgendasTest, type Visitor } from './support.ts';

const forum = '/en/forums/river-forum/2026';

/** One session was announced, starred and cancelled; the other took its room and hour. */
describe('a cancelled session stays visible', () => {
  let test: AgendasTest;
  let cancelled: { id: string; slug: string };
  let visitor: Visitor;

  beforeAll(async () => {
    test = await openAgendasTest();
    cancelled = await test.addSession(
      plenary({
        title: { ar: 'جلسة السدود', en: 'Dams session' },
        roomId: test.hall,
        themeId: test.theme,
        liveUrl: 'https://example.org/live',
        roles: [{ role: 'speaker', personId: test.salma }],
      }),
    );
    await test.addSession(
      plenary({
        title: { ar: 'جلسة قائمة', en: 'Standing session' },
        roomId: test.hall,
        startsAt: '2026-11-16T11:00:00+03:00',
        endsAt: '2026-11-16T12:00:00+03:00',
      }),
    );
    visitor = await test.visitor();
    await test.send('POST', `${edition}/releases`, { tell: false });
    await test.send('PUT', `${edition}/favourites/${cancelled.id}`, undefined, visitor.headers);
    await test.send('POST', `/sessions/${cancelled.id}/cancellation`, {
      reason: { ar: 'لمرض المتحدثة', en: 'The speaker fell ill' },
    });
    await test.send('POST', `${edition}/releases`, { tell: false });
  }, 120_000);
  afterAll(() => test?.close());

  const read = async (path: string, headers = {}) => {
    const answer = await test.open(path, headers);
    expect([path, answer.statusCode]).toEqual([path, 200]);
    return answer;
  };
  const body = async (path: string, headers = {}) => (await read(path, headers)).body;

  it.each([
    ['the agenda', '/agenda', /is-cancelled/],
    ['its day', '/agenda?day=2026-11-16', /is-cancelled/],
    ['its room', '/agenda?room=great-hall', /is-cancelled/],
    ['its theme', '/agenda?theme=water', /is-cancelled/],
    ['the list', '/agenda?view=list', /<s>Dams session<\/s>/],
    ['the agenda of the release', '/agenda?release=2', /is-cancelled/],
    ['the speakers', '/speakers', /<s>Dams session<\/s>/],
    ['the speaker', '/speakers/salma-al-nahri', /<s>Dams session<\/s>|is-cancelled/],
    ['the widget of other sites', '/embed/agenda', /<s>Dams session<\/s>/],
  ])('struck out, and said to be cancelled, on the page of %s', async (_name, path, mark) => {
    const page = await body(`${forum}${path}`);

    expect(page).toMatch(mark);
    expect(page).toContain('Dams session');
    expect(page).toMatch(/cancelled/i);
  });

  it('with its reason, and with nothing that leads into it, on its own page', async () => {
    const page = await body(`${forum}/sessions/${cancelled.slug}`);

    expect(page).toContain('This session was cancelled.');
    expect(page).toContain('The speaker fell ill');
    expect(page).not.toContain('https://example.org/live');
  });

  it('in what programs read', async () => {
    const { items } = (await test.send('GET', `${edition}/sessions`, undefined, {})).json();
    const said = items.find(({ id }: { id: string }) => id === cancelled.id);
    const own = JSON.parse(await body(`${forum}/agenda.json`));
    const [xml, json] = [await body(`${forum}/schedule.xml`), await body(`${forum}/schedule.json`)];

    expect([said.status, said.cancellationReason.en]).toEqual(['cancelled', 'The speaker fell ill']);
    expect(JSON.stringify(own)).toMatch(/"status":"cancelled"/);
    expect(xml.match(/<type>cancelled<\/type>/g)).toHaveLength(1);
    expect(json.match(/"type": ?"cancelled"/g)).toHaveLength(1);
  });

  it.each([
    '/agenda.ics',
    '/agenda.ics?day=2026-11-16',
    '/rooms/great-hall.ics',
    '/themes/water.ics',
    '/speakers/salma-al-nahri.ics',
  ])('in the calendar %s, which takes it out of the reader’s own', async (path) => {
    const calendar = await body(`${forum}${path}`);
    const [event = ''] = calendar
      .split('BEGIN:VEVENT')
      .filter((one) => one.includes(`UID:${cancelled.id}@multaqa`));

    expect(event).toContain('STATUS:CANCELLED');
    expect(event).toMatch(/SEQUENCE:[1-9]/);
    expect(calendar.match(/STATUS:CANCELLED/g)).toHaveLength(1);
  });

  it('in the calendar of its own page', async () => {
    expect(await body(`${forum}/sessions/${cancelled.slug}.ics`)).toContain('STATUS:CANCELLED');
  });

  it('in the agenda of whoever marked it, and in their calendar', async () => {
    const page = await body(`${forum}/my-agenda`, visitor.headers);
    const { items } = (await test.send('GET', `${edition}/my-agenda`, undefined, visitor.headers)).json();
    const feed = (await test.send('PUT', `${edition}/my-agenda/feed`, undefined, visitor.headers)).json()
      .address;

    expect(page).toMatch(/<s>Dams session<\/s>/);
    expect(page).toMatch(/cancelled/i);
    expect(items.map((one: { session: { status: string } }) => one.session.status)).toEqual(['cancelled']);
    expect(await body(new URL(feed).pathname)).toContain('STATUS:CANCELLED');
  });

  it('on the screens of the hall', async () => {
    const room = JSON.parse(await body(`${forum}/screen/great-hall.json`));
    const all = JSON.parse(await body(`${forum}/screen.json`));

    for (const { sessions } of [room, all]) {
      const said = sessions.find(({ id }: { id: string }) => id === cancelled.id);
      expect([said?.cancelled, said?.en.title]).toEqual([true, 'Dams session']);
    }
  });

  it.skipIf(!tools.pdftotext).each([
    ['the programme', '/agenda.en.pdf'],
    ['the programme in both languages', '/agenda.ar-en.pdf'],
    ['the sign at the door', '/rooms/great-hall/door-sign.pdf?language=en'],
  ])('in print: %s', async (_name, path) => {
    const text = pagesOf((await read(`${forum}${path}`)).rawPayload)
      .join(' ')
      .replace(/\s+/g, ' ');

    expect(text).toMatch(/Dams\s*session/);
    expect(text).toMatch(/cancelled/i);
  });

  it.skipIf(!tools.pdftotext)('in the printed agenda of whoever marked it', async () => {
    const printed = (await read(`${forum}/my-agenda.pdf`, visitor.headers)).rawPayload;

    expect(pagesOf(printed).join(' ')).toMatch(/cancelled/i);
  });
});
