import { expect } from 'vitest';
import type { SignIn } from '../../../support/app.ts';
import { below, type FormsTest, openFormsTest } from '../forms/support.ts';

/** Somebody whose registration is confirmed, with the secret of its link. */
export interface Visitor {
  readonly secret: string;
  readonly attendeeId: string;
  readonly email: string;
}

export interface Seat {
  readonly id: string;
  readonly attendeeId: string;
  readonly state: string;
  readonly position: number | null;
  readonly reserved: boolean;
  readonly version: number;
}

export interface PlacesTest extends FormsTest {
  readonly form: string;
  /** A workshop on the first day with sign-up. */
  addActivity(more?: object, session?: object): Promise<{ id: string; slug: string; version: number }>;
  /** Somebody who registered and was confirmed. */
  visitor(more?: object): Promise<Visitor>;
  visitors(count: number): Promise<Visitor[]>;
  ask(activity: string, who: Visitor): ReturnType<FormsTest['inject']>;
  /** Asks, and fails the test when it is refused. */
  seat(activity: string, who: Visitor): Promise<Seat>;
  confirm(place: string, who: Visitor): ReturnType<FormsTest['inject']>;
  cancel(place: string, who: Visitor): ReturnType<FormsTest['inject']>;
  /** Places of an activity as those who work there see them. */
  places(activity: string): Promise<Seat[]>;
  /** States of an activity's places, in the order of asking. */
  states(activity: string): Promise<string[]>;
  activity(id: string, headers?: SignIn): Promise<Record<string, unknown>>;
  /** What the clock brings: offers that ended, seats given back. */
  tick(): Promise<number>;
}

export const secretOf = ({ secret }: Visitor): SignIn => ({ 'registration-secret': secret });

export async function openPlacesTest(): Promise<PlacesTest> {
  const test = await openFormsTest();
  const { id: form } = await test.addForm({ slug: 'visitors' });
  let people = 0;
  let sessions = 0;
  const ask: PlacesTest['ask'] = (activity, who) =>
    test.send('POST', `/activities/${activity}/places`, {}, secretOf(who));
  const visitor: PlacesTest['visitor'] = async (more = {}) => {
    people += 1;
    const email = `visitor${people}@example.org`;
    const made = await test.register(form, { name: { ar: `زائر ${people}` }, email, ...more });
    const { attendee } = (
      await test.send('GET', `/registrations/${made.id}`, undefined, { 'registration-secret': made.secret })
    ).json();
    return { secret: made.secret, attendeeId: attendee.id, email };
  };
  const places: PlacesTest['places'] = async (activity) =>
    (await test.send('GET', `/activities/${activity}/places`)).json().items;
  return {
    ...test,
    form,
    ask,
    visitor,
    places,
    async visitors(count) {
      const all: Visitor[] = [];
      for (let index = 0; index < count; index += 1) all.push(await visitor());
      return all;
    },
    async addActivity(more = {}, session = {}) {
      sessions += 1;
      const added = await test.send('POST', `${below}/sessions`, {
        kind: 'workshop',
        title: { ar: `ورشة ${sessions}`, en: `Workshop ${sessions}` },
        startsAt: '2026-11-16T09:00:00+03:00',
        endsAt: '2026-11-16T10:00:00+03:00',
        status: 'scheduled',
        ...session,
      });
      expect(added.statusCode, added.body).toBe(201);
      const { id, slug } = added.json();
      const opened = await test.send('POST', `${below}/activities`, { sessionId: id, capacity: 1, ...more });
      expect(opened.statusCode, opened.body).toBe(201);
      return { id, slug, version: opened.json().version };
    },
    async seat(activity, who) {
      const answer = await ask(activity, who);
      expect(answer.statusCode, answer.body).toBe(201);
      return answer.json().items[0];
    },
    confirm: (place, who) => test.send('POST', `/places/${place}/confirmation`, undefined, secretOf(who)),
    cancel: (place, who) => test.send('POST', `/places/${place}/cancellation`, {}, secretOf(who)),
    states: async (activity) => (await places(activity)).map(({ state }) => state),
    activity: async (id, headers) => (await test.send('GET', `/activities/${id}`, undefined, headers)).json(),
    tick: () => test.app.registration.places.following.run(),
  };
}
