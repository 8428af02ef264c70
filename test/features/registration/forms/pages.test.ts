import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf, enter, password } from '../../accounts/links/support.ts';
import { below, closes, type FormsTest, management, openFormsTest, opens, publicFace } from './support.ts';

let test: FormsTest;
beforeAll(async () => {
  test = await openFormsTest();
});
afterAll(() => test.close());

const form = (fields: Record<string, string | readonly string[]>): string => {
  const sent = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) sent.append(name, String(one));
  }
  return sent.toString();
};

/** Posts a page as a browser does. */
const post = (url: string, fields: Record<string, string | readonly string[]>, headers: object = {}) =>
  test.inject({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    payload: form(fields),
  });
const get = (url: string, headers: object = {}) => test.inject({ url, headers: { ...headers } });

describe('a form without a script', () => {
  it('asks what follows from an answer on the next page, and keeps what was typed until it is handed in', async () => {
    const { id, slug } = await test.addForm({
      slug: 'steps',
      category: 'press',
      blocks: { dietary: 'asked', organisation: 'needed', phone: 'asked' },
      confirmation: { ar: 'المكتب مفتوح صباحًا.' },
    });
    const visa = await test.addQuestion(id, {
      type: 'yes-no',
      label: { ar: 'هل تحتاج إلى تأشيرة؟' },
      required: true,
    });
    const passport = await test.addQuestion(id, {
      label: { ar: 'رقم الجواز' },
      required: true,
      condition: { questionId: visa.id, answers: ['yes'] },
    });
    const first = await get(`${publicFace}/registration/${slug}`);
    expect([first.statusCode, first.body.includes('name="organisation.ar"')]).toEqual([200, true]);

    const wrong = await post(`${publicFace}/registration/${slug}`, {
      'name.ar': 'نورة',
      email: 'not an address',
      phone: 'none',
    });
    expect([wrong.statusCode, wrong.body.includes('not an address')]).toEqual([422, true]);
    expect(['id="email-error"', 'id="phone-error"'].filter((part) => !wrong.body.includes(part))).toEqual([]);

    const begun = await post(`${publicFace}/registration/${slug}`, {
      'name.ar': 'نورة',
      'organisation.ar': 'صحيفة النهر',
      email: 'noura@press.example',
      phone: '+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧',
    });
    expect(begun.statusCode).toBe(303);
    const questions = String(begun.headers.location);
    expect(questions).toMatch(/^\/ar\/registrations\/[\w-]{43}\/questions$/);
    const base = questions.replace(/\/questions$/, '');
    const asked = (await get(questions)).body;
    expect(asked).toMatch(/<template data-when-shut>\s*<section[^>]*data-when="answers\./);

    const more = await post(questions, { [`answers.${visa.id}`]: 'yes', [`shown.${visa.id}`]: '1' });
    expect(more.headers.location).toBe(`${base}/more`);
    expect((await get(`${base}/more`)).body).toContain(`name="answers.${passport.id}"`);
    const stay = await post(`${base}/more`, {
      [`answers.${passport.id}`]: 'A٠١٢٣',
      [`shown.${passport.id}`]: '1',
    });
    expect(stay.headers.location).toBe(`${base}/stay`);
    const check = await post(`${base}/stay`, { dietary: 'نباتي' });
    expect(check.headers.location).toBe(base);
    const summary = (await get(base)).body;
    expect(
      ['صحيفة النهر', '+966 50 123 4567', 'A٠١٢٣', 'نباتي'].filter((text) => !summary.includes(text)),
    ).toEqual([]);

    const handedIn = await post(`${base}/submission`, {});
    expect(handedIn.headers.location).toBe(`${base}?done=handed-in`);
    expect((await get(base)).body).toContain('المكتب مفتوح صباحًا.');
    expect((await test.mails('registration.confirmed'))[0]?.text).toContain(base);
  });

  it('names what a page lacks when somebody goes on, keeps what was typed, and asks for it again later', async () => {
    const { id, slug } = await test.addForm({
      slug: 'lacks',
      blocks: { organisation: 'needed', phone: 'needed', dietary: 'needed' },
    });
    const kind = await test.addQuestion(id, { label: { ar: 'نوع الوسيلة' }, required: true });
    const rules = await test.addQuestion(id, {
      type: 'consent',
      label: { ar: 'أوافق على الشروط' },
      required: true,
    });
    const whole = { 'name.ar': 'نورة', email: 'lacks@example.org' };

    const none = await post(`${publicFace}/registration/${slug}`, whole);
    expect([none.statusCode, none.body.includes('نورة')]).toEqual([422, true]);
    expect(
      [/id="organisation(-ar)?-error"/, /id="phone-error"/].filter((part) => !part.test(none.body)),
    ).toEqual([]);
    const begun = await post(`${publicFace}/registration/${slug}`, {
      ...whole,
      'organisation.en': 'The River Daily',
      phone: '+966 50 123 4567',
    });
    const questions = String(begun.headers.location);
    const base = questions.replace(/\/questions$/, '');
    const shown = { [`shown.${kind.id}`]: '1', [`shown.${rules.id}`]: '1' };

    const half = await post(questions, { ...shown, [`answers.${kind.id}`]: 'صحيفة' });
    expect([half.statusCode, half.body.includes('صحيفة'), half.body.includes('أوافق على الشروط')]).toEqual([
      422,
      true,
      true,
    ]);
    expect((await get(questions)).body).toContain('صحيفة');
    const emptied = await post(questions, { ...shown, [`answers.${kind.id}`]: '' });
    expect(emptied.body).toContain('تلزم الإجابة عن «نوع الوسيلة».');
    const later = await post(questions, { ...shown, [`answers.${kind.id}`]: 'صحيفة', do: 'later' });
    expect(later.headers.location).toBe(`${base}?done=later`);
    const stay = await post(`${base}/stay`, { dietary: '' });
    expect([stay.statusCode, stay.body.includes('id="dietary-error"')]).toEqual([422, true]);

    const onward = await post(`${base}/stay`, { dietary: 'نباتي' });
    expect(onward.headers.location).toBe(questions);
    const all = { ...shown, [`answers.${kind.id}`]: 'صحيفة', [`answers.${rules.id}`]: 'true' };
    expect((await post(questions, all)).headers.location).toBe(base);
  });

  it('says what lacks and keeps the draft', async () => {
    const { id, slug } = await test.addForm({ slug: 'lacking' });
    await test.addQuestion(id, { type: 'consent', label: { ar: 'أوافق على الشروط' }, required: true });
    const begun = await post(`${publicFace}/registration/${slug}`, {
      'name.ar': 'سالم',
      email: 'salem@example.org',
    });
    const base = String(begun.headers.location).replace(/\/questions$/, '');

    const refused = await post(`${base}/submission`, {});

    expect([refused.statusCode, refused.body.includes('أوافق على الشروط')]).toEqual([422, true]);
    const notice = refused.body.slice(refused.body.indexOf('role="alert"'));
    expect(notice).toContain(`href="${base}/questions"`);
    expect((await get(base)).body).toContain('سالم');
  });

  it('mails the link to who is registered already, and says no more', async () => {
    const { id, slug } = await test.addForm({ slug: 'again' });
    await test.register(id, { email: 'mona@example.org' });

    const answer = await post(`${publicFace}/registration/${slug}`, {
      'name.ar': 'منى',
      email: 'Mona@example.org',
    });

    expect([answer.statusCode, answer.body.includes('/registrations/')]).toEqual([200, false]);
    expect((await test.mails('registration.link')).map(({ address }) => address)).toEqual([
      'mona@example.org',
    ]);
  });

  it('keeps what is edited of a registration that was handed in, and names it in the log without its words', async () => {
    const { id } = await test.addForm({ slug: 'edited', blocks: { phone: 'asked', access: 'asked' } });
    const { id: registration, secret } = await test.register(id, { email: 'maha@example.org' });
    const base = `/ar/registrations/${secret}`;
    const typed = { 'name.ar': 'مها الجديدة', 'name.en': 'Maha New', email: 'new@example.org', phone: '' };

    const you = await post(`${base}/you`, typed);
    const stay = await post(`${base}/stay`, { access: 'كرسي متحرك' });
    const again = await post(`${base}/you`, typed);

    expect([you, stay, again].map(({ headers }) => headers.location)).toEqual(
      Array.from({ length: 3 }, () => `${base}?done=saved`),
    );
    const after = (await test.send('GET', `/registrations/${registration}`)).json();
    expect([after.attendee.name.ar, after.attendee.name.en, after.attendee.email, after.access]).toEqual([
      'مها الجديدة',
      'Maha New',
      'new@example.org',
      'كرسي متحرك',
    ]);
    const log = await test.send('GET', `${below}/audit-events?subjectId=${registration}`);
    const edits = log
      .json()
      .items.filter(({ action }: { action: string }) => action === 'registration.edited');
    const told = await Promise.all(
      edits.map(
        async ({ id }: { id: number }) => (await test.send('GET', `/audit-events/${id}`)).json().after,
      ),
    );
    expect(told.map(({ changed }) => changed).reverse()).toEqual([['name', 'email', 'listed'], ['access']]);
  });

  it('stays one’s own when another account of one’s takes over the account by which it was made', async () => {
    const { id } = await test.addForm({ slug: 'merged' });
    const [old, kept] = [await accountOf(test, 'old@example.org'), await accountOf(test, 'kept@example.org')];
    await test.database.executeSql('update accounts set email_verified_at = now()', []);
    const made = await test.register(id, { email: 'work@example.org' }, await enter(test, old.id));

    const merged = await test.send(
      'POST',
      '/me/account-mergers',
      { email: 'old@example.org', password },
      await enter(test, kept.id),
    );

    expect(merged.statusCode).toBe(204);
    const own = await test.inject({ url: '/ar/account/registrations', headers: await enter(test, kept.id) });
    expect(own.body).toContain(made.code);
  });

  it('answers forged links as links of nothing', async () => {
    const forged = await get('/ar/registrations/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
    const short = await get('/ar/registrations/x');

    expect([forged.statusCode, short.statusCode]).toEqual([404, 404]);
  });
});

describe('management', () => {
  it('writes a form, its questions and their order, and previews it', async () => {
    const { organiser } = test;
    const made = await post(
      `${management}/forms/new`,
      {
        'title.ar': 'تسجيل الضيوف',
        category: 'guest',
        opensDay: '2026-06-01',
        opensTime: '٠٨:٠٠',
        closesDay: '2026-10-01',
        closesTime: '23:59',
        capacity: '٢٠',
        mostGuests: '2',
        'blocks.photo': 'needed',
        'blocks.hotel': 'asked',
        'blocks.state': 'none',
        published: 'true',
        waitingList: 'true',
      },
      organiser,
    );
    expect(made.statusCode, made.body.slice(0, 500)).toBe(303);
    const page = String(made.headers.location);
    const id = page.split('/').at(-1) ?? '';
    expect((await test.send('GET', `/forms/${id}`)).json()).toMatchObject({
      category: 'guest',
      capacity: 20,
      mostGuests: 2,
      blocks: { photo: 'needed', hotel: 'asked' },
      opensAt: '2026-06-01T05:00:00.000Z',
    });

    const question = await post(
      `${page}/questions/new`,
      { 'label.ar': 'كيف تصل؟', type: 'choice', options: 'طائرة | Plane\nقطار | Train' },
      organiser,
    );
    expect(question.headers.location).toBe(`${page}?done=saved`);
    const [first] = (await test.send('GET', `/forms/${id}`)).json().questions;
    const second = await post(
      `${page}/questions/new`,
      { 'label.ar': 'رقم الرحلة', type: 'line', condition: `${first.id}:plane` },
      organiser,
    );
    expect(second.statusCode, second.body.slice(0, 400)).toBe(303);
    const [, flight] = (await test.send('GET', `/forms/${id}`)).json().questions;
    expect(flight.condition).toEqual({ questionId: first.id, answers: ['plane'] });
    const moved = await post(`${page}/questions/${flight.id}/place`, { position: '1' }, organiser);
    expect(moved.statusCode).toBe(422);
    const shown = await get(page, organiser);
    expect([shown.statusCode, shown.body.includes('رقم الرحلة')]).toEqual([200, true]);
    const preview = await get(`${page}/preview`, organiser);
    expect([preview.statusCode, preview.body.includes('guests.1.name')]).toEqual([200, true]);
  });

  it('lists, decides about, exports and counts registrations', async () => {
    const { organiser } = test;
    const { id } = await test.addForm({ slug: 'queue', approval: true, opensAt: opens, closesAt: closes });
    const one = await test.register(id, { name: { ar: '=SUM(1)', en: '' }, email: 'sum@example.org' });
    const other = await test.register(id);

    const list = await get(`${management}/registrations?form=${id}`, organiser);
    expect([list.statusCode, list.body.includes(one.code)]).toEqual([200, true]);
    const asked = await post(
      `${management}/registrations/decisions`,
      { do: 'refuse', pick: [one.id, other.id] },
      organiser,
    );
    expect([asked.statusCode, asked.body.includes('name="reason"')]).toEqual([200, true]);
    const silent = await post(
      `${management}/registrations/decisions/refuse`,
      { ids: one.id, reason: '' },
      organiser,
    );
    expect(silent.statusCode).toBe(422);
    const done = await post(
      `${management}/registrations/decisions/approve`,
      { ids: `${one.id},${other.id}` },
      organiser,
    );
    expect(done.headers.location).toBe(`${management}/registrations?done=decided`);
    const csv = await get(`${management}/registrations.csv?form=${id}`, organiser);
    expect(csv.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(csv.body).toContain("'=SUM(1)");
    for (const path of [
      '/registrations/statistics',
      `/registrations/${one.id}`,
      '/registrations/new',
      '/forms',
    ]) {
      const page = await get(`${management}${path}`, organiser);
      expect([path, page.statusCode]).toEqual([path, 200]);
    }
    const registered = await post(
      `${management}/registrations/new`,
      { form: id, 'name.ar': 'هند', email: 'hind@example.org', language: 'ar' },
      organiser,
    );
    expect(registered.statusCode, registered.body.slice(0, 400)).toBe(303);
  });
});

describe('the deletion of a form', () => {
  it('asks, refuses a version that is gone where it asked, names who stands in its way, and deletes', async () => {
    const free = await test.addForm({ slug: 'free' });
    const used = await test.addForm({ slug: 'used' });
    await test.send('POST', `${below}/registrations`, {
      form: used.slug,
      name: { ar: 'سالم المريخي' },
      email: 'salem@example.org',
    });
    const at = (id: string) => `${management}/forms/${id}/deletion`;
    const asked = await get(at(free.id), test.organiser);
    const stale = await post(at(free.id), { version: '99' }, test.organiser);
    const held = await post(at(used.id), { version: '1' }, test.organiser);
    const version = /name="version" value="(\d+)"/.exec(asked.body)?.[1] ?? '';
    const deleted = await post(at(free.id), { version }, test.organiser);

    expect([asked.statusCode, stale.statusCode, stale.body.includes('error-summary')]).toEqual([
      200,
      412,
      true,
    ]);
    expect([held.statusCode, held.body.includes('<form method="post" action="' + at(used.id))]).toEqual([
      409,
      false,
    ]);
    expect([deleted.statusCode, deleted.headers.location]).toEqual([303, `${management}/forms`]);
    expect((await get(at(free.id), test.organiser)).statusCode).toBe(404);
  });
});
