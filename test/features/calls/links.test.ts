import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CallsTest, openCallsTest, publicFace } from './support.ts';

let test: CallsTest;
beforeAll(async () => {
  test = await openCallsTest();
});
afterAll(() => test.close());

const page = () => `${publicFace}/calls/${test.call.slug}/link`;
const post = (email: string) =>
  test.inject({
    method: 'POST',
    url: page(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ email }).toString(),
  });

it('sends an address the links of its own submissions in the call, by page and by API', async () => {
  const paper = await test.begin({ submit: true });
  const draft = await test.begin({ title: 'تجربة في التشجير' });
  await test.begin({ contactEmail: 'somebody.else@example.org' });
  const other = await test.addCall({ title: { ar: 'دعوة أخرى', en: 'Another call' } });
  await test.begin({ call: other.slug });

  const call = await test.inject({ url: `${publicFace}/calls/${test.call.slug}` });
  const form = await test.inject({ url: page() });
  const byPage = await post('NOURA@example.org');
  const pageMails = await test.mails('calls.link');
  const byApi = await test.send(
    'POST',
    `/calls-for-papers/${test.call.id}/links`,
    { email: 'noura@example.org' },
    {},
  );
  const all = await test.mails('calls.link');
  const links = pageMails.map(({ text }) => /\/ar\/papers\/(\S+)/.exec(text)?.[1]);
  const opened = await Promise.all(links.map((secret) => test.inject({ url: `/ar/papers/${secret}` })));

  expect(call.body).toContain(`href="${page()}"`);
  expect([form.statusCode, byPage.statusCode, byApi.statusCode, byApi.body]).toEqual([200, 200, 202, '']);
  expect(new Set(links)).toEqual(new Set([paper.secret, draft.secret]));
  expect(opened.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  expect(all.map(({ address }) => address)).toEqual(Array(4).fill('noura@example.org'));
});

it('says the same to an address that has none, and mails nothing', async () => {
  await test.begin({});
  const before = (await test.mails('calls.link')).length;

  const unknown = await post('nobody@example.org');
  const none = (await test.mails('calls.link')).length;
  const known = await post('noura@example.org');
  const answers = [unknown, known].map(({ statusCode, body }) => [
    statusCode,
    body.replaceAll(/nonce="[^"]*"/g, ''),
  ]);

  expect(none).toBe(before);
  expect(answers[0]).toEqual(answers[1]);
});

it('names what is wrong with an address, and keeps it', async () => {
  const refused = await post('noura(at)example');
  const api = await test.send('POST', `/calls-for-papers/${test.call.id}/links`, { email: 'noura' }, {});
  const hidden = await test.addCall({ published: false });
  const ofHidden = await test.send(
    'POST',
    `/calls-for-papers/${hidden.id}/links`,
    { email: 'noura@example.org' },
    {},
  );

  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('value="noura(at)example"');
  expect([api.statusCode, api.json().errors[0].field]).toEqual([422, 'email']);
  expect(ofHidden.statusCode).toBe(404);
});
