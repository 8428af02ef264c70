import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '../../../../src/platform/actor/index.ts';
import { openTestApp, type SignIn, type TestApp } from '../../../support/app.ts';
import { type Forum, makeForum } from '../forum.ts';

describe('amendments of delegations', () => {
  let test: TestApp;
  let secretariat: SignIn;
  let jordan: SignIn;
  let yemen: SignIn;
  let jo: string;
  let ye: string;
  let forum: Forum;
  let provisions: string[];
  let count = 0;
  beforeAll(async () => {
    test = await openTestApp();
  });
  afterAll(() => test.close());

  const send = async (
    who: SignIn,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
  ) => {
    const answer = await test.inject({
      method,
      url: `/api/v1${url}`,
      headers: { ...who, ...(method === 'PATCH' ? { 'if-match': '*' } : {}) },
      ...(payload ? { payload } : {}),
    });
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
  };
  const stage = (name: string, payload?: object) =>
    send(secretariat, 'POST', `/outcome-documents/${forum.document}/${name}`, payload);

  beforeEach(async () => {
    count += 1;
    forum = await makeForum(test, `hill-forum-${count}`);
    secretariat = await test.signIn([{ role: 'secretariat', scopeKind: 'edition', scopeId: forum.edition }]);
    const organiser = await test.signIn();
    const delegation = async (stateCode: string) =>
      (
        await send(organiser, 'POST', `/editions/${forum.edition}/participations`, {
          stateCode,
          category: 'member',
          status: 'accepted',
        })
      ).body.id;
    [jo, ye] = [await delegation('JO'), await delegation('YE')];
    jordan = await test.signIn([{ role: 'focal-point', scopeKind: 'delegation', scopeId: jo }]);
    yemen = await test.signIn([{ role: 'delegate', scopeKind: 'delegation', scopeId: ye }]);
    provisions = [];
    for (const [ar, en] of [
      ['دعوة الدول إلى وضع خطط.', 'Invite states to make plans.'],
      ['تدريب القضاة.', 'Train judges.'],
      ['نشر الوعي.', 'Raise awareness.'],
    ] as const) {
      provisions.push((await forum.provision(ar, en)).id);
    }
  });

  const draft = (who: SignIn, sponsorId: string, input: object) =>
    send(who, 'POST', `/outcome-documents/${forum.document}/amendments`, { sponsorId, ...input });
  const replace = (index: number, ar: string) => ({
    action: 'replace',
    provisionId: provisions[index],
    text: { ar },
  });
  const openWindow = async () => {
    await stage('circulation');
    return stage('opening', {});
  };
  const submitted = async (who: SignIn, sponsorId: string, input: object) => {
    const { body } = await draft(who, sponsorId, input);
    return (await send(who, 'POST', `/amendments/${body.id}/submission`)).body;
  };
  const texts = async () =>
    (await send(secretariat, 'GET', `/outcome-documents/${forum.document}/circulated`)).body.provisions.map(
      (one: { text: { ar: string } }) => one.text.ar,
    );

  it('go from a draft through the window to a new version, and the map says where each went', async () => {
    expect((await openWindow()).body.status).toBe('open-for-amendments');
    const one = await submitted(jordan, jo, replace(0, 'حث الدول على وضع خطط.'));
    const two = await submitted(yemen, ye, replace(0, 'حث الدول على إعداد خطط.'));
    const three = await submitted(yemen, ye, { action: 'delete', provisionId: provisions[1] });
    const four = await submitted(jordan, jo, {
      action: 'add',
      provisionId: provisions[1],
      text: { ar: 'إنشاء مركز.', en: 'Found a centre.' },
    });
    const five = await submitted(jordan, jo, replace(2, 'نشر الوعي بين الأطفال.'));
    expect([one, two, three, four, five].map(({ number, status }) => [number, status])).toEqual(
      [1, 2, 3, 4, 5].map((number) => [number, 'submitted']),
    );
    await stage('closing');
    expect((await stage('consolidation')).body).toMatchObject({ code: 'amendments-open', status: 409 });

    const act = (id: string, name: string, payload: object = {}) =>
      send(secretariat, 'POST', `/amendments/${id}/${name}`, payload);
    for (const { id } of [one, two, three, four]) await act(id, 'admissibility', { admissible: true });
    expect((await act(five.id, 'admissibility', { admissible: false })).body.errors).toMatchObject([
      { field: 'reason', code: 'field-required' },
    ]);
    await act(five.id, 'admissibility', { admissible: false, reason: 'خارج موضوع الفقرة.' });
    await act(two.id, 'advice', { advice: 'merge' });
    await act(two.id, 'merger', { intoId: one.id });
    await act(one.id, 'acceptance', { text: { ar: 'حث الدول على إعداد خطط وطنية.' } });
    await act(three.id, 'acceptance');
    await act(four.id, 'acceptance');

    expect(await texts()).toEqual(['حث الدول على إعداد خطط وطنية.', 'إنشاء مركز.', 'نشر الوعي.']);
    const { items } = (await send(jordan, 'GET', `/outcome-documents/${forum.document}/amendments`)).body;
    expect(
      items.map(
        (item: {
          number: number;
          status: string;
          mergedIntoId: string;
          result: object;
          statusReason: string;
        }) => [item.number, item.status, item.mergedIntoId, item.result, item.statusReason],
      ),
    ).toEqual([
      [1, 'accepted', null, { provisionId: provisions[0], revision: 2 }, null],
      [2, 'merged', one.id, null, null],
      [3, 'accepted', null, { provisionId: provisions[1], revision: null }, null],
      [4, 'accepted', null, { provisionId: expect.any(String), revision: 1 }, null],
      [5, 'inadmissible', null, null, 'خارج موضوع الفقرة.'],
    ]);
    const versions = (await send(secretariat, 'GET', `/provisions/${provisions[0]}/versions`)).body.items;
    expect(versions.map(({ origin }: { origin: string }) => origin)).toEqual(['written', 'merge']);
    expect((await stage('consolidation')).body.status).toBe('consolidated');
    expect((await stage('tabling')).body.status).toBe('tabled');
  });

  it('are refused before the window opens, after it closed, and of strangers', async () => {
    expect((await draft(jordan, jo, replace(0, 'نص'))).status).toBe(404);
    await stage('circulation');
    const { body } = await draft(jordan, jo, replace(0, 'نص'));
    const submit = (who: SignIn) => send(who, 'POST', `/amendments/${body.id}/submission`);
    expect((await submit(jordan)).body.code).toBe('amendments-not-open');
    await stage('opening', {});
    expect((await submit(yemen)).status).toBe(404);
    expect((await send(yemen, 'GET', `/amendments/${body.id}`)).status).toBe(404);
    expect((await draft(yemen, jo, replace(0, 'نص'))).status).toBe(404);
    const stranger = await test.signIn([{ role: 'speaker', scopeKind: 'edition', scopeId: forum.edition }]);
    expect((await draft(stranger, jo, replace(0, 'نص'))).status).toBe(403);
    await stage('closing');
    expect((await submit(jordan)).body.code).toBe('amendments-closed');
  });

  it('keep their words once they are submitted, and are withdrawn by their sponsor alone', async () => {
    await openWindow();
    const one = await submitted(jordan, jo, replace(0, 'نص'));
    expect((await send(jordan, 'PATCH', `/amendments/${one.id}`, { text: { ar: 'آخر' } })).body.code).toBe(
      'amendment-submitted',
    );
    expect((await send(jordan, 'DELETE', `/amendments/${one.id}`)).body.code).toBe('amendment-submitted');
    await expect(
      test.database.rows(
        test.database.db,
        sql`update amendments set text = null, action = 'delete' where id = ${one.id}`,
      ),
    ).rejects.toThrow();
    expect((await send(yemen, 'POST', `/amendments/${one.id}/withdrawal`, {})).status).toBe(404);
    expect((await send(jordan, 'POST', `/amendments/${one.id}/withdrawal`, {})).body.status).toBe(
      'withdrawn',
    );
    expect((await send(jordan, 'POST', `/amendments/${one.id}/submission`)).body.code).toBe(
      'amendment-submitted',
    );
  });

  it('are supported by other delegations that say so themselves', async () => {
    await openWindow();
    const { body: one } = await draft(jordan, jo, replace(0, 'نص'));
    expect((await send(yemen, 'PUT', `/amendments/${one.id}/co-sponsors/${ye}/consent`)).status).toBe(404);
    await send(jordan, 'POST', `/amendments/${one.id}/co-sponsors`, { participationId: ye });
    expect((await send(jordan, 'PUT', `/amendments/${one.id}/co-sponsors/${ye}/consent`)).status).toBe(403);
    expect((await send(secretariat, 'PUT', `/amendments/${one.id}/co-sponsors/${ye}/consent`)).status).toBe(
      403,
    );
    const agreed = await send(yemen, 'PUT', `/amendments/${one.id}/co-sponsors/${ye}/consent`);
    expect(agreed.body.coSponsors).toMatchObject([
      { id: ye, consentedAt: expect.any(String), withdrawnAt: null },
    ]);
    const left = await send(yemen, 'DELETE', `/amendments/${one.id}/co-sponsors/${ye}/consent`);
    expect(left.body.coSponsors).toMatchObject([{ id: ye, withdrawnAt: expect.any(String) }]);
  });

  it('get numbers without gaps when many are submitted at once, and none after the closing', async () => {
    await openWindow();
    const drafts = await Promise.all(
      Array.from({ length: 12 }, (_, index) => draft(jordan, jo, replace(index % 3, `صياغة ${index}`))),
    );
    const submissions = drafts.map(({ body }) => send(jordan, 'POST', `/amendments/${body.id}/submission`));
    const closing = stage('closing');
    const answers = await Promise.all(submissions);
    expect((await closing).body.status).toBe('closed');

    const taken = answers.filter(({ status }) => status === 200).map(({ body }) => body.number);
    expect(taken.toSorted((a, b) => a - b)).toEqual(taken.map((_, index) => index + 1));
    const refused = answers.filter(({ status }) => status !== 200).map(({ body }) => body.code);
    expect(new Set(refused).size <= 1 && refused.every((code) => code === 'amendments-closed')).toBe(true);
  });

  it('written against an older version are taken over only with a wording for the new one', async () => {
    await openWindow();
    const one = await submitted(jordan, jo, replace(0, 'حث الدول.'));
    await send(secretariat, 'POST', `/provisions/${provisions[0]}/wordings`, {
      revision: 1,
      text: { ar: 'دعوة الجميع.' },
    });
    const accept = (payload: object) =>
      send(secretariat, 'POST', `/amendments/${one.id}/acceptance`, payload);
    await send(secretariat, 'POST', `/amendments/${one.id}/admissibility`, { admissible: true });
    expect((await accept({})).body.code).toBe('amendment-behind');
    expect((await accept({ revision: 2 })).body.code).toBe('amendment-behind');
    expect((await accept({ revision: 2, text: { ar: 'حث الجميع.' } })).body.status).toBe('accepted');
    expect((await texts())[0]).toBe('حث الجميع.');
  });

  it('lapse with a text that is withdrawn', async () => {
    await openWindow();
    const one = await submitted(jordan, jo, replace(0, 'نص'));
    expect((await stage('withdrawal', { reason: 'دُمج في نص آخر' })).body.status).toBe('withdrawn');
    expect((await send(secretariat, 'GET', `/amendments/${one.id}`)).body.status).toBe('lapsed');
  });

  it('are listed with the same number of statements for one and for three', async () => {
    await openWindow();
    const list = () =>
      test.countStatements(() => send(secretariat, 'GET', `/outcome-documents/${forum.document}/amendments`));
    await submitted(jordan, jo, replace(0, 'نص'));
    await list();
    const one = await list();
    await submitted(jordan, jo, replace(1, 'نص'));
    await submitted(yemen, ye, replace(2, 'نص'));
    expect(await list()).toBe(one);
  });

  it('come by the system as by the secretariat', async () => {
    await openWindow();
    const { proposing } = test.app.outcomes.parts.amendments;
    const row = await proposing.draft(systemActor('test'), forum.document, {
      sponsorId: jo,
      action: 'delete',
      provisionId: provisions[0] ?? '',
    });
    expect((await proposing.submit(systemActor('test'), row.id)).number).toBe(1);
  });
});
