import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { behindWall, guarded, type Tx } from '../../../../platform/database/index.ts';
import { conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import { hashSecret, isSecret } from '../../../../platform/vault/index.ts';
import { type EditionWhole, findEdition, placeOf } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import type { ActivityWhole } from '../../store/activities.ts';
import {
  findHolderByRegistration,
  findHolders,
  type Holder,
  listEditionHolders,
  listHoldersOf,
  listPlaces,
  type PlaceWhole,
} from '../../store/holders.ts';
import * as store from '../../store/places.ts';
import { managePlaces, ownPlaces, readPlaces } from '../policy.ts';
import type { Allotting } from './allotting.ts';

export type OwnPlaces = ReturnType<typeof createOwnPlaces>;

/** As whom somebody stands before somebody's places: whose they are, their focal point, or one who manages places. */
export type PlaceStanding = 'own' | 'focal' | 'staff';

/** Delegations that somebody speaks for now. */
export const delegationsOf = (actor: Actor): string[] =>
  actor.kind === 'account'
    ? actor.grants.flatMap(({ role, scopeKind, scopeId }) =>
        role === 'focal-point' && scopeKind === 'delegation' && scopeId !== null ? [scopeId] : [],
      )
    : [];

const brokenRules = {
  places_attendee_once: () => conflict('place-already'),
  activities_never_overfull: () => conflict('activity-full'),
  activity_reservations_never_overfull: () => conflict('activity-full'),
};

interface Opened {
  readonly change: Change;
  readonly whole: EditionWhole;
  readonly activity: ActivityWhole;
  readonly place: store.PlaceRow;
  readonly standing: PlaceStanding;
}

/**
 * Places as people ask for them, take them and give them up: for themselves by their account or the secret of a link,
 * for those of their delegation, or for anybody by those who manage places. Whose a place is is asked here, behind the
 * second wall, and nothing is shown before.
 */
export function createOwnPlaces({ database, changes }: RegistrationContext, allotting: Allotting) {
  const reader = { rows: database.rows };
  const run = <T>(actor: Actor, work: (change: Change) => Promise<T>): Promise<T> =>
    changes.run(actor, ownPlaces.name, (change) =>
      guarded(brokenRules, () => database.widened(change.tx, () => work(change))),
    );

  /** As whom the actor stands before somebody; undefined: they do not exist for them. */
  function standingOf(
    actor: Actor,
    secret: string | undefined,
    holder: Holder,
    whole: EditionWhole,
    place?: store.PlaceRow,
    staff = managePlaces,
  ): PlaceStanding | undefined {
    if (secret !== undefined) {
      const hash = isSecret(secret) ? hashSecret(secret) : '';
      return hash !== '' && (hash === holder.registrationHash || hash === place?.secretHash)
        ? 'own'
        : undefined;
    }
    if (staff.allows(actor, placeOf(whole.edition))) return 'staff';
    if (actor.kind !== 'account') return undefined;
    if (holder.accounts.includes(actor.accountId)) return 'own';
    return holder.delegationId !== null && delegationsOf(actor).includes(holder.delegationId)
      ? 'focal'
      : undefined;
  }

  const edition = async (tx: Tx, id: string): Promise<EditionWhole> => {
    const whole = await findEdition(tx, id);
    if (whole === undefined) throw notFound('activity-unknown');
    return whole;
  };

  /** Opens one place for a change: its activity is held first. @throws 404 for one that is not the actor's to know */
  const withPlace = <T>(
    actor: Actor,
    key: { readonly id?: string; readonly secret?: string | undefined },
    version: number | null,
    work: (opened: Opened) => Promise<T>,
  ): Promise<T> =>
    run(actor, async (change) => {
      const known = await look(change.tx, key);
      if (known === undefined) throw notFound('place-not-known');
      const activity = await allotting.openOne(change, known.activityId);
      const place = await store.findPlace(change.tx, known.id);
      const [holder] = await findHolders(reader, change.tx, [known.attendeeId]);
      if (place === undefined || holder === undefined) throw notFound('place-not-known');
      const whole = await edition(change.tx, place.editionId);
      const standing = standingOf(actor, key.secret, holder, whole, place);
      if (standing === undefined) throw notFound('place-not-known');
      requireVersion(place.version, version);
      return work({ change, whole, activity, place, standing });
    });

  const look = (
    tx: Tx,
    { id, secret }: { readonly id?: string; readonly secret?: string | undefined },
  ): Promise<store.PlaceRow | undefined> => {
    if (id !== undefined) return store.findPlace(tx, id);
    return secret !== undefined && isSecret(secret)
      ? store.findPlaceBySecret(tx, hashSecret(secret))
      : Promise.resolve(undefined);
  };

  return {
    /** People by their ids, behind the second wall, for whoever has shown that they may see them. */
    holdersOf: (tx: Tx, ids: readonly string[]): Promise<Holder[]> => findHolders(reader, tx, ids),

    /** Everybody who comes to an edition, for whoever has shown that they may see them. */
    everybody: (editionId: string): Promise<Holder[]> =>
      behindWall(database, (tx) => listEditionHolders(reader, tx, editionId)),

    /** Everybody with a place in an activity, in the order of asking, for whoever has shown that they may see them. */
    placesIn: (activityId: string): Promise<PlaceWhole[]> =>
      behindWall(database, (tx) => listPlaces(reader, tx, activityId)),

    /**
     * Reads a place by its id or its link.
     * @throws 404 for one that is not the actor's to know
     */
    read: (
      actor: Actor,
      key: { readonly id?: string; readonly secret?: string | undefined },
    ): Promise<{ readonly place: store.PlaceRow; readonly holder: Holder; readonly whole: EditionWhole }> =>
      behindWall(database, async (tx) => {
        const place = await look(tx, key);
        const [holder] = place === undefined ? [] : await findHolders(reader, tx, [place.attendeeId]);
        if (place === undefined || holder === undefined) throw notFound('place-not-known');
        const whole = await edition(tx, place.editionId);
        if (standingOf(actor, key.secret, holder, whole, place, readPlaces) === undefined) {
          throw notFound('place-not-known');
        }
        return { place, holder, whole };
      }),

    /** Whom the actor may act for in an edition, or in all: themselves and those of their delegations, or by a link one. */
    peopleOf: (actor: Actor, secret?: string, editionId?: string): Promise<Holder[]> =>
      behindWall(database, async (tx) => {
        if (secret !== undefined) {
          const found = isSecret(secret)
            ? await findHolderByRegistration(reader, tx, hashSecret(secret))
            : undefined;
          return found === undefined || (editionId !== undefined && found.editionId !== editionId)
            ? []
            : [found];
        }
        if (actor.kind !== 'account') return [];
        return listHoldersOf(reader, tx, actor.accountId, delegationsOf(actor), editionId);
      }),

    /**
     * Asks for places in an activity. Without ids: for the one person that the secret or the account is of.
     * @throws 409 with why not, 422 when nobody or several may be meant
     */
    ask: (
      actor: Actor,
      activityId: string,
      given: { readonly attendeeIds?: readonly string[] | undefined; readonly secret?: string | undefined },
    ): Promise<store.PlaceRow[]> =>
      run(actor, async (change) => {
        const { tx } = change;
        const known = await store.findActivity(tx, activityId);
        if (known === undefined) throw notFound('activity-unknown');
        const whole = await edition(tx, known.editionId);
        const { secret } = given;
        let ids = given.attendeeIds;
        if (ids === undefined) {
          const mine =
            secret !== undefined
              ? [
                  isSecret(secret)
                    ? await findHolderByRegistration(reader, tx, hashSecret(secret))
                    : undefined,
                ]
              : actor.kind === 'account'
                ? await listHoldersOf(reader, tx, actor.accountId, [], known.editionId)
                : [];
          ids = mine.flatMap((one) => (one === undefined ? [] : [one.id]));
          if (ids.length !== 1) {
            throw ruleBroken({
              field: 'attendeeIds',
              code: ids.length === 0 ? 'place-nobody' : 'place-whose',
            });
          }
        }
        const standings = (await findHolders(reader, tx, ids)).map((holder) =>
          holder.editionId === known.editionId ? standingOf(actor, secret, holder, whole) : undefined,
        );
        if (standings.length !== ids.length || standings.includes(undefined))
          throw notFound('attendee-unknown');
        const staff = standings.every((standing) => standing === 'staff');
        return allotting.ask(change, whole, activityId, ids, {
          staff,
          byAccountId:
            actor.kind === 'account' && standings.some((standing) => standing !== 'own')
              ? actor.accountId
              : null,
        });
      }),

    /** Takes an offer. @throws 409 `offer-expired`, `place-not-offered` */
    confirm: (
      actor: Actor,
      key: { readonly id?: string; readonly secret?: string | undefined },
      version: number | null,
    ): Promise<store.PlaceRow> =>
      withPlace(actor, key, version, ({ change, whole, activity, place }) =>
        allotting.confirm(change, whole, activity, place),
      ),

    /** Gives a place up, an offer back, or leaves the waiting list; those who manage places may say why they take it. */
    cancel: (
      actor: Actor,
      key: { readonly id?: string; readonly secret?: string | undefined },
      version: number | null,
      reason: string | null = null,
    ): Promise<store.PlaceRow> =>
      withPlace(actor, key, version, async ({ change, whole, activity, place, standing }) => {
        const begun = activity.session.startsAt !== null && change.now >= activity.session.startsAt;
        if (begun && standing !== 'staff') throw conflict('place-over');
        const [ended] = await allotting.end(change, whole, activity, [place], 'cancelled', {
          reason: reason?.trim() || null,
        });
        if (ended === undefined) throw new Error('No place was ended.');
        return ended;
      }),

    /** Moves somebody to another activity that has a seat for them; else nothing changes. By those who manage places. */
    move: (actor: Actor, id: string, version: number | null, activityId: string): Promise<store.PlaceRow> =>
      run(actor, async (change) => {
        const known = await store.findPlace(change.tx, id);
        if (known === undefined) throw notFound('place-not-known');
        const whole = await edition(change.tx, known.editionId);
        if (!managePlaces.allows(actor, placeOf(whole.edition))) throw notFound('place-not-known');
        if (known.activityId === activityId) throw ruleBroken({ field: 'activityId', code: 'place-already' });
        const both = await allotting.openWith(change, [known.attendeeId], [known.activityId, activityId]);
        const from = both.find((one) => one.id === known.activityId);
        const to = both.find((one) => one.id === activityId);
        const place = await store.findPlace(change.tx, id);
        if (from === undefined || to === undefined || place === undefined) throw notFound('activity-unknown');
        if (to.editionId !== from.editionId) throw notFound('activity-unknown');
        requireVersion(place.version, version);
        const [moved] = await allotting.ask(change, whole, activityId, [place.attendeeId], {
          staff: true,
          seatsOnly: true,
          byAccountId: accountIdOf(actor),
        });
        if (moved === undefined) throw new Error('No place was given.');
        await allotting.end(change, whole, from, [place], 'cancelled', { tell: false });
        return moved;
      }),
  };
}
