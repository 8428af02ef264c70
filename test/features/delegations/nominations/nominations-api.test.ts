import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, named, openForum } from './support.ts';

describe('nominations over the API', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await openForum();
  });
  afterAll(() => forum.test.close());

  const name = (payload: object, headers = forum.jordanian, delegation = forum.jordan) =>
    forum.send('POST', `/delegations/${delegation}/nominations`, payload, headers);
  const step = (id: string, what: string, version: number, payload: object = {}, headers = forum.jordanian) =>
    forum.send('POST', `/nominations/${id}/${what}`, payload, { ...headers, 'if-match': `"${version}"` });
  const list = async (headers = forum.jordanian, query = '') =>
    (await forum.send('GET', `/editions/palm-forum:2027/nominations${query}`, undefined, headers)).json()
      .items;
  const rolesOf = async (delegation: string, headers = forum.jordanian) =>
    Object.fromEntries(
      (await forum.send('GET', `/delegations/${delegation}`, undefined, headers))
        .json()
        .roles.map((one: { role: string; named: number; most: number }) => [one.role, [one.named, one.most]]),
    );

  it('lets a focal point name people as far as there are places, and says which are used up', async () => {
    const head = await name({ role: 'head', ...named('هدى الفيحاني', 'Huda Al-Faihani') });
    expect([head.statusCode, head.json().state, head.json().attendee.stateCode]).toEqual([
      201,
      'nominated',
      'JO',
    ]);

    const second = await name({ role: 'head', ...named('سليم البدراوي', 'Salim Al-Badrawi') });
    const support = await name({ role: 'support', ...named('مازن العبيدات', 'Mazin Al-Obaidat') });

    expect([second.statusCode, second.json().errors[0].code]).toEqual([422, 'head-named']);
    expect([support.statusCode, support.json().errors[0]]).toEqual([
      422,
      {
        field: 'role',
        code: 'quota-used-support',
        message: 'المتاح للمرافقين: 0 من 0. يلزم سحب ترشيح أو استبداله.',
      },
    ]);
  });

  it('never names more than there are places, however many try at once', async () => {
    const many = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        name(
          { role: 'member', ...named(`عضو الرقم ${index}`, `Member ${index}`) },
          forum.yemeni,
          forum.yemen,
        ),
      ),
    );

    expect(many.map(({ statusCode }) => statusCode).toSorted()).toEqual([
      201, 201, 201, 422, 422, 422, 422, 422,
    ]);
    expect((await rolesOf(forum.yemen, forum.yemeni)).member).toEqual([3, 3]);
  });

  it('keeps the places in the database as well, whoever writes past the rules', async () => {
    const { database } = forum.test;
    const write = database.db.execute(
      `insert into nominations (edition_id, id, delegation_id, attendee_id, role, state)
        select edition_id, gen_random_uuid(), delegation_id, attendee_id, 'support', 'nominated'
        from nominations where delegation_id = '${forum.yemen}' limit 1`,
    );

    await expect(write).rejects.toMatchObject({
      cause: { message: expect.stringContaining('the quota of the role is used up') },
    });
  });

  it('hands who is confirmed in for accreditation, in the name of the focal point', async () => {
    const deputy = (await name({ role: 'deputy', ...named('سليم البدراوي', 'Salim Al-Badrawi') })).json();

    const confirmed = await step(deputy.id, 'confirmation', deputy.version);

    expect([confirmed.statusCode, confirmed.json().state, confirmed.json().accreditation]).toEqual([
      200,
      'confirmed',
      { state: 'submitted', reason: null },
    ]);
    const [row] = await forum.test.database.rows<{ own: boolean }>(
      forum.test.database.db,
      (await import('drizzle-orm')).sql`select (submitted_by = (select confirmed_by from nominations
        where id = ${deputy.id})) as own from accreditations where attendee_id = ${deputy.attendee.id}`,
    );
    expect(row).toEqual({ own: true });
    const again = await step(deputy.id, 'confirmation', confirmed.json().version);
    expect([again.statusCode, again.json().code]).toEqual([409, 'nomination-not-now']);
  });

  it('replaces somebody in one step: the place is free and taken, the history stays', async () => {
    const [deputy] = (await list(forum.jordanian, '?role=deputy')) as { id: string; version: number }[];
    const before = await rolesOf(forum.jordan);

    const next = await step(deputy?.id ?? '', 'substitution', deputy?.version ?? 0, {
      ...named('ريم الساري', 'Reem Al-Sari'),
      reason: 'اعتذر عن السفر',
    });

    expect([next.statusCode, next.json().role, next.json().state, next.json().replacesId]).toEqual([
      200,
      'deputy',
      'nominated',
      deputy?.id,
    ]);
    const gone = (await forum.send('GET', `/nominations/${deputy?.id}`, undefined, forum.jordanian)).json();
    expect([gone.state, gone.endReason, gone.attendee.cancelled]).toEqual([
      'replaced',
      'اعتذر عن السفر',
      true,
    ]);
    expect(await rolesOf(forum.jordan)).toEqual(before);
  });

  it('frees the place of who is withdrawn', async () => {
    const draft = (
      await name({ role: 'alternate', draft: true, ...named('دانة الخطيبي', 'Dana Al-Khatibi') })
    ).json();
    expect([draft.state, (await rolesOf(forum.jordan)).alternate]).toEqual(['draft', [1, 1]]);

    const gone = await step(draft.id, 'withdrawal', draft.version);

    expect([gone.json().state, (await rolesOf(forum.jordan)).alternate]).toEqual(['withdrawn', [0, 1]]);
  });

  it('deletes a draft with all that it told of somebody; what was handed in is withdrawn instead', async () => {
    const drafted = async (draft: boolean) =>
      (await name({ role: 'alternate', draft, ...named('سحر المومني', 'Sahar Al-Momani') })).json() as {
        id: string;
        version: number;
      };
    const remove = ({ id, version }: { id: string; version: number }, headers = forum.jordanian) =>
      forum.send('DELETE', `/nominations/${id}`, undefined, { ...headers, 'if-match': `"${version}"` });
    const draft = await drafted(true);

    expect((await remove(draft, forum.yemeni)).statusCode).toBe(404);
    expect([(await remove(draft)).statusCode, (await rolesOf(forum.jordan)).alternate]).toEqual([
      204,
      [0, 1],
    ]);
    const [left] = await forum.test.database.rows<{ count: number }>(
      forum.test.database.db,
      (await import('drizzle-orm'))
        .sql`select count(*)::int as count from attendees where name ->> 'en' = 'Sahar Al-Momani'`,
    );
    expect(left).toEqual({ count: 0 });

    const handedIn = await drafted(false);
    const refused = await remove(handedIn);
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'nomination-not-now']);
    expect((await step(handedIn.id, 'withdrawal', handedIn.version)).statusCode).toBe(200);
  });

  it('shows nobody another delegation: not in lists, counts or by id', async () => {
    const [theirs] = (await list(forum.yemeni)) as { id: string }[];
    const attempts = [
      ['GET', `/delegations/${forum.yemen}`],
      ['GET', `/delegations/${forum.yemen}/focal-points`],
      ['GET', `/nominations/${theirs?.id}`],
      ['GET', `/nominations/${theirs?.id}/files`],
      ['PATCH', `/nominations/${theirs?.id}`],
      ['POST', `/nominations/${theirs?.id}/withdrawal`],
      ['POST', `/delegations/${forum.yemen}/confirmation`],
      ['POST', `/delegations/${forum.yemen}/nominations`],
      ['PUT', `/delegations/${forum.yemen}/order`],
    ] as const;
    const bodies: Readonly<Record<string, object>> = {
      [`/delegations/${forum.yemen}/nominations`]: { role: 'member', ...named('أحد', 'Somebody') },
      [`/delegations/${forum.yemen}/order`]: { ids: [] },
    };

    for (const [method, url] of attempts) {
      const answer = await forum.send(method, url, method === 'GET' ? undefined : (bodies[url] ?? {}), {
        ...forum.jordanian,
        'if-match': '*',
      });
      expect([method, url, answer.statusCode]).toEqual([method, url, 404]);
    }
    expect(new Set((await list()).map((one: { delegationId: string }) => one.delegationId))).toEqual(
      new Set([forum.jordan]),
    );
    expect(await list(forum.jordanian, `?delegation=${forum.yemen}`)).toEqual([]);
    const seen = await forum.send('GET', '/editions/palm-forum:2027/delegations', undefined, forum.jordanian);
    expect(seen.json().items.map(({ id }: { id: string }) => id)).toEqual([forum.jordan]);
  });

  it('asks the anonymous to sign in, and who has no such right away', async () => {
    const url = '/editions/palm-forum:2027/nominations';
    const reviewer = await forum.test.signIn([
      { role: 'reviewer', scopeKind: 'edition', scopeId: forum.editionId },
    ]);

    expect((await forum.send('GET', url, undefined, {})).statusCode).toBe(401);
    expect((await forum.send('GET', url, undefined, reviewer)).statusCode).toBe(403);
  });

  it('is shut to focal points after the freeze date, and asks staff for a reason', async () => {
    const set = await forum.send(
      'PATCH',
      `/delegations/${forum.yemen}`,
      { freezesAt: '2026-01-01T00:00:00Z' },
      { ...forum.organiser, 'if-match': '*' },
    );
    expect([set.statusCode, set.json().frozen]).toEqual([200, true]);
    const payload = { role: 'alternate', ...named('سامي العولقي', 'Sami Al-Awlaqi') };

    const shut = await name(payload, forum.yemeni, forum.yemen);
    const unsaid = await name(payload, forum.organiser, forum.yemen);
    const said = await name({ ...payload, reason: 'بطلب من الدولة' }, forum.organiser, forum.yemen);

    expect([shut.statusCode, shut.json().code]).toEqual([409, 'delegation-frozen']);
    expect([unsaid.statusCode, unsaid.json().errors[0].field]).toEqual([422, 'reason']);
    expect(said.statusCode).toBe(201);
  });

  it('confirms a whole delegation, and leaves drafts as they are', async () => {
    await name({ role: 'member', draft: true, ...named('يزن الكرماني', 'Yazan Al-Kirmani') });

    const confirmed = await forum.send(
      'POST',
      `/delegations/${forum.jordan}/confirmation`,
      {},
      forum.jordanian,
    );

    expect([confirmed.statusCode, typeof confirmed.json().confirmedAt]).toEqual([200, 'string']);
    const standing = (await list()).filter(({ endedAt }: { endedAt: string | null }) => endedAt === null);
    expect(
      Object.fromEntries(standing.map(({ role, state }: { role: string; state: string }) => [role, state])),
    ).toEqual({ head: 'confirmed', deputy: 'confirmed', member: 'draft' });
  });

  it('puts people into the order of their focal point', async () => {
    const ids = (await list())
      .filter(({ endedAt }: { endedAt: string | null }) => endedAt === null)
      .map(({ id }: { id: string }) => id)
      .toReversed();

    const put = await forum.send('PUT', `/delegations/${forum.jordan}/order`, { ids }, forum.jordanian);

    expect(put.statusCode).toBe(204);
    expect((await list()).slice(0, ids.length).map(({ id }: { id: string }) => id)).toEqual(ids);
  });

  it('sends as many statements for three people as for one', async () => {
    const read = (query: string) => forum.test.countStatements(() => list(forum.organiser, query));

    expect(await read('?limit=3')).toBe(await read('?limit=1'));
  });
});
