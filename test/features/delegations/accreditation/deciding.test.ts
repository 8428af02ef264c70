import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grants } from '../../../../src/features/accounts/tables.ts';
import {
  accreditationDecisions,
  accreditationSteps,
  decisionsIn,
} from '../../../../src/features/delegations/accreditation/rules/states.ts';
import {
  accreditationStates,
  delegations,
  focalPoints,
} from '../../../../src/features/delegations/tables.ts';
import { mails } from '../../../../src/platform/outbox/tables.ts';
import { type AccreditationWorld, openAccreditationWorld, type Somebody } from './support.ts';

describe('states of a request', () => {
  it('are all reached from its submission, and none is a dead end', () => {
    const reached = new Set(['submitted' as (typeof accreditationStates)[number]]);
    for (const state of reached) for (const next of accreditationSteps[state]) reached.add(next);

    expect([...reached].sort()).toEqual([...accreditationStates].sort());
    expect(accreditationStates.filter((state) => accreditationSteps[state].length === 0)).toEqual([]);
    expect(decisionsIn('approved')).toEqual(['revoke']);
    expect([...new Set(accreditationStates.flatMap(decisionsIn))].sort()).toEqual(
      [...accreditationDecisions].sort(),
    );
  });
});

describe('decisions on accreditation', () => {
  let world: AccreditationWorld;
  let protocol: Somebody;
  let other: Somebody;

  beforeAll(async () => {
    world = await openAccreditationWorld();
    protocol = await world.person('protocol');
    other = await world.person('secretariat');
    await world.api(
      world.administrator,
      'PUT',
      `/editions/${world.editionId}/accreditation-rules`,
      {
        items: [
          { category: 'press', needed: true, twoPersons: true, documents: [] },
          { category: 'public', needed: false, twoPersons: false, documents: [] },
          { category: 'speaker', needed: true, twoPersons: false, documents: ['photo', 'passport'] },
        ],
      },
      { 'if-match': '*' },
    );
  }, 120_000);
  afterAll(() => world?.test.close());

  it('take many with one reason, keep each step, and mail the people and their focal point once', async () => {
    const one = await world.request(
      { en: 'Salem Al-Muraikhi' },
      { category: 'delegate', delegationId: world.delegationId, language: 'en' },
    );
    const two = await world.request(
      { en: 'Noura Al-Hajri' },
      { category: 'delegate', delegationId: world.delegationId, language: 'en' },
    );
    const ids = [one.id, two.id];

    const silent = await world.decide(protocol, 'return', ids);
    const preview = await world.decide(protocol, 'return', ids, {
      reason: 'The passport cannot be read.',
      preview: true,
    });
    const before = (await world.mails()).length;
    const decided = await world.decide(protocol, 'return', ids, { reason: 'The passport cannot be read.' });
    const sent = await world.mails();

    expect([silent.statusCode, silent.json().code]).toEqual([422, 'accreditation-needs-reason']);
    expect([preview.statusCode, before, decided.statusCode]).toEqual([200, 0, 200]);
    const shown = (preview.json() as { mails: { to: string; text: string }[] }).mails;
    expect(shown).toHaveLength(3);
    expect(sent.map(({ template }) => template)).toEqual([
      'accreditation.person',
      'accreditation.person',
      'accreditation.delegation',
    ]);
    expect(shown.map(({ to }) => to).sort()).toEqual(sent.map(({ to }) => to).sort());
    const letter = shown.find(({ to }) => to === 'huda@example.org')?.text ?? '';
    for (const words of [
      'Salem Al-Muraikhi',
      'Noura Al-Hajri',
      'The passport cannot be read.',
      `/account/delegations/${world.delegationId}`,
    ]) {
      expect(letter).toContain(words);
    }
    const whole = await world.whole(protocol, one.id);
    expect(whole.state).toBe('returned');
    expect(whole.steps.map(({ from, to, reason }) => [from, to, reason])).toEqual([
      ['submitted', 'returned', 'The passport cannot be read.'],
      [null, 'submitted', null],
    ]);
  });

  it('are all or none', async () => {
    const fine = await world.request({ en: 'Rashid Al-Kaabi' });
    const gone = await world.request({ en: 'Mona Al-Saadi' });
    await world.decide(protocol, 'approve', [gone.id]);

    const answer = await world.decide(protocol, 'refuse', [fine.id, gone.id], { reason: 'No.' });

    expect([answer.statusCode, answer.json().code]).toEqual([422, 'accreditation-step']);
    expect((await world.whole(protocol, fine.id)).state).toBe('submitted');
  });

  it('of two persons are two: the first is recorded, the second is another', async () => {
    const { id } = await world.request({ en: 'Tareq Al-Suwaidi' }, { category: 'press' });

    const first = await world.decide(protocol, 'approve', [id]);
    const again = await world.decide(protocol, 'approve', [id]);
    const half = await world.whole(protocol, id);
    const second = await world.decide(other, 'approve', [id]);
    const done = await world.whole(protocol, id);

    expect([first.statusCode, again.statusCode, again.json().code, second.statusCode]).toEqual([
      200,
      422,
      'second-must-be-another',
      200,
    ]);
    expect([half.state, half.firstApproved, first.json().mails]).toEqual(['submitted', true, []]);
    expect([done.state, done.steps.map(({ firstOfTwo }) => firstOfTwo)]).toEqual([
      'approved',
      [false, true, false],
    ]);
  });

  it('of two who approve at once with the same page before them, one is refused and nobody approves twice', async () => {
    const { id } = await world.request({ en: 'Hessa Al-Marri' }, { category: 'press' });
    const seen = { accreditations: [{ id, version: 1 }] };

    const answers = await Promise.all([
      world.decide(protocol, 'approve', [], seen),
      world.decide(protocol, 'approve', [], seen),
      world.decide(other, 'approve', [], seen),
    ]);
    const half = await world.whole(protocol, id);

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422, 422]);
    expect([half.state, half.firstApproved, half.version]).toEqual(['submitted', true, 2]);
  });

  it('never approve one’s own nominee, whatever rights one holds besides', async () => {
    const nominator = await world.person('organiser');
    const { id } = await world.request({ en: 'Saif Al-Darmaki' }, {}, nominator.id);
    const ofDelegation = await world.request(
      { en: 'Layla Al-Otaiba' },
      { category: 'delegate', delegationId: world.delegationId },
    );
    await world.test.app.changes.run({ kind: 'system', task: 'test' }, 'test', async (change) => {
      await change.tx.insert(grants).values({
        id: randomUUID(),
        accountId: world.focal.id,
        role: 'organiser',
        scopeKind: 'edition',
        scopeId: world.editionId,
      });
      await change.record({
        action: 'grant.created',
        subject: { kind: 'grant', id: world.focal.id },
        editionId: null,
        after: {},
      });
    });

    const own = await world.decide(nominator, 'approve', [id]);
    const bySpeaker = await world.decide(world.focal, 'approve', [ofDelegation.id]);
    const refuses = await world.decide(nominator, 'refuse', [id], { reason: 'Withdrawn by us.' });
    const forced = await world.test.database
      .executeSql(
        "update accreditations set state = 'approved', decided_by = submitted_by, decided_at = now() where id = $1",
        [id],
      )
      .catch((error: unknown) => String(error));

    expect([own.statusCode, own.json().code]).toEqual([422, 'approves-own-nominee']);
    expect([bySpeaker.statusCode, bySpeaker.json().code]).toEqual([422, 'approves-own-nominee']);
    expect(refuses.statusCode).toBe(200);
    expect(String(forced)).toContain('rror');
  });

  it('ask for a reason where something that the category needs is missing, and let the unneeded through', async () => {
    const { id } = await world.request({ en: 'Yara Al-Nuaimi' }, { category: 'speaker' });
    const open = await world.request({ en: 'Omar Al-Falasi' }, { category: 'public' });

    const bare = await world.decide(protocol, 'approve', [id]);
    const said = await world.decide(protocol, 'approve', [id], { reason: 'Known to the chair.' });

    expect([bare.json().code, said.statusCode]).toEqual(['approves-incomplete', 200]);
    expect((await world.whole(protocol, id)).missing).toEqual(['photo', 'passport']);
    expect((await world.whole(protocol, open.id)).state).toBe('approved');
  });

  it('are looked at again when approved data change, and are not for a new phone number', async () => {
    const { id, attendeeId } = await world.request({ en: 'Majid Al-Hosani' }, { post: { en: 'Adviser' } });
    await world.decide(protocol, 'approve', [id]);

    await world.edit(attendeeId, { phone: '+971 4 000 0000' });
    const still = await world.whole(protocol, id);
    await world.edit(attendeeId, { post: { en: 'Minister' } });
    const again = await world.whole(protocol, id);
    const list = (
      await world.api(protocol, 'GET', `/editions/${world.editionId}/accreditations?missing=changed`)
    ).json();

    expect(still.state).toBe('approved');
    expect([again.state, again.changed]).toEqual([
      'submitted',
      [{ field: 'post', before: { ar: '', en: 'Adviser' }, after: { ar: '', en: 'Minister' } }],
    ]);
    expect((list as { items: { id: string }[] }).items.map((one) => one.id)).toEqual([id]);
  });

  it('are taken back, and an approval is revoked, with a reason', async () => {
    const { id } = await world.request({ en: 'Salma Al-Ali' });
    await world.decide(protocol, 'refuse', [id], { reason: 'By mistake.' });

    const silent = await world.decide(protocol, 'review', [id]);
    const back = await world.decide(protocol, 'review', [id], { reason: 'It was another person.' });
    await world.decide(protocol, 'approve', [id]);
    const mute = await world.decide(protocol, 'revoke', [id]);
    const revoked = await world.decide(protocol, 'revoke', [id], { reason: 'The invitation was withdrawn.' });

    expect([silent, back, mute, revoked].map(({ statusCode }) => statusCode)).toEqual([422, 200, 422, 200]);
    expect((await world.whole(protocol, id)).state).toBe('revoked');
  });

  it('are hidden from focal points, who see state and reason of their own', async () => {
    const focal = await world.person('focal-point', 'delegation');
    const desk = await world.person('desk');
    const { id } = await world.request(
      { en: 'Ahmed Al-Zaabi' },
      { category: 'delegate', delegationId: world.delegationId },
    );
    await world.decide(protocol, 'hold', [id], { reason: 'The ministry is asked.' });

    const queue = await world.api(focal, 'GET', `/editions/${world.editionId}/accreditations`);
    const one = await world.api(focal, 'GET', `/accreditations/${id}`);
    const own = (await world.api(focal, 'GET', '/me/accreditations')).json() as {
      items: { name: { en: string }; state: string; reason: string | null }[];
    };
    const byDesk = await world.decide(desk, 'approve', [id]);

    expect([queue.statusCode, one.statusCode, byDesk.statusCode]).toEqual([403, 403, 403]);
    expect(own.items.find(({ name }) => name.en === 'Ahmed Al-Zaabi')).toMatchObject({
      state: 'on-hold',
      reason: 'The ministry is asked.',
    });
  });

  it('stand in the account of the person and of their focal point, who ask there for a letter for a visa', async () => {
    const guest = await world.person(null);
    const { attendeeId } = await world.request(
      { en: 'Maryam Al-Suwaidi' },
      { category: 'delegate', delegationId: world.delegationId, accountId: guest.id, nationality: 'AE' },
    );
    const stateless = await world.request({ en: 'Without Nationality' }, { accountId: guest.id });
    const read = async (who: Somebody, query = '') =>
      (await world.test.inject({ url: `/en/account/accreditations${query}`, headers: who.headers })).body;
    const ask = (who: Somebody, id: string) =>
      world.test.inject({
        method: 'POST',
        url: `/en/account/accreditations/${id}/visa-letter`,
        headers: {
          ...who.headers,
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        },
        payload: '',
      });
    const stranger = await world.person(null);

    expect([
      (await read(guest)).includes('Maryam Al-Suwaidi'),
      (await read(world.focal)).includes('Maryam Al-Suwaidi'),
      (await read(stranger)).includes('Maryam Al-Suwaidi'),
    ]).toEqual([true, true, false]);
    const asked = await ask(guest, attendeeId);
    const again = await ask(world.focal, attendeeId);
    const lacking = await ask(guest, stateless.attendeeId);
    const foreign = await ask(stranger, attendeeId);
    expect([asked, again, lacking, foreign].map(({ statusCode }) => statusCode)).toEqual([
      303, 409, 422, 404,
    ]);
    expect(await read(guest)).not.toContain(`${attendeeId}/visa-letter`);
    const { items } = (await world.api(guest, 'GET', '/me/accreditations')).json() as {
      items: { attendeeId: string; own: boolean; visaLetter: { state: string } | null }[];
    };
    expect(items.find((one) => one.attendeeId === attendeeId)).toMatchObject({
      own: true,
      visaLetter: { state: 'requested' },
    });
  });

  it('are finished in time: focal points are told once that nomination closes, and that their letter ends', async () => {
    const now = Date.now();
    const soon = new Date(now + 3 * 86_400_000);
    const { database, app } = world.test;
    await database.db
      .update(delegations)
      .set({ freezesAt: soon })
      .where(eq(delegations.id, world.delegationId));
    const { run } = app.delegations.nominations.reminders;
    const sent = async () =>
      (await database.db.select().from(mails).where(eq(mails.template, 'nominations.reminder')))
        .map(({ address, subject }) => [address, subject])
        .sort();

    expect([await run(), await run()]).toEqual([1, 0]);
    expect(await sent()).toEqual([['huda@example.org', 'Nomination closes soon: Second Rivers Forum']]);
    await database.db.update(focalPoints).set({ expiresAt: new Date(now + 5 * 86_400_000) });
    expect([...(await Promise.all([run(), run()]))].sort()).toEqual([0, 1]);
    expect((await sent()).map(([, subject]) => subject)).toEqual([
      'Nomination closes soon: Second Rivers Forum',
      'Your letter of appointment ends soon: Second Rivers Forum',
    ]);
  });
});
