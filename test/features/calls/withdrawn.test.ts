import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submissions } from '../../../src/features/calls/tables.ts';
import { below, type CallsTest, management, openCallsTest, own, publicFace } from './support.ts';

let test: CallsTest;
beforeAll(async () => {
  test = await openCallsTest();
});
afterAll(() => test.close());

let hour = 8;
/** A paper session that is on the programme, each at an hour of its own. */
async function paperSession(): Promise<{
  readonly id: string;
  readonly code: string;
  readonly slug: string;
}> {
  hour += 1;
  const at = (minutes: string) => `2026-11-16T${String(hour).padStart(2, '0')}:${minutes}:00+03:00`;
  return (
    await test.send('POST', `${below}/sessions`, {
      kind: 'paper-session',
      title: { ar: `جلسة أوراق ${hour}`, en: `Papers ${hour}` },
      startsAt: at('00'),
      endsAt: at('50'),
      status: 'scheduled',
    })
  ).json();
}

/** A submission that was accepted. */
async function accepted(more: object = {}) {
  const made = await test.begin({ submit: true, ...more });
  await test.database.transaction((tx) =>
    tx.update(submissions).set({ state: 'accepted' }).where(eq(submissions.id, made.id)),
  );
  return made;
}
const withdraw = ({ id, secret }: { id: string; secret: string }) =>
  test.send('POST', `/papers/${id}/withdrawal`, { reason: 'سفر' }, own(secret));
const place = ({ id }: { id: string }, sessionId: string) =>
  test.send('POST', `/papers/${id}/placement`, { sessionId });
const get = (path: string, headers = test.organiser) => test.inject({ url: `${management}${path}`, headers });
const takeOut = ({ id }: { id: string }) =>
  test.inject({
    method: 'POST',
    url: `${management}/papers/${id}/take-out`,
    headers: { ...test.organiser, 'content-type': 'application/x-www-form-urlencoded' },
    payload: '',
  });
const release = async () => {
  const made = await test.send('POST', `${below}/releases`, {});
  expect([made.statusCode, made.body]).toEqual([201, expect.any(String)]);
};
const publicly = async (path: string) => (await test.inject({ url: `${publicFace}${path}` })).body;

describe('a paper that is withdrawn while it stands in a session', () => {
  it('is a task on the session, the conflicts, the call, the paper and the list, until it is taken out', async () => {
    const session = await paperSession();
    const [paper, other] = [await accepted({ title: 'ورقة سُحبت' }), await accepted()];
    await place(paper, session.id);
    await place(other, session.id);
    await withdraw(paper);
    const { code } = (await test.send('GET', `/papers/${paper.id}`)).json();
    const places = [`/sessions/${session.id}`, '/conflicts', `/calls/${test.call.id}`, `/papers/${paper.id}`];
    const act = `${management}/papers/${paper.id}/take-out`;

    const before = await Promise.all(places.map((path) => get(path)));
    const [list, asked] = await Promise.all([get('/papers?q=سُحبت'), get(`/papers/${paper.id}/take-out`)]);
    const done = await takeOut(paper);
    const after = await Promise.all(places.map((path) => get(path)));

    for (const { statusCode, body } of before) {
      expect(statusCode).toBe(200);
      expect(body).toContain('ورقة مسحوبة ما زالت في البرنامج');
      expect(body).toContain(`${code} «ورقة سُحبت» في الجلسة ${session.code}`);
      expect(body).toContain(act);
      expect(body).not.toContain('ولا يبقى في الجلسة شيء بعدها');
    }
    expect(list.body).toContain('مسحوبة، وما زالت في البرنامج');
    expect(asked.statusCode).toBe(200);
    expect([done.statusCode, done.headers.location]).toEqual([
      303,
      `${management}/papers/${paper.id}?done=taken-out`,
    ]);
    for (const { body } of after) expect(body).not.toContain('ما زالت في البرنامج');
  });

  it('says where the session has nothing left without it, before and after', async () => {
    const session = await paperSession();
    const paper = await accepted();
    await place(paper, session.id);
    await withdraw(paper);

    const before = await get(`/sessions/${session.id}`);
    const done = await takeOut(paper);
    const after = await test.inject({ url: String(done.headers.location), headers: test.organiser });

    expect(before.body).toContain('ولا يبقى في الجلسة شيء بعدها');
    expect(done.headers.location).toBe(
      `${management}/papers/${paper.id}?done=taken-out&emptied=${session.id}`,
    );
    expect(after.body).toContain('لم يبق في الجلسة شيء');
    expect(after.body).toContain(`${management}/sessions/${session.id}`);
  });

  it('is shown with the act to those who may do it alone', async () => {
    const session = await paperSession();
    const paper = await accepted();
    await place(paper, session.id);
    await withdraw(paper);
    const secretariat = await test.signIn([
      { role: 'secretariat', scopeKind: 'edition', scopeId: test.editionId },
    ]);

    const { body } = await get(`/sessions/${session.id}`, secretariat);

    expect(body).toContain('ورقة مسحوبة ما زالت في البرنامج');
    expect(body).not.toContain('/take-out');
    await takeOut(paper);
  });
});

describe('a release after papers were withdrawn', () => {
  it('shows none of them, although nobody has taken them out', async () => {
    const session = await paperSession();
    const [gone, stays] = [
      await accepted({ title: 'ورقة لا تُعرض' }),
      await accepted({ title: 'ورقة باقية' }),
    ];
    await place(gone, session.id);
    await place(stays, session.id);
    await release();
    const first = await publicly(`/sessions/${session.slug}`);
    await withdraw(gone);

    await release();

    const second = await publicly(`/sessions/${session.slug}`);
    expect([first.includes('ورقة لا تُعرض'), first.includes('ورقة باقية')]).toEqual([true, true]);
    expect([second.includes('ورقة لا تُعرض'), second.includes('ورقة باقية')]).toEqual([false, true]);
    expect(await publicly('/schedule.json')).not.toContain('ورقة لا تُعرض');
    await takeOut(gone);
  });

  it('has a session that was made of one as cancelled, and a draft of one not at all', async () => {
    const announced = await accepted({ kind: 'workshop', title: 'ورشة معلنة' });
    const draft = await accepted({ kind: 'workshop', title: 'ورشة مسودة' });
    const sessionOf = async ({ id }: { id: string }): Promise<string> =>
      (await test.send('POST', `/papers/${id}/session`, {})).json().sessionId;
    const [one, other] = [await sessionOf(announced), await sessionOf(draft)];
    const timed = (id: string, from: string, more: object) =>
      test.send('PATCH', `/sessions/${id}`, {
        startsAt: `2026-11-17T${from}:00:00+03:00`,
        endsAt: `2026-11-17T${from}:45:00+03:00`,
        ...more,
      });
    await timed(one, '09', { status: 'scheduled' });
    await release();
    await timed(other, '11', {});
    await withdraw(announced);
    await withdraw(draft);

    await release();
    const released = JSON.parse(await publicly('/schedule.json'));
    const dropped = [await takeOut(announced), await takeOut(draft)];
    const now = await Promise.all([one, other].map((id) => test.send('GET', `/sessions/${id}`)));

    const text = JSON.stringify(released);
    expect(text).not.toContain('ورشة مسودة');
    expect(await publicly('/agenda?day=2026-11-17')).toContain('ورشة معلنة');
    const { rows } = await test.database.executeSql(
      `select cancelled from release_sessions where session_id = '${one}' order by release_id`,
    );
    expect(rows).toEqual([{ cancelled: false }, { cancelled: true }]);
    expect(dropped.map(({ headers }) => headers.location)).toEqual([
      `${management}/papers/${announced.id}?done=dropped`,
      `${management}/papers/${draft.id}?done=dropped`,
    ]);
    expect([now[0]?.json().status, now[1]?.statusCode]).toEqual(['cancelled', 404]);
  });
});
