import { afterAll, beforeAll, expect, it } from 'vitest';
import { below, type CallsTest, management, openCallsTest, own } from './support.ts';

let test: CallsTest;
beforeAll(async () => {
  test = await openCallsTest();
});
afterAll(() => test.close());

const ask = async (more: object) =>
  (
    await test.send('POST', `/calls-for-papers/${test.call.id}/questions`, {
      label: { ar: 'سؤال', en: 'Question' },
      ...more,
    })
  ).json();
const options = [
  { key: 'one', label: { ar: 'أول', en: 'First' } },
  { key: 'two', label: { ar: 'ثان', en: 'Second' } },
];

it('reads an answer of every type, and names what is wrong with one', async () => {
  const cases = [
    ['line', {}, 'سطر', 7, 'answer-type-wrong'],
    ['text', {}, 'سطر\nوسطر', 'x\u0007', 'text-control-characters'],
    ['number', {}, 2.5, '2', 'answer-type-wrong'],
    ['yes-no', {}, false, 'yes', 'answer-type-wrong'],
    ['choice', { options }, 'two', 'three', 'answer-choice-unknown'],
    ['choices', { options }, ['one', 'two'], ['three'], 'answer-choice-unknown'],
    ['url', {}, 'https://example.org/a', 'javascript:alert(1)', 'answer-url-wrong'],
  ] as const;
  const asked = await Promise.all(cases.map(([type, more]) => ask({ type, ...more })));
  const answers = Object.fromEntries(cases.map(([, , good], index) => [asked[index].id, good]));
  const { id, secret } = await test.begin();

  const kept = await test.send('PATCH', `/papers/${id}`, { answers }, own(secret));

  expect(kept.json().answers).toEqual(answers);
  for (const [index, [, , , bad, code]] of cases.entries()) {
    const refused = await test.send(
      'PATCH',
      `/papers/${id}`,
      { answers: { [asked[index].id]: bad } },
      own(secret),
    );
    expect([refused.statusCode, refused.json().errors[0]]).toEqual([
      422,
      expect.objectContaining({ field: `answers.${asked[index].id}`, code }),
    ]);
  }
  expect((await test.send('GET', `/papers/${id}`, undefined, own(secret))).json().answers).toEqual(answers);
  for (const question of asked) await test.send('DELETE', `/call-questions/${question.id}`);
});

it('refuses two choices of the same words in either language, and names the field on both faces', async () => {
  const option = (ar: string, en: string) => ({ label: { ar, en } });
  const add = (given: object[]) =>
    test.send('POST', `/calls-for-papers/${test.call.id}/questions`, {
      type: 'choice',
      label: { ar: 'المستوى', en: 'Level' },
      options: given,
    });

  const same = await add([
    option('مبتدئ', 'Beginner'),
    option('متقدم', 'Advanced'),
    option('مبتدئ', 'Novice'),
  ]);
  const other = await add([option('مبتدئ', 'Beginner'), option('متقدم', 'Beginner')]);
  const page = await test.inject({
    method: 'POST',
    url: `${management}/calls/${test.call.id}/questions/new`,
    headers: { ...test.organiser, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      'label.ar': 'المستوى',
      type: 'choice',
      options: 'مبتدئ | Beginner\nمبتدئ | Beginner',
    }).toString(),
  });

  expect([same, other].map((answer) => [answer.statusCode, answer.json().errors])).toEqual([
    [422, [expect.objectContaining({ field: 'options', code: 'option-label-twice' })]],
    [422, [expect.objectContaining({ field: 'options', code: 'option-label-twice' })]],
  ]);
  expect(page.statusCode).toBe(422);
  expect(page.body).toContain('ورد الخيار «مبتدئ» مرتين');
  expect(page.body).toContain('href="#options"');
});

it('wants an answer of the kinds that are asked, and of no other', async () => {
  const question = await ask({ type: 'line', required: true, kinds: ['workshop'] });
  const [paper, workshop] = [await test.begin(), await test.begin({ kind: 'workshop' })];

  const sent = await test.send('POST', `/papers/${paper.id}/submission`, {}, own(paper.secret));
  const refused = await test.send('POST', `/papers/${workshop.id}/submission`, {}, own(workshop.secret));

  expect(sent.json().state).toBe('submitted');
  expect([refused.statusCode, refused.json().errors[0].field]).toEqual([422, `answers.${question.id}`]);
  await test.send('DELETE', `/call-questions/${question.id}`);
});

it('asks before a question is removed, a link revoked, a call closed or deleted, and says what is refused', async () => {
  const call = await test.addCall({ title: { ar: 'دعوة أخرى', en: 'Another call' } });
  const base = `${management.replace('/ar/', '/en/')}/calls/${call.id}`;
  const question = (
    await test.send('POST', `/calls-for-papers/${call.id}/questions`, {
      type: 'line',
      label: { ar: 'سؤال', en: 'Question of the call' },
    })
  ).json();
  const send = (method: 'GET' | 'POST', path: string, payload = '') =>
    test.inject({
      method,
      url: `${base}${path}`,
      headers: {
        ...test.organiser,
        ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(method === 'POST' ? { payload } : {}),
    });

  const asked = await send('GET', `/questions/${question.id}/removal`);
  const removed = await send('POST', `/questions/${question.id}/removal`, `version=${question.version}`);
  const closing = await send('GET', '/closure');
  const stale = await send('POST', '/closure', 'version=99');
  const closed = await send('POST', '/closure');
  const twice = await send('POST', '/closure');
  const deleting = await send('GET', '/deletion');
  const deleted = await send('POST', '/deletion');

  expect(
    [asked, removed, closing, stale, closed, twice, deleting, deleted].map(({ statusCode }) => statusCode),
  ).toEqual([200, 303, 200, 412, 303, 409, 200, 303]);
  expect(asked.body).toContain('Question of the call');
  expect(twice.body).toContain('Close the call now?');
});

it('lists calls and submissions in as many statements for three as for one', async () => {
  const urls = [`/api/v1${below}/papers`, `${management}/papers`, `${management}/calls`];
  const counted = async () => {
    const counts: number[] = [];
    for (const url of urls) {
      const read = () => test.inject({ url, headers: test.organiser });
      // What an edition is, is read anew after a change.
      await read();
      counts.push(await test.countStatements(read));
    }
    return counts;
  };
  await test.begin({ submit: true });
  const one = await counted();
  await test.begin({ submit: true });
  await test.begin({ submit: true });
  await test.addCall({ title: { ar: 'دعوة ثالثة', en: 'Third call' } });

  expect(await counted()).toEqual(one);
});
