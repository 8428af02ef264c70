/** What places add to other features: agendas, releases, session pages, messages to many, figures, exports. */
import { sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import { type AudienceSource, inBoth } from '../../../platform/outbox/audience.ts';
import type { AgendaEntrySource } from '../../agendas/index.ts';
import { type EditionExport, type EditionFigure, jsonFile } from '../../series/index.ts';
import { listActivities } from '../store/activities.ts';
import { findHolders, listEditionPlaces } from '../store/holders.ts';
import { listAccountsWithPlaces, listPlaceEditions, listPlaceReasons } from '../store/place-readers.ts';
import { listReservations } from '../store/places.ts';
import { type PlaceState, placeStates } from '../tables.ts';
import { readPlaces } from './policy.ts';
import { presentManagedActivity, presentPlace } from './present.ts';

/** Places join personal agendas with their documents and calendars: confirmed, offered and waited for. */
export const placesInAgendas: AgendaEntrySource = {
  editions: ({ rows, transaction, widened }, accountId) =>
    transaction((tx) => widened(tx, () => listPlaceEditions({ db: tx, rows }, accountId))),
  reasons: async ({ rows, transaction, widened }, editionId, accountId) => {
    const held = await transaction((tx) =>
      widened(tx, () => listPlaceReasons({ db: tx, rows }, editionId, accountId)),
    );
    return held.map(({ sessionId, state }) => {
      const unsure = state === 'waiting' || state === 'offered';
      return { sessionId, label: `places:agenda.${unsure ? state : 'confirmed'}`, unsure };
    });
  },
};

/** Accounts that have a place in any of the sessions, or wait for one: a release that moves or cancels one tells them. */
export const affectedByPlaces =
  ({ rows }: Pick<Database, 'rows'>) =>
  (
    db: Db,
    editionId: string,
    sessionIds: readonly string[],
  ): Promise<readonly { readonly accountId: string; readonly sessionIds: readonly string[] }[]> =>
    listAccountsWithPlaces({ rows }, db, editionId, sessionIds);

const usual: readonly PlaceState[] = ['offered', 'confirmed', 'attended'];

/** Those who have places, by activity and state. */
export const placesAudience = (database: Pick<Database, 'rows'>): AudienceSource => ({
  key: 'places',
  label: 'places:audience.places',
  fields: [{ key: 'activities', label: 'places:audience.activities' }],
  filters: [
    {
      name: 'activity',
      label: 'places:audience.activity',
      options: async (db, editionId) =>
        (await listActivities(database, db, editionId)).map(({ id, session }) => ({
          value: id,
          label: session.title,
        })),
    },
    {
      name: 'state',
      label: 'places:audience.state',
      options: async () => placeStates.map((value) => ({ value, label: { word: `places:state.${value}` } })),
    },
  ],
  async list(db, editionId, { activity, state }) {
    const activities = new Map((await listActivities(database, db, editionId)).map((one) => [one.id, one]));
    const places = (await listEditionPlaces(database, db, editionId)).filter(
      (place) =>
        (activity === undefined || place.activityId === activity) &&
        (state === undefined ? usual.includes(place.state) : place.state === state),
    );
    const holders = await findHolders(database, db, [...new Set(places.map(({ attendeeId }) => attendeeId))]);
    return holders.flatMap((holder) => {
      const { address } = holder;
      if (address === null || !address.includes('@')) return [];
      const sessions = places
        .filter(({ attendeeId }) => attendeeId === holder.id)
        .flatMap(({ activityId }) => activities.get(activityId)?.session ?? []);
      const titles = sessions.map(({ title }) => inBoth(title));
      return [
        {
          accountId: holder.accountId,
          personId: holder.personId,
          address,
          name: inBoth(holder.name),
          language: holder.language,
          fields: {
            activities: {
              ar: titles.map(({ ar }) => ar).join('، '),
              en: titles.map(({ en }) => en).join(', '),
            },
          },
          times: sessions.flatMap(({ id, title, startsAt, endsAt, room }) =>
            startsAt === null || endsAt === null
              ? []
              : [
                  {
                    id,
                    title: inBoth(title),
                    startsAt: startsAt.toISOString(),
                    endsAt: endsAt.toISOString(),
                    place: room === null ? null : inBoth(room),
                  },
                ],
          ),
        },
      ];
    });
  },
});

const inState = (id: string, ...states: readonly PlaceState[]) =>
  sql`(select count(*) from places p where p.edition_id = ${id}
    and p.state in (${sql.join(
      states.map((state) => sql`${state}`),
      sql`, `,
    )}))`;

/** What places add to an edition's overview. */
export const placesFigures: readonly EditionFigure[] = [
  {
    kind: 'total',
    label: 'places:figures.confirmed',
    path: '/activities',
    policy: readPlaces,
    count: (id) => inState(id, 'confirmed', 'attended'),
  },
  {
    kind: 'open',
    label: 'places:figures.waiting',
    path: '/activities',
    policy: readPlaces,
    count: (id) => inState(id, 'waiting'),
  },
];

/** Activities with their reservations, and every place with its history. */
export const placesExport =
  ({ rows }: Pick<Database, 'rows'>): EditionExport =>
  async ({ db }, { edition }) => {
    const activities = await listActivities({ rows }, db, edition.id);
    const reservations = await listReservations(
      db,
      activities.map(({ id }) => id),
    );
    const places = await listEditionPlaces({ rows }, db, edition.id);
    return [
      jsonFile('activities.json', {
        // As it stood when sign-up ended: an export says nothing of the hour at which it was made.
        items: activities.map((one) =>
          presentManagedActivity(one, reservations, one.closesAt ?? new Date(0)),
        ),
      }),
      jsonFile('places.json', { items: places.map(presentPlace) }),
    ];
  };
