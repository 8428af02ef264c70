import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSigningForum, type SigningForum, text } from '../support.ts';

describe('statements and their signatures', () => {
  let forum: SigningForum;
  let statement: string;
  let jordan: string;
  let yemen: string;
  beforeAll(async () => {
    forum = await openSigningForum();
    const documentId = await forum.addText('shores');
    const made = await forum.done('POST', `/editions/${forum.editionId}/statements`, {
      title: text('بيان الدول', 'Statement of states'),
      constituency: 'states',
      documentId,
      opensOn: '2024-03-06',
      closesOn: '2024-03-31',
      noticeDays: 30,
    });
    statement = String(made.id);
  });
  afterAll(() => forum.test.close());

  const countOn = async (on: string): Promise<unknown> =>
    (await forum.done('GET', `/statements/${statement}?on=${on}`)).count;
  const listOn = async (on: string): Promise<unknown[]> =>
    (await forum.done('GET', `/statements/${statement}/signatures?on=${on}`)).items.filter(
      ({ inForce }) => inForce,
    );

  it('is known to nobody but those who write it until it is open', async () => {
    const reader = await forum.test.signIn([]);
    const before = await forum.send('GET', `/statements/${statement}`, undefined, reader);
    const listed = await forum.done('GET', `/editions/${forum.editionId}/statements`, undefined, reader);

    await forum.done('POST', `/statements/${statement}/opening`);
    const after = await forum.send('GET', `/statements/${statement}`, undefined, reader);

    expect([before.status, listed.items, after.status]).toEqual([404, [], 200]);
  });

  it('invites those of its constituency that take part, each of them once', async () => {
    const invite = (...participationIds: string[]) =>
      forum.send('POST', `/statements/${statement}/invitations`, { participationIds });

    const invited = await invite(forum.jordan, forum.yemen);
    [jordan, yemen] = invited.body.items.map(({ id }) => String(id)) as [string, string];

    expect(invited.body.items.map(({ number, status }) => [number, status])).toEqual([
      [1, 'invited'],
      [2, 'invited'],
    ]);
    expect((await invite(forum.jordan)).body.code).toBe('party-listed');
    expect((await invite(forum.company.id)).body.code).toBe('party-of-other-constituency');
    expect((await invite('018f0000-0000-7000-8000-000000000001')).body.code).toBe('party-unknown');
  });

  it('lets a delegation answer for itself alone, and shows its intent to nobody else', async () => {
    const grant = (id: string) => ({ role: 'delegate', scopeKind: 'delegation', scopeId: id }) as const;
    const ofJordan = await forum.test.signIn([grant(forum.jordan)]);
    const intent = {
      signatory: text('سالم المريخي', 'Salem Al-Muraikhi'),
      capacity: text('وزير البيئة', 'Minister of the Environment'),
      reservation: text('مع مراعاة القوانين الوطنية.', 'Subject to national laws.'),
    };

    const own = await forum.send('POST', `/signatures/${jordan}/intent`, intent, ofJordan);
    const foreign = await forum.send('POST', `/signatures/${yemen}/intent`, intent, ofJordan);
    const refused = await forum.send('POST', `/signatures/${yemen}/declination`, undefined, ofJordan);
    const signing = await forum.send(
      'POST',
      `/signatures/${jordan}/signing`,
      { signedOn: '2024-03-06', instrument: 'letter' },
      ofJordan,
    );
    const seen = await forum.send('GET', `/signatures/${yemen}`, undefined, ofJordan);
    const stranger = await forum.test.signIn([]);
    const published = await forum.done('GET', `/statements/${statement}/signatures`, undefined, stranger);

    expect([own.status, own.body.status]).toEqual([200, 'intent']);
    expect([foreign.status, refused.status, signing.status, seen.status]).toEqual([404, 404, 403, 404]);
    expect(published.items).toEqual([]);
  });

  it('records a signature once, with what the delegation said of it, however many do it at once', async () => {
    const sign = () =>
      forum.send('POST', `/signatures/${jordan}/signing`, {
        signedOn: '2024-03-06',
        instrument: 'at-ceremony',
      });

    const both = await Promise.all([sign(), sign()]);

    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('signature-given');
    expect(await forum.done('GET', `/signatures/${jordan}`)).toMatchObject({
      status: 'signed',
      accession: false,
      signatory: { en: 'Salem Al-Muraikhi' },
      reservation: { en: 'Subject to national laws.' },
    });
  });

  it('lists a party once, even when two enter it at the same moment', async () => {
    const other = String(
      (
        await forum.done('POST', `/editions/${forum.editionId}/statements`, {
          title: text('تعهد القطاع', 'Pledge of industry'),
          slug: 'industry',
          constituency: 'industry',
          documentId: await forum.addText('industry-text'),
        })
      ).id,
    );
    await forum.done('POST', `/statements/${other}/opening`);
    const enter = () =>
      forum.send('POST', `/statements/${other}/signatures`, {
        bodyId: forum.company.body,
        signedOn: '2024-03-07',
        instrument: 'letter',
      });

    const both = await Promise.all([enter(), enter()]);

    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const wrong = await forum.send('POST', `/statements/${other}/signatures`, {
      label: text('شركة ما', 'Some company'),
      signedOn: '2024-03-07',
      instrument: 'letter',
    });
    expect(wrong.body).toMatchObject({
      status: 422,
      errors: [{ field: 'label', code: 'unnamed-elsewhere-only' }],
    });
  });

  it('calls what comes after the last day an accession, and knows no day that has not come', async () => {
    const sign = (signedOn: string) =>
      forum.send('POST', `/signatures/${yemen}/signing`, { signedOn, instrument: 'deposited' });

    expect((await sign('2999-01-01')).body).toMatchObject({
      errors: [{ field: 'signedOn', code: 'day-in-future' }],
    });
    expect((await sign('2024-03-05')).body).toMatchObject({
      errors: [{ field: 'signedOn', code: 'signed-before-opening' }],
    });
    expect((await sign('2024-06-01')).body).toMatchObject({ status: 'signed', accession: true });
  });

  it('counts a withdrawal from the day on which its notice is over, and never lets the party sign again', async () => {
    const withdrawn = await forum.done('POST', `/signatures/${jordan}/withdrawal`, {
      noticeOn: '2024-09-01',
      reason: text('تغيّر القانون.', 'The law changed.'),
    });

    expect(withdrawn).toMatchObject({
      status: 'withdrawn',
      noticeOn: '2024-09-01',
      withdrawnOn: '2024-10-01',
    });
    const days = ['2024-03-05', '2024-03-06', '2024-05-31', '2024-06-01', '2024-09-30', '2024-10-01'];
    const counts = await Promise.all(days.map(countOn));
    expect(counts).toEqual([0, 1, 1, 2, 2, 1]);
    const lists = await Promise.all(days.map(listOn));
    expect(lists.map(({ length }) => length)).toEqual(counts);
    for (const [act, payload] of [
      ['signing', { signedOn: '2024-10-02', instrument: 'letter' }],
      ['intent', {}],
      ['withdrawal', { noticeOn: '2024-09-02' }],
      ['declination', undefined],
    ] as const) {
      expect([act, (await forum.send('POST', `/signatures/${jordan}/${act}`, payload)).body.code]).toEqual([
        act,
        'signature-withdrawn',
      ]);
    }
  });

  it('holds signatures by the database itself: nothing of them is deleted or rewritten', async () => {
    const { broken } = forum;

    expect(await broken('delete from signatures where id = $1', [yemen])).toBe('signatures_stay');
    for (const change of [
      `signed_on = '2024-06-02'`,
      `signatory = null, capacity = '{"ar":"وزير","en":"","authentic":"ar","status":{"ar":"reviewed","en":"missing"}}'`,
      `state_code = 'JO'`,
      `status = 'invited', signed_on = null`,
      'number = 9',
      'accession = false',
      `instrument = 'letter'`,
    ]) {
      expect([change, await broken(`update signatures set ${change} where id = $1`, [yemen])]).toEqual([
        change,
        'signatures_stay',
      ]);
    }
    expect(await broken(`update signatures set withdrawn_on = '2030-01-01' where id = $1`, [jordan])).toBe(
      'signatures_stay',
    );
  });

  it('closes for everybody, and keeps its text and constituency while somebody stands in it', async () => {
    await forum.done('POST', `/statements/${statement}/closure`);
    const entered = await forum.send('POST', `/statements/${statement}/signatures`, {
      stateCode: 'JO',
      signedOn: '2024-04-01',
      instrument: 'letter',
    });
    const moved = await forum.send('PATCH', `/statements/${statement}`, { constituency: 'industry' });

    expect([entered.body.code, moved.body.code]).toEqual(['statement-not-open', 'statement-has-parties']);
  });

  it('reads a list of one and of many with as many statements to the database', async () => {
    const read = () =>
      forum.test.countStatements(() => forum.done('GET', `/editions/${forum.editionId}/statements`));
    const two = await read();
    for (const slug of ['third', 'fourth']) {
      await forum.done('POST', `/editions/${forum.editionId}/statements`, {
        title: text('بيان آخر', 'Another statement'),
        slug,
        constituency: 'organisations',
        documentId: await forum.addText(slug),
      });
    }

    expect(await read()).toBe(two);
  });
});
