import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundLines } from '../../../../scripts/lib/retention/found.ts';
import { listAuditEvents } from '../../../../src/platform/audit/index.ts';
import type { Clock } from '../../../../src/platform/clock/index.ts';
import { newId } from '../../../../src/platform/database/index.ts';
import { type IdentityForum, openIdentityForum } from '../identity/support.ts';

describe('retention', () => {
  let forum: IdentityForum;
  let now = new Date('2026-09-01T09:00:00Z');
  const clock: Clock = { now: () => now };
  beforeAll(async () => {
    forum = await openIdentityForum({ clock });
    for (const [index, person] of forum.persons.entries()) {
      await forum.send('POST', `/editions/${forum.editions[0]}/identity-documents`, {
        personId: person,
        kind: 'passport',
        issuingState: 'SA',
        number: `K777333${index}`,
      });
    }
    await forum.send('POST', `/editions/${forum.editions[1]}/identity-documents`, {
      personId: forum.persons[0],
      kind: 'passport',
      issuingState: 'SA',
      number: 'K7773330',
    });
    const { db } = forum.test.database;
    const me = (await forum.send('GET', '/me')).json().id;
    await db.execute(sql`insert into sign_ins (id, account_id, method, ip, last_seen_at, expires_at, ended_at, "end")
      values (${newId()}, ${me}, 'password', '203.0.113.9', '2026-01-01', '2026-01-02', '2026-01-01', 'signed-out')`);
    await db.execute(sql`insert into one_time_links (secret_hash, purpose, email, expires_at)
      values ('old', 'registration', 'old@example.org', '2026-07-01'), ('new', 'registration', 'new@example.org', '2026-08-30')`);
  });
  afterAll(() => forum.test.close());

  const documents = async () =>
    (
      await forum.test.database.rows<{ edition: string; count: number }>(
        forum.test.database.db,
        sql`select edition_id as edition, count(*)::int as count from identity_documents group by 1`,
      )
    ).toSorted((one, other) => other.count - one.count);

  it('lists what would go, by kind, class and edition, and deletes nothing on a dry run', async () => {
    const found = await forum.test.app.privacy.retention.look();

    expect(foundLines(found)).toEqual([
      'kind      class     edition  records',
      'sign-ins  personal  -        1',
      'links     personal  -        1',
    ]);
    const again = await forum.test.app.privacy.retention.look();
    expect(again).toEqual(found);
  });

  it('keeps the documents of an edition for 90 days after its last day, and not one more', async () => {
    const due = async (at: string) => {
      now = new Date(at);
      const found = await forum.test.app.privacy.retention.look();
      return found
        .filter(({ kind }) => kind === 'identity-documents')
        .map(({ edition, count }) => [edition, count]);
    };

    expect(await due('2027-02-16T12:00:00Z')).toEqual([]);
    expect(await due('2027-02-18T12:00:00Z')).toEqual([['river-forum/2026', 3]]);
  });

  it('destroys the key with the documents of the edition that is over, leaves the other, and records it', async () => {
    const gone = await forum.test.app.privacy.retention.run();

    expect(gone.filter(({ kind }) => kind === 'identity-documents')).toEqual([
      {
        kind: 'identity-documents',
        class: 'secret',
        editionId: forum.editions[0],
        edition: 'river-forum/2026',
        count: 3,
      },
    ]);
    expect(await documents()).toEqual([{ edition: forum.editions[1], count: 1 }]);
    const keys = await forum.test.database.rows(
      forum.test.database.db,
      sql`select edition_id as edition, wrapped is null as destroyed from edition_keys order by destroyed desc`,
    );
    expect(keys).toEqual([
      { edition: forum.editions[0], destroyed: true },
      { edition: forum.editions[1], destroyed: false },
    ]);
    const events = await listAuditEvents(forum.test.database.db, { editionId: forum.editions[0], limit: 2 });
    expect(
      events.map(({ action, authority, actorName }) => [action, authority, actorName]).toSorted(),
    ).toEqual([
      ['identity-documents.erased', 'retention', 'retention'],
      ['personal-data.deleted', 'retention', 'retention'],
    ]);
  });

  it('has nothing more to do at once after', async () => {
    expect(await forum.test.app.privacy.retention.run()).toEqual([]);
    expect(foundLines([])).toEqual([]);
  });

  it('says to everybody how long each kind is kept and why, in both languages', async () => {
    const listed = await forum.test.inject({ url: '/api/v1/retention-periods?lang=en' });
    const documentsRule = listed.json().items[0];
    expect(documentsRule).toEqual({
      kind: 'identity-documents',
      title: 'Identity documents',
      class: 'secret',
      days: 90,
      after: 'edition-end',
      reason: 'Journeys, visas and claims of an edition are settled by then.',
    });
    for (const [language, words] of [
      ['en', '90 days after the edition ends'],
      ['ar', '90 يومًا بعد انتهاء الدورة'],
    ]) {
      const page = await forum.test.inject({ url: `/${language}/privacy` });
      expect([page.statusCode, page.body.includes('personal-data:')]).toEqual([200, false]);
      expect(page.body).toContain(words);
    }
  });
});
