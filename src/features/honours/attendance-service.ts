import type { Actor } from '../../platform/actor/index.ts';
import type { Changes } from '../../platform/changes/index.ts';
import type { Database, Db } from '../../platform/database/index.ts';
import { guarded, newId } from '../../platform/database/index.ts';
import { notFound } from '../../platform/errors/index.ts';
import { permit } from '../../platform/http/index.ts';
import { daysOf } from '../../platform/language/index.ts';
import { type DirectoryFeature, listPersonSummaries } from '../directory/index.ts';
import { type EditionRow, findEdition, lockEdition, placeOf } from '../series/index.ts';
import { isEnough, justMisses, type Threshold } from './attendance-rules.ts';
import type { Attested } from './attest.ts';
import { brokenRules, type IssueManyOptions, writeCertificates } from './certificates-service.ts';
import { personHolder } from './holder.ts';
import type { CertificateMailing } from './mailing-service.ts';
import { manageHonours } from './policy.ts';
import { actOf, LARGEST_BATCH } from './rules.ts';
import { linkPersons, listPresent, type Present } from './store/attendance.ts';
import { type CertificateRow, listByActs } from './store/certificates.ts';

/** Who gets a certificate of attendance, who just misses it, and who has one. */
export interface AttendancePreview {
  readonly enough: readonly Present[];
  readonly nearly: readonly Present[];
  readonly certified: readonly Present[];
  /** Everybody who was there. */
  readonly present: number;
}

const actFor = (personId: string): string =>
  actOf({ kind: 'attendance', personId, bodyId: null, sessionId: null, honourId: null });

export type AttendanceService = ReturnType<typeof createAttendanceService>;

/** Certificates of attendance, issued in bulk to those who were there for long enough. */
export function createAttendanceService(deps: {
  readonly database: Database;
  readonly changes: Changes;
  readonly persons: DirectoryFeature['persons'];
  readonly mailing: CertificateMailing;
}) {
  const { database, changes, persons, mailing } = deps;

  async function preview(db: Db, edition: EditionRow, threshold: Threshold): Promise<AttendancePreview> {
    const present = await listPresent(database, db, edition.id);
    const total = daysOf(edition.startsOn, edition.endsOn).length;
    const acts = present.flatMap(({ personId }) => (personId === null ? [] : [actFor(personId)]));
    const known = new Set((await listByActs(db, edition.id, acts)).map(({ act }) => act));
    const isCertified = ({ personId }: Present): boolean => personId !== null && known.has(actFor(personId));
    // Somebody who came in two capacities gets one.
    const seen = new Set<string>();
    const once = present.filter(({ personId }) => {
      const first = personId === null || !seen.has(personId);
      if (personId !== null) seen.add(personId);
      return first;
    });
    const open = once.filter((one) => !isCertified(one));
    return {
      enough: open.filter((one) => isEnough(one, threshold, total)),
      nearly: open.filter((one) => justMisses(one, threshold, total)),
      certified: once.filter(isCertified),
      present: once.length,
    };
  }

  return {
    preview: (edition: EditionRow, threshold: Threshold): Promise<AttendancePreview> =>
      preview(database.db, edition, threshold),

    /**
     * Issues a certificate to everybody who was there for long enough and has none; 2,000 at most. Whoever is no person
     * of the directory yet becomes one. Who has one, valid or revoked, is passed over: never are there two for one act.
     * @param options.mail mails each to its holder, in the same change. Default: not
     */
    issue: (
      actor: Actor,
      editionId: string,
      threshold: Threshold,
      { mail = false, ...options }: IssueManyOptions & { readonly mail?: boolean } = {},
    ): Promise<CertificateRow[]> =>
      changes.run(actor, manageHonours.name, (change) =>
        guarded(brokenRules, async () => {
          const { tx } = change;
          const edition = await lockEdition(tx, editionId);
          if (edition === undefined) throw notFound();
          permit(manageHonours, actor, placeOf(edition));
          const enough = (await preview(tx, edition, threshold)).enough.slice(0, LARGEST_BATCH);
          if (enough.length === 0) return [];
          const added = enough
            .filter(({ personId }) => personId === null)
            .map((one) => ({ ...one, personId: newId() }));
          await persons.createMany(
            change,
            added.map(({ personId, name, honorific, post, bodyId, stateCode, gender, sample }) => ({
              id: personId,
              name,
              honorific,
              post,
              bodyId,
              stateCode,
              gender,
              sample,
            })),
          );
          await linkPersons(database, tx, added);
          const ids = new Map(added.map(({ attendeeId, personId }) => [attendeeId, personId]));
          const summaries = new Map(
            (
              await listPersonSummaries(
                tx,
                enough.map(({ attendeeId, personId }) => personId ?? ids.get(attendeeId) ?? ''),
              )
            ).map((person) => [person.id, person]),
          );
          const acts = enough.flatMap((one): Attested[] => {
            const person = summaries.get(one.personId ?? ids.get(one.attendeeId) ?? '');
            if (person === undefined) return [];
            const hours = Math.round(one.workshopMinutes / 60);
            return [
              {
                kind: 'attendance',
                personId: person.id,
                bodyId: null,
                sessionId: null,
                honourId: null,
                act: actFor(person.id),
                basis: 'attendance',
                statement: null,
                hours: threshold.measure === 'hours' && hours > 0 ? hours : null,
                holder: personHolder(person),
              },
            ];
          });
          const issued = await writeCertificates(change, edition, acts, options);
          const whole = mail ? await findEdition(tx, editionId) : undefined;
          if (whole !== undefined) {
            await mailing.write(
              change,
              whole,
              issued.map(({ id }) => id),
            );
          }
          return issued;
        }),
      ),
  };
}
