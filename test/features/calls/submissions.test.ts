import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { afterClose, below, type CallsTest, openCallsTest, own, paper, whileOpen } from './support.ts';

let test: CallsTest;
beforeAll(async () => {
  test = await openCallsTest();
});
afterAll(() => test.close());
beforeEach(() => test.at(whileOpen));

describe('a submission by its secret', () => {
  it('is kept as a draft, read and written by whoever has the secret, and by nobody else', async () => {
    const { id, secret } = await test.begin({ abstract: '' });

    const mine = await test.send('GET', `/papers/${id}`, undefined, own(secret));
    const foreign = await test.send('GET', `/papers/${id}`, undefined, own('x'.repeat(43)));
    const nobody = await test.send('GET', `/papers/${id}`, undefined, {});
    const stranger = await test.send('GET', `/papers/${id}`, undefined, await test.signIn([]));
    const edited = await test.send('PATCH', `/papers/${id}`, { abstract: 'نص جديد' }, own(secret));

    expect(mine.json()).toMatchObject({ state: 'draft', code: null, authors: [{ state: 'submitter' }] });
    expect(mine.json()).not.toHaveProperty('secret');
    expect([foreign, nobody, stranger].map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
    expect(edited.json()).toMatchObject({ abstract: 'نص جديد' });
  });

  it('is sent with a number and a receipt that carries its link', async () => {
    const { id, secret } = await test.begin();

    const sent = await test.send('POST', `/papers/${id}/submission`, {}, own(secret));

    expect(sent.json()).toMatchObject({ state: 'submitted', code: expect.stringMatching(/^P-\d{3}$/) });
    const receipt = (await test.mails('calls.received')).at(-1);
    expect(receipt?.address).toBe('noura@example.org');
    expect(receipt?.text).toContain(`/ar/papers/${secret}`);
    expect(receipt?.text).toContain(sent.json().code);
  });

  it('is refused with every broken rule when it is sent unfinished, and stays a draft', async () => {
    const { id, secret } = await test.begin({ abstract: '', themeId: null });

    const answer = await test.send('POST', `/papers/${id}/submission`, {}, own(secret));

    expect(answer.statusCode).toBe(422);
    expect(
      answer.json().errors.map(({ field, code }: { field: string; code: string }) => [field, code]),
    ).toEqual([
      ['abstract', 'field-required'],
      ['themeId', 'field-required'],
    ]);
    expect((await test.send('GET', `/papers/${id}`, undefined, own(secret))).json().state).toBe('draft');
  });

  it('is withdrawn once, and never comes back', async () => {
    const { id, secret } = await test.begin({ submit: true });

    const withdrawn = await test.send('POST', `/papers/${id}/withdrawal`, {}, own(secret));
    const again = await test.send('POST', `/papers/${id}/withdrawal`, {}, own(secret));
    const edited = await test.send('PATCH', `/papers/${id}`, { title: 'عنوان' }, own(secret));

    expect(withdrawn.json()).toMatchObject({ state: 'withdrawn' });
    expect([again.statusCode, edited.statusCode]).toEqual([409, 409]);
    expect((await test.mails('calls.withdrawn')).at(-1)?.text).toContain(withdrawn.json().code);
  });

  it('is deleted while it is a draft, and not afterwards', async () => {
    const draft = await test.begin();
    const sent = await test.begin({ submit: true });

    const gone = await test.send('DELETE', `/papers/${draft.id}`, undefined, own(draft.secret));
    const kept = await test.send('DELETE', `/papers/${sent.id}`, undefined, own(sent.secret));

    expect([gone.statusCode, kept.statusCode]).toEqual([204, 409]);
    expect((await test.send('GET', `/papers/${draft.id}`, undefined, own(draft.secret))).statusCode).toBe(
      404,
    );
  });

  it('takes no stale change', async () => {
    const { id, secret } = await test.begin();
    await test.send('PATCH', `/papers/${id}`, { title: 'الأول' }, own(secret));

    const answer = await test.send(
      'PATCH',
      `/papers/${id}`,
      { title: 'الثاني' },
      { ...own(secret), 'if-match': '"1"' },
    );

    expect(answer.statusCode).toBe(412);
  });
});

describe('bad input', () => {
  const begin = (more: object) => test.send('POST', `${below}/papers`, paper(test.theme, more), {});
  const refusal = async (more: object) => {
    const answer = await begin(more);
    return [
      answer.statusCode,
      answer.json().errors?.[0]?.field ?? answer.json().code,
      answer.json().errors?.[0]?.code,
    ];
  };

  it('is named by its field', async () => {
    const unknown = '018f0000-0000-7000-8000-000000000001';
    expect(await refusal({ title: 'ع'.repeat(301) })).toEqual([422, 'title', 'text-too-long']);
    expect(await refusal({ title: 'سطر\u0007' })).toEqual([422, 'title', 'text-control-characters']);
    expect(await refusal({ themeId: unknown })).toEqual([422, 'themeId', 'theme-unknown']);
    expect(await refusal({ contactEmail: 'nobody' })).toEqual([422, 'contactEmail', 'format-wrong']);
    expect(await refusal({ stateCode: 'SA' })).toEqual([422, 'stateCode', 'behalf-not-participating']);
    expect(await refusal({ answers: { [unknown]: 'x' } })).toEqual([
      422,
      `answers.${unknown}`,
      'question-unknown',
    ]);
    expect((await begin({ call: 'no-such-call' })).statusCode).toBe(404);
  });

  it('of invisible characters is cleaned', async () => {
    const { id, secret } = await test.begin({ title: '\u202eعنوان\u202c\u200f' });

    const { title } = (await test.send('GET', `/papers/${id}`, undefined, own(secret))).json();

    expect(title).toBe('عنوان');
  });
});

describe('a deadline', () => {
  it('holds for new ones, for changes and for drafts', async () => {
    const { id, secret } = await test.begin();
    test.at(afterClose);

    const begun = await test.send('POST', `${below}/papers`, paper(test.theme), {});
    const edited = await test.send('PATCH', `/papers/${id}`, { title: 'متأخر' }, own(secret));
    const sent = await test.send('POST', `/papers/${id}/submission`, {}, own(secret));

    expect([begun, edited, sent].map((one) => [one.statusCode, one.json().code])).toEqual([
      [409, 'call-closed'],
      [409, 'call-closed'],
      [409, 'call-closed'],
    ]);
  });

  it('has not come before the call opens', async () => {
    test.at('2026-05-01T00:00:00Z');

    const begun = await test.send('POST', `${below}/papers`, paper(test.theme), {});

    expect([begun.statusCode, begun.json().code]).toEqual([409, 'call-not-open-yet']);
  });

  it('is told to drafts two days before, once', async () => {
    const { id } = await test.begin({ contactEmail: 'draft@example.org' });
    test.at('2026-07-14T12:00:00Z');

    await test.app.calls.submissions.reminders.run();
    await test.app.calls.submissions.reminders.run();

    const told = (await test.mails('calls.reminder')).filter(
      ({ address }) => address === 'draft@example.org',
    );
    expect(told).toHaveLength(1);
    expect(id).toEqual(expect.any(String));
  });
});

describe('a grace link', () => {
  const makeLink = async (more: object = {}) =>
    (
      await test.send('POST', `/calls-for-papers/${test.call.id}/grace-links`, {
        note: 'هيئة السدود، لعطل في موقعها',
        expiresAt: '2026-07-25T00:00:00Z',
        ...more,
      })
    ).json();

  it('opens the call to as many as it was made for, whoever comes at once', async () => {
    const { secret: grace } = await makeLink({ uses: 3 });
    test.at(afterClose);

    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        test.send(
          'POST',
          `${below}/papers`,
          paper(test.theme, { grace, submit: true, contactEmail: `race${index}@example.org` }),
          {},
        ),
      ),
    );

    const codes = answers.map((one) => (one.statusCode === 201 ? 'taken' : one.json().code)).toSorted();
    expect(codes).toEqual([...Array(5).fill('grace-used'), ...Array(3).fill('taken')]);
    const numbers = answers.flatMap((one) => (one.statusCode === 201 ? [one.json().code] : []));
    expect(new Set(numbers).size).toBe(3);
  });

  it('sends a draft of before the deadline', async () => {
    const { id, secret } = await test.begin();
    const { secret: grace } = await makeLink();
    test.at(afterClose);

    const sent = await test.send('POST', `/papers/${id}/submission`, { grace }, own(secret));

    expect(sent.json()).toMatchObject({ state: 'submitted' });
  });

  it('stops when it is revoked or over, and is told to nobody again', async () => {
    const link = await makeLink();
    const over = await makeLink({ expiresAt: '2026-07-19T00:00:00Z' });
    await test.send('POST', `/grace-links/${link.id}/revocation`);
    test.at(afterClose);

    const tries = await Promise.all(
      [link.secret, over.secret, 'n'.repeat(32)].map((grace) =>
        test.send('POST', `${below}/papers`, paper(test.theme, { grace }), {}),
      ),
    );

    expect(tries.map((one) => one.json().code)).toEqual(['grace-revoked', 'grace-over', 'grace-unknown']);
    const list = await test.send('GET', `/calls-for-papers/${test.call.id}/grace-links`);
    expect(list.body).not.toContain(link.secret);
  });
});
