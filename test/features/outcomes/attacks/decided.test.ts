import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, openForum, system, text } from '../adoption/forum.ts';
import { allBy, refusalOf, refusalsOf } from './refusal.ts';

describe('what is decided', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await openForum();
  });
  afterAll(() => forum.test.close());

  const broken = (statement: ReturnType<typeof sql>) => refusalOf(forum.test.database, statement);
  const code = ({ status, body }: { status: number; body: { code?: string } }) => [status, body?.code];
  const open = (id: string) => forum.send('POST', `/decisions/${id}/opening`, forum.secretary, {});
  const prepared = async (slug: string, method: string, majority = 'simple') =>
    forum.prepare(await forum.draft(slug), { method, majority });
  const opened = async (slug: string, method: string, majority?: string): Promise<string> => {
    const { id } = await prepared(slug, method, majority);
    await open(id);
    return id;
  };
  const vote = (id: string, of: keyof Forum['ids'], choice: string) =>
    forum.send('POST', `/decisions/${id}/votes`, forum.secretary, {
      participationId: forum.ids[of],
      choice,
    });

  it('was prepared and opened first, with its roll counted as it stands', async () => {
    const { id } = await prepared('steps', 'roll-call');
    const openWith = (
      entitled: number,
      present: number,
      quorum: number,
    ) => sql`update decisions set status = 'open',
      opened_at = now(), wording_digest = wording_digest(edition_id, document_id),
      entitled = ${entitled}, present = ${present}, quorum = ${quorum} where id = ${id}`;

    expect(
      await refusalsOf(forum.test.database, {
        'recorded as closed': sql`insert into decisions (edition_id, id, document_id, question, method, status, result, opened_at, closed_at)
          select edition_id, gen_random_uuid(), document_id, question, method, 'closed', 'adopted', now(), now()
          from decisions where id = ${id}`,
        'closed before it opened': sql`update decisions set status = 'closed', result = 'adopted', opened_at = now(),
          closed_at = now() where id = ${id}`,
        'more entitled': openWith(6, 5, 3),
        'more present': openWith(5, 6, 3),
        'a lower quorum': openWith(5, 5, 1),
        'no counts': openWith(5, 5, 3).append(sql` and entitled is not null`),
      }),
    ).toEqual({
      'recorded as closed': 'decisions_frozen',
      'closed before it opened': 'decisions_frozen',
      'more entitled': 'decisions_roll',
      'more present': 'decisions_roll',
      'a lower quorum': 'decisions_roll',
      'no counts': null,
    });
    await forum.test.database.transaction((tx) =>
      tx.execute(sql`update decision_electors set present = false where decision_id = ${id}`),
    );
    expect(await broken(openWith(5, 0, 3))).toBe('decisions_roll');
  });

  it('opens over no proxy of a proxy nor of an absent one, however the roll came about', async () => {
    const { id } = await prepared('proxy-race', 'devices');
    const name = (of: keyof Forum['ids'], proxy: keyof Forum['ids']) =>
      forum.test.database
        .transaction((tx) =>
          tx.execute(sql`update decision_electors set proxy_id = ${forum.ids[proxy]}
            where decision_id = ${id} and participation_id = ${forum.ids[of]}`),
        )
        .then(
          () => true,
          () => false,
        );
    // Neither of the two knows of the other.
    const both = await Promise.all([name('BH', 'AE'), name('AE', 'OM')]);
    const answer = await open(id);
    expect([200, 409]).toContain(answer.status);
    expect(answer.status).toBe(both.every(Boolean) ? 409 : 200);

    const other = await prepared('proxy-absent', 'devices');
    await forum.test.database.transaction((tx) =>
      tx.execute(sql`update decision_electors set present = participation_id <> ${forum.ids.AE},
        proxy_id = case when participation_id = ${forum.ids.BH} then ${forum.ids.AE}::uuid end
        where decision_id = ${other.id}`),
    );
    expect(code(await open(other.id))).toEqual([422, 'proxy-of-proxy']);
  });

  it('moves no vote and no elector from one decision to another', async () => {
    const [first, second, third] = [
      await opened('votes-from', 'roll-call'),
      await opened('votes-into', 'roll-call'),
      (await prepared('electors-into', 'roll-call')).id,
    ];
    await vote(first, 'AE', 'for');
    const attempts = {
      'to another decision': sql`update votes set decision_id = ${second} where decision_id = ${first}`,
      'to another delegation': sql`update votes set participation_id = ${forum.ids.OM} where decision_id = ${first}`,
    };
    expect(await refusalsOf(forum.test.database, attempts)).toEqual(allBy('votes_stay', attempts));
    await forum.send('POST', `/decisions/${first}/closing`, forum.secretary, {});
    expect(await broken(sql`update votes set decision_id = ${second} where decision_id = ${first}`)).toBe(
      'votes_stay',
    );
    await forum.test.database.transaction((tx) =>
      tx.execute(sql`delete from decision_electors where decision_id = ${third}`),
    );
    expect(
      await broken(
        sql`update decision_electors set decision_id = ${third} where decision_id = ${second} and position = 1`,
      ),
    ).toBe('decision_electors_frozen');
  });

  it('takes no vote of who is not on the roll, or was not there', async () => {
    const { id } = await prepared('not-there', 'roll-call');
    await forum.test.database.transaction((tx) =>
      tx.execute(sql`update decision_electors set present = false
        where decision_id = ${id} and participation_id = ${forum.ids.QA}`),
    );
    await open(id);
    const cast = (
      of: keyof Forum['ids'],
    ) => sql`insert into votes (edition_id, decision_id, participation_id, choice, cast_at)
      values (${forum.editionId}, ${id}, ${forum.ids[of]}, 'for', now())`;

    expect([await broken(cast('KW')), await broken(cast('QA'))]).toEqual([
      'votes_of_the_present',
      'votes_of_the_present',
    ]);
  });

  it('comes to what was voted, in every majority, and has counts of hands alone entered', async () => {
    const close = (id: string, result: string, [yes, no, neither]: readonly (number | null)[] = []) =>
      sql`update decisions set status = 'closed', closed_at = now(), result = ${result}, hands_for = ${yes ?? null},
        hands_against = ${no ?? null}, hands_abstaining = ${neither ?? null} where id = ${id}`;
    const called = async (slug: string, majority: string, yes: number) => {
      const id = await opened(slug, 'roll-call', majority);
      for (const [index, of] of (['AE', 'BH', 'OM', 'QA', 'SA'] as const).entries()) {
        await vote(id, of, index < yes ? 'for' : 'against');
      }
      return id;
    };
    const [simple, thirds, all] = [
      await called('simple', 'simple', 2),
      await called('thirds', 'two-thirds', 3),
      await called('all', 'unanimity', 4),
    ];
    const hands = await opened('by-hands', 'show-of-hands');
    const attempts = {
      'two of five': close(simple, 'adopted'),
      'three of five, of two thirds': close(thirds, 'adopted'),
      'four of five, of all': close(all, 'adopted'),
      'counts beside the votes': close(simple, 'rejected', [5, 0, 0]),
      'hands that are fewer': close(hands, 'adopted', [1, 2, 0]),
      'hands that refused it': close(hands, 'rejected', [2, 1, 0]),
      'more hands than are there': close(hands, 'adopted', [6, 0, 0]),
      'no hands': close(hands, 'adopted'),
    };

    expect(await refusalsOf(forum.test.database, attempts)).toEqual(allBy('decisions_counted', attempts));
    expect(
      (await forum.send('POST', `/decisions/${simple}/closing`, forum.secretary, {})).body,
    ).toMatchObject({ result: 'rejected', tally: { for: 2, against: 3, abstaining: 0 } });
  });

  it('is about the title too: it stays while the decision is open, by whatever way', async () => {
    const document = await forum.draft('title');
    const decision = await forum.prepare(document, { method: 'consensus' });
    await open(decision.id);

    expect(
      code(
        await forum.send('PATCH', `/outcome-documents/${document}`, forum.secretary, {
          title: text('عنوان آخر', 'Another title'),
        }),
      ),
    ).toEqual([409, 'text-under-decision']);
    expect(
      await broken(
        sql`update outcome_documents set chapeau = '{"ar":"إن","en":"","authentic":"ar","status":{"ar":"draft","en":"missing"}}'
          where id = ${document}`,
      ),
    ).toBe('provisions_under_decision');
    expect(
      await broken(
        sql`update outcome_documents set status = 'adopted', adopted_on = '2026-11-18',
          title = jsonb_set(title, '{ar}', '"غيره"') where id = ${document}`,
      ),
    ).toBe('outcome_documents_adopted_sealed');
    const closed = await forum.send('POST', `/decisions/${decision.id}/closing`, forum.secretary, {});
    expect(closed.body.result).toBe('adopted');
  });

  it('is not gone round: nothing is adopted beside a decision that is open or refused the words', async () => {
    const document = await forum.draft('beside');
    const decision = await forum.prepare(document, { method: 'consensus' });
    // As a text of headings has no numbers, a seal is all that it needs to be adopted.
    await forum.test.database.transaction((tx) =>
      tx.execute(sql`update provisions set kind = 'heading',
        adopted_seal = provision_seal(null, jsonb_build_object('ar', text -> 'ar')) where document_id = ${document}`),
    );
    const adopt = sql`update outcome_documents set status = 'adopted', adopted_on = '2026-11-18' where id = ${document}`;
    await open(decision.id);
    const during = await broken(adopt);
    await forum.send('POST', `/decisions/${decision.id}/closing`, forum.secretary, { objection: true });

    expect([during, await broken(adopt)]).toEqual([
      'outcome_documents_as_decided',
      'outcome_documents_as_decided',
    ]);
  });

  it('keeps a reservation in the words in which it was made, and its withdrawal', async () => {
    const document = await forum.draft('reserved');
    await forum.test.app.outcomes.service.adopt(system, document, {
      manner: 'consensus',
      adoptedOn: '2026-11-18',
    });
    const made = await forum.send('POST', `/outcome-documents/${document}/reservations`, forum.secretary, {
      participationId: forum.ids.OM,
      kind: 'reservation',
      text: text('نتحفظ.', 'We reserve.'),
      madeOn: '2026-11-18',
    });
    expect(made.status).toBe(201);
    const { id } = made.body;
    const change = (set: string) => sql`update reservations set ${sql.raw(set)} where id = ${id}`;
    const attempts = {
      'its words': change(`text = jsonb_set(text, '{ar}', '"نوافق."')`),
      'its translation': change(`text = jsonb_set(text, '{en}', '"We agree."')`),
      'its kind': change(`kind = 'explanation'`),
      'its day': change(`made_on = '2026-11-17'`),
      'whose it is': change(`participation_id = '${forum.ids.QA}'`),
      'what it is to': change('provision_id = (select id from provisions limit 1)'),
      'itself, deleted': sql`delete from reservations where id = ${id}`,
    };
    expect(await refusalsOf(forum.test.database, attempts)).toEqual(allBy('reservations_stay', attempts));
    await forum.send('POST', `/reservations/${id}/withdrawal`, forum.secretary, {});
    const back = {
      'taken back': change('withdrawn_on = null'),
      'on another day': change(`withdrawn_on = '2027-01-01'`),
    };
    expect(await refusalsOf(forum.test.database, back)).toEqual(allBy('reservations_stay', back));
    expect(
      (await forum.send('PATCH', `/reservations/${id}`, forum.secretary, {})).status,
    ).toBeGreaterThanOrEqual(404);
  });
});
