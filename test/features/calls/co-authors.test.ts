import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallsTest, management, openCallsTest, own } from './support.ts';

let test: CallsTest;
beforeAll(async () => {
  test = await openCallsTest();
});
afterAll(() => test.close());

let count = 0;
/** A paper with a co-author who was asked by mail. */
async function invited(name = 'سالم المريخي') {
  count += 1;
  const email = `salem.${count}@example.org`;
  const paper = await test.begin({ submit: true });
  const answer = await invite(paper, { name, email });
  const mail = (await test.mails('calls.co-author')).find(({ address }) => address === email);
  return { paper, answer, email, link: /\/co-authors\/[\w-]{32}/.exec(mail?.text ?? '')?.[0] ?? '' };
}
const invite = ({ id, secret }: { id: string; secret: string }, author: object) =>
  test.send('POST', `/papers/${id}/co-authors`, author, own(secret));
const answerBy = (link: string, answer: 'accept' | 'decline') =>
  test.inject({
    method: 'POST',
    url: `/ar${link}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ answer }).toString(),
  });
const authors = async ({ id, secret }: { id: string; secret: string }) =>
  (await test.send('GET', `/papers/${id}`, undefined, own(secret)))
    .json()
    .authors.map(({ name, state }: { name: string; state: string }) => [name, state]);
const told = async () => (await test.mails('calls.co-author-answer')).length;

describe('a co-author who was asked', () => {
  it('says yes by the link of the mail, and the submitter is told', async () => {
    const { paper, link } = await invited();

    const shown = await test.inject({ url: `/ar${link}` });
    const answered = await answerBy(link, 'accept');

    expect([shown.statusCode, shown.headers['cache-control']]).toEqual([
      200,
      expect.stringContaining('no-store'),
    ]);
    expect(answered.statusCode).toBe(200);
    expect(await authors(paper)).toEqual([
      ['نورة الهاجري', 'submitter'],
      ['سالم المريخي', 'accepted'],
    ]);
    expect((await test.mails('calls.co-author-answer')).at(-1)?.text).toContain('سالم المريخي');
  });

  it('says no, is no author of it, and the link says so to nobody again', async () => {
    const { paper, link } = await invited();

    const answered = await answerBy(link, 'decline');

    expect(answered.statusCode).toBe(200);
    expect(await authors(paper)).toEqual([
      ['نورة الهاجري', 'submitter'],
      ['سالم المريخي', 'declined'],
    ]);
    const list = await test.inject({ url: `${management}/papers/${paper.id}`, headers: test.organiser });
    expect(list.body).toContain('سالم المريخي');
  });

  it('answers once: of two answers at once one counts, and a third changes nothing', async () => {
    const { paper, link } = await invited();
    const before = await told();

    const both = await Promise.all([answerBy(link, 'accept'), answerBy(link, 'accept')]);
    const late = await answerBy(link, 'decline');

    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 404]);
    expect([late.statusCode, late.body.includes('الدعوة')]).toEqual([404, true]);
    expect((await authors(paper)).at(-1)).toEqual(['سالم المريخي', 'accepted']);
    expect(await told()).toBe(before + 1);
  });

  it('finds the link over once the paper was withdrawn, once they were taken off, and where it never was one', async () => {
    const [withdrawn, removed] = [await invited(), await invited()];
    const { id, secret } = withdrawn.paper;
    await test.send('POST', `/papers/${id}/withdrawal`, {}, own(secret));
    await test.send(
      'DELETE',
      `/papers/${removed.paper.id}/co-authors/${removed.answer.json().id}`,
      undefined,
      own(removed.paper.secret),
    );
    const links = [withdrawn.link, removed.link, `/co-authors/${'A'.repeat(32)}`, '/co-authors/short'];

    const looked = await Promise.all(links.map((link) => test.inject({ url: `/ar${link}` })));
    const answered = await Promise.all(links.map((link) => answerBy(link, 'accept')));

    expect([...looked, ...answered].map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(404));
    expect((await authors(withdrawn.paper)).at(-1)).toEqual(['سالم المريخي', 'invited']);
  });
});

describe('a co-author’s name and affiliation', () => {
  it('is refused at its field when it is too long or has control characters, and nobody is asked', async () => {
    const paper = await test.begin({ submit: true });
    const author = { name: 'سالم المريخي', email: 'salem@example.org' };
    const before = (await test.mails('calls.co-author')).length;

    const answers = [
      await invite(paper, { ...author, name: 'س'.repeat(5_000) }),
      await invite(paper, { ...author, affiliation: 'ج'.repeat(5_000) }),
      await invite(paper, { ...author, name: 'سالم\u0007' }),
      await invite(paper, { ...author, name: '\u202e\u2066' }),
    ];

    expect(
      answers.map((answer) => [
        answer.statusCode,
        ...answer.json().errors.map(({ field, code }: { field: string; code: string }) => [field, code]),
      ]),
    ).toEqual([
      [422, ['name', 'text-too-long']],
      [422, ['affiliation', 'text-too-long']],
      [422, ['name', 'text-control-characters']],
      [422, ['name', 'field-required']],
    ]);
    expect((await test.mails('calls.co-author')).length).toBe(before);
    expect(await authors(paper)).toEqual([['نورة الهاجري', 'submitter']]);
  });

  it('loses controls of direction as every text does, so that it is stored as it is read', async () => {
    const { paper, link } = await invited('\u202eسالم\u2069 المريخي\u200f');

    const page = await test.inject({ url: `/ar${link}` });

    expect((await authors(paper)).at(-1)).toEqual(['سالم المريخي', 'invited']);
    expect(/[\u202a-\u202e]/.test(page.body)).toBe(false);
  });
});
