import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignIn } from '../../../support/app.ts';
import { openSigningForum, type SigningForum, text } from '../support.ts';

describe('pledges', () => {
  let forum: SigningForum;
  let reporter: SignIn;
  let partner: SignIn;
  let stranger: SignIn;
  let pledge: string;
  beforeAll(async () => {
    forum = await openSigningForum();
    const grants = (bodyId: string) => [{ role: 'reporter', scopeKind: 'body', scopeId: bodyId }] as const;
    reporter = await forum.test.signIn(grants(forum.company.body));
    partner = await forum.test.signIn([
      { role: 'focal-point', scopeKind: 'delegation', scopeId: forum.association.id },
    ]);
    stranger = await forum.test.signIn([
      { role: 'delegate', scopeKind: 'delegation', scopeId: forum.jordan },
    ]);
  });
  afterAll(() => forum.test.close());

  const step = (status: string, on?: string) =>
    forum.send('POST', `/pledges/${pledge}/steps`, { status, ...(on === undefined ? {} : { on }) });

  it('are drafted by a party for itself, and by nobody for another', async () => {
    const input = { title: text('تنظيف الشاطئ', 'Cleaning the shore'), text: text('ننظف.', 'We clean.') };
    const drafted = await forum.send(
      'POST',
      `/editions/${forum.editionId}/pledges`,
      { ...input, bodyId: forum.company.body, partnerBodyIds: [forum.association.body] },
      reporter,
    );
    pledge = String(drafted.body.id);
    const forAnother = await forum.send(
      'POST',
      `/editions/${forum.editionId}/pledges`,
      { ...input, stateCode: 'YE' },
      reporter,
    );
    const seen = await Promise.all(
      [stranger, partner].map((who) => forum.send('GET', `/pledges/${pledge}`, undefined, who)),
    );
    const edited = await forum.send('PATCH', `/pledges/${pledge}`, { title: text('س', 'x') }, stranger);

    expect([drafted.status, drafted.body.status, drafted.body.number]).toEqual([201, 'draft', null]);
    expect([forAnother.status, ...seen.map(({ status }) => status), edited.status]).toEqual([
      403, 404, 404, 404,
    ]);
  });

  it('keep the wording in which they were submitted beside the one that the secretariat edits', async () => {
    await forum.done('POST', `/pledges/${pledge}/submission`, undefined, reporter);
    const again = await forum.send('PATCH', `/pledges/${pledge}`, { text: text('غيره', 'Other') }, reporter);
    const edited = await forum.done('PATCH', `/pledges/${pledge}`, {
      text: text('ننظف الشاطئ.', 'We clean the shore.'),
    });

    expect(again.body.code).toBe('pledge-stays');
    expect(edited).toMatchObject({
      number: 1,
      status: 'submitted',
      text: { en: 'We clean the shore.' },
      originalWording: { en: 'We clean.' },
    });
    expect(await forum.broken(`update pledges set original_wording = text where id = $1`, [pledge])).toBe(
      'pledges_stay',
    );
    expect(await forum.broken('delete from pledges where id = $1', [pledge])).toBe('pledges_stay');
    expect(
      await forum.broken(`update pledge_steps set taken_on = '2020-01-01' where pledge_id = $1`, [pledge]),
    ).toBe('pledge_steps_unchanged');
  });

  it('are announced once every partner answered for itself', async () => {
    expect((await step('verified')).status).toBe(201);
    const early = await step('announced');
    const foreign = await forum.send(
      'POST',
      `/pledges/${pledge}/consent`,
      { bodyId: forum.association.body },
      reporter,
    );
    const hidden = await forum.done('GET', `/editions/${forum.editionId}/pledges`, undefined, stranger);
    const consented = await forum.send(
      'POST',
      `/pledges/${pledge}/consent`,
      { bodyId: forum.association.body },
      partner,
    );
    const twice = await forum.send(
      'POST',
      `/pledges/${pledge}/declination`,
      { bodyId: forum.association.body },
      partner,
    );

    expect([early.body.code, foreign.status, hidden.items]).toEqual(['partners-pending', 404, []]);
    expect([consented.status, twice.body.code]).toEqual([200, 'partner-answered']);
    expect((await step('announced')).status).toBe(201);
    expect((await forum.send('PATCH', `/pledges/${pledge}`, { title: text('س', 'x') })).body.code).toBe(
      'pledge-announced',
    );
  });

  it('are verified by somebody other than who submitted them', async () => {
    const own = await forum.done('POST', `/editions/${forum.editionId}/pledges`, {
      title: text('مراقبة الشاطئ', 'Watching the shore'),
      text: text('نراقب.', 'We watch.'),
      stateCode: 'JO',
    });
    await forum.done('POST', `/pledges/${own.id}/submission`);
    const verified = await forum.send('POST', `/pledges/${own.id}/steps`, { status: 'verified' });
    const other = await forum.send(
      'POST',
      `/pledges/${own.id}/steps`,
      { status: 'verified' },
      await forum.test.signIn(),
    );

    expect([verified.body.code, other.status]).toEqual(['verifier-submitted', 201]);
  });

  it('count as their list does, on whatever day', async () => {
    await step('active');
    await step('partly');
    const early = await forum.done(
      'GET',
      `/editions/${forum.editionId}/pledges?on=2020-01-01`,
      undefined,
      stranger,
    );
    const now = await forum.done('GET', `/editions/${forum.editionId}/pledges`, undefined, stranger);

    expect([early.items, early.counts]).toEqual([[], {}]);
    expect([now.items.map(({ status }) => status), now.counts]).toEqual([['partly'], { partly: 1 }]);
    expect(now.items[0]).toMatchObject({ partners: [{ consented: true }] });
    expect((now.items[0]?.steps as { status: string }[] | undefined)?.map(({ status }) => status)).toEqual([
      'announced',
      'active',
      'partly',
    ]);
  });

  it('get their numbers one after the other, however many are submitted at once', async () => {
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      const made = await forum.done(
        'POST',
        `/editions/${forum.editionId}/pledges`,
        { title: text(name, name), text: text(name, name), bodyId: forum.company.body },
        reporter,
      );
      ids.push(String(made.id));
    }

    const submitted = await Promise.all(
      ids.map((id) => forum.send('POST', `/pledges/${id}/submission`, undefined, reporter)),
    );

    expect(submitted.map(({ body }) => body.number).toSorted()).toEqual([3, 4, 5]);
  });

  it('that were never announced stay unseen when they are withdrawn', async () => {
    const all = await forum.done('GET', `/editions/${forum.editionId}/pledges`);
    const last = all.items.at(-1);
    await forum.done('POST', `/pledges/${last?.id}/withdrawal`, {}, reporter);

    expect((await forum.send('GET', `/pledges/${last?.id}`, undefined, stranger)).status).toBe(404);
    expect((await forum.done('GET', `/pledges/${last?.id}`, undefined, reporter)).status).toBe('withdrawn');
  });
});
