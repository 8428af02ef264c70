import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, openForum, system, text } from '../adoption/forum.ts';
import { refusalOf } from './refusal.ts';

const at = { manner: 'consensus', adoptedOn: '2026-11-18' } as const;

describe('the closing of an edition', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await openForum();
  });
  afterAll(() => forum.test.close());

  const service = () => forum.test.app.outcomes.service;
  const code = ({ status, body }: { status: number; body: { code?: string } }) => [status, body?.code];
  const broken = (statement: ReturnType<typeof sql>) => refusalOf(forum.test.database, statement);
  const rows = <T extends Record<string, unknown>>(statement: ReturnType<typeof sql>) =>
    forum.test.database.rows<T>(forum.test.database.db, statement);
  const dispose = (ids: readonly string[]) =>
    forum.test.app.outcomes.parts.carryForward.dispositions.dispose(system, forum.editionId, ids, {
      outcome: 'closed',
      reason: text('نُفّذت.', 'Done.'),
    });
  const recommendationsOf = async (document: string) =>
    (
      await rows<{ id: string }>(
        sql`select id from provisions where document_id = ${document} and kind = 'recommendation' and removed_at is null`,
      )
    ).map(({ id }) => id);
  const close = () => forum.send('POST', '/editions/dunes-forum:2026/closure', forum.secretary);
  const reopen = () => forum.send('PATCH', '/editions/dunes-forum:2026', forum.secretary, { status: 'held' });
  const undisposed = () =>
    rows<{ open: number; status: string }>(sql`select count(p.id)::int as open, e.status from editions e
      left join (provisions p join outcome_documents d on d.id = p.document_id and d.status in ('adopted', 'published'))
        on p.edition_id = e.id and p.kind = 'recommendation' and p.removed_at is null
        and not exists (select 1 from dispositions x where x.provision_id = p.id)
      where e.id = ${forum.editionId} group by e.status`).then(([row]) => row);

  it('asks nothing about what was taken out of a text before it was adopted', async () => {
    const document = await forum.draft('with-removed');
    const [gone, kept] = await recommendationsOf(document);
    expect((await forum.send('DELETE', `/provisions/${gone}`, forum.secretary)).status).toBe(204);
    await service().adopt(system, document, at);
    await dispose([kept ?? '']);

    expect(code(await close())).toEqual([200, undefined]);
    expect((await reopen()).status).toBe(200);
  });

  it.each([1, 2, 3])(
    'and a text that is adopted at the same moment: one of them waits and is refused (%i)',
    async (round) => {
      const document = await forum.draft(`race-${round}`);
      const [adoption, closing] = await Promise.all([
        forum.send('POST', `/outcome-documents/${document}/adoption`, forum.secretary, at),
        close(),
      ]);

      expect(await undisposed()).toEqual(
        closing.status === 200 ? { open: 0, status: 'closed' } : { open: 2, status: 'held' },
      );
      expect([
        [200, 422],
        [409, 200],
      ]).toContainEqual([adoption.status, closing.status]);
      if (closing.status === 200) {
        await reopen();
        await service().adopt(system, document, at);
      }
      await dispose(await recommendationsOf(document));
    },
  );

  it('and statements of the application’s role at the same moment leave nothing open in a closed edition', async () => {
    const document = await forum.draft('race-by-role');
    await forum.test.database.transaction(async (tx) => {
      await tx.execute(sql`insert into provision_numbers (edition_id, code)
        select edition_id, '1/REC/' || lpad(((select count(*) from provision_numbers n where n.edition_id = p.edition_id
          and n.code like '1/REC/%') + p.position - 1)::text, 2, '0') from provisions p
        where document_id = ${document} and kind = 'recommendation'`);
      await tx.execute(sql`update provisions p set number = p.position - 1, code = (select n.code from provision_numbers n
          where n.edition_id = p.edition_id and n.code like '1/REC/%' order by n.code desc offset 3 - p.position limit 1)
        where document_id = ${document} and kind = 'recommendation'`);
      await tx.execute(sql`update provisions set adopted_seal = provision_seal(code, jsonb_build_object('ar', text -> 'ar'))
        where document_id = ${document}`);
    });
    const [adopted, closed] = await Promise.all([
      broken(
        sql`update outcome_documents set status = 'adopted', adopted_on = '2026-11-18' where id = ${document}`,
      ),
      broken(sql`update editions set status = 'closed' where id = ${forum.editionId}`),
    ]);

    expect([
      [null, 'editions_closed_disposed'],
      ['outcome_documents_edition_open', null],
    ]).toContainEqual([adopted, closed]);
    expect((await undisposed())?.open === 0 || (await undisposed())?.status === 'held').toBe(true);
    await reopen();
    if (adopted !== null)
      await service()
        .adopt(system, document, at)
        .catch(() => undefined);
    await dispose(await recommendationsOf(document)).catch(() => undefined);
  });

  it('leaves what was decided as it was, and lets in a corrigendum and nothing else that would stay open', async () => {
    const open = await forum.draft('published-before');
    await service().adopt(system, open, at);
    await service().publish(system, open);
    await dispose(await recommendationsOf(open));
    const [late, slip] = [await forum.draft('too-late'), await forum.draft('slip')];
    await rows(sql`update outcome_documents set corrects_document_id = ${open}, correction = 'corrigendum',
      correction_authority = title where id = ${slip}`);
    expect((await close()).status).toBe(200);
    const adopt = (id: string) =>
      forum.send('POST', `/outcome-documents/${id}/adoption`, forum.secretary, at);

    expect([code(await adopt(late)), (await adopt(slip)).status]).toEqual([[409, 'edition-closed'], 200]);
    const [known] = await recommendationsOf(open);
    expect({
      changed: await broken(sql`update dispositions set outcome = 'retired' where provision_id = ${known}`),
      deleted: await broken(sql`delete from dispositions where provision_id = ${known}`),
      added: await broken(sql`insert into dispositions (edition_id, provision_id, outcome, reason, decided_on)
        select edition_id, id, 'closed', text, '2026-11-18' from provisions where document_id = ${late} limit 1`),
      moved: await broken(sql`update dispositions set provision_id = (select id from provisions
        where document_id = ${late} limit 1) where provision_id = ${known}`),
    }).toEqual({
      changed: 'dispositions_closed_unchanged',
      deleted: 'dispositions_closed_unchanged',
      added: 'dispositions_closed_unchanged',
      moved: 'dispositions_closed_unchanged',
    });
  });
});
