import type { Actor } from '../../../../platform/actor/index.ts';
import { conflict, isAppError, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import {
  acceptDocument,
  type DocumentKind,
  type GivenFile,
} from '../../../../platform/files/accept/index.ts';
import type { FileRow } from '../../../../platform/files/index.ts';
import * as store from '../../store/submissions.ts';
import type { SubmissionContext, SubmissionKey } from '../context.ts';
import { FILES } from '../contract.ts';
import { isAsked } from '../rules/answers.ts';
import type { Opening } from './opening.ts';

export type PaperFilesService = ReturnType<typeof createPaperFilesService>;

/** Documents that may come with a submission. */
export const paperKinds: readonly DocumentKind[] = ['PDF', 'DOCX', 'PPTX', 'XLSX'];

/** A file as it may be kept. @throws 422 at the field of the file, 413 for one that is too large */
function accept(given: GivenFile) {
  try {
    return acceptDocument(given, { kinds: paperKinds });
  } catch (thrown) {
    if (!isAppError(thrown) || thrown.status !== 422) throw thrown;
    throw ruleBroken({ field: 'file', code: thrown.code, params: thrown.params });
  }
}

/** Files of submissions: looked through as they come in, handed out to authors and to those who decide. */
export function createPaperFilesService(
  { files }: SubmissionContext,
  { opening }: { readonly opening: Opening },
) {
  return {
    /**
     * Adds a file: the text itself, or the answer to a question, whose file before it goes.
     * @throws 422 for a file that is no document; 409 when there are enough, or the call is over
     */
    async add(
      actor: Actor,
      key: SubmissionKey,
      questionId: string | null,
      given: GivenFile,
    ): Promise<store.SubmissionFile> {
      const accepted = accept(given);
      const { added, gone } = await opening.change(actor, key, null, async (opened) => {
        opening.requireOpen(opened);
        const { change, found, questions } = opened;
        const { submission } = found;
        const question = questions.find(({ id }) => id === questionId);
        if (questionId !== null && (question?.type !== 'file' || !isAsked(question, submission.kind))) {
          throw ruleBroken({ field: 'questionId', code: 'question-unknown' });
        }
        const replaced =
          questionId === null ? [] : found.files.filter((one) => one.questionId === questionId);
        if (found.files.length - replaced.length >= FILES) throw conflict('too-many-files', { limit: FILES });
        const file = await files.record(change.tx, {
          editionId: submission.editionId,
          name: accepted.name,
          mediaType: accepted.mediaType,
          body: accepted.bytes,
        });
        const row = await store.insertFile(change.tx, {
          editionId: submission.editionId,
          submissionId: submission.id,
          questionId,
          fileId: file.id,
          createdAt: change.now,
        });
        await store.deleteFiles(
          change.tx,
          replaced.map(({ id }) => id),
        );
        const checksums = await files.remove(
          change.tx,
          replaced.map(({ fileId }) => fileId),
        );
        const answers =
          questionId === null ? {} : { answers: { ...submission.answers, [questionId]: row.id } };
        await store.updateSubmission(change.tx, submission.id, { ...answers, updatedAt: change.now });
        const { name, mediaType, bytes } = file;
        await change.record({
          action: 'submission.file-added',
          subject: { kind: 'submission', id: submission.id },
          editionId: submission.editionId,
          after: { name, mediaType, bytes, sha256: file.sha256 },
          quiet: true,
        });
        return {
          added: { id: row.id, fileId: file.id, questionId, name, mediaType, bytes },
          gone: checksums,
        };
      });
      await files.sweep(gone);
      return added;
    },

    async remove(actor: Actor, key: SubmissionKey, id: string): Promise<void> {
      const gone = await opening.change(actor, key, null, async (opened) => {
        opening.requireOpen(opened);
        const { change, found, questions } = opened;
        const { submission } = found;
        const file = found.files.find((one) => one.id === id);
        if (file === undefined) throw notFound('file-unknown');
        const question = questions.find((one) => one.id === file.questionId);
        if (submission.state !== 'draft' && question?.required) {
          throw conflict('file-needed');
        }
        await store.deleteFiles(change.tx, [id]);
        const checksums = await files.remove(change.tx, [file.fileId]);
        const { [file.questionId ?? '']: _, ...answers } = submission.answers;
        await store.updateSubmission(change.tx, submission.id, { answers, updatedAt: change.now });
        await change.record({
          action: 'submission.file-removed',
          subject: { kind: 'submission', id: submission.id },
          editionId: submission.editionId,
          before: { name: file.name, mediaType: file.mediaType, bytes: file.bytes },
          quiet: true,
        });
        return checksums;
      });
      await files.sweep(gone);
    },

    /** A file with its bytes, for those who may see the submission. */
    async read(
      actor: Actor,
      key: SubmissionKey,
      id: string,
    ): Promise<{ readonly file: FileRow; readonly bytes: Buffer }> {
      const { found } = await opening.read(actor, key);
      const known = found.files.find((one) => one.id === id);
      const file = known && (await files.find(known.fileId));
      if (file === undefined) throw notFound('file-unknown');
      return { file, bytes: await files.read(file) };
    },
  };
}
