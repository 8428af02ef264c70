import type { Bench, BenchContext } from '../bench.ts';
import { openForum } from './forum.ts';
import { measurePgbench, registrationScript } from './pgbench.ts';

export interface RegistrationSizes {
  /** How many register at once, and for how many places. */
  readonly people: number;
  readonly places: number;
}

const figures = [
  { name: 'registration.burst', unit: 'registrations out of place', target: 0, better: 'lower' },
  { name: 'registration.rate', unit: 'registrations a minute', target: 2_000, better: 'higher' },
  { name: 'registration.pgbench', unit: '% of the rate of pgbench', target: 50, better: 'higher' },
] as const;

/** Connections of the pool, and clients of pgbench. */
const CONNECTIONS = 10;

async function measure(context: BenchContext, { people, places }: RegistrationSizes): Promise<void> {
  const { app, actor, config, directory, edition, title, url } = await openForum(context);
  const opened = await app.registration.forms.forms.create(actor, edition.id, {
    category: 'public',
    slug: 'burst',
    title: { ar: 'تسجيل الجمهور', en: 'Registration of the public' },
    opensAt: '2020-01-01T00:00:00Z',
    closesAt: '2099-01-01T00:00:00Z',
    capacity: places,
    published: true,
  });
  const register = async (index: number): Promise<number> => {
    const answer = await app.server.inject({
      method: 'POST',
      url: '/api/v1/editions/bench-forum:2026/registrations',
      headers: { host: new URL(config.publicUrl).host },
      payload: {
        form: 'burst',
        name: { ar: `زائر ${index}`, en: `Visitor ${index}` },
        email: `visitor${index}@example.org`,
      },
    });
    return answer.statusCode;
  };
  const began = performance.now();
  const statuses = await Promise.all(Array.from({ length: people }, (_, index) => register(index)));
  const minutes = (performance.now() - began) / 60_000;

  const rows = await app.registration.forms.list(edition.id, { formId: opened.id });
  const ordered = rows
    .map(({ registration }) => registration)
    .toSorted((one, other) => (one.number ?? 0) - (other.number ?? 0));
  const wrong = ordered.filter(
    ({ number, state }, index) =>
      number !== index + 1 || state !== (index < places ? 'confirmed' : 'waiting'),
  ).length;
  const refused = statuses.filter((status) => status !== 201).length;
  context.report('registration.burst', {
    value: wrong + refused + Math.abs(people - ordered.length),
    reference: `${people} at once for ${places} places on ${title}: the first ${places} confirmed, the others waiting in order`,
  });
  const rate = people / minutes;
  context.report('registration.rate', {
    value: rate,
    reference: `${people} requests at once over ${CONNECTIONS} connections, with mail and audit, on ${title}`,
  });
  if (!context.wants('registration.pgbench')) return;
  const fastest = await measurePgbench({
    url,
    script: registrationScript(opened.id),
    clients: CONNECTIONS,
    transactions: people,
    directory,
  });
  context.report('registration.pgbench', {
    value: (rate / fastest) * 100,
    reference: `pgbench writes attendee, registration, mail and event ${Math.round(fastest)} times a minute under the same lock of the form`,
  });
}

/** Many who register at the same moment for few places, on PostgreSQL. */
export const createRegistrationBench = (sizes: RegistrationSizes): Bench => ({
  area: 'registration',
  figures,
  run: (context) => measure(context, sizes),
});
