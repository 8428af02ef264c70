import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { management, publicFace } from '../forms/support.ts';
import { openPlacesTest, type PlacesTest } from './support.ts';

let test: PlacesTest;
beforeAll(async () => {
  test = await openPlacesTest();
});
afterAll(() => test.close());

const open = (url: string, headers = {}) => test.inject({ method: 'GET', url, headers });
const post = (url: string, form: Readonly<Record<string, string>>, headers = {}) =>
  test.inject({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      ...headers,
    },
    payload: new URLSearchParams(form).toString(),
  });

describe('the pages of places', () => {
  it('let those who manage them see, give, take and count', async () => {
    const { id } = await test.addActivity({ capacity: 1 });
    const [first, second] = await test.visitors(2);
    if (!first || !second) throw new Error('Nobody came.');
    const held = await test.seat(id, first);
    const base = `${management}/activities`;

    for (const path of [
      '',
      '/new',
      `/${id}`,
      `/${id}/settings`,
      `/${id}/reservations`,
      `/${id}/people?q=زائر`,
      `/${id}/places/${held.id}/cancellation`,
      `/${id}/places/${held.id}/move`,
      `/${id}/places.xlsx`,
      `/${id}/deletion`,
    ]) {
      for (const language of ['ar', 'en']) {
        const url = `${base}${encodeURI(path)}`.replace('/ar/', `/${language}/`);
        const answer = await open(url, test.organiser);
        expect(answer.statusCode, `${url} ${answer.body.slice(0, 200)}`).toBe(200);
        expect(answer.body).not.toContain('places:');
      }
    }
    const refused = await open(`${base}/${id}/deletion`.replace('/ar/', '/en/'), test.organiser);
    expect(refused.body).toMatch(/used by:.*?\d+ places?/s);

    const given = await post(`${base}/${id}/people?q=x`, { attendee: second.attendeeId }, test.organiser);
    expect(given.headers.location).toBe(`${base}/${id}?done=waiting`);
    const again = await post(`${base}/${id}/people?q=x`, { attendee: second.attendeeId }, test.organiser);
    expect(again.statusCode).toBe(409);
    const taken = await post(
      `${base}/${id}/places/${held.id}/cancellation`,
      { version: String(held.version), reason: 'نُقلت الورشة.' },
      test.organiser,
    );
    expect(taken.headers.location).toBe(`${base}/${id}?done=cancelled`);
    expect(await test.states(id)).toEqual(['cancelled', 'offered']);
    expect((await test.mails('places.cancelled')).at(-1)?.text).toContain('نُقلت الورشة.');
    const settings = (form: Readonly<Record<string, string>>) =>
      post(`${base}/${id}/settings`, { offerFor: '1', offerUnit: 'hours', ...form }, test.organiser);
    expect((await settings({ version: '1', capacity: '' })).statusCode).toBe(422);
    expect((await settings({ version: '99', capacity: '1' })).statusCode).toBe(412);
    const long = await settings({ version: '1', capacity: '2', offerFor: '31', offerUnit: 'days' });
    expect([long.statusCode, long.body.includes('id="offerFor-error"')]).toEqual([422, true]);
    expect(
      (await settings({ version: '1', capacity: '2', offerFor: '3', offerUnit: 'days' })).headers.location,
    ).toBe(`${base}/${id}?done=saved`);
    expect((await test.send('GET', `/activities/${id}`)).json().offerMinutes).toBe(3 * 24 * 60);
    const kept = (await open(`${base}/${id}/settings`, test.organiser)).body;
    expect(kept).toMatch(/name="offerFor"[^>]*value="3"/);
    expect(kept).toMatch(/<option value="days" selected/);
  });

  it('let somebody without an account sign up, confirm and give up by links alone', async () => {
    const { id } = await test.addActivity({ capacity: 1 });
    const [first, second] = await test.visitors(2);
    if (!first || !second) throw new Error('Nobody came.');
    const held = await test.seat(id, first);
    const mine = `/ar/registrations/${second.secret}/places`;

    expect((await open(mine)).statusCode).toBe(200);
    const asked = await post(mine, { do: 'ask', activity: id });
    expect(asked.headers.location).toBe(`${mine}?done=waiting`);
    await test.cancel(held.id, first);
    const text = (await test.mails('places.offered')).findLast(
      ({ address }) => address === second.email,
    )?.text;
    const link = /\/ar\/places\/[\w-]+/.exec(text ?? '')?.[0] ?? '';
    expect((await open(link)).body).toContain('تأكيد المقعد');
    expect((await open(link)).statusCode).toBe(200);
    expect(await test.states(id)).toEqual(['cancelled', 'offered']);
    expect((await post(link, { do: 'confirm' })).headers.location).toBe(`${link}?done=confirmed`);
    expect((await post(link, { do: 'cancel' })).headers.location).toBe(`${link}?done=cancelled`);
    expect(await test.states(id)).toEqual(['cancelled', 'cancelled']);
    expect((await post(link, { do: 'cancel' })).statusCode).toBe(409);
    expect((await open(`/ar/places/${'x'.repeat(43)}`)).statusCode).toBe(404);
    expect((await open(`/ar/registrations/${'x'.repeat(43)}/places`)).statusCode).toBe(404);
  });

  it('let somebody sign up by their account, and show what clashes before and after', async () => {
    const one = await test.addActivity({ capacity: 1 });
    const other = await test.addActivity({ capacity: 1 });
    const headers = await test.signIn([]);
    await test.register(test.form, { name: { ar: 'منى' }, email: 'mona@example.org' }, headers);
    const page = (slug: string) => `${publicFace}/sessions/${slug}/places`;

    const before = await open(page(one.slug), headers);
    expect(before.statusCode).toBe(200);
    const attendee = /name="attendee" value="([^"]+)"/.exec(before.body)?.[1] ?? '';
    const asked = await post(page(one.slug), { do: 'ask', attendee }, headers);
    expect(asked.headers.location).toBe(`${page(one.slug)}?done=asked`);
    expect((await open(page(other.slug), headers)).body).toContain('يتعارض مع');
    await post(page(other.slug), { do: 'ask', attendee }, headers);
    const own = await open('/ar/account/places', headers);
    expect(own.statusCode).toBe(200);
    expect(own.body.match(/يتعارض مع/g)?.length).toBe(2);
    expect((await post(page(other.slug), { do: 'ask', attendee }, headers)).statusCode).toBe(409);
    expect((await open(page(one.slug))).statusCode).toBe(200);
    expect((await post(page(one.slug), { do: 'ask', attendee })).headers.location).toContain('/ar/sign-in');
  });

  it('lead from a registration to what one signs up for, by the link and by the account', async () => {
    const { slug } = await test.addActivity({ capacity: 1 });
    const visitor = await test.visitor();

    const own = await open(`/ar/registrations/${visitor.secret}`);
    expect(own.body).toContain(`href="/ar/registrations/${visitor.secret}/places"`);
    for (const language of ['ar', 'en']) {
      const list = await open(`${publicFace.replace('/ar/', `/${language}/`)}/activities`);
      expect(list.statusCode).toBe(200);
      expect(list.body).toContain(`/sessions/${slug}/places"`);
      expect(list.body).not.toContain('places:');
    }
  });

  it('keep a session with places from being deleted, and say what to do instead', async () => {
    const { id } = await test.addActivity({ capacity: 1 });
    await test.seat(id, await test.visitor());
    const read = await test.send('GET', `/sessions/${id}`);
    const headers = { ...test.organiser, 'if-match': String(read.headers.etag) };

    const kept = await test.send('DELETE', `/sessions/${id}`, undefined, headers);
    expect([kept.statusCode, kept.json().code]).toEqual([409, 'session-has-places']);
    expect(await test.states(id)).toEqual(['confirmed']);
  });
});
