import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, members, openForum, system, text } from './forum.ts';

describe('a decision on a text', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await openForum();
  });
  afterAll(() => forum.test.close());

  const open = (id: string) => forum.send('POST', `/decisions/${id}/opening`, forum.secretary, {});
  const close = (id: string, input: object = {}) =>
    forum.send('POST', `/decisions/${id}/closing`, forum.secretary, input);
  const vote = (id: string, of: keyof Forum['ids'], choice: string, who = forum.secretary) =>
    forum.send('POST', `/decisions/${id}/votes`, who, { participationId: forum.ids[of], choice });
  const roll = (id: string, electors: readonly object[]) =>
    forum.send('PUT', `/decisions/${id}/electors`, forum.secretary, { electors });
  const line = (of: keyof Forum['ids'], more: object = {}) => ({
    participationId: forum.ids[of],
    present: true,
    ...more,
  });
  const code = ({ status, body }: { status: number; body: { code?: string } }) => [status, body?.code];

  it('has the members that accepted on its roll, in the order of their names', async () => {
    const decision = await forum.prepare(await forum.draft('entitled'));

    expect(decision).toMatchObject({
      status: 'prepared',
      question: { ar: 'إقرار «التوصيات»', en: 'Adoption of “Recommendations”' },
      majority: 'simple',
      quorumPercent: 50,
      entitled: null,
    });
    expect(
      decision.electors.map(({ participationId }: { participationId: string }) => participationId),
    ).toEqual((['AE', 'BH', 'SA', 'OM', 'QA'] as const).map((state) => forum.ids[state]));
  });

  it('adopts the text that was put with its closing, numbered and sealed', async () => {
    const document = await forum.draft('carried');
    const decision = await forum.prepare(document);
    await open(decision.id);
    for (const state of members) await vote(decision.id, state, state === 'QA' ? 'abstaining' : 'for');

    const closed = await close(decision.id);
    expect(closed.body).toMatchObject({
      result: 'adopted',
      entitled: 5,
      present: 5,
      quorum: 3,
      tally: { for: 4, against: 0, abstaining: 1 },
    });
    const { body } = await forum.send('GET', `/outcome-documents/${document}`, forum.secretary);
    expect([
      body.status,
      body.adoptionManner,
      body.provisions.map(({ code }: { code: string }) => code),
    ]).toEqual(['adopted', 'vote', [null, '1/REC/01', '1/REC/02']]);
    const [row] = await forum.test.database.rows<{ decision: string; sealed: boolean }>(
      forum.test.database.db,
      sql`select adopting_decision_id as decision, (select bool_and(adopted_seal is not null) from provisions p
        where p.document_id = d.id) as sealed from outcome_documents d where id = ${document}`,
    );
    expect(row).toEqual({ decision: decision.id, sealed: true });
  });

  it('refuses a text with its wording: it is not recorded as adopted beside the decision', async () => {
    const document = await forum.draft('refused');
    const decision = await forum.prepare(document, { majority: 'two-thirds' });
    await open(decision.id);
    for (const state of members) await vote(decision.id, state, state < 'O' ? 'against' : 'for');

    expect((await close(decision.id)).body.result).toBe('rejected');
    const fact = { manner: 'consensus', adoptedOn: '2026-11-18' };
    const record = () => forum.send('POST', `/outcome-documents/${document}/adoption`, forum.secretary, fact);
    expect(code(await record())).toEqual([409, 'text-refused']);
  });

  it('does not open without the quorum, and freezes nothing then', async () => {
    const decision = await forum.prepare(await forum.draft('quorum'));
    await roll(decision.id, [
      line('AE'),
      line('BH', { present: false, proxyId: forum.ids.AE }),
      line('OM', { present: false }),
      line('QA', { present: false }),
      line('SA', { present: false }),
    ]);

    expect(await open(decision.id)).toMatchObject({ status: 409, body: { code: 'quorum-missing' } });
    await roll(decision.id, [
      line('AE'),
      line('BH', { present: false, proxyId: forum.ids.AE }),
      line('OM'),
      line('QA', { present: false }),
      line('SA', { present: false }),
    ]);
    expect((await open(decision.id)).body).toMatchObject({ entitled: 5, present: 3, quorum: 3 });
  });

  it('takes no proxy of a proxy, of an absent one, or of itself; the words name the line', async () => {
    const decision = await forum.prepare(await forum.draft('proxies'));
    const answer = await roll(decision.id, [
      line('AE', { proxyId: forum.ids.BH }),
      line('BH', { proxyId: forum.ids.OM }),
      line('OM', { present: false }),
      line('QA', { proxyId: forum.ids.QA }),
    ]);

    expect(answer.status).toBe(422);
    expect(
      answer.body.errors.map(({ field, code: fault }: { field: string; code: string }) => [field, fault]),
    ).toEqual([
      ['electors.0.proxyId', 'proxy-of-proxy'],
      ['electors.1.proxyId', 'proxy-absent'],
      ['electors.3.proxyId', 'proxy-itself'],
    ]);
  });

  it('takes a vote from a delegation’s own device once, from its proxy alone, and none after the end', async () => {
    const decision = await forum.prepare(await forum.draft('devices'), { method: 'devices' });
    await roll(decision.id, [
      line('AE'),
      line('BH', { proxyId: forum.ids.AE }),
      line('OM'),
      line('QA', { present: false }),
    ]);
    const [emirates, bahrain, oman, qatar, saudi] = await Promise.all(
      members.map((of) => forum.delegate(of)),
    );
    expect(code(await vote(decision.id, 'AE', 'for', emirates))).toEqual([404, 'not-found']);
    await open(decision.id);

    expect((await vote(decision.id, 'AE', 'for', emirates)).status).toBe(201);
    expect(code(await vote(decision.id, 'AE', 'against', emirates))).toEqual([409, 'voted-already']);
    expect(code(await vote(decision.id, 'BH', 'against', bahrain))).toEqual([403, 'vote-of-another']);
    expect((await vote(decision.id, 'BH', 'against', emirates)).body).toMatchObject({
      proxyId: forum.ids.AE,
    });
    expect(code(await vote(decision.id, 'AE', 'for', oman))).toEqual([403, 'vote-of-another']);
    expect(code(await vote(decision.id, 'OM', 'for', forum.secretary))).toEqual([403, 'vote-of-another']);
    expect(code(await vote(decision.id, 'QA', 'for', qatar))).toEqual([409, 'not-present']);
    expect(code(await vote(decision.id, 'SA', 'for', saudi))).toEqual([404, 'not-found']);
    expect(code(await vote(decision.id, 'AE', 'for', {}))[0]).toBe(401);

    const seen = await forum.send('GET', `/decisions/${decision.id}`, oman);
    expect([
      seen.body.tally,
      seen.body.electors.map(({ voted, choice }: { voted: boolean; choice: null }) => [voted, choice]),
    ]).toEqual([
      null,
      [
        [null, null],
        [null, null],
        [false, null],
        [null, null],
      ],
    ]);
    expect((await close(decision.id)).body).toMatchObject({
      result: 'rejected',
      tally: { for: 1, against: 1, abstaining: 0 },
    });
    expect(code(await vote(decision.id, 'OM', 'for', oman))).toEqual([409, 'decision-not-open']);
  });

  it('corrects a roll that is called until it closes, and a hand count says no more than are there', async () => {
    const called = await forum.prepare(await forum.draft('called'));
    await open(called.id);
    await vote(called.id, 'AE', 'against');
    expect((await vote(called.id, 'AE', 'for')).body.choice).toBe('for');
    expect(code(await vote(called.id, 'BH', 'for', await forum.delegate('BH')))).toEqual([
      403,
      'roll-is-called',
    ]);

    const hands = await forum.prepare(await forum.draft('hands'), { method: 'show-of-hands' });
    await open(hands.id);
    expect(code(await vote(hands.id, 'AE', 'for'))).toEqual([409, 'no-votes-by-name']);
    expect(code(await close(hands.id))).toEqual([422, 'hands-needed']);
    expect(code(await close(hands.id, { hands: { for: 4, against: 1, abstaining: 1 } }))).toEqual([
      422,
      'hands-more-than-present',
    ]);
    expect((await close(hands.id, { hands: { for: 3, against: 1, abstaining: 1 } })).body).toMatchObject({
      result: 'adopted',
      tally: { for: 3, against: 1, abstaining: 1 },
    });
  });

  it('holds the text while it is open: neither wording nor adoption moves beside it', async () => {
    const document = await forum.draft('held');
    const decision = await forum.prepare(document, { method: 'consensus' });
    await open(decision.id);
    const { body } = await forum.send('GET', `/outcome-documents/${document}`, forum.secretary);
    const [, first] = body.provisions;

    expect(
      code(
        await forum.send('PATCH', `/provisions/${first.id}`, forum.secretary, {
          text: text('غيره.', 'Something else.'),
        }),
      ),
    ).toEqual([409, 'text-under-decision']);
    expect(
      code(
        await forum.send('POST', `/outcome-documents/${document}/adoption`, forum.secretary, {
          manner: 'consensus',
          adoptedOn: '2026-11-18',
        }),
      ),
    ).toEqual([409, 'text-under-decision']);
    const other = await forum.prepare(document);
    expect(code(await open(other.id))).toEqual([409, 'decision-open-already']);
    expect((await close(decision.id, { objection: true })).body.result).toBe('rejected');
  });

  it('shows a delegation what is put to it, and no more once it is adopted until it is published', async () => {
    const document = await forum.draft('embargoed');
    const decision = await forum.prepare(document, { method: 'consensus' });
    await open(decision.id);
    const oman = await forum.delegate('OM');
    const read = async () => {
      const { status, body } = await forum.send('GET', `/en/account/decisions/${decision.id}`, oman);
      return [status, body.includes('Count the dunes.'), body.includes('adopted and not published yet')];
    };

    const whileOpen = await read();
    await close(decision.id);
    const afterwards = await read();
    await forum.test.app.outcomes.service.publish(system, document);
    const published = await read();

    expect({ whileOpen, afterwards, published }).toEqual({
      whileOpen: [200, true, false],
      afterwards: [200, false, true],
      published: [200, true, false],
    });
  });

  it('keeps reservations on record with the day of their withdrawal', async () => {
    const document = await forum.draft('reserved');
    await forum.test.app.outcomes.service.adopt(system, document, {
      manner: 'consensus',
      adoptedOn: '2026-11-18',
    });
    const [oman, qatar] = await Promise.all([forum.delegate('OM'), forum.delegate('QA')]);
    const url = `/outcome-documents/${document}/reservations`;
    const own = { participationId: forum.ids.OM, kind: 'reservation', text: { ar: 'نتحفظ.' } };

    expect(code(await forum.send('POST', url, qatar, own))).toEqual([404, 'not-found']);
    const made = await forum.send('POST', url, oman, own);
    expect([made.status, made.body]).toMatchObject([201, { kind: 'reservation', withdrawnOn: null }]);
    const withdrawal = `/reservations/${made.body.id}/withdrawal`;
    expect(code(await forum.send('POST', withdrawal, qatar, {}))).toEqual([404, 'not-found']);
    expect((await forum.send('POST', withdrawal, oman, {})).body.withdrawnOn).toMatch(/^\d{4}-/);
    expect(code(await forum.send('POST', withdrawal, oman, {}))).toEqual([409, 'reservation-withdrawn']);
    expect((await forum.send('GET', url, forum.secretary)).body.items).toHaveLength(1);
    await expect(
      forum.test.database.rows(
        forum.test.database.db,
        sql`delete from reservations where id = ${made.body.id}`,
      ),
    ).rejects.toThrow();
    expect(code(await forum.send('GET', url))).toEqual([404, 'not-found']);
  });
});
