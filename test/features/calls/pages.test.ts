import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  afterClose,
  below,
  type CallsTest,
  management,
  openCallsTest,
  publicFace,
  whileOpen,
} from './support.ts';

let test: CallsTest;
beforeAll(async () => {
  test = await openCallsTest();
});
afterAll(() => test.close());

const get = (url: string, headers: Readonly<Record<string, string>> = {}) => test.inject({ url, headers });
const post = (url: string, fields: Record<string, string>, headers: Readonly<Record<string, string>> = {}) =>
  test.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
const form = () => ({
  kind: 'paper',
  language: 'ar',
  title: 'رصد جودة المياه',
  abstract: 'تعرض الورقة تجربة.',
  themeId: test.theme,
  contactName: 'نورة الهاجري',
  contactEmail: 'noura@example.org',
});

/** Labels of the fields that the summary of errors says are missing, in the order of the form. */
const missing = (body: string): string[] => {
  const [summary = ''] = /<div class="error-summary".*?<\/div>/s.exec(body) ?? [];
  const found = [...summary.matchAll(/Enter “([^”]+)”/g)].map(([, label = '']) => label);
  const order = ['Title', 'Abstract', 'Theme', 'Your name', 'Your e-mail address'];
  return found.toSorted((one, other) => order.indexOf(one) - order.indexOf(other));
};

it('lets anybody answer a call and keeps what was typed when something is missing', async () => {
  const list = await get(`${publicFace}/calls`);
  const call = await get(`${publicFace}/calls/${test.call.slug}`);
  const empty = await get(`${publicFace}/calls/${test.call.slug}/new`);
  const refused = await post(`${publicFace}/calls/${test.call.slug}/new`, {
    ...form(),
    title: '',
    do: 'submit',
  });
  const nothing = await post(`${publicFace.replace('/ar/', '/en/')}/calls/${test.call.slug}/new`, {
    kind: 'paper',
    language: 'en',
    do: 'submit',
  });
  const draft = await post(`${publicFace.replace('/ar/', '/en/')}/calls/${test.call.slug}/new`, {
    kind: 'paper',
    language: 'en',
    abstract: 'word '.repeat(3_000),
    do: 'draft',
  });
  const sent = await post(`${publicFace}/calls/${test.call.slug}/new`, { ...form(), do: 'submit' });

  expect([list, call, empty].map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('تعرض الورقة تجربة.');
  expect([nothing.statusCode, missing(nothing.body)]).toEqual([
    422,
    ['Title', 'Abstract', 'Theme', 'Your name', 'Your e-mail address'],
  ]);
  expect([draft.statusCode, missing(draft.body)]).toEqual([
    422,
    ['Title', 'Your name', 'Your e-mail address'],
  ]);
  expect(sent.statusCode).toBe(303);
  const page = await get(String(sent.headers.location));
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('P-001');
});

it('says that a call is closed, and opens it by a grace link', async () => {
  const { secret } = (
    await test.send('POST', `/calls-for-papers/${test.call.id}/grace-links`, {
      note: 'هيئة السدود',
      expiresAt: '2026-07-25T00:00:00Z',
    })
  ).json();
  test.at(afterClose);

  const closed = await get(`${publicFace}/calls/${test.call.slug}/new`);
  const graced = await get(`${publicFace}/calls/${test.call.slug}/grace/${secret}`);
  const sent = await post(`${publicFace}/calls/${test.call.slug}/grace/${secret}`, {
    ...form(),
    do: 'draft',
  });
  const again = await get(`${publicFace}/calls/${test.call.slug}/grace/${secret}`);

  expect([closed.statusCode, graced.statusCode, sent.statusCode, again.statusCode]).toEqual([
    303, 200, 303, 409,
  ]);
  const page = String(sent.headers.location).split('?')[0] ?? '';
  expect((await get(`${page}/edit`)).statusCode).toBe(200);
  expect((await get(`${page}/withdrawal`)).statusCode).toBe(200);
  test.at(whileOpen);
});

it('shows calls and submissions to those who manage them', async () => {
  const [paper] = (await test.send('GET', `${below}/papers`)).json().items;
  const urls = [
    '/calls',
    '/calls/new',
    `/calls/${test.call.id}`,
    `/calls/${test.call.id}/edit`,
    `/calls/${test.call.id}/questions/new`,
    '/papers',
    '/papers.csv',
    '/papers.xlsx',
    `/papers/${paper.id}`,
    `/papers/${paper.id}/withdrawal`,
    `/papers/${paper.id}/schedule`,
  ];

  for (const url of urls) {
    const answer = await get(`${management}${url}`, test.organiser);
    expect([url, answer.statusCode]).toEqual([url, 200]);
  }
  expect((await get('/ar/account/papers', test.organiser)).statusCode).toBe(200);
  expect((await get(`${management}/papers?q=الموياه`, test.organiser)).statusCode).toBe(200);
});
