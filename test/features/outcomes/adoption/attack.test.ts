import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { provisionSeal } from '../../../../src/features/outcomes/seals.ts';
import { verifyTexts } from '../../../../src/features/outcomes/verification.ts';
import { type Forum, members, openForum, system, text } from './forum.ts';

const at = { manner: 'consensus', adoptedOn: '2026-11-18' } as const;

describe('an attack on what is decided or adopted', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await openForum();
  });
  afterAll(() => forum.test.close());

  const service = () => forum.test.app.outcomes.service;
  const rows = <T extends Record<string, unknown>>(statement: SQL) =>
    forum.test.database.rows<T>(forum.test.database.db, statement);
  const provisionsOf = (document: string) =>
    rows<{ id: string; code: string | null; text: { ar: string; en: string }; seal: string }>(
      sql`select id, code, text, adopted_seal as seal from provisions where document_id = ${document} order by position`,
    );
  /** Name of the constraint that refuses a statement of the application's role; null: it went through. */
  const refusal = async (statement: SQL): Promise<string | null> => {
    try {
      await rows(statement);
      return null;
    } catch (thrown) {
      let error = thrown as { constraint_name?: string; constraint?: string; cause?: unknown };
      while (
        error.cause !== undefined &&
        error.constraint_name === undefined &&
        error.constraint === undefined
      ) {
        error = error.cause as typeof error;
      }
      return error.constraint_name ?? error.constraint ?? 'refused';
    }
  };
  const statuses = (answers: readonly { status: number }[]) => {
    const counts: Record<string, number> = {};
    for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
    return counts;
  };

  it('changes nothing of adopted text by the role of the application', async () => {
    const document = await forum.draft('by-role');
    await service().adopt(system, document, at);
    const [, first] = await provisionsOf(document);

    expect([
      await refusal(
        sql`update provisions set text = jsonb_set(text, '{ar}', '"غيره."') where id = ${first?.id}`,
      ),
      await refusal(sql`update provisions set code = '1/REC/99' where id = ${first?.id}`),
      await refusal(sql`update provisions set number = 9 where id = ${first?.id}`),
      await refusal(sql`update provisions set position = 99 where id = ${first?.id}`),
      await refusal(sql`update provisions set adopted_seal = null where id = ${first?.id}`),
      await refusal(sql`update provisions set removed_at = now() where id = ${first?.id}`),
      await refusal(sql`delete from provisions where id = ${first?.id}`),
      await refusal(sql`insert into provisions (edition_id, id, document_id, kind, position, text)
        select edition_id, gen_random_uuid(), document_id, kind, 50, text from provisions where id = ${first?.id}`),
    ]).toEqual(Array.from({ length: 8 }, () => 'provisions_adopted_unchanged'));
    expect([
      await refusal(sql`update outcome_documents set status = 'draft' where id = ${document}`),
      await refusal(
        sql`update outcome_documents set title = jsonb_set(title, '{ar}', '"غيره"') where id = ${document}`,
      ),
      await refusal(sql`update outcome_documents set adopted_on = '2026-01-01' where id = ${document}`),
      await refusal(sql`delete from outcome_documents where id = ${document}`),
    ]).toEqual(Array.from({ length: 4 }, () => 'outcome_documents_adopted_unchanged'));
  });

  it('gives no number twice, and takes none back', async () => {
    const [one, other] = [await forum.draft('numbers-one'), await forum.draft('numbers-other')];
    await Promise.all([service().adopt(system, one, at), service().adopt(system, other, at)]);
    const codes = [...(await provisionsOf(one)), ...(await provisionsOf(other))].flatMap(
      ({ code }) => code ?? [],
    );

    expect(new Set(codes).size).toBe(4);
    expect(
      await refusal(
        sql`insert into provision_numbers (edition_id, code) values (${forum.editionId}, ${codes[0]})`,
      ),
    ).not.toBeNull();
    expect([
      await refusal(sql`delete from provision_numbers where code = ${codes[0]}`),
      await refusal(sql`update provision_numbers set code = 'x' where code = ${codes[0]}`),
      await refusal(sql`truncate provision_numbers cascade`),
    ]).not.toContain(null);
  });

  it('adopts whole what an editor changes in the same moment, or refuses the change', async () => {
    const document = await forum.draft('race');
    const [, first, second] = await provisionsOf(document);
    const edits = [first, second].flatMap((provision) =>
      ['أولى', 'ثانية', 'ثالثة'].map((word) =>
        forum.send('PATCH', `/provisions/${provision?.id}`, forum.secretary, {
          text: text(`صياغة ${word}.`, `Wording ${word}.`),
        }),
      ),
    );
    const adoption = forum.send('POST', `/outcome-documents/${document}/adoption`, forum.secretary, at);
    const answers = await Promise.all([...edits, adoption]);

    expect(Object.keys(statuses(answers)).filter((status) => !['200', '409'].includes(status))).toEqual([]);
    expect((await adoption).status).toBe(200);
    for (const { code, text: words, seal } of await provisionsOf(document)) {
      expect(seal).toBe(provisionSeal(code, { ar: words.ar }));
    }
    expect((await verifyTexts(forum.test.database.db)).wrong).toEqual([]);
  });

  it('puts to the vote the words that stand: an edit comes before the opening or not at all', async () => {
    const document = await forum.draft('opening-race');
    const decision = await forum.prepare(document, { method: 'consensus' });
    const [, first] = await provisionsOf(document);
    await Promise.all([
      ...['أ', 'ب', 'ج', 'د'].map((word) =>
        forum.send('PATCH', `/provisions/${first?.id}`, forum.secretary, { text: text(word, word) }),
      ),
      forum.send('POST', `/decisions/${decision.id}/opening`, forum.secretary, {}),
    ]);
    const [held] = await rows<{
      same: boolean;
    }>(sql`select wording_digest = wording_digest(edition_id, document_id) as same
      from decisions where id = ${decision.id}`);

    expect(held).toEqual({ same: true });
    const closed = await forum.send('POST', `/decisions/${decision.id}/closing`, forum.secretary, {});
    expect(closed.body.result).toBe('adopted');
  });

  it('counts one vote of a delegation that sends many at once', async () => {
    const decision = await forum.prepare(await forum.draft('double'), { method: 'devices' });
    await forum.send('POST', `/decisions/${decision.id}/opening`, forum.secretary, {});
    const oman = await forum.delegate('OM');
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        forum.send('POST', `/decisions/${decision.id}/votes`, oman, {
          participationId: forum.ids.OM,
          choice: index % 2 === 0 ? 'for' : 'against',
        }),
      ),
    );

    expect(statuses(answers)).toEqual({ 201: 1, 409: 7 });
  });

  it('counts every vote that was taken before the closing, and takes none after it', async () => {
    const decision = await forum.prepare(await forum.draft('late'), { method: 'devices' });
    await forum.send('POST', `/decisions/${decision.id}/opening`, forum.secretary, {});
    const delegates = await Promise.all(members.map((of) => forum.delegate(of)));
    const votes = delegates.map((delegate, index) =>
      forum.send('POST', `/decisions/${decision.id}/votes`, delegate, {
        participationId: forum.ids[members[index] ?? 'AE'],
        choice: 'for',
      }),
    );
    const closing = forum.send('POST', `/decisions/${decision.id}/closing`, forum.secretary, {});
    const taken = (await Promise.all(votes)).filter(({ status }) => status === 201).length;

    expect((await closing).body.tally).toEqual({ for: taken, against: 0, abstaining: 0 });
    expect([
      await refusal(sql`insert into votes (edition_id, decision_id, participation_id, choice, cast_at)
        select edition_id, decision_id, participation_id, 'against', now() from decision_electors
        where decision_id = ${decision.id} order by position limit 1`),
      await refusal(sql`delete from votes where decision_id = ${decision.id}`),
      await refusal(sql`update decision_electors set present = false where decision_id = ${decision.id}`),
      await refusal(sql`update decisions set result = 'rejected' where id = ${decision.id}`),
      await refusal(sql`update decisions set quorum = 1 where id = ${decision.id}`),
    ]).toEqual([
      'votes_while_open',
      taken === 0 ? null : 'votes_while_open',
      'decision_electors_frozen',
      'decisions_frozen',
      'decisions_frozen',
    ]);
  });

  it('takes no vote by proxy of a proxy, by the role of the application either', async () => {
    const decision = await forum.prepare(await forum.draft('proxy-role'), { method: 'devices' });
    const name = (of: keyof Forum['ids'], proxy: keyof Forum['ids']) =>
      sql`update decision_electors set proxy_id = ${forum.ids[proxy]}
        where decision_id = ${decision.id} and participation_id = ${forum.ids[of]}`;

    expect([
      await refusal(name('BH', 'AE')),
      await refusal(name('AE', 'OM')),
      await refusal(name('OM', 'BH')),
      await refusal(name('QA', 'QA')),
    ]).toEqual([
      null,
      'decision_electors_no_proxy_of_proxy',
      'decision_electors_no_proxy_of_proxy',
      'decision_electors_proxy_is_another',
    ]);
    await forum.send('POST', `/decisions/${decision.id}/opening`, forum.secretary, {});
    expect(
      await refusal(sql`insert into votes (edition_id, decision_id, participation_id, choice, proxy_id, cast_at)
        values (${forum.editionId}, ${decision.id}, ${forum.ids.SA}, 'for', ${forum.ids.OM}, now())`),
    ).toBe('votes_of_the_present');
  });

  it('adopts nothing by a decision that was refused, is another text’s, or was about other words', async () => {
    const [refused, other] = [await forum.draft('as-refused'), await forum.draft('as-other')];
    const decision = await forum.prepare(refused, { method: 'consensus' });
    await forum.send('POST', `/decisions/${decision.id}/opening`, forum.secretary, {});
    await forum.send('POST', `/decisions/${decision.id}/closing`, forum.secretary, { objection: true });
    const adopt = (id: string) =>
      sql`with numbered as (update provisions set adopted_seal = provision_seal(null, jsonb_build_object('ar', text -> 'ar')),
          kind = 'preamble' where document_id = ${id})
        update outcome_documents set status = 'adopted', adopted_on = '2026-11-18', adoption_manner = 'vote',
          adopting_decision_id = ${decision.id} where id = ${id}`;

    expect([await refusal(adopt(refused)), await refusal(adopt(other))]).not.toContain(null);
  });
});
