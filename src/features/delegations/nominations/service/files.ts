import type { Actor } from '../../../../platform/actor/index.ts';
import type { Database } from '../../../../platform/database/index.ts';
import { conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import {
  acceptedAt,
  acceptPaper,
  acceptPortrait,
  type GivenFile,
} from '../../../../platform/files/accept/index.ts';
import type { FileReaders } from '../../../../platform/files/serve.ts';
import { findEdition, placeOf } from '../../../series/index.ts';
import type { DelegationsPartContext } from '../../context.ts';
import { findByLetter } from '../../store/focal-points.ts';
import * as store from '../../store/nominations.ts';
import { maySeeDelegation } from '../policy.ts';
import { LETTER } from './focal-points.ts';
import type { Gate } from './gate.ts';

/** Under which photos and documents of attendees are kept and read at `/files/:id`. */
export const ATTENDEE_FILE = 'attendee-file';
/** Most documents of one person. */
const MOST = 12;

export type NominationFilesService = ReturnType<typeof createNominationFilesService>;

/** Photos and documents of those who are named. */
export function createNominationFilesService(
  { database, files, attendees }: DelegationsPartContext,
  gate: Gate,
) {
  const open = async (id: string) => {
    const found = await store.findNomination(database.db, id);
    if (found === undefined) throw notFound('nomination-unknown');
    return found;
  };

  return {
    /** Documents of somebody named. @throws 404 alike for another's and for one that does not exist */
    async list(actor: Actor, id: string) {
      const found = await open(id);
      await gate.find(actor, found.nomination.delegationId);
      return store.listFiles(database.db, found.attendee.id);
    },

    /**
     * Adds a document, or the photo in the place of the one before. What it is shows in its bytes.
     * @throws 422 at `file`; 413; 409 for one who is not named any more, or `too-many-files`
     */
    async add(
      actor: Actor,
      id: string,
      kind: store.FileKind,
      given: GivenFile | null,
      reason?: string | null,
    ): Promise<string> {
      const { nomination } = await open(id);
      return gate.change(actor, nomination.delegationId, reason, async ({ change, edition, ...opened }) => {
        if (given === null) throw ruleBroken({ field: 'file', code: 'field-required' });
        const found = await store.findNomination(change.tx, id);
        if (found === undefined || found.attendee.cancelledAt !== null) throw conflict('nomination-not-now');
        const known = await store.listFiles(change.tx, found.attendee.id);
        if (known.length >= MOST) throw conflict('too-many-files', { limit: MOST });
        const accepted = await acceptedAt('file', () =>
          kind === 'photo' ? acceptPortrait(given) : acceptPaper(given),
        );
        const file = await files.record(change.tx, {
          editionId: edition.id,
          name: accepted.name,
          mediaType: accepted.mediaType,
          body: accepted.bytes,
          purpose: ATTENDEE_FILE,
        });
        if (kind === 'photo') {
          await store.deleteFiles(
            change.tx,
            known.filter((one) => one.kind === 'photo').map((one) => one.id),
          );
          await attendees.edit(change, edition, found.attendee.id, {}, { photoId: file.id });
        }
        const { id: fileId } = await store.insertFile(change.tx, {
          editionId: edition.id,
          attendeeId: found.attendee.id,
          kind,
          fileId: file.id,
        });
        await change.record({
          action: 'nomination.file-added',
          subject: { kind: 'nomination', id },
          editionId: edition.id,
          after: { kind, name: file.name, bytes: file.bytes, sha256: file.sha256 },
          ...(opened.reason === null ? {} : { reason: opened.reason }),
        });
        return fileId;
      });
    },

    /** Takes a document away. @throws 404 */
    async remove(actor: Actor, id: string, fileId: string, reason?: string | null): Promise<void> {
      const { nomination } = await open(id);
      const gone = await gate.change(actor, nomination.delegationId, reason, async ({ change, edition }) => {
        const found = await store.findNomination(change.tx, id);
        const file = (await store.listFiles(change.tx, nomination.attendeeId)).find(
          (one) => one.id === fileId,
        );
        if (found === undefined || file === undefined) throw notFound('file-unknown');
        await store.deleteFiles(change.tx, [fileId]);
        if (found.attendee.photoId === file.fileId) {
          await attendees.edit(change, edition, found.attendee.id, {}, { photoId: null });
        }
        await change.record({
          action: 'nomination.file-removed',
          subject: { kind: 'nomination', id },
          editionId: edition.id,
          before: { kind: file.kind, name: file.name, bytes: file.bytes },
        });
        return files.remove(change.tx, [file.fileId]);
      });
      await files.sweep(gone);
    },
  };
}

/** Who may read letters of appointment, and photos and documents of those named: nobody of another delegation. */
export const delegationFileReaders = (database: Database): readonly FileReaders[] => {
  const sees = async (
    actor: Parameters<FileReaders['mayRead']>[0],
    of: { readonly editionId: string; readonly delegationId: string | null } | undefined,
  ): Promise<boolean> => {
    const whole = of && (await findEdition(database.db, of.editionId));
    if (of === undefined || whole === undefined) return false;
    return maySeeDelegation(actor, of.delegationId ?? '', placeOf(whole.edition));
  };
  return [
    {
      purpose: LETTER,
      mayRead: async (actor, file) => sees(actor, await findByLetter(database.db, file.id)),
    },
    {
      purpose: ATTENDEE_FILE,
      async mayRead(actor, file) {
        const of = await store.findAttendeeOfFile(database.db, file.id);
        const own = actor.kind === 'account' && of?.accountId === actor.accountId;
        return own || sees(actor, of);
      },
    },
  ];
};
