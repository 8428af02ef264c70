import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type SignIn, type TestApp } from '../../../support/app.ts';
import { codeOf, inEdition, makeWorld, reporterOf, text, type World } from './world.ts';

describe('what a body answers, does and shows', () => {
  let test: TestApp;
  let world: World;
  let reporter: SignIn;
  let stranger: SignIn;
  let secretariat: SignIn;
  beforeAll(async () => {
    test = await openTestApp();
    world = await makeWorld(test, await test.signIn());
    reporter = await test.signIn([reporterOf(world.office)]);
    stranger = await test.signIn([reporterOf(world.stranger)]);
    secretariat = await test.signIn([inEdition('secretariat', world.edition)]);
  });
  afterAll(() => test.close());

  const own = () => `/en/account/follow-up/${world.count}/${world.office}`;
  const managed = () => `/en/manage/forums/hill-forum/2024/follow-up/${world.count}`;
  const page = async (who: SignIn | null, url: string) =>
    (await test.inject({ url, headers: who ?? {} })).body;
  const send = async (who: SignIn, url: string, form: Readonly<Record<string, string>>) => {
    const answer = await test.inject({
      method: 'POST',
      url,
      headers: { ...who, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    });
    return [answer.statusCode, answer.headers.location ?? answer.body] as const;
  };
  const whole = async (who: SignIn) =>
    (await test.inject({ url: `/api/v1/follow-ups/${world.count}`, headers: who })).json();
  const api = (who: SignIn, method: 'POST' | 'PATCH', url: string, payload: object, version?: number) =>
    test.inject({
      method,
      url: `/api/v1${url}`,
      headers: { ...who, ...(version === undefined ? {} : { 'if-match': `"${version}"` }) },
      payload,
    });

  it('is entered by its reporter on pages of its own, linked from the report', async () => {
    expect(await page(reporter, own())).toContain(`href="${own()}/response"`);

    const answered = await send(reporter, `${own()}/response`, {
      response: 'in-part',
      'note.en': 'Wells in use only.',
    });
    const added = await send(reporter, `${own()}/actions/new`, {
      'title.en': 'Walk the hills',
      dueOn: '2025-03-01',
    });

    expect([answered, added]).toEqual([
      [303, `${own()}?done=response`],
      [303, `${own()}?done=action`],
    ]);
    const { responses, actions } = await whole(reporter);
    expect([responses[0].response, responses[0].note.en, actions[0].title.en]).toEqual([
      'in-part',
      'Wells in use only.',
      'Walk the hills',
    ]);
  });

  it('is gone on with: an action is reached or given up, by whoever saw its last state', async () => {
    const [action] = (await whole(reporter)).actions;
    const at = `${own()}/actions/${action.id}`;
    expect(await page(reporter, own())).toContain(`href="${at}"`);
    const milestone = await send(reporter, `${own()}/actions/new`, {
      'title.en': 'The north is done',
      actionId: action.id,
    });
    const form = { version: '1', 'title.en': 'Walk all hills', dueOn: '2025-04-01', droppedReason: 'Snow' };

    const edited = await send(reporter, at, form);
    const [late] = await send(reporter, at, form);

    expect([milestone[0], edited, late]).toEqual([303, [303, `${own()}?done=action-edited`], 412]);
    const after = (await whole(reporter)).actions.find(({ id }: { id: string }) => id === action.id);
    expect([after.title.en, after.dueOn, after.droppedReason]).toEqual([
      'Walk all hills',
      '2025-04-01',
      'Snow',
    ]);
    expect(await page(null, '/en/forums/hill-forum/2024/follow-up/1-rec-01')).toContain('Snow');
  });

  it('is nothing that another body sees or enters', async () => {
    const [action] = (await whole(reporter)).actions;
    const statuses = [
      (await test.inject({ url: `${own()}/response`, headers: stranger })).statusCode,
      (await send(stranger, `${own()}/response`, { response: 'noted' }))[0],
      (await send(stranger, `${own()}/actions/${action.id}`, { version: '2', 'title.en': 'x' }))[0],
      (
        await test.inject({
          url: `${own().replace(world.office, world.board)}/actions/${action.id}`,
          headers: reporter,
        })
      ).statusCode,
    ];

    expect(statuses).toEqual([404, 404, 404, 404]);
  });

  it('is measured by what the secretariat sets, changes and records, on pages and by API', async () => {
    const made = await send(secretariat, `${managed()}/indicators/new`, {
      'name.en': 'Wells counted',
      'unit.en': 'wells',
      target: '90',
    });
    const [indicator] = (await whole(secretariat)).indicators;
    const at = `${managed()}/indicators/${indicator.id}`;
    expect(await page(secretariat, managed())).toContain(`href="${at}"`);

    const edited = await send(secretariat, at, {
      version: '1',
      'name.en': 'Wells counted',
      'unit.en': 'wells',
      baseline: '0',
      target: '120',
    });
    const measured = await send(secretariat, `${at}/figures/new`, {
      value: '\u0664\u0665',
      measuredOn: '2025-01-31',
    });
    const later = await api(secretariat, 'POST', `/indicators/${indicator.id}/values`, {
      measuredOn: '2999-01-01',
      value: 3,
    });
    const stale = await api(secretariat, 'PATCH', `/indicators/${indicator.id}`, { target: 1 }, 1);

    expect([made[0], edited, measured]).toEqual([
      303,
      [303, `${managed()}?done=indicator-edited`],
      [303, `${managed()}?done=measured`],
    ]);
    expect([later.statusCode, codeOf(later), stale.statusCode]).toEqual([422, 'day-not-yet', 412]);
    const [after] = (await whole(secretariat)).indicators;
    expect([after.baseline, after.target, after.values]).toEqual([0, 120, [{ on: '2025-01-31', value: 45 }]]);
    const edit = await api(reporter, 'PATCH', `/indicators/${indicator.id}`, { target: 1 }, 2);
    expect(edit.statusCode).toBe(403);
  });

  it('is shown or kept from the public: by the body while it writes, by the secretariat ever after', async () => {
    const { reports, evidence } = test.app.outcomes.parts.followUp;
    const { systemActor } = await import('../../../../src/platform/actor/index.ts');
    const draft = await reports.save(systemActor('test'), world.count, world.office, null, {
      selfReported: 'in-progress',
      text: text('بدأ الحصر.', 'Counting began.'),
    });
    const piece = await evidence.add(systemActor('test'), draft.id, { title: text('قائمة', 'List') });
    const confidential = async () =>
      (await test.inject({ url: `/api/v1/progress-reports/${draft.id}`, headers: secretariat })).json()
        .evidence[0].confidential;
    const hide = (who: SignIn, hidden: boolean) =>
      api(who, 'PATCH', `/progress-reports/${draft.id}/evidence/${piece.id}`, { confidential: hidden });

    const chosen = await send(reporter, `${own()}/evidence/${piece.id}/visibility`, { confidential: 'true' });
    const sent = await reports.submit(systemActor('test'), draft.id, draft.version);
    const tooLate = await hide(reporter, false);
    const decided = await send(
      secretariat,
      `${managed()}/reports/${sent.id}/evidence/${piece.id}/visibility`,
      { confidential: 'false' },
    );

    expect([chosen, tooLate.statusCode, codeOf(tooLate), decided]).toEqual([
      [303, `${own()}?done=hidden`],
      409,
      'evidence-stays',
      [303, `${managed()}?done=shown`],
    ]);
    expect(await confidential()).toBe(false);
  });
});
