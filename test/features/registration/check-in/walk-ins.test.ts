import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignIn } from '../../../support/app.ts';
import { openProgrammeTest, type ProgrammeTest } from '../../programme/support.ts';

const below = '/editions/river-forum:2026';
const manage = '/manage/forums/river-forum/2026';
const year = { opensAt: '2026-01-01T00:00:00Z', closesAt: '2026-02-01T00:00:00Z' };

describe('registration at the desk', () => {
  let test: ProgrammeTest;
  let desk: SignIn;
  let door: string;
  let now = new Date('2026-11-16T07:10:00Z');
  let [visitors, press, closed, consent]: string[] = [];

  beforeAll(async () => {
    test = await openProgrammeTest({ clock: { now: () => now } });
    desk = await test.signIn([{ role: 'desk', scopeKind: 'edition', scopeId: test.edition }]);
    const zone = (await test.send('POST', `${below}/zones`, { name: { ar: 'البهو', en: 'Foyer' } })).json()
      .id;
    door = (
      await test.send('POST', `${below}/doors`, {
        name: { ar: 'الباب الرئيس', en: 'Main door' },
        zoneId: zone,
      })
    ).json().id;
    const add = async (input: object) =>
      (await test.send('POST', `${below}/forms`, { ...year, ...input })).json().id;
    // Closed for months: the desk takes people in all the same.
    visitors = await add({
      category: 'public',
      title: { ar: 'تسجيل الجمهور', en: 'Visitors' },
      walkIn: true,
      capacity: 4,
      waitingList: true,
    });
    press = await add({ category: 'press', title: { ar: 'تسجيل الإعلاميين', en: 'Press' }, walkIn: true });
    closed = await add({ category: 'speaker', title: { ar: 'تسجيل المتحدثين', en: 'Speakers' } });
    consent = (
      await test.send('POST', `/forms/${visitors}/questions`, {
        type: 'consent',
        label: { ar: 'أوافق على حفظ بياناتي', en: 'I agree that my data are kept' },
        required: true,
      })
    ).json().id;
    await test.send('PATCH', `${below}/badge-designs/public`, { zones: [0] });
    await test.send('PUT', `${below}/accreditation-rules`, {
      items: [{ category: 'public', needed: false, twoPersons: false, documents: [] }],
    });
  }, 120_000);
  afterAll(() => test?.close());

  const register = (input: object, headers = desk) => test.send('POST', `${below}/walk-ins`, input, headers);
  const visitor = (ar: string, more: object = {}) => ({
    form: visitors,
    name: { ar },
    phone: '+966 50 000 0001',
    consents: [consent],
    ...more,
  });
  const page = (method: 'GET' | 'POST', path: string, body = '') =>
    test.inject({
      method,
      url: `/en${manage}${path}`,
      headers: { ...desk, 'content-type': 'application/x-www-form-urlencoded' },
      payload: body,
    });

  it('offers the forms that allow it, with what follows', async () => {
    const { items } = (await test.send('GET', `${below}/walk-in-forms`, undefined, desk)).json();

    expect(items).toEqual([
      {
        id: visitors,
        slug: expect.any(String),
        title: expect.objectContaining({ en: 'Visitors' }),
        category: 'public',
        approval: false,
        left: 4,
        accredited: false,
        consents: [
          { id: consent, label: expect.objectContaining({ ar: 'أوافق على حفظ بياناتي' }), required: true },
        ],
      },
      expect.objectContaining({ id: press, accredited: true, left: null, consents: [] }),
    ]);
  });

  it('registers somebody by name in one script and a telephone, with a badge, and checks them in', async () => {
    const answer = await register(visitor('نورة بنت خالد العتيبي', { door }));

    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.json()).toEqual({
      registration: { id: expect.any(String), code: expect.any(String), state: 'confirmed' },
      attendeeId: expect.any(String),
      name: expect.objectContaining({ ar: 'نورة بنت خالد العتيبي' }),
      category: 'public',
      accreditation: 'approved',
      badge: { id: expect.any(String), serial: 1, state: 'issued' },
      checkIn: { door, result: 'accepted', reason: null },
    });
    const { inside, people } = (
      await test.send('GET', `${below}/check-in-counts?day=0`, undefined, desk)
    ).json();
    expect([inside, people]).toEqual([1, 1]);
    const { items } = (await test.send('GET', `${below}/registrations`)).json();
    expect(items[0]).toMatchObject({
      state: 'confirmed',
      attendee: { source: 'walk-in', phone: '+966 50 000 0001', email: null },
      consents: [{ subject: consent, given: true }],
    });
  });

  it('shows who may be the same, in another script too, until the desk says that it is nobody of them', async () => {
    const input = visitor('', {
      name: { en: 'Noura Khalid Al-Otaibi' },
      phone: null,
      email: 'noura@example.org',
    });

    const refused = await register(input);
    const { people } = refused.json();

    expect(refused.statusCode, refused.body).toBe(409);
    expect(refused.json().code).toBe('walk-in-known');
    expect(people).toEqual([
      {
        id: expect.any(String),
        name: expect.objectContaining({ ar: 'نورة بنت خالد العتيبي' }),
        category: 'public',
        party: null,
        signs: ['name'],
        registration: { id: expect.any(String), code: expect.any(String), state: 'confirmed' },
        accreditationId: expect.any(String),
        badge: { id: expect.any(String), serial: 1, state: 'issued' },
      },
    ]);

    const taken = await register({ ...input, apartFrom: people.map(({ id }: { id: string }) => id) });
    expect(taken.statusCode, taken.body).toBe(201);
    const again = await register({ ...visitor('شخص آخر تمامًا'), phone: '00966500000001' });
    expect(again.json().people).toMatchObject([{ signs: ['phone'] }]);
  });

  it('names what is wrong, and enters nobody', async () => {
    const before = (await test.send('GET', `${below}/registrations`)).json().items.length;
    const codes = async (input: object) =>
      (await register(input)).json().errors.map(({ field, code }: Record<string, string>) => [field, code]);

    expect(await codes({ form: visitors, name: { ar: 'هند القحطاني' }, door: visitors })).toEqual([
      ['email', 'walk-in-contact'],
      [`consents.${consent}`, 'walk-in-consent'],
      ['door', 'unknown-door'],
    ]);
    expect(await codes({ form: closed, name: { ar: 'هند القحطاني' }, phone: '0500000009' })).toEqual([
      ['form', 'walk-in-form'],
    ]);
    now = new Date('2026-11-20T07:00:00Z');
    expect(await codes(visitor('هند القحطاني', { phone: '0500000009', door }))).toEqual([
      ['door', 'walk-in-no-day'],
    ]);
    now = new Date('2026-11-16T07:20:00Z');
    expect((await test.send('GET', `${below}/registrations`)).json().items).toHaveLength(before);
  });

  it('hands those of an accredited category to accreditation, without a badge', async () => {
    const answer = await register({
      form: press,
      name: { ar: 'سعد الدوسري' },
      email: 'saad@example.org',
      door,
    });

    expect(answer.json()).toMatchObject({ accreditation: 'submitted', badge: null, checkIn: null });
  });

  it('takes the last place once, whoever asks at the same moment, and puts the others on the waiting list', async () => {
    const names = ['أحمد الزهراني', 'بدر الشهري', 'جابر المالكي', 'داود الغامدي'];

    const answers = await Promise.all(
      names.map((name, index) => register(visitor(name, { phone: `+96655500000${index}` }))),
    );

    const states = answers.map((answer) => answer.json().registration.state).sort();
    expect(states).toEqual(['confirmed', 'confirmed', 'waiting', 'waiting']);
    expect(answers.map((answer) => answer.json().badge?.serial ?? 0).sort()).toEqual([0, 0, 3, 4]);
  });

  it('takes two desks that write the same person down at once for one', async () => {
    const answers = await Promise.all(
      [0, 1].map(() => register({ form: press, name: { ar: 'ريم الحازمي' }, phone: '+966 53 444 4444' })),
    );

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  });

  it('is a form without a script: what was typed stays beside those who may be the same', async () => {
    const body = new URLSearchParams({
      form: press ?? '',
      'name.ar': 'ريم الحازمي',
      'name.en': '<script>',
      phone: '٠٥٣٤٤٤٤٤٤٤',
      language: 'ar',
    });

    const chooses = await page('GET', '/check-in/walk-in');
    const shown = await page('GET', `/check-in/walk-in?form=${visitors}&door=${door}`);
    const known = await page('POST', '/check-in/walk-in', body.toString());
    const apart = /name="somebodyElse"[^>]*value="([^"]+)"/.exec(known.body)?.[1] ?? '';
    const done = await page('POST', '/check-in/walk-in', `${body}&somebodyElse=${apart}`);
    const result = await test.inject({ url: done.headers.location ?? '', headers: desk });

    expect(chooses.body).toContain('Visitors');
    expect(shown.body).toContain(`<option value="${door}" selected`);
    expect(known.statusCode).toBe(409);
    expect(known.body).toContain('ريم الحازمي');
    expect(known.body).toContain('value="٠٥٣٤٤٤٤٤٤٤"');
    expect(known.body).not.toContain('<script>"');
    expect(done.statusCode, done.body.slice(0, 3_000)).toBe(303);
    expect(result.body).toContain('accreditation under review');
    expect(result.body).toContain('No badge before the request is approved');
  });

  it('is for the desk, the organiser and protocol, and is told of in the log', async () => {
    const secretariat = await test.signIn([
      { role: 'secretariat', scopeKind: 'edition', scopeId: test.edition },
    ]);

    const answer = await register(visitor('هند القحطاني'), secretariat);
    const { items } = (await test.send('GET', `${below}/audit-events?limit=200`)).json();

    expect(answer.statusCode).toBe(403);
    expect(
      items
        .filter(({ action }: { action: string }) => action === 'attendee.registered')
        .map(({ authority }: { authority: string }) => authority),
    ).toEqual(Array(9).fill('check-in.walk-in'));
  });
});
