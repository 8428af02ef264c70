import { addDays, dayOf, daysBetween, daysOf } from '../../../../platform/language/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import { editionMark } from '../../rules/badge-code.ts';
import { listBadgeHolders, listDoors, listPublicKeys, listTimedSessions } from '../../store/check-in-kit.ts';
import * as store from '../../store/check-ins.ts';
import type { KitView, NewsView, PeopleView } from '../contract.ts';

/** Most check-ins in one answer of news. */
const NEWS = 2_000;
/** Days after the edition's end from which on a device keeps nothing. */
const KEPT_DAYS = 1;

const words = (text: { readonly ar: string; readonly en: string }) => ({ ar: text.ar, en: text.en });

export type KitService = ReturnType<typeof createKitService>;

/** What a device works with while it has no connection. */
export function createKitService({ database, clock }: RegistrationContext) {
  const { db } = database;
  return {
    /** Doors, sessions, days and keys of an edition. */
    async kit({ edition }: EditionWhole): Promise<KitView> {
      const [doors, sessions, keys] = await Promise.all([
        listDoors(db, edition.id),
        listTimedSessions(db, edition.id),
        listPublicKeys(db, edition.id),
      ]);
      return {
        now: clock.now().toISOString(),
        edition: {
          id: edition.id,
          mark: editionMark(edition.id),
          title: words(edition.title),
          timeZone: edition.timeZone,
          digits: edition.digits,
          days: [...daysOf(edition.startsOn, edition.endsOn)],
          forgetAt: `${addDays(edition.endsOn, KEPT_DAYS + 1)}T00:00:00.000Z`,
        },
        keys,
        doors: doors.map((door) => ({ ...door, name: words(door.name), zoneName: words(door.zoneName) })),
        sessions: sessions.flatMap(({ startsAt, endsAt, liveUrl: _, ...session }) =>
          startsAt === null || endsAt === null
            ? []
            : [
                {
                  ...session,
                  title: words(session.title),
                  day: daysBetween(edition.startsOn, dayOf(startsAt, edition.timeZone)),
                  startsAt: startsAt.toISOString(),
                  endsAt: endsAt.toISOString(),
                },
              ],
        ),
      };
    },

    /** Who holds a badge that may open: serial, name, category, delegation, and what it opens. */
    async people(editionId: string, since: string | undefined): Promise<PeopleView> {
      const found = await listBadgeHolders(database, db, editionId, since);
      const latest = found.reduce<number>(
        (most, { changed }) => Math.max(most, new Date(changed).getTime()),
        0,
      );
      return {
        until: latest === 0 ? (since ?? null) : new Date(latest).toISOString(),
        people: found.map(({ changed: _, ...person }) => person),
      };
    },

    /** What happened since a number: check-ins of all devices, and badges that open nothing any more. */
    async news(editionId: string, since: number, retired: boolean): Promise<NewsView> {
      const [rows, revoked] = await Promise.all([
        store.newsAfter(database, db, editionId, since, NEWS),
        store.revocations(database, db, editionId),
      ]);
      return {
        now: clock.now().toISOString(),
        sequence: Number(rows.at(-1)?.sequence ?? since),
        more: rows.length === NEWS,
        retired,
        ...revoked,
        checkIns: rows.map(({ sequence: _, at, ...row }) => ({ ...row, at: new Date(at).toISOString() })),
      };
    },
  };
}
