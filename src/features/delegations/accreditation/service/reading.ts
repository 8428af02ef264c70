import type { Actor } from '../../../../platform/actor/index.ts';
import { forbidden, notFound, unauthenticated } from '../../../../platform/errors/index.ts';
import { findEdition, placeOf } from '../../../series/index.ts';
import { findAttendee } from '../../attendees/store.ts';
import type { DelegationsPartContext } from '../../context.ts';
import { findPlace, listDocuments, listQueue, listSteps } from '../../store/accreditation.ts';
import { decideAccreditations, readAccreditations } from '../policy.ts';
import type { LikenessService } from './likeness.ts';

export type ReadingService = ReturnType<typeof createReadingService>;

/** A request with everything that is looked at before it is decided. */
export function createReadingService({ database }: DelegationsPartContext, likeness: LikenessService) {
  return {
    /** @throws 404 alike for one that there is not and for one of an edition where the actor does not accredit */
    async whole(actor: Actor, id: string) {
      const { db } = database;
      if (actor.kind === 'anonymous') throw unauthenticated();
      if (!readAccreditations.admits(actor)) throw forbidden();
      const place = await findPlace(database, db, id);
      const whole = place && (await findEdition(db, place.editionId));
      if (
        place === undefined ||
        whole === undefined ||
        !readAccreditations.allows(actor, placeOf(whole.edition))
      ) {
        throw notFound('accreditation-unknown');
      }
      const decides = decideAccreditations.allows(actor, placeOf(whole.edition));
      const [[row], attendee, documents, steps, remarks] = await Promise.all([
        listQueue(database, db, place.editionId, { ids: [id] }, { limit: 1, language: 'ar' }),
        findAttendee(db, place.attendeeId),
        listDocuments(database, db, place.attendeeId),
        listSteps(database, db, id),
        likeness.remarks(db, place.editionId, [place.attendeeId], decides),
      ]);
      if (row === undefined || attendee === undefined) throw notFound('accreditation-unknown');
      return {
        whole,
        row,
        attendee,
        documents,
        steps,
        likenesses: remarks.likenesses.get(attendee.id) ?? [],
        watched: remarks.watched.get(attendee.id) ?? [],
        directory: await likeness.directory(db, attendee),
        decides,
      };
    },
  };
}
export type AccreditationWhole = Awaited<ReturnType<ReadingService['whole']>>;
