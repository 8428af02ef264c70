import { randomUUID } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submissions } from '../../../src/features/calls/tables.ts';
import { accountOf, enter, mailsTo, password } from '../accounts/links/support.ts';
import { openReviewWorld, type ReviewWorld, type Somebody } from './reviewing-support.ts';

let world: ReviewWorld;
beforeAll(async () => {
  world = await openReviewWorld();
});
afterAll(() => world.test.close());

interface Account extends Somebody {
  readonly email: string;
}

/** Somebody with a password, who reviews in the edition. */
async function reviewer(name: string): Promise<Account> {
  const email = `${name}.${randomUUID()}@example.org`;
  const { id } = await accountOf(world.test, email, [
    { role: 'reviewer', scopeKind: 'edition', scopeId: world.editionId },
  ]);
  return { id, email, headers: await enter(world.test, id) };
}

const merge = (kept: Account, gone: Account) =>
  world.api(kept, 'POST', '/me/account-mergers', { email: gone.email, password });

const rows = async (text: string) => (await world.test.database.executeSql(text)).rows;

const write = (who: Somebody, review: string, patch: object) =>
  world.api(who, 'PATCH', `/reviews/${review}`, patch, { 'if-match': '*' });

const handedIn = (comment: string) => ({
  state: 'submitted',
  comment,
  recommendation: 'accept',
  scores: Object.fromEntries(world.criteria.map((id) => [id, 4])),
});

describe('an account that takes over another of the same person', () => {
  it('has what the other sent and wrote, and stands once among the authors of what both wrote', async () => {
    const [kept, gone] = [await reviewer('kept'), await reviewer('gone')];
    const sent = await world.paper({ accountId: gone.id });
    const wrote = await world.paper({}, [
      { accountId: kept.id, email: kept.email, name: 'Salem', presenting: false },
      { accountId: gone.id, email: gone.email, name: 'S. Al-Muraikhi', presenting: true },
    ]);

    expect((await merge(kept, gone)).statusCode).toBe(204);

    expect(await rows(`select account_id as id from submissions where id = '${sent}'`)).toEqual([
      { id: kept.id },
    ]);
    expect(
      await rows(
        `select name, account_id as id, presenting from submission_authors
          where submission_id = '${wrote}' and state = 'accepted'`,
      ),
    ).toEqual([{ name: 'Salem', id: kept.id, presenting: true }]);
    const mine = await world.test.inject({ url: '/en/account/papers', headers: kept.headers });
    expect(mine.body).toContain('Shared basins 1');
    const said = await rows(
      `select before, after from audit_events where action = 'co-author.merged' and subject_id = '${wrote}'`,
    );
    expect(said).toHaveLength(1);
  });

  it('keeps of two reviews of one paper the one that was handed in, and says so', async () => {
    const [kept, gone] = [await reviewer('kept'), await reviewer('gone')];
    const paper = await world.paper();
    const [begun] = await world.assign(paper, kept);
    const [done] = await world.assign(paper, gone);
    await write(kept, begun ?? '', { comment: 'Only begun.' });
    expect((await write(gone, done ?? '', handedIn('Handed in.'))).statusCode).toBe(200);

    expect((await merge(kept, gone)).statusCode).toBe(204);

    expect(
      await rows(
        `select id, reviewer_id as who, state, comment from reviews where submission_id = '${paper}'`,
      ),
    ).toEqual([{ id: done, who: kept.id, state: 'submitted', comment: 'Handed in.' }]);
    const [event] = (await rows(
      `select before, after from audit_events where action = 'review.merged' and subject_id = '${done}'`,
    )) as { before: { comment: string }; after: { comment: string } }[];
    expect(event).toMatchObject({ before: { comment: 'Only begun.' }, after: { comment: 'Handed in.' } });
    const mail = (await mailsTo(world.test, kept.email)).at(-1);
    expect(mail?.template).toBe('accounts.account-merged');
    expect(mail?.text).toContain('Both accounts had a review of one paper');
  });

  it('keeps the newer of two that were handed in', async () => {
    const [kept, gone] = [await reviewer('kept'), await reviewer('gone')];
    const paper = await world.paper();
    const [first] = await world.assign(paper, gone);
    const [second] = await world.assign(paper, kept);
    await write(kept, second ?? '', handedIn('Later.'));
    await write(gone, first ?? '', handedIn('Earlier.'));
    await world.test.database.executeSql(
      `update reviews set submitted_at = submitted_at - interval '1 day' where id = '${first}'`,
    );

    expect((await merge(kept, gone)).statusCode).toBe(204);

    expect(
      await rows(`select reviewer_id as who, comment from reviews where submission_id = '${paper}'`),
    ).toEqual([{ who: kept.id, comment: 'Later.' }]);
  });

  it('keeps a conflict of interest, whatever the other account wrote', async () => {
    const [kept, gone] = [await reviewer('kept'), await reviewer('gone')];
    const paper = await world.paper();
    const [refused] = await world.assign(paper, gone);
    const [done] = await world.assign(paper, kept);
    await write(kept, done ?? '', handedIn('Handed in.'));
    await write(gone, refused ?? '', { state: 'conflict', reason: 'My sister wrote it.' });

    expect((await merge(kept, gone)).statusCode).toBe(204);

    expect(
      await rows(`select reviewer_id as who, state, reason from reviews where submission_id = '${paper}'`),
    ).toEqual([{ who: kept.id, state: 'conflict', reason: 'My sister wrote it.' }]);
  });

  it('gives back reviews of papers that turn out to be one’s own, but leaves decided ones as they were', async () => {
    const [kept, gone] = [await reviewer('kept'), await reviewer('gone')];
    const [open, decided] = [await world.paper(), await world.paper()];
    const [review, older] = [
      (await world.assign(open, kept))[0] ?? '',
      (await world.assign(decided, kept))[0] ?? '',
    ];
    for (const id of [review, older]) await write(kept, id, handedIn('Very good.'));
    await world.test.database.db
      .update(submissions)
      .set({ accountId: gone.id })
      .where(inArray(submissions.id, [open, decided]));
    await world.test.database.executeSql(`update submissions set state = 'accepted' where id = '${decided}'`);

    expect((await merge(kept, gone)).statusCode).toBe(204);

    const states = await rows(
      `select id, state, reason from reviews where id in ('${review}', '${older}') order by id = '${older}'`,
    );
    expect(states).toEqual([
      {
        id: review,
        state: 'conflict',
        reason: 'The reviewer is an author of the paper: it showed when their accounts were merged.',
      },
      { id: older, state: 'submitted', reason: null },
    ]);
    const mail = (await mailsTo(world.test, gone.email)).at(-1);
    expect(mail?.text).toContain('One review was given back, because the paper is your own.');
  });

  it('takes on as a reviewer what either took on, and owns what either said', async () => {
    const [kept, gone] = [await reviewer('kept'), await reviewer('gone')];
    const [water, law] = world.themes;
    const paper = await world.paper();
    await world.test.database.executeSql(
      `insert into reviewers (edition_id, account_id, theme_ids, most_reviews, state_code) values
        ('${world.editionId}', '${kept.id}', array['${water}'::uuid], 2, null),
        ('${world.editionId}', '${gone.id}', array['${law}'::uuid, '${water}'::uuid], 5, 'QA')`,
    );
    await world.test.database.executeSql(
      `insert into review_comments (edition_id, id, submission_id, author_id, text)
        values ('${world.editionId}', gen_random_uuid(), '${paper}', '${gone.id}', 'Said before.')`,
    );

    expect((await merge(kept, gone)).statusCode).toBe(204);

    expect(
      await rows(
        `select account_id as id, theme_ids as themes, most_reviews as most, state_code as state from reviewers
          where account_id in ('${kept.id}', '${gone.id}')`,
      ),
    ).toEqual([{ id: kept.id, themes: [water, law], most: 5, state: 'QA' }]);
    expect(
      await rows(`select author_id as id from review_comments where submission_id = '${paper}'`),
    ).toEqual([{ id: kept.id }]);
  });

  it('says nothing of reviews where there was nothing to join', async () => {
    const [kept, gone] = [await reviewer('kept'), await reviewer('gone')];

    expect((await merge(kept, gone)).statusCode).toBe(204);

    const mail = (await mailsTo(world.test, kept.email)).at(-1);
    expect(mail?.template).toBe('accounts.account-merged');
    expect(mail?.text).not.toMatch(/Both accounts|given back/);
  });
});

describe('a personal agenda of two accounts', () => {
  it('is one: what both marked is marked once, calendars go on, the later look counts', async () => {
    const [kept, gone] = [await reviewer('kept'), await reviewer('gone')];
    const { editionId } = world;
    const session = async (code: string) => {
      const made = await world.api(world.organiser, 'POST', `/editions/${editionId}/sessions`, {
        kind: 'panel',
        title: { ar: `جلسة ${code}`, en: `Session ${code}` },
      });
      return made.json().id as string;
    };
    const [both, one] = [await session('1'), await session('2')];
    await world.test.database.executeSql(
      `insert into favourites (edition_id, account_id, session_id, created_at) values
        ('${editionId}', '${kept.id}', '${both}', '2027-01-05'), ('${editionId}', '${gone.id}', '${both}', '2027-01-02'),
        ('${editionId}', '${gone.id}', '${one}', '2027-01-03')`,
    );
    await world.test.database.executeSql(
      `insert into agenda_feeds (edition_id, id, account_id, secret_hash)
        values ('${editionId}', gen_random_uuid(), '${gone.id}', 'hash')`,
    );
    await world.test.database.executeSql(
      `insert into agenda_looks (edition_id, account_id, release_number, looked_at) values
        ('${editionId}', '${kept.id}', 3, '2027-01-03'), ('${editionId}', '${gone.id}', 2, '2027-01-02')`,
    );

    expect((await merge(kept, gone)).statusCode).toBe(204);

    expect(
      await rows(
        `select account_id as who, session_id as what, created_at::date::text as since from favourites order by since`,
      ),
    ).toEqual([
      { who: kept.id, what: both, since: '2027-01-02' },
      { who: kept.id, what: one, since: '2027-01-03' },
    ]);
    expect(await rows('select account_id as who, revoked_at as until from agenda_feeds')).toEqual([
      { who: kept.id, until: null },
    ]);
    expect(await rows('select account_id as who, release_number as release from agenda_looks')).toEqual([
      { who: kept.id, release: 3 },
    ]);
  });
});
