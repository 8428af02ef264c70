import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '../../../../src/features/accounts/tables.ts';
import { feedbackAnswers, feedbackTickets } from '../../../../src/features/registration/tables.ts';
import { systemActor } from '../../../../src/platform/actor/index.ts';
import type { SignIn } from '../../../support/app.ts';
import { below, management } from '../forms/support.ts';
import { openPlacesTest, type PlacesTest, type Visitor } from '../places/support.ts';

let test: PlacesTest;
beforeAll(async () => {
  test = await openPlacesTest();
});
afterAll(() => test.close());

const before = '2026-07-01T09:00:00Z';
const afterwards = '2026-11-18T18:00:00Z';
/** The organiser's sign-in after the edition: that of before has ended. */
let staff: SignIn;
const send = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) =>
  test.send(method, url, payload, staff);
async function visitors(count: number): Promise<Visitor[]> {
  test.at(before);
  return test.visitors(count);
}
const questions = [
  { type: 'rating', label: { ar: 'كيف كانت؟', en: 'How was it?' }, required: true },
  {
    type: 'choices',
    label: { ar: 'ما الذي أفادك؟', en: 'What was of use?' },
    options: [{ label: { ar: 'العرض', en: 'Talk' } }, { label: { ar: 'النقاش', en: 'Discussion' } }],
  },
  { type: 'text', label: { ar: 'ماذا تضيف؟', en: 'What would you add?' } },
];

/** A workshop in which these people were, over now, and a form that asks about it. */
async function workshop(people: readonly Visitor[], more: object = {}) {
  test.at(before);
  const { id } = await test.addActivity({ capacity: 50 });
  for (const who of people) await test.seat(id, who);
  test.at(afterwards);
  staff = await test.signIn();
  const marked = await send('POST', `/activities/${id}/attendance`, {
    attendeeIds: people.map(({ attendeeId }) => attendeeId),
    attended: true,
  });
  expect(marked.json(), marked.body).toMatchObject({ marked: people.length });
  const made = await send('POST', `${below}/feedback-forms`, {
    perSession: true,
    title: { ar: 'رأيك في الجلسات', en: 'The sessions' },
    questions,
    published: true,
    ...more,
  });
  expect(made.statusCode, made.body).toBe(201);
  return { session: id, form: made.json() as { id: string; version: number; questions: { id: string }[] } };
}

/** Links that were mailed, by address. */
async function links(): Promise<Map<string, string>> {
  const mails = await test.mails('feedback.invited');
  return new Map(
    mails.map(({ address, text }) => [address, /\/feedback\/([\w-]{32,64})/.exec(text)?.[1] ?? '']),
  );
}

const answer = (form: string, secret: string, session: string, answers: object) =>
  test.send(
    'POST',
    `/feedback-forms/${form}/answers`,
    { items: [{ sessionId: session, answers }] },
    { 'feedback-secret': secret },
  );

describe('feedback of those who were there', () => {
  it('is asked by a link of their own that works once, and kept without who said it', async () => {
    const people = await visitors(5);
    const { session, form } = await workshop(people);
    const [rating, choices, text] = form.questions.map(({ id }) => id) as [string, string, string];

    const mailed = await send('POST', `/feedback-forms/${form.id}/invitations`, {});
    const again = await send('POST', `/feedback-forms/${form.id}/invitations`, {});

    expect([mailed.json(), again.json()]).toEqual([
      { mailed: 5, left: 0 },
      { mailed: 0, left: 0 },
    ]);
    const secrets = await links();
    const given = [5, 4, 4, 2, 5];
    for (const [index, who] of people.slice(0, 4).entries()) {
      const secret = secrets.get(who.email) ?? '';
      const kept = await answer(form.id, secret, session, {
        [rating]: given[index],
        [choices]: ['talk'],
        [text]: index === 0 ? '=1+1' : null,
      });
      expect([kept.statusCode, kept.json()]).toEqual([201, { kept: 1 }]);
    }
    const few = (await send('GET', `/feedback-forms/${form.id}/results`)).json();
    expect(few).toMatchObject({ answers: 4, shown: false, questions: [], firstOn: null });

    const last = secrets.get(people[4]?.email ?? '') ?? '';
    const racing = await Promise.all(
      [1, 2, 3].map(() => answer(form.id, last, session, { [rating]: 5, [choices]: ['discussion', 'talk'] })),
    );
    expect(racing.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409, 409]);

    const enough = (await send('GET', `/feedback-forms/${form.id}/results`)).json();
    expect(enough).toMatchObject({
      answers: 5,
      shown: true,
      questions: [
        {
          id: rating,
          answered: 5,
          mean: 4,
          spread: Math.sqrt(6 / 5),
          counts: [
            { key: '1', count: 0 },
            { key: '2', count: 1 },
            { key: '3', count: 0 },
            { key: '4', count: 2 },
            { key: '5', count: 2 },
          ],
        },
        {
          counts: [
            { key: 'talk', count: 5 },
            { key: 'discussion', count: 1 },
          ],
        },
        { answered: 1, texts: ['=1+1'] },
      ],
      firstOn: '2026-11-18',
      lastOn: '2026-11-18',
    });

    const { db } = test.database;
    const kept = await db.select().from(feedbackAnswers);
    const tickets = await db.select().from(feedbackTickets);
    expect(new Set(kept.flatMap((row) => Object.keys(row)))).toEqual(
      new Set(['editionId', 'id', 'formId', 'sessionId', 'answers', 'answeredOn']),
    );
    expect(kept.map(({ id }) => id[14])).toEqual(kept.map(() => '4'));
    expect(tickets.map(({ usedAt }) => usedAt?.toISOString())).toEqual(
      tickets.map(() => '2026-11-18T00:00:00.000Z'),
    );
    const csv = await test.inject({
      url: `${management}/feedback/${form.id}/results.csv`,
      headers: staff,
    });
    expect(csv.body).toContain("'=1+1");
  });

  it('refuses what the form does not ask, with the field, and keeps nothing of it', async () => {
    const [who] = await visitors(1);
    if (who === undefined) throw new Error('Nobody came.');
    const { session, form } = await workshop([who]);
    const [rating = '', choices = ''] = form.questions.map(({ id }) => id);
    await send('POST', `/feedback-forms/${form.id}/invitations`, {});
    const secret = (await links()).get(who.email) ?? '';

    const wrong = await answer(form.id, secret, session, { [choices]: ['nothing-of-the-kind'] });
    const empty = await answer(form.id, secret, session, {});
    const stranger = await answer(form.id, 'x'.repeat(43), session, { [rating]: 5 });
    const elsewhere = await answer(form.id, secret, form.id, { [rating]: 5 });

    expect(wrong.statusCode).toBe(422);
    expect(wrong.json().errors.map(({ field, code }: Record<string, string>) => [field, code])).toEqual([
      [`items.0.answers.${choices}`, 'answer-choice-unknown'],
      [`items.0.answers.${rating}`, 'answer-needed'],
    ]);
    expect(empty.json()).toMatchObject({ errors: [{ code: 'feedback-nothing' }] });
    expect(stranger.statusCode).toBe(404);
    expect(elsewhere.json()).toMatchObject({ code: 'feedback-not-there' });
    expect((await answer(form.id, secret, session, { [rating]: 3 })).statusCode).toBe(201);
  });

  it('is answered on the page of the link, in both languages, several sessions at once', async () => {
    const [who] = await visitors(1);
    if (who === undefined) throw new Error('Nobody came.');
    const first = await workshop([who]);
    const second = await workshop([who], { published: false });
    await send('DELETE', `/feedback-forms/${second.form.id}`);
    await send('POST', `/feedback-forms/${first.form.id}/invitations`, {});
    const secret = (await links()).get(who.email) ?? '';
    const [rating = '', , text = ''] = first.form.questions.map(({ id }) => id);

    const page = await test.inject({ url: `/en/feedback/${secret}` });
    expect(page.statusCode).toBe(200);
    for (const session of [first.session, second.session]) {
      expect(page.body).toContain(`name="of.${session}.${rating}"`);
    }
    const sent = (fields: Record<string, string>) =>
      test.inject({
        method: 'POST',
        url: `/en/feedback/${secret}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        payload: new URLSearchParams(fields).toString(),
      });

    const half = await sent({ [`of.${first.session}.${text}`]: 'A word kept' });
    expect(half.statusCode).toBe(422);
    expect(half.body).toContain('A word kept');
    const whole = await sent({
      [`of.${first.session}.${rating}`]: '4',
      [`of.${second.session}.${rating}`]: '2',
    });
    expect([whole.statusCode, whole.headers.location]).toEqual([303, `/en/feedback/${secret}?done=kept`]);
    const after = await test.inject({ url: `/ar/feedback/${secret}` });
    expect(after.body).toContain('تمت الإجابة عن هذا الاستبيان');
  });

  it('keeps questions that have answers, and forms too; a closed form takes none', async () => {
    const [who] = await visitors(1);
    if (who === undefined) throw new Error('Nobody came.');
    const { session, form } = await workshop([who]);
    await send('POST', `/feedback-forms/${form.id}/invitations`, {});
    const secret = (await links()).get(who.email) ?? '';
    const [rating = ''] = form.questions.map(({ id }) => id);

    const closed = await send('PATCH', `/feedback-forms/${form.id}`, { closesAt: afterwards });
    expect(closed.statusCode, closed.body).toBe(200);
    expect((await answer(form.id, secret, session, { [rating]: 3 })).json()).toMatchObject({
      code: 'feedback-closed',
    });
    await send('PATCH', `/feedback-forms/${form.id}`, { closesAt: null });
    expect((await answer(form.id, secret, session, { [rating]: 3 })).statusCode).toBe(201);

    const without = await send('PATCH', `/feedback-forms/${form.id}`, {
      questions: [{ type: 'text', label: { en: 'Another' } }],
    });
    expect(without.json()).toMatchObject({
      errors: [{ field: 'questions', code: 'feedback-question-answered' }],
    });
    expect((await send('DELETE', `/feedback-forms/${form.id}`)).json()).toMatchObject({
      code: 'feedback-form-answered',
    });
  });

  it('is written, ordered and read on pages without a script', async () => {
    test.at(afterwards);
    staff = await test.signIn();
    const made = await send('POST', `${below}/feedback-forms`, {
      perSession: false,
      title: { en: 'The whole forum' },
    });
    const { id } = made.json();
    const base = `${management}/feedback/${id}`;
    const post = (path: string, fields: Record<string, string>) =>
      test.inject({
        method: 'POST',
        url: `${base}${path}`,
        headers: {
          ...staff,
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        },
        payload: new URLSearchParams(fields).toString(),
      });
    const form = async () => (await send('GET', `/feedback-forms/${id}`)).json();

    await post('/questions/new', { version: '1', 'label.ar': 'أول', type: 'rating' });
    await post('/questions/new', {
      version: '2',
      'label.ar': 'ثان',
      type: 'choice',
      options: 'نعم | Yes\nلا | No',
    });
    const [one, two] = (await form()).questions;
    expect([one.type, two.options]).toMatchObject([
      'rating',
      [
        { key: 'yes', label: { ar: 'نعم', en: 'Yes' } },
        { key: 'no', label: { ar: 'لا', en: 'No' } },
      ],
    ]);
    await post(`/questions/${two.id}/place`, { version: '3', position: '0' });
    expect((await form()).questions.map((question: { id: string }) => question.id)).toEqual([two.id, one.id]);
    const published = await post('/publication', { version: '4', published: 'true' });
    expect(published.headers.location).toBe(`${base}?done=saved`);
    for (const path of ['', '/results', '/preview', '/edit', `/questions/${one.id}`]) {
      const page = await test.inject({ url: `${base}${path}`, headers: staff });
      expect([path, page.statusCode]).toEqual([path, 200]);
    }
  });

  it('is led to from the session, the edition and one’s own agenda while it is open', async () => {
    const [who] = await visitors(1);
    if (who === undefined) throw new Error('Nobody came.');
    const { session, form } = await workshop([who], { closesAt: '2026-11-30T21:00:00Z' });
    const { slug } = (await send('GET', `/sessions/${session}`)).json();
    const holder = await test.signIn([]);
    const [account] = await test.database.db.select().from(accounts).orderBy(desc(accounts.id)).limit(1);
    await test.database.db
      .update(accounts)
      .set({ email: who.email, emailVerifiedAt: new Date(before) })
      .where(eq(accounts.id, account?.id ?? ''));
    const edition = management.replace('/manage', '');
    const bodies = async () => ({
      session: (await test.inject({ url: `${edition}/sessions/${slug}` })).body.includes(
        `/feedback/${form.id}`,
      ),
      edition: (await test.inject({ url: edition })).body.includes(`${edition}/feedback`),
      agenda: (await test.inject({ url: `${edition}/my-agenda`, headers: holder })).body.includes(
        `href="${edition}/feedback"`,
      ),
    });
    expect(await bodies()).toEqual({ session: true, edition: true, agenda: true });
    for (const { id, version } of (await send('GET', `${below}/feedback-forms`)).json().items) {
      const closed = await test.send(
        'PATCH',
        `/feedback-forms/${id}`,
        { published: false },
        {
          ...staff,
          'if-match': `"${version}"`,
        },
      );
      expect(closed.statusCode, closed.body).toBe(200);
    }
    expect(await bodies()).toEqual({ session: false, edition: false, agenda: false });
  });

  it('is entered for somebody by those who manage it, who was there and has not answered', async () => {
    const people = await visitors(2);
    const [came, stayed] = people as [Visitor, Visitor];
    const { session, form } = await workshop([came]);
    const { answering } = test.app.registration.feedback;
    const items = [{ sessionId: session, answers: { [form.questions[0]?.id ?? '']: 4 } }];
    const enter = (attendeeId: string, actor = systemActor('import')) =>
      answering.answer(actor, { formId: form.id, attendeeId }, { items });
    expect(await enter(came.attendeeId)).toBe(1);
    await expect(enter(came.attendeeId)).rejects.toMatchObject({ code: 'feedback-answered' });
    await expect(enter(stayed.attendeeId)).rejects.toMatchObject({ code: 'feedback-not-there' });
    await expect(
      answering.answer({ kind: 'anonymous' }, { formId: form.id, attendeeId: came.attendeeId }, { items }),
    ).rejects.toMatchObject({ status: 401 });
  });
});
