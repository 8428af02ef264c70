import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decidePapers, readReviews, reviewPapers } from '../../../src/features/calls/reviewing/policy.ts';
import { manageCalls, readSubmissions } from '../../../src/features/calls/submissions/policy.ts';
import type { Role } from '../../../src/platform/actor/index.ts';
import { anonymous } from '../../../src/platform/actor/index.ts';
import { openReviewWorld, type ReviewWorld, type Somebody } from './reviewing-support.ts';

/** What somebody may open one by one is what their lists have, and nothing else. */
describe('what is submitted, one by one and in lists', () => {
  let world: ReviewWorld;
  let elsewhere: string;
  let people: Record<string, Somebody>;
  const papers: Record<string, string> = {};
  const reviews: Record<string, string> = {};

  beforeAll(async () => {
    world = await openReviewWorld();
    const other = await world.test.inject({
      method: 'POST',
      url: '/api/v1/series/rivers/editions',
      headers: await world.test.signIn(),
      payload: {
        slug: 'three',
        number: 3,
        title: { ar: 'ملتقى الأنهار الثالث', en: 'Third Rivers Forum' },
        startsOn: '2028-03-01',
        endsOn: '2028-03-03',
        timeZone: 'Asia/Riyadh',
        mode: 'in-person',
      },
    });
    elsewhere = other.json().id;
    const [one, two] = [await world.person('reviewer'), await world.person('reviewer')];
    people = {
      organiser: world.organiser,
      manager: await world.person('programme-manager'),
      reviewer: one,
      'reviewer who declines': two,
      'reviewer of nothing': await world.person('reviewer'),
      stranger: await world.person(null),
    };
    for (const state of ['submitted', 'under-review', 'accepted', 'rejected', 'withdrawn'] as const) {
      papers[state] = await world.paper({ state: 'submitted' });
    }
    const shared = papers['under-review'] ?? '';
    [reviews.kept = '', reviews.declined = ''] = await world.assign(shared, one, two);
    [reviews.decided = ''] = await world.assign(papers.accepted ?? '', one);
    [reviews.withdrawn = ''] = await world.assign(papers.withdrawn ?? '', one);
    const { submissions } = await import('../../../src/features/calls/tables.ts');
    const { eq } = await import('drizzle-orm');
    for (const state of ['accepted', 'rejected', 'withdrawn'] as const) {
      await world.test.database.db
        .update(submissions)
        .set({ state })
        .where(eq(submissions.id, papers[state] ?? ''));
    }
    await world.post(two, `/my-reviews/${reviews.declined}/declination`, {
      state: 'declined',
      reason: 'No time',
    });
  }, 120_000);
  afterAll(() => world?.test.close());

  const listed = async (who: Somebody, what: 'papers' | 'reviews'): Promise<Set<string>> => {
    const answer = await world.api(who, 'GET', `/editions/${world.editionId}/${what}?limit=200`);
    return new Set(answer.statusCode === 200 ? answer.json().items.map(({ id }: { id: string }) => id) : []);
  };
  const opened = async (who: Somebody, what: 'papers' | 'reviews', ids: readonly string[]) => {
    const found = new Set<string>();
    for (const id of ids) {
      const { statusCode } = await world.api(who, 'GET', `/${what}/${id}`);
      if (statusCode === 200) found.add(id);
    }
    return found;
  };

  it.each(['papers', 'reviews'] as const)('are the same %s for everybody', async (what) => {
    const ids = Object.values(what === 'papers' ? papers : reviews);
    const differing: string[] = [];
    const seen: Record<string, number> = {};
    for (const [name, who] of Object.entries(people)) {
      const [inList, oneByOne] = [await listed(who, what), await opened(who, what, ids)];
      seen[name] = oneByOne.size;
      if (ids.some((id) => inList.has(id) !== oneByOne.has(id))) differing.push(name);
    }

    expect(differing).toEqual([]);
    expect(seen).toEqual(
      what === 'papers'
        ? {
            organiser: 5,
            manager: 5,
            reviewer: 0,
            'reviewer who declines': 0,
            'reviewer of nothing': 0,
            stranger: 0,
          }
        : {
            organiser: 4,
            manager: 4,
            reviewer: 2,
            'reviewer who declines': 0,
            'reviewer of nothing': 0,
            stranger: 0,
          },
    );
  });

  it('are told of by policies whose scope has the edition exactly where they allow it there', () => {
    const roles: readonly Role[] = [
      'organiser',
      'programme-manager',
      'secretariat',
      'reviewer',
      'desk',
      'delegate',
    ];
    const scopes = ['installation', 'series', 'edition'] as const;
    const places = [world.editionId, elsewhere].map((editionId) => ({ seriesId: world.seriesId, editionId }));
    const differing: string[] = [];
    for (const policy of [manageCalls, readSubmissions, decidePapers, readReviews, reviewPapers]) {
      for (const role of roles) {
        for (const scopeKind of scopes) {
          const scopeId =
            scopeKind === 'installation' ? null : scopeKind === 'series' ? world.seriesId : world.editionId;
          const actor = {
            kind: 'account',
            accountId: people.stranger?.id ?? '',
            grants: [{ role, scopeKind, scopeId }],
          } as never;
          const scope = policy.scope(actor);
          for (const place of places) {
            const within =
              scope.all ||
              scope.seriesIds.includes(place.seriesId) ||
              scope.editionIds.includes(place.editionId);
            if (within !== policy.allows(actor, place)) differing.push(`${policy.name} ${role} ${scopeKind}`);
          }
        }
      }
      const none = policy.scope(anonymous);
      if (none.all || none.editionIds.length + none.seriesIds.length > 0)
        differing.push(`${policy.name} anonymous`);
    }

    expect(differing).toEqual([]);
  });
});
