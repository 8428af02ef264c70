import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canary, openReviewWorld, type ReviewWorld, type Somebody } from './reviewing-support.ts';

describe('reviews of papers', () => {
  let world: ReviewWorld;
  let reviewer: Somebody;
  let other: Somebody;
  let paper: string;
  let review: string;
  let second: string;

  beforeAll(async () => {
    world = await openReviewWorld();
    reviewer = await world.person('reviewer', { themeIds: [world.themes[0] as string], mostReviews: 3 });
    other = await world.person('reviewer');
    paper = await world.paper({ themeId: world.themes[0] as string });
    [review = '', second = ''] = await world.assign(paper, reviewer, other);
  }, 120_000);
  afterAll(() => world?.test.close());

  it('begin with an assignment: the paper is under review, and each reviewer gets one mail', async () => {
    expect(await world.stateOf(paper)).toBe('under-review');
    const mails = await world.mails();
    expect(mails.map(({ template }) => template)).toEqual(['reviewing.assigned', 'reviewing.assigned']);
    expect(mails[0]?.text).toContain('/manage/forums/rivers/two/my-reviews');
  });

  it('show a reviewer their list, form and nothing of who wrote the paper, in both languages', async () => {
    for (const language of ['ar', 'en'] as const) {
      const list = await world.page(reviewer, '/my-reviews', language);
      const form = await world.page(reviewer, `/my-reviews/${review}`, language);

      expect([list.statusCode, form.statusCode]).toEqual([200, 200]);
      expect(list.body).toContain('Shared basins 1');
      expect(form.body).toContain('Interviews');
      for (const { body } of [list, form]) expect(body.toLowerCase()).not.toContain(canary.toLowerCase());
    }
  });

  it('keep a draft, refuse to be handed in unfinished without losing a word, and are handed in', async () => {
    const [first = '', next = ''] = world.criteria;
    const kept = await world.post(reviewer, `/my-reviews/${review}`, {
      do: 'draft',
      version: '1',
      [`scores.${first}`]: '٤',
      comment: 'A clear question.',
    });
    const unfinished = await world.post(reviewer, `/my-reviews/${review}`, {
      do: 'submit',
      version: '2',
      [`scores.${first}`]: '4',
      comment: 'Kept words.',
    });
    const sent = await world.post(reviewer, `/my-reviews/${review}`, {
      do: 'submit',
      version: '2',
      [`scores.${first}`]: '4',
      [`scores.${next}`]: '0',
      recommendation: 'accept',
      comment: 'A clear question.',
      confidential: 'Weak data.',
    });

    expect([kept.statusCode, unfinished.statusCode, sent.statusCode]).toEqual([303, 422, 303]);
    expect(unfinished.body).toContain('Kept words.');
    expect(unfinished.body).toContain('needs a score');
    const read = await world.api(reviewer, 'GET', `/reviews/${review}`);
    expect(read.json()).toMatchObject({
      state: 'submitted',
      score: 60,
      recommendation: 'accept',
      comment: 'A clear question.',
      paper: { authors: null, behalf: null, answers: [{ value: 'Interviews' }] },
    });
  });

  it('are refused when stale, too high, of an unknown criterion, or another’s', async () => {
    const write = (who: Somebody, match: string, body: object) =>
      world.api(who, 'PATCH', `/reviews/${review}`, body, { 'if-match': match });

    const answers = [
      await write(reviewer, '"1"', { comment: 'Old.' }),
      await write(reviewer, '*', { scores: { [world.criteria[0] as string]: 6 } }),
      await write(reviewer, '*', { scores: { '018f0000-0000-7000-8000-000000000001': 1 } }),
      await write(other, '*', { comment: 'Not mine.' }),
      await write(world.organiser, '*', { comment: 'Not mine either.' }),
    ];

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([412, 422, 422, 404, 403]);
  });

  it('are discussed without names among reviewers, and with names by those who decide', async () => {
    await world.api(reviewer, 'POST', `/papers/${paper}/comments`, { text: 'Is the sample large enough?' });
    const seenByOther = await world.api(other, 'GET', `/papers/${paper}/comments`);
    const seenByOrganiser = await world.api(world.organiser, 'GET', `/papers/${paper}/comments`);
    const html = await world.page(other, `/my-reviews/${second}`);

    expect(seenByOther.json().items[0].author).toEqual({ name: null, reviewer: 1, own: false });
    expect(seenByOrganiser.json().items[0].author).toMatchObject({ reviewer: 1, own: false });
    expect(seenByOrganiser.json().items[0].author.name).toMatch(/^Name /);
    expect(html.body).toContain('Reviewer 1');
  });

  it('stand on the board with score, spread and recommendations, and on the page of the paper', async () => {
    const board = await world.page(world.organiser, '/reviewing?sort=-score');
    const whole = await world.page(world.organiser, `/reviewing/papers/${paper}`);

    expect([board.statusCode, whole.statusCode]).toEqual([200, 200]);
    expect(board.body).toContain('60%');
    expect(board.body).toContain('1 accept');
    expect(whole.body).toContain('Weak data.');
    expect(whole.body).toContain(canary);
  });

  it('may be declined or given back for a conflict, with a reason, and hide the paper from then on', async () => {
    const silent = await world.post(other, `/my-reviews/${second}/declination`, {
      state: 'conflict',
      reason: '',
    });
    const said = await world.post(other, `/my-reviews/${second}/declination`, {
      state: 'conflict',
      reason: 'We wrote a book together.',
    });
    const after = [
      await world.page(other, `/my-reviews/${second}`),
      await world.api(other, 'GET', `/reviews/${second}`),
      await world.api(other, 'GET', `/papers/${paper}/comments`),
    ];

    expect([silent.statusCode, said.statusCode]).toEqual([422, 303]);
    expect(after.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
    const list = await world.page(other, '/my-reviews');
    expect(list.body).not.toContain('Shared basins 1');
  });

  it('are listed page by page, and nothing but an own cursor is taken', async () => {
    const reviewer = await world.person('reviewer');
    for (let count = 0; count < 3; count += 1) await world.assign(await world.paper(), reviewer);
    const path = `/editions/${world.editionId}/reviews`;
    const whole = (await world.api(reviewer, 'GET', path)).json().items;
    expect(whole).toHaveLength(3);

    const first = await world.api(reviewer, 'GET', `${path}?limit=2`);
    const [, next = ''] = /<\/api\/v1([^>]+)>; rel="next"/.exec(String(first.headers.link)) ?? [];
    const second = await world.api(reviewer, 'GET', next);
    expect([...first.json().items, ...second.json().items]).toEqual(whole);
    expect(second.headers.link).toBeUndefined();
    expect((await world.api(reviewer, 'GET', `${path}?cursor=no`)).statusCode).toBe(422);
  });

  it('are found from the account and from the pages of the edition, which refuse a reviewer nowhere', async () => {
    const reviewer = await world.person('reviewer');
    await world.assign(await world.paper(), reviewer);
    const open = (path: string, who = reviewer) =>
      world.test.inject({ url: `/ar${path}`, headers: { ...who.headers, accept: 'text/html' } });
    const mine = `/ar${world.manage}/my-reviews`;

    expect((await open('/account')).body).toContain('href="/ar/account/reviews"');
    expect((await open('/account/reviews')).body).toContain(`href="${mine}"`);
    const list = await open(`${world.manage}/my-reviews`);
    expect(list.statusCode).toBe(200);
    expect(list.body).not.toContain(`href="/ar${world.manage}"`);
    const other = await world.person(null);
    expect((await open('/account', other)).body).not.toContain('/account/reviews');
  });

  it('have criteria and reviewers on both faces', async () => {
    const criteria = await world.page(world.organiser, `/reviewing/calls/${world.callId}/criteria`);
    const list = await world.page(world.organiser, '/reviewing/reviewers', 'ar');
    const form = await world.page(world.organiser, `/reviewing/reviewers/${reviewer.id}`);
    const plan = await world.page(world.organiser, '/reviewing/assignments');
    const saved = await world.post(world.organiser, `/reviewing/reviewers/${reviewer.id}`, {
      themeIds: ['', world.themes[1] as string],
      mostReviews: '٥',
      bodyId: '',
      stateCode: 'JO',
    });
    const listed = await world.api(world.organiser, 'GET', `/editions/${world.editionId}/reviewers`);
    const gone = await world.api(
      world.organiser,
      'PUT',
      `/calls-for-papers/${world.callId}/criteria`,
      { items: [{ label: { en: 'Something else' } }] },
      { 'if-match': '*' },
    );

    expect([criteria, list, form, plan, saved].map(({ statusCode }) => statusCode)).toEqual([
      200, 200, 200, 200, 303,
    ]);
    expect(
      listed.json().items.find((one: { accountId: string }) => one.accountId === reviewer.id),
    ).toMatchObject({
      themeIds: [world.themes[1]],
      mostReviews: 5,
      stateCode: 'JO',
      load: 1,
      submitted: 1,
    });
    expect([gone.statusCode, gone.json().code]).toEqual([409, 'criterion-scored']);
  });

  it('set the criteria by form, where an emptied one goes and a new one comes last', async () => {
    const [first = ''] = world.criteria;
    const read = await world.api(world.organiser, 'GET', `/calls-for-papers/${world.callId}/criteria`);
    const fields = {
      'items.0.id': first,
      'items.0.label.ar': 'الأصالة',
      'items.0.label.en': 'Originality',
      'items.0.weight': '4',
      'items.1.id': world.criteria[1] as string,
      'items.1.label.ar': 'العرض',
      'items.2.label.ar': 'الأثر',
      'items.2.weight': '',
      'items.3.label.ar': '',
      'items.3.weight': '',
      version: String(read.headers.etag).replaceAll('"', ''),
    };
    const saved = await world.post(world.organiser, `/reviewing/calls/${world.callId}/criteria`, fields);
    const after = await world.api(world.organiser, 'GET', `/calls-for-papers/${world.callId}/criteria`);

    expect(saved.statusCode).toBe(303);
    expect(
      after.json().items.map((one: { label: { ar: string }; weight: number }) => [one.label.ar, one.weight]),
    ).toEqual([
      ['الأصالة', 4],
      ['العرض', 1],
      ['الأثر', 1],
    ]);
  });
});
