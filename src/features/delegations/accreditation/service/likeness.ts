import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import type { Db } from '../../../../platform/database/index.ts';
import { guarded, newId } from '../../../../platform/database/index.ts';
import { notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { permit } from '../../../../platform/http/index.ts';
import { findEdition, placeOf } from '../../../series/index.ts';
import { eitherAlike, type NameInKeys, nameInKeys } from '../../attendees/rules/likeness.ts';
import { keptNameKeys } from '../../attendees/rules/name-keys.ts';
import { brokenAttendeeRules } from '../../attendees/service.ts';
import { findAttendee, lockAttendees, updateAttendee } from '../../attendees/store.ts';
import type { DelegationsPartContext } from '../../context.ts';
import { findPlace } from '../../store/accreditation.ts';
import * as store from '../../store/likeness.ts';
import { decideAccreditations } from '../policy.ts';
import { type Likeness, type LikenessSign, likenessIndex } from '../rules/find-likenesses.ts';
import { insertUnlikeness } from '../store.ts';

/** Somebody of the edition who may be the same. */
export type SamePerson = store.Comparable & { readonly signs: readonly LikenessSign[] };

/** Somebody of the edition whom somebody new may be, and why. */
export type Acquaintance = Pick<store.Acquainted, 'id' | 'name' | 'category' | 'party'> & {
  readonly signs: readonly ('name' | 'email' | 'phone')[];
};

/** What was found about those of a page: likenesses and watch notes by attendee. */
export interface Remarks {
  readonly likenesses: ReadonlyMap<string, readonly SamePerson[]>;
  readonly watched: ReadonlyMap<string, readonly store.WatchNote[]>;
}

/** Keys of names that were compared before: the directory changes seldom, and people read it often. */
const remembered = new Map<string, NameInKeys>();
const MOST_REMEMBERED = 50_000;

function soundOf(name: { readonly ar: string; readonly en: string }): NameInKeys {
  const key = `${name.ar}\n${name.en}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const made = nameInKeys(name);
  remembered.set(key, made);
  return made;
}

const unknown = () => ruleBroken({ field: 'personId', code: 'person-unknown' });
const unknownPerson = {
  attendees_person_id_persons_id_fk: unknown,
  unlikenesses_person_id_persons_id_fk: unknown,
};

export type LikenessService = ReturnType<typeof createLikenessService>;

/** Who may be the same person as whom, and what was noted of whom. Three statements, whatever the number of people. */
export function createLikenessService({ database, changes }: DelegationsPartContext) {
  const pairKey = (one: string, other: string): string => [one, other].sort().join(' ');

  async function read(db: Db, editionId: string, withNotes: boolean) {
    const people = await store.listComparable(database, db, editionId);
    const apart = new Set(
      (await store.listUnlikenesses(database, db, editionId)).map(({ attendeeId, otherId, personId }) =>
        pairKey(attendeeId, otherId ?? personId ?? ''),
      ),
    );
    const notes = withNotes ? await store.listWatchNotes(database, db, editionId, { open: true }) : [];
    return { people, apart, notes, index: likenessIndex(people) };
  }

  return {
    /**
     * What speaks of those named, or of everybody where none are named.
     * @param withNotes those who accredit alone see what is to be looked out for
     */
    async remarks(
      db: Db,
      editionId: string,
      attendeeIds: readonly string[] | undefined,
      withNotes: boolean,
    ): Promise<Remarks> {
      const { people, apart, notes, index } = await read(db, editionId, withNotes);
      const byId = new Map(people.map((one) => [one.id, one]));
      const wanted = attendeeIds?.flatMap((id) => byId.get(id) ?? []) ?? people;
      const watchedNames = notes.map((note) => ({ note, sound: soundOf({ ar: note.name, en: '' }) }));
      const asSame = ({ id, signs }: Likeness): SamePerson[] => {
        const other = byId.get(id);
        return other === undefined ? [] : [{ ...other, signs }];
      };
      return {
        likenesses: new Map(
          wanted.map((one) => [
            one.id,
            index
              .of(one)
              .filter(({ id }) => !apart.has(pairKey(one.id, id)))
              .flatMap(asSame)
              // Somebody who speaks and leads a delegation is one person, whom somebody has named already.
              .filter(({ personId }) => personId === null || personId !== one.personId),
          ]),
        ),
        watched: new Map(
          watchedNames.length === 0
            ? []
            : wanted.map((one) => [
                one.id,
                watchedNames
                  .filter(({ sound }) => eitherAlike(soundOf(one.name), sound))
                  .map(({ note }) => note),
              ]),
        ),
      };
    },

    /**
     * Those of an edition who may be somebody who is about to be written down: they have an address or a telephone
     * number in common, or names that are alike in either script. The surest first; one statement.
     */
    async acquaintances(
      db: Db,
      editionId: string,
      newcomer: {
        readonly name: { readonly ar: string; readonly en: string };
        readonly email: string | null;
        readonly phone: string | null;
      },
    ): Promise<Acquaintance[]> {
      const keys = keptNameKeys(newcomer.name).trim().split(' ').filter(Boolean);
      const sound = nameInKeys(newcomer.name);
      const found = await store.listAcquainted(database, db, editionId, { ...newcomer, keys });
      return found
        .map(({ sharedKeys, sameEmail, samePhone, id, name, category, party }) => ({
          id,
          name,
          category,
          party,
          signs: [
            ...(sharedKeys >= 2 && eitherAlike(soundOf(name), sound) ? (['name'] as const) : []),
            ...(sameEmail ? (['email'] as const) : []),
            ...(samePhone ? (['phone'] as const) : []),
          ],
        }))
        .filter(({ signs }) => signs.length > 0)
        .toSorted((one, other) => other.signs.length - one.signs.length);
    },

    /** Persons of the directory who may be the same as somebody who is not linked to one. */
    async directory(
      db: Db,
      attendee: {
        readonly id: string;
        readonly editionId: string;
        readonly name: { readonly ar: string; readonly en: string };
        readonly personId: string | null;
      },
    ): Promise<store.DirectoryPerson[]> {
      if (attendee.personId !== null) return [];
      const apart = new Set(
        (await store.listUnlikenesses(database, db, attendee.editionId))
          .filter(({ attendeeId }) => attendeeId === attendee.id)
          .map(({ personId }) => personId),
      );
      const sound = soundOf(attendee.name);
      return (await store.listDirectory(database, db)).filter(
        ({ id, name }) => !apart.has(id) && eitherAlike(soundOf(name), sound),
      );
    },

    /**
     * Says that somebody is a person of the directory, or is not; or that two of the edition are two.
     * @throws 404 when the other one is not there; 422 `person-attends` when that person comes in this category already
     */
    async decide(
      actor: Actor,
      accreditationId: string,
      input: { readonly same: boolean; readonly personId?: string | null; readonly otherId?: string | null },
    ): Promise<void> {
      const { personId = null, otherId = null } = input;
      await changes.run(actor, decideAccreditations.name, async (change) => {
        const place = await findPlace(database, change.tx, accreditationId);
        const whole = place && (await findEdition(change.tx, place.editionId));
        if (place === undefined || whole === undefined) throw notFound('accreditation-unknown');
        permit(decideAccreditations, actor, placeOf(whole.edition));
        if ((personId === null) === (otherId === null))
          throw ruleBroken({ field: '', code: 'likeness-one-other' });
        const other = otherId === null ? undefined : await findAttendee(change.tx, otherId);
        if (otherId !== null && (other === undefined || other.editionId !== place.editionId)) {
          throw ruleBroken({ field: 'otherId', code: 'attendee-unknown' });
        }
        const target = personId ?? other?.personId ?? null;
        if (input.same) {
          // Two of an edition are linked by the person of the directory that the other one is.
          if (target === null) throw ruleBroken({ field: 'otherId', code: 'likeness-without-person' });
          const [before] = await lockAttendees(change.tx, [place.attendeeId]);
          const after = await guarded({ ...brokenAttendeeRules, ...unknownPerson }, () =>
            updateAttendee(change.tx, place.attendeeId, { personId: target, updatedAt: change.now }),
          );
          await change.record({
            action: 'attendee.linked',
            subject: { kind: 'attendee', id: place.attendeeId },
            editionId: place.editionId,
            before: { personId: before?.personId ?? null },
            after: { personId: after.personId },
          });
          return;
        }
        await guarded(unknownPerson, () =>
          insertUnlikeness(change.tx, {
            editionId: place.editionId,
            id: newId(),
            attendeeId: place.attendeeId,
            otherId,
            personId,
            decidedBy: accountIdOf(actor),
            createdAt: change.now,
          }),
        );
        await change.record({
          action: 'attendee.told-apart',
          subject: { kind: 'attendee', id: place.attendeeId },
          editionId: place.editionId,
          after: { otherId, personId },
        });
      });
    },
  };
}
