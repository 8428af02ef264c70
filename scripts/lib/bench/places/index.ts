import { registrationSecret } from '../../../../src/features/registration/index.ts';
import type { Bench, BenchContext } from '../bench.ts';
import { openForum } from '../registration/forum.ts';
import { measurePgbench } from '../registration/pgbench.ts';
import { placeScript } from './script.ts';

export interface PlacesSizes {
  /** How many ask at once, and for how many places. */
  readonly people: number;
  readonly places: number;
}

const figures = [
  { name: 'places.race', unit: 'places out of order', target: 0, better: 'lower' },
  { name: 'places.rate', unit: 'places a minute', target: 1_000, better: 'higher' },
  { name: 'places.pgbench', unit: '% of the rate of pgbench', target: 30, better: 'higher' },
] as const;

/** Clients of pgbench: as many as the pool has connections. */
const CLIENTS = 10;

async function measure(context: BenchContext, { people, places }: PlacesSizes): Promise<void> {
  const { app, actor, config, directory, edition, title, url } = await openForum(context);
  const { forms, places: part } = app.registration;
  const form = await forms.forms.create(actor, edition.id, {
    category: 'public',
    slug: 'public',
    title: { ar: 'تسجيل الجمهور', en: 'Registration of the public' },
    opensAt: '2020-01-01T00:00:00Z',
    closesAt: '2098-11-01T00:00:00Z',
    published: true,
  });
  const entered = await forms.taking.take(
    actor,
    form.id,
    Array.from({ length: people }, (_, index) => ({
      input: {
        name: { ar: `زائر ${index}`, en: `Visitor ${index}` },
        email: `visitor${index}@example.org`,
      },
      language: 'ar' as const,
    })),
  );
  const session = await app.programme.sessions.create(actor, edition.id, {
    kind: 'workshop',
    title: { ar: 'ورشة', en: 'Workshop' },
    startsAt: '2098-11-16T09:00:00+03:00',
    endsAt: '2098-11-16T10:00:00+03:00',
    status: 'scheduled',
  });
  await part.activities.open(actor, edition.id, { sessionId: session.id, capacity: places });

  const began = performance.now();
  const statuses = await Promise.all(
    entered.map(async ({ registration }) => {
      const answer = await app.server.inject({
        method: 'POST',
        url: `/api/v1/activities/${session.id}/places`,
        headers: {
          host: new URL(config.publicUrl).host,
          'registration-secret': registrationSecret(part.vault, registration.id),
        },
        payload: {},
      });
      return answer.statusCode;
    }),
  );
  const minutes = (performance.now() - began) / 60_000;

  const list = await part.own.placesIn(session.id);
  const wrong = list.filter(
    ({ number, state, position }, index) =>
      number !== index + 1 ||
      state !== (index < places ? 'confirmed' : 'waiting') ||
      position !== (index < places ? null : index - places + 1),
  ).length;
  const refused = statuses.filter((status) => status !== 201).length;
  context.report('places.race', {
    value: wrong + refused + Math.abs(people - list.length),
    reference: `${people} at once for ${places} places on ${title}: the first ${places} seated, the others waiting in order`,
  });
  const rate = people / minutes;
  context.report('places.rate', {
    value: rate,
    reference: `${people} requests at once, with mail and audit, on ${title}`,
  });
  if (!context.wants('places.pgbench')) return;
  const fastest = await measurePgbench({
    url,
    script: placeScript(session.id),
    clients: CLIENTS,
    transactions: people,
    directory,
  });
  context.report('places.pgbench', {
    value: (rate / fastest) * 100,
    reference: `pgbench writes attendee, place, mail and event ${Math.round(fastest)} times a minute under the same lock of the activity`,
  });
}

/** Many who ask at the same moment for few places, on PostgreSQL. */
export const createPlacesBench = (sizes: PlacesSizes): Bench => ({
  area: 'places',
  figures,
  run: (context) => measure(context, sizes),
});
