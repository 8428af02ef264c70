import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { below, whileOpen } from '../forms/support.ts';
import { openPlacesTest, type PlacesTest, secretOf } from './support.ts';

let test: PlacesTest;
beforeAll(async () => {
  test = await openPlacesTest();
});
afterAll(() => test.close());

const later = (minutes: number) => new Date(Date.parse(whileOpen) + minutes * 60_000).toISOString();

describe('places in an activity', () => {
  it('go to exactly as many as there are seats when many ask at once; the others wait in order', async () => {
    const { id } = await test.addActivity({ capacity: 10 });
    const people = await test.visitors(40);

    const answers = await Promise.all(people.map((who) => test.ask(id, who)));

    expect(answers.map(({ statusCode }) => statusCode)).toEqual(people.map(() => 201));
    expect((await test.places(id)).map(({ state, position }) => ({ state, position }))).toEqual(
      people.map((_, index) =>
        index < 10 ? { state: 'confirmed', position: null } : { state: 'waiting', position: index - 9 },
      ),
    );
    expect(await test.activity(id, {})).toMatchObject({ seatsLeft: 0, waiting: 30, room: 'waiting' });
  });

  it('are one for each person, however often they ask at once', async () => {
    const { id } = await test.addActivity({ capacity: 5 });
    const who = await test.visitor();

    const answers = await Promise.all([1, 2, 3, 4].map(() => test.ask(id, who)));

    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409, 409, 409]);
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({
      code: 'place-already',
    });
    expect(await test.states(id)).toEqual(['confirmed']);
  });

  it('that are given up are offered to whoever waits first, who has until a time to confirm', async () => {
    const { id } = await test.addActivity({ offerMinutes: 60 });
    const [first, second, third] = await test.visitors(3);
    if (!first || !second || !third) throw new Error('Nobody came.');
    const held = await test.seat(id, first);
    const waits = await test.seat(id, second);
    await test.seat(id, third);

    await test.cancel(held.id, first);

    expect(await test.states(id)).toEqual(['cancelled', 'offered', 'waiting']);
    const [offer] = (await test.mails('places.offered')).filter(({ address }) => address === second.email);
    expect(offer?.text).toContain('/ar/places/');
    expect((await test.confirm(waits.id, second)).json()).toMatchObject({
      state: 'confirmed',
      position: null,
    });
    expect(await test.states(id)).toEqual(['cancelled', 'confirmed', 'waiting']);
  });

  it('that nobody takes in time go to the next, and the first stands at the end when asking anew', async () => {
    const { id } = await test.addActivity({ offerMinutes: 60 });
    const [first, second, third] = await test.visitors(3);
    if (!first || !second || !third) throw new Error('Nobody came.');
    const held = await test.seat(id, first);
    const waits = await test.seat(id, second);
    await test.seat(id, third);
    await test.cancel(held.id, first);

    test.at(later(61));
    const late = await test.confirm(waits.id, second);
    const ended = await test.tick();

    expect(late.json()).toMatchObject({ status: 409, code: 'offer-expired' });
    expect(ended).toBe(1);
    expect(await test.states(id)).toEqual(['cancelled', 'expired', 'offered']);
    expect(await test.seat(id, second)).toMatchObject({ state: 'waiting', position: 1 });
    expect((await test.mails('places.expired')).map(({ address }) => address)).toContain(second.email);
    test.at(whileOpen);
  });

  it('are confirmed or expired, never both, when both come at once', async () => {
    const { id } = await test.addActivity({ offerMinutes: 60 });
    const [first, second, third] = await test.visitors(3);
    if (!first || !second || !third) throw new Error('Nobody came.');
    const held = await test.seat(id, first);
    const waits = await test.seat(id, second);
    await test.seat(id, third);
    await test.cancel(held.id, first);

    const confirming = test.confirm(waits.id, second);
    test.at(later(61));
    const [answer] = await Promise.all([confirming, test.tick()]);

    const states = await test.states(id);
    expect([
      [200, ['cancelled', 'confirmed', 'waiting']],
      [409, ['cancelled', 'expired', 'offered']],
    ]).toContainEqual([answer.statusCode, states]);
    test.at(whileOpen);
  });

  it('given up while others come are taken once: nobody overtakes those who wait', async () => {
    const { id } = await test.addActivity({ capacity: 3 });
    const people = await test.visitors(12);
    const [one, two, three, four, ...others] = people;
    if (!one || !two || !three || !four) throw new Error('Nobody came.');
    const held = [await test.seat(id, one), await test.seat(id, two), await test.seat(id, three)];
    await test.seat(id, four);

    await Promise.all([
      ...held.map((place, index) => test.cancel(place.id, people[index] ?? one)),
      ...others.map((who) => test.ask(id, who)),
    ]);

    const states = await test.states(id);
    expect(states.slice(0, 4)).toEqual(['cancelled', 'cancelled', 'cancelled', 'offered']);
    const holding = states.filter((state) => state === 'offered' || state === 'confirmed');
    expect(holding).toHaveLength(3);
    // In the order of asking, all who hold come before all who wait.
    expect(states.slice(3, 6).every((state) => state !== 'waiting')).toBe(true);
    expect(states.slice(6).every((state) => state === 'waiting')).toBe(true);
  });

  it('are as many as the capacity says, also when it is lowered while people ask', async () => {
    const { id } = await test.addActivity({ capacity: 8 });
    const people = await test.visitors(12);

    const [lowered] = await Promise.all([
      test.send('PATCH', `/activities/${id}`, { capacity: 4 }),
      ...people.map((who) => test.ask(id, who)),
    ]);

    const { capacity, taken } = (await test.activity(id)) as { capacity: number; taken: number };
    expect(lowered.statusCode === 200 ? capacity : 8).toBe(capacity);
    expect(taken).toBeLessThanOrEqual(capacity);
    expect((await test.states(id)).filter((state) => state === 'confirmed')).toHaveLength(capacity);
  });

  it('are never fewer than those that are taken', async () => {
    const { id } = await test.addActivity({ capacity: 2 });
    for (const who of await test.visitors(2)) await test.seat(id, who);

    const answer = await test.send('PATCH', `/activities/${id}`, { capacity: 1 });

    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ errors: [{ field: 'capacity', code: 'capacity-below-places' }] });
  });

  it('that are added are offered at once, in the order of the list', async () => {
    const { id } = await test.addActivity({ capacity: 1 });
    for (const who of await test.visitors(4)) await test.seat(id, who);

    await test.send('PATCH', `/activities/${id}`, { capacity: 3 });

    expect(await test.states(id)).toEqual(['confirmed', 'offered', 'offered', 'waiting']);
  });

  it('go to nobody once the list is frozen; a full list takes nobody in', async () => {
    const { id } = await test.addActivity({ capacity: 1, waitingCap: 1, freezesAt: later(30) });
    const [first, second, third] = await test.visitors(3);
    if (!first || !second || !third) throw new Error('Nobody came.');
    const held = await test.seat(id, first);
    await test.seat(id, second);

    expect((await test.ask(id, third)).json()).toMatchObject({ status: 409, code: 'activity-full' });
    test.at(later(31));
    await test.cancel(held.id, first);

    expect(await test.states(id)).toEqual(['cancelled', 'waiting']);
    test.at(whileOpen);
  });

  it('set aside are for those whom they are for, until they are given back', async () => {
    const { id } = await test.addActivity({ capacity: 2 });
    const { id: press } = await test.addForm({ slug: 'press-places', category: 'press' });
    const reserved = await test.send('POST', `/activities/${id}/reservations`, {
      category: 'press',
      seats: 1,
      releasesAt: later(60),
    });
    expect(reserved.json()).toMatchObject({ seatsLeft: 1, reserved: 1 });
    const [first, second] = await test.visitors(2);
    const made = await test.register(press, { name: { ar: 'صحفية' }, email: 'press1@example.org' });
    if (!first || !second) throw new Error('Nobody came.');

    expect(await test.seat(id, first)).toMatchObject({ state: 'confirmed', reserved: false });
    expect(await test.seat(id, second)).toMatchObject({ state: 'waiting', position: 1 });
    expect(
      await test.seat(id, { secret: made.secret, attendeeId: '', email: 'press1@example.org' }),
    ).toMatchObject({ state: 'confirmed', reserved: true });

    await test.send('POST', `/activities/${id}/reservations`, { category: 'press', seats: 2 });
    expect((await test.activity(id)).reserved).toBe(1);
  });

  it('set aside and not taken are offered to everybody at their time', async () => {
    const { id } = await test.addActivity({ capacity: 2 });
    await test.send('POST', `/activities/${id}/reservations`, {
      category: 'press',
      seats: 2,
      releasesAt: later(60),
    });
    for (const who of await test.visitors(3)) await test.seat(id, who);
    expect(await test.states(id)).toEqual(['waiting', 'waiting', 'waiting']);

    test.at(later(61));
    await test.tick();

    expect(await test.states(id)).toEqual(['offered', 'offered', 'waiting']);
    expect(await test.activity(id)).toMatchObject({ reserved: 0, taken: 2, seatsLeft: 0 });
    test.at(whileOpen);
  });

  it('are free again when somebody cancels their registration', async () => {
    const { id } = await test.addActivity();
    const [first, second] = await test.visitors(2);
    if (!first || !second) throw new Error('Nobody came.');
    await test.seat(id, first);
    await test.seat(id, second);
    const { items } = (await test.send('GET', `${below}/registrations?limit=200`)).json();
    const own = items.find(({ attendee }: { attendee: { id: string } }) => attendee.id === first.attendeeId);

    await test.send('POST', `/registrations/${own.id}/cancellation`, {}, secretOf(first));

    expect(await test.states(id)).toEqual(['cancelled', 'offered']);
  });

  it('are of whoever may come, as many as one may have, of the categories that are asked for', async () => {
    const { id } = await test.addActivity({ capacity: 5, categories: ['press'] });
    const { id: one } = await test.addActivity({ capacity: 5, mostPerPerson: 1 });
    const { id: other } = await test.addActivity({ capacity: 5, mostPerPerson: 1 });
    const who = await test.visitor();

    expect((await test.ask(id, who)).json()).toMatchObject({ code: 'place-not-for-category' });
    await test.seat(other, who);
    expect((await test.ask(one, who)).json()).toMatchObject({ status: 409, code: 'place-most' });
  });

  it('are moved to another activity only where that has a seat', async () => {
    const { id: from } = await test.addActivity({ capacity: 1 });
    const { id: full } = await test.addActivity({ capacity: 0 });
    const { id: free } = await test.addActivity({ capacity: 1 });
    const [first, second] = await test.visitors(2);
    if (!first || !second) throw new Error('Nobody came.');
    const held = await test.seat(from, first);
    await test.seat(from, second);

    const refused = await test.send('POST', `/places/${held.id}/move`, { activityId: full });
    const moved = await test.send('POST', `/places/${held.id}/move`, { activityId: free });

    expect(refused.json()).toMatchObject({ status: 409, code: 'activity-full' });
    expect(moved.json()).toMatchObject({
      activityId: free,
      state: 'confirmed',
      attendeeId: first.attendeeId,
    });
    expect(await test.states(from)).toEqual(['cancelled', 'offered']);
  });

  it('become attended or absent at the door, and may be put right', async () => {
    const { id } = await test.addActivity({ capacity: 2 });
    const [first, second, third] = await test.visitors(3);
    if (!first || !second || !third) throw new Error('Nobody came.');
    await test.seat(id, first);
    await test.seat(id, second);
    const note = (attendeeIds: string[], attended: boolean) =>
      test.send('POST', `/activities/${id}/attendance`, { attendeeIds, attended });

    expect((await note([first.attendeeId, third.attendeeId], true)).json()).toEqual({
      marked: 1,
      without: [third.attendeeId],
    });
    await note([first.attendeeId, second.attendeeId], false);
    await note([second.attendeeId], true);

    expect(await test.states(id)).toEqual(['absent', 'attended']);
  });

  it('are nobody else’s to see, take or give up', async () => {
    const { id } = await test.addActivity();
    const [first, second] = await test.visitors(2);
    if (!first || !second) throw new Error('Nobody came.');
    const held = await test.seat(id, first);
    const stranger = await test.signIn([]);

    for (const headers of [{}, stranger, secretOf(second), { 'registration-secret': 'x'.repeat(43) }]) {
      const answers = [
        await test.send('GET', `/places/${held.id}`, undefined, headers),
        await test.send('POST', `/places/${held.id}/cancellation`, {}, headers),
        await test.send('POST', `/places/${held.id}/confirmation`, undefined, headers),
        await test.send('POST', `/activities/${id}/places`, { attendeeIds: [first.attendeeId] }, headers),
      ];
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
    }
    expect(await test.states(id)).toEqual(['confirmed']);
  });

  it('are read by a fixed number of statements, however many activities there are', async () => {
    const count = () => test.countStatements(() => test.send('GET', `${below}/activities`));
    await test.addActivity();
    const before = await count();
    await test.addActivity();
    await test.addActivity();

    expect(await count()).toBe(before);
  });
});
