import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

const forum = {
  slug: 'river-forum',
  acronym: 'RF',
  noun: 'forum',
  name: { ar: 'ملتقى الأنهار', en: 'River Forum' },
};
const first = {
  slug: '2026',
  number: 1,
  title: { ar: 'ملتقى الأنهار الأول', en: 'First River Forum' },
  startsOn: '2026-11-16',
  endsOn: '2026-11-18',
  timeZone: 'Asia/Riyadh',
  mode: 'in-person',
};

describe('series over the API', () => {
  let test: TestApp;
  let organiser: SignIn;
  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
  });
  afterAll(() => test.close());

  const post = (url: string, payload: object, headers: SignIn = organiser) =>
    test.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers });

  it('creates a series and an edition, and shows the edition with its Hijri dates once it is public', async () => {
    const series = await post('/series', forum);
    expect(series.statusCode).toBe(201);
    const edition = await post('/series/river-forum/editions', first);
    expect(edition.statusCode).toBe(201);
    expect(edition.headers.etag).toBe('"1"');

    const hidden = await test.inject({ url: '/api/v1/editions/river-forum:2026' });
    expect(hidden.statusCode).toBe(404);
    const published = await test.inject({
      method: 'PATCH',
      url: '/api/v1/editions/river-forum:2026',
      headers: { ...organiser, 'if-match': '"1"' },
      payload: { visibility: 'public' },
    });
    expect(published.statusCode).toBe(200);

    const shown = await test.inject({ url: '/api/v1/editions/river-forum:2026' });
    expect(shown.json()).toMatchObject({ startsOnHijri: '1448-06-06', visibility: 'public', version: 2 });
  });

  it('asks for a sign-in before it reads the body, and for rights after', async () => {
    const anonymous = await post('/series', { nonsense: true }, {});
    expect([anonymous.statusCode, anonymous.json().code]).toEqual([401, 'sign-in-needed']);

    const nobody = await test.signIn([]);
    const refused = await post('/series', forum, nobody);
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'forbidden']);
  });

  it('names every wrong field', async () => {
    const answer = await post('/series/river-forum/editions', {
      ...first,
      slug: '2028',
      title: {},
      endsOn: '2026-11-01',
      timeZone: 'Riyadh',
    });
    expect(answer.statusCode).toBe(422);
    expect(
      answer.json().errors.map(({ field, code }: { field: string; code: string }) => [field, code]),
    ).toEqual([
      ['title.ar', 'field-required'],
      ['endsOn', 'end-before-start'],
      ['timeZone', 'time-zone-unknown'],
    ]);
  });

  it('plans the next edition with what is ticked', async () => {
    await post('/editions/river-forum:2026/themes', { title: { ar: 'المياه', en: 'Water' } });
    const proposal = await test.inject({
      url: '/api/v1/editions/river-forum:2026/carry-over',
      headers: organiser,
    });
    expect(proposal.json()).toMatchObject({
      startsOn: '2028-11-13',
      endsOn: '2028-11-15',
      slug: '2028',
      number: 2,
    });
    const next = await post('/editions/river-forum:2026/carry-over', { slug: '2028', carry: ['themes'] });
    expect(next.json()).toMatchObject({ number: 2, startsOn: '2028-11-13', visibility: 'draft' });
    const themes = await test.inject({ url: '/api/v1/editions/river-forum:2028/themes', headers: organiser });
    expect(themes.json().items).toMatchObject([{ number: 1, slug: 'water' }]);
  });

  it('does a creation once for each Idempotency-Key', async () => {
    const headers = { ...organiser, 'idempotency-key': 'one' };
    const room = { name: { ar: 'القاعة الكبرى', en: 'Great Hall' }, capacity: 900 };
    const answers = [
      await post('/editions/river-forum:2026/rooms', room, headers),
      await post('/editions/river-forum:2026/rooms', room, headers),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    expect(answers[1]?.body).toBe(answers[0]?.body);
    const reused = await post('/editions/river-forum:2026/rooms', { ...room, capacity: 1 }, headers);
    expect([reused.statusCode, reused.json().code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('answers 405 with Allow to a method that an address does not take', async () => {
    const answer = await test.inject({ method: 'PUT', url: '/api/v1/series', payload: {} });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, HEAD, POST']);
  });

  it('lists editions with as many statements for three as for one', async () => {
    const list = () => test.inject({ url: '/api/v1/series/river-forum/editions', headers: organiser });
    const few = await test.countStatements(list);
    await post('/series/river-forum/editions', { ...first, slug: '2030', number: 3 });
    expect(await test.countStatements(list)).toBe(few);
  });
});
