import type { Actor } from '../../../../platform/actor/index.ts';
import { isAppError, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import {
  acceptDocument,
  acceptImage,
  type DocumentKind,
  type GivenFile,
  portraitLimits,
} from '../../../../platform/files/accept/index.ts';
import type { FileRow } from '../../../../platform/files/index.ts';
import type { RegistrationContext } from '../../context.ts';
import * as store from '../../store/registrations.ts';
import type { RegistrationKey } from '../context.ts';
import { askedOf } from '../rules/answers.ts';
import { readDraft } from '../rules/draft.ts';
import type { OpenedChange, Opening } from './opening.ts';

export type RegistrationFilesService = ReturnType<typeof createRegistrationFiles>;

/** Documents that may come with a registration. */
export const documentKinds: readonly DocumentKind[] = ['PDF', 'DOCX'];

/** What a file is for: the photograph, the identity document, or a question by its id. */
export type FilePurpose = 'photo' | 'identity' | (string & {});

/** Pictures begin so: JPEG, PNG, WebP. What they are is found out when they are read. */
const looksLikePicture = (bytes: Buffer): boolean =>
  bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ||
  bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47])) ||
  bytes.subarray(8, 12).toString('latin1') === 'WEBP';

/** A file as it may be kept. @throws 422 at the field of the file, 413 for one that is too large */
async function accept(purpose: FilePurpose, given: GivenFile) {
  try {
    if (purpose === 'photo') return await acceptImage(given, portraitLimits);
    if (looksLikePicture(given.bytes))
      return await acceptImage(given, { bytes: portraitLimits.bytes, maxPixels: portraitLimits.maxPixels });
    return await acceptDocument(given, { kinds: documentKinds });
  } catch (thrown) {
    if (!isAppError(thrown) || thrown.status !== 422) throw thrown;
    throw ruleBroken({ field: 'file', code: thrown.code, params: thrown.params });
  }
}

/** Files of registrations: looked through as they come in, handed out to whose they are and to those who decide. */
export function createRegistrationFiles(
  { files, delegations }: RegistrationContext,
  { opening }: { readonly opening: Opening },
) {
  /** What a new file takes the place of. */
  function before({ found }: OpenedChange, purpose: FilePurpose): readonly store.RegistrationFile[] {
    const draft = readDraft(found.registration.draft);
    if (purpose === 'photo') return found.files.filter(({ id }) => id === draft.photo);
    if (purpose === 'identity') return found.files.filter(({ id }) => id === draft.identity);
    return found.files.filter(({ questionId }) => questionId === purpose);
  }

  return {
    /**
     * Keeps a file in place of the one before it.
     * @throws 422 for a file that is none of those taken, 404 for a question that is not asked, 409 when it is over
     */
    async add(actor: Actor, key: RegistrationKey, purpose: FilePurpose, given: GivenFile): Promise<void> {
      const accepted = await accept(purpose, given);
      const gone = await opening.change(actor, key, null, async (opened) => {
        opening.requireOpen(opened);
        const { change, found, questions, whole } = opened;
        const { registration: row, form, attendee } = found;
        const draft = readDraft(row.draft);
        const answers = row.state === 'draft' ? draft.content.answers : row.answers;
        const asked =
          purpose === 'photo' || purpose === 'identity'
            ? form.blocks[purpose as 'photo' | 'identity'] !== undefined
            : askedOf(questions, answers).some(({ id, type }) => id === purpose && type === 'file');
        if (!asked) throw notFound('form-question-unknown');
        const file = await files.record(change.tx, {
          editionId: row.editionId,
          name: accepted.name,
          mediaType: accepted.mediaType,
          body: accepted.bytes,
        });
        let checksums: readonly string[] = [];
        if (attendee !== null && purpose === 'photo') {
          const old = attendee.photoId;
          await delegations.attendees.edit(change, whole.edition, attendee.id, {}, { photoId: file.id });
          checksums = old === null ? [] : await files.remove(change.tx, [old]);
        } else if (attendee !== null && purpose === 'identity') {
          await store.insertAttendeeFile(change.tx, {
            editionId: row.editionId,
            attendeeId: attendee.id,
            kind: 'passport',
            fileId: file.id,
            createdAt: change.now,
          });
        } else {
          const replaced = before(opened, purpose);
          const kept = await store.insertFile(change.tx, {
            editionId: row.editionId,
            registrationId: row.id,
            questionId: purpose === 'photo' || purpose === 'identity' ? null : purpose,
            fileId: file.id,
            createdAt: change.now,
          });
          await store.deleteFiles(
            change.tx,
            replaced.map(({ id }) => id),
          );
          checksums = await files.remove(
            change.tx,
            replaced.map(({ fileId }) => fileId),
          );
          const named =
            purpose === 'photo' || purpose === 'identity'
              ? { draft: { ...draft, [purpose]: kept.id } }
              : row.state === 'draft'
                ? {
                    draft: {
                      ...draft,
                      content: { ...draft.content, answers: { ...answers, [purpose]: kept.id } },
                    },
                  }
                : { answers: { ...answers, [purpose]: kept.id } };
          await store.updateRegistration(change.tx, row.id, { ...named, updatedAt: change.now });
        }
        await change.record({
          action: 'registration.file-added',
          subject: { kind: 'registration', id: row.id },
          editionId: row.editionId,
          after: { mediaType: file.mediaType, bytes: file.bytes, sha256: file.sha256 },
        });
        return checksums;
      });
      await files.sweep(gone);
    },

    /** The bytes of a file of a registration; `photo` names the photograph that was handed in. */
    async read(actor: Actor, key: RegistrationKey, id: string): Promise<{ file: FileRow; bytes: Buffer }> {
      const { found } = await opening.read(actor, key);
      const fileId =
        id === 'photo' ? found.attendee?.photoId : found.files.find((one) => one.id === id)?.fileId;
      const file = fileId == null ? undefined : await files.find(fileId);
      if (file === undefined) throw notFound('file-unknown');
      return { file, bytes: await files.read(file) };
    },
  };
}
