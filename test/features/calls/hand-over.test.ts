import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submissionAuthors, submissions } from '../../../src/features/calls/tables.ts';
import { below, type CallsTest, management, openCallsTest, own } from './support.ts';

let test: CallsTest;
let session: { id: string };
beforeAll(async () => {
  test = await openCallsTest();
  session = (
    await test.send('POST', `${below}/sessions`, {
      kind: 'paper-session',
      title: { ar: 'جلسة أوراق المياه', en: 'Papers on water' },
      startsAt: '2026-11-16T09:00:00+03:00',
      endsAt: '2026-11-16T10:00:00+03:00',
      status: 'scheduled',
    })
  ).json();
});
afterAll(() => test.close());

/** A submission that was decided on. */
async function decided(more: object = {}, state: 'accepted' | 'rejected' = 'accepted') {
  const made = await test.begin({ submit: true, ...more });
  await test.database.transaction((tx) =>
    tx.update(submissions).set({ state }).where(eq(submissions.id, made.id)),
  );
  return made;
}
const read = async (id: string) => (await test.send('GET', `/papers/${id}`)).json();
const sessionNow = async (id: string) => (await test.send('GET', `/sessions/${id}`)).json();
const get = (path: string) => test.inject({ url: `${management}${path}`, headers: test.organiser });
const post = (path: string, fields: Record<string, string> | [string, string][]) =>
  test.inject({
    method: 'POST',
    url: `${management}${path}`,
    headers: { ...test.organiser, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });

describe('an accepted paper', () => {
  it('goes to the end of a paper session with its authors, known ones matched and others entered', async () => {
    const { id, secret } = await decided({ minutes: 20 });
    await test.database.transaction((tx) =>
      tx.insert(submissionAuthors).values([
        {
          editionId: test.editionId,
          submissionId: id,
          position: 2,
          name: 'Omar Al-Sidri',
          email: 'omar@example.org',
          state: 'accepted',
        },
        {
          editionId: test.editionId,
          submissionId: id,
          position: 3,
          name: 'لم تُجب',
          email: 'silent@example.org',
          state: 'invited',
        },
      ]),
    );
    const known = (
      await test.send('POST', '/persons', { name: { ar: 'نورة الهاجري', en: 'Noura Al-Hajri' } })
    ).json();
    const [submitter] = (await read(id)).authors;

    const placed = await test.send('POST', `/papers/${id}/placement`, {
      sessionId: session.id,
      persons: { [submitter.id]: known.id },
    });

    expect([placed.statusCode, placed.json()]).toEqual([
      200,
      expect.objectContaining({ state: 'accepted', sessionId: session.id }),
    ]);
    const { papers } = await sessionNow(session.id);
    expect(
      papers.map(({ minutes, authors }: { minutes: number; authors: object[] }) => [minutes, authors]),
    ).toEqual([
      [20, [expect.objectContaining({ id: known.id }), expect.objectContaining({ id: expect.any(String) })]],
    ]);
    const confirmed = await test.send('POST', `/papers/${id}/confirmation`, undefined, own(secret));
    expect(confirmed.json().state).toBe('scheduled');
  });

  it('is scheduled when it is confirmed first, too, and confirmed again when it is taken out', async () => {
    const { id, secret } = await decided();
    await test.send('POST', `/papers/${id}/confirmation`, undefined, own(secret));

    const placed = await test.send('POST', `/papers/${id}/placement`, { sessionId: session.id });
    const twice = await test.send('POST', `/papers/${id}/placement`, { sessionId: session.id });
    const out = await test.send('DELETE', `/papers/${id}/placement`);
    const again = await test.send('DELETE', `/papers/${id}/placement`);

    expect([placed.json().state, twice.statusCode, twice.json().code]).toEqual([
      'scheduled',
      409,
      'paper-already-placed',
    ]);
    expect([out.json().state, out.json().sessionId, again.statusCode]).toEqual(['confirmed', null, 409]);
    const { papers } = await sessionNow(session.id);
    expect(papers).toHaveLength(1);
  });

  it('is taken out on a page that asks first, and refusals stay on the page', async () => {
    const { id } = await decided();

    const form = await get(`/papers/${id}/schedule`);
    const nowhere = await post(`/papers/${id}/schedule`, { sessionId: '' });
    const placed = await post(`/papers/${id}/schedule`, { sessionId: session.id, minutes: '10' });
    const asked = await get(`/papers/${id}/take-out`);
    const out = await post(`/papers/${id}/take-out`, {});
    const refused = await post(`/papers/${id}/take-out`, {});

    expect([form, nowhere, placed, asked, out, refused].map(({ statusCode }) => statusCode)).toEqual([
      200, 422, 303, 200, 303, 409,
    ]);
    expect(asked.body).toContain('إخراجها من البرنامج؟');
    expect(refused.body).toContain('إخراجها من البرنامج؟');
  });

  it('goes into no session of another kind, nor before it is accepted', async () => {
    const { id } = await decided();
    const waiting = await test.begin({ submit: true });
    const plenary = (
      await test.send('POST', `${below}/sessions`, {
        kind: 'plenary',
        title: { ar: 'جلسة عامة', en: 'Plenary' },
      })
    ).json();

    const answers = await Promise.all([
      test.send('POST', `/papers/${id}/placement`, { sessionId: plenary.id }),
      test.send('POST', `/papers/${waiting.id}/placement`, { sessionId: session.id }),
      test.send('POST', `/papers/${id}/session`, {}),
      test.send('POST', '/papers/018f0000-0000-7000-8000-000000000001/placement', { sessionId: session.id }),
      test.send('POST', `/papers/${id}/placement`, { sessionId: session.id }, await test.signIn([])),
    ]);

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([422, 409, 409, 404, 403]);
    expect(answers[0]?.json().errors[0]).toMatchObject({
      field: 'sessionId',
      code: 'session-not-for-papers',
    });
  });
});

describe('an accepted workshop', () => {
  it('becomes a session of the pool with its trainers, minutes, theme and level', async () => {
    const { id, secret } = await decided({ kind: 'workshop', minutes: 90, level: 2, title: 'ورشة قياس' });

    const made = await test.send('POST', `/papers/${id}/session`, {});
    const confirmed = await test.send('POST', `/papers/${id}/confirmation`, undefined, own(secret));

    const now = await sessionNow(made.json().sessionId);
    expect(now).toMatchObject({
      kind: 'workshop',
      status: 'draft',
      startsAt: null,
      minutes: 90,
      level: 2,
      theme: { id: test.theme },
      roles: [{ role: 'trainer' }],
    });
    expect(confirmed.json().state).toBe('scheduled');
  });

  it('becomes one of many that are ticked: those that can, all at once; the bar stands on both lists', async () => {
    const workshop = await decided({ kind: 'workshop', title: 'ورشة الرصد' });
    const experience = await decided({ kind: 'experience', title: 'تجربة السدود' });
    const paper = await decided({ title: 'ورقة لا تصبح جلسة' });
    const ticked: [string, string][] = [workshop, experience, paper].map(({ id }) => ['pick', id]);

    const [list, board] = await Promise.all([get('/papers'), get('/reviewing')]);
    const asked = await post('/papers/bulk', [...ticked, ['do', 'sessions']]);
    const ids = /name="ids" value="([^"]+)"/.exec(asked.body)?.[1] ?? '';
    const made = await post('/papers/sessions', { ids });
    const again = await post('/papers/sessions', { ids });

    for (const { body } of [list, board]) expect(body).toContain(`${management}/papers/bulk`);
    expect(list.body).toContain(`formaction="${management}/reviewing/decide"`);
    expect(asked.body).toContain('ورقة لا تصبح جلسة');
    expect(ids.split(',').toSorted()).toEqual([workshop.id, experience.id].toSorted());
    expect([made.statusCode, made.headers.location]).toEqual([303, `${management}/papers?made=2`]);
    expect(again.statusCode).toBe(409);
    const states = await Promise.all([workshop, experience, paper].map(({ id }) => read(id)));
    expect(states.map(({ sessionId }) => typeof sessionId)).toEqual(['string', 'string', 'object']);
  });

  it('is decided on from the list of submissions: ticked, then the page of the batch', async () => {
    const { id } = await test.begin({ submit: true });

    const asked = await post('/reviewing/decide', [
      ['pick', id],
      ['do', 'accepted'],
    ]);

    expect(asked.statusCode).toBe(200);
    expect(asked.body).toContain(`value="${id}:`);
  });
});

it('shows what happened to a submission, when and by whom', async () => {
  const { id, secret } = await decided({ kind: 'workshop' });
  await test.send('POST', `/papers/${id}/session`, {});

  const [staff, author] = await Promise.all([
    get(`/papers/${id}`),
    test.inject({ url: `/ar/papers/${secret}` }),
  ]);

  expect(staff.body).toContain('سجل التغييرات');
  expect(staff.body).toContain('سارة الاختبار');
  expect(staff.body).toContain('أحد المؤلفين برابط الورقة');
  expect(author.body).toContain('سجل التغييرات');
  expect(author.body).not.toContain('سارة الاختبار');
});
