import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '../../../src/features/accounts/tables.ts';
import { submissionAuthors } from '../../../src/features/calls/tables.ts';
import { bodies, persons } from '../../../src/features/directory/tables.ts';
import { canary, openReviewWorld, type ReviewWorld, type Somebody, words } from './reviewing-support.ts';

describe('what a reviewer never sees', () => {
  let world: ReviewWorld;
  let ministry: string;
  let department: string;

  const body = async (slug: string, parentId: string | null): Promise<string> => {
    const [row] = await world.test.database.db
      .insert(bodies)
      .values({
        slug,
        kind: 'ministry',
        name: words('جهة', slug),
        parentId,
        sortAr: slug,
        sortEn: slug,
        search: slug,
      })
      .returning();
    return row?.id ?? '';
  };

  beforeAll(async () => {
    world = await openReviewWorld();
    ministry = await body('ministry', null);
    department = await body('department', ministry);
  }, 120_000);
  afterAll(() => world?.test.close());

  const byHand = (paperId: string, reviewer: Somebody) =>
    world.api(world.organiser, 'POST', `/editions/${world.editionId}/review-assignments`, {
      callId: world.callId,
      assignments: [{ paperId, reviewerId: reviewer.id }],
    });

  it('a paper of their own body, of one above it or below it, of their state, or of their own hand', async () => {
    const { db } = world.test.database;
    const author = await world.person('reviewer');
    const byAddress = await world.person('reviewer');
    const byPerson = await world.person('reviewer');
    const [address] = await db.select().from(accounts).where(eq(accounts.id, byAddress.id));
    const [person] = await db
      .insert(persons)
      .values({
        slug: 'p',
        name: words('سلمى', 'Salma'),
        accountId: byPerson.id,
        sortAr: 'p',
        sortEn: 'p',
        search: 'p',
      })
      .returning();
    const cases: readonly [Somebody, string][] = [
      [await world.person('reviewer', { bodyId: ministry }), await world.paper({ bodyId: ministry })],
      [await world.person('reviewer', { bodyId: ministry }), await world.paper({ bodyId: department })],
      [await world.person('reviewer', { bodyId: department }), await world.paper({}, [{ bodyId: ministry }])],
      [await world.person('reviewer', { stateCode: 'JO' }), await world.paper({ stateCode: 'JO' })],
      [await world.person('reviewer', { stateCode: 'JO' }), await world.paper({}, [{ stateCode: 'JO' }])],
      [author, await world.paper({ accountId: author.id })],
      [author, await world.paper({}, [{ accountId: author.id }])],
      [byAddress, await world.paper({}, [{ email: (address?.email ?? '').toUpperCase() }])],
      [byPerson, await world.paper({}, [{ personId: person?.id ?? null }])],
    ];

    for (const [reviewer, paper] of cases) {
      const refused = await byHand(paper, reviewer);
      const form = await world.post(world.organiser, `/reviewing/papers/${paper}/reviewers`, {
        reviewerId: reviewer.id,
      });
      const plan = await world.api(
        world.organiser,
        'GET',
        `/editions/${world.editionId}/review-assignments?callId=${world.callId}`,
      );

      expect([refused.statusCode, refused.json().code, form.statusCode]).toEqual([
        422,
        'conflict-of-interest',
        422,
      ]);
      expect(
        plan
          .json()
          .assignments.filter(
            (one: { paperId: string; reviewerId: string }) =>
              one.paperId === paper && one.reviewerId === reviewer.id,
          ),
      ).toEqual([]);
    }
  });

  it('a paper whose conflict came after the assignment: it is gone from every face, and its review does not count', async () => {
    const reviewer = await world.person('reviewer', {});
    const paper = await world.paper();
    const [review = ''] = await world.assign(paper, reviewer);
    const before = await world.page(reviewer, `/my-reviews/${review}`);

    await world.test.database.db
      .update(submissionAuthors)
      .set({ bodyId: department })
      .where(eq(submissionAuthors.submissionId, paper));
    const set = await world.api(
      world.organiser,
      'PUT',
      `/editions/${world.editionId}/reviewers/${reviewer.id}`,
      {
        bodyId: ministry,
      },
    );

    const after = [
      await world.page(reviewer, `/my-reviews/${review}`),
      await world.post(reviewer, `/my-reviews/${review}`, { do: 'draft', version: '1', comment: 'x' }),
      await world.post(reviewer, `/my-reviews/${review}/comments`, { text: 'x' }),
      await world.api(reviewer, 'GET', `/reviews/${review}`),
      await world.api(reviewer, 'PATCH', `/reviews/${review}`, { comment: 'x' }, { 'if-match': '*' }),
      await world.api(reviewer, 'GET', `/papers/${paper}/comments`),
      await world.api(reviewer, 'POST', `/papers/${paper}/comments`, { text: 'x' }),
    ];
    const lists = [
      await world.page(reviewer, '/my-reviews'),
      await world.api(reviewer, 'GET', `/editions/${world.editionId}/reviews`),
    ];
    const plan = await world.page(world.organiser, '/reviewing/assignments');
    expect([before.statusCode, set.statusCode]).toEqual([200, 200]);
    expect(after.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404, 404, 404]);
    for (const { body: text } of lists) expect(text).not.toContain(review);
    expect(plan.body).toContain('Assignments in conflict of interest');
  });

  it('in a blind call, who wrote a paper: on no page and in no answer, searches and other people’s pages included', async () => {
    const reviewer = await world.person('reviewer');
    const [one, two] = [await world.paper({ bodyId: department }), await world.paper()];
    const [review = ''] = await world.assign(one, reviewer);
    await world.assign(two, reviewer);
    const e = world.editionId;
    const answers = [
      ...(await Promise.all(
        ['ar', 'en'].flatMap((language) =>
          [
            '/my-reviews',
            '/my-reviews?view=open',
            `/my-reviews/${review}`,
            `/my-reviews?q=${canary}`,
            '/reviewing',
            `/reviewing/papers/${one}`,
          ].map((path) => world.page(reviewer, path, language as 'ar' | 'en')),
        ),
      )),
      await world.api(reviewer, 'GET', `/reviews/${review}`),
      await world.api(reviewer, 'GET', `/editions/${e}/reviews`),
      await world.api(reviewer, 'GET', `/papers/${one}/comments`),
      await world.api(reviewer, 'GET', `/papers/${one}`),
      await world.api(reviewer, 'GET', `/editions/${e}/papers`),
      await world.api(reviewer, 'GET', `/editions/${e}/reviewers`),
      await world.api(reviewer, 'POST', `/editions/${e}/paper-decisions`, {
        decision: 'accepted',
        papers: [{ id: one }],
        preview: true,
      }),
      await world.api(reviewer, 'PATCH', `/reviews/${review}`, { comment: 'Fine.' }, { 'if-match': '*' }),
    ];

    for (const { body: text } of answers) {
      const said = text.replaceAll(`?q=${canary}`, '').toLowerCase();
      expect(said).not.toContain(canary.toLowerCase());
    }
  });

  it('more statements for three papers than for one', async () => {
    const counts: number[] = [];
    for (const papers of [1, 3]) {
      const reviewer = await world.person('reviewer');
      for (let count = 0; count < papers; count += 1) await world.assign(await world.paper(), reviewer);
      await world.page(reviewer, '/my-reviews');
      counts.push(await world.test.countStatements(() => world.page(reviewer, '/my-reviews')));
    }
    expect(counts[1]).toBe(counts[0]);
  });

  it('more statements for three papers and reviewers than for one, to those who decide', async () => {
    const ways: readonly (() => Promise<unknown>)[] = [
      () => world.page(world.organiser, `/reviewing`),
      () => world.page(world.organiser, `/reviewing/reviewers`),
      () => world.api(world.organiser, 'GET', `/editions/${world.editionId}/reviewers`),
      () => world.api(world.organiser, 'GET', `/editions/${world.editionId}/reviews`),
    ];
    const counts: number[][] = [];
    for (const more of [1, 2]) {
      for (let count = 0; count < more; count += 1) {
        await world.assign(await world.paper(), await world.person('reviewer'));
      }
      await ways[0]?.();
      const now: number[] = [];
      for (const way of ways) now.push(await world.test.countStatements(way));
      counts.push(now);
    }
    expect(counts[1]).toEqual(counts[0]);
  });
});
