import type { Actor } from '../../../platform/actor/index.ts';
import type { Changes } from '../../../platform/changes/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { AppError, isAppError, notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { acceptDocument, type GivenFile } from '../../../platform/files/accept/index.ts';
import type { FileRow, Files } from '../../../platform/files/index.ts';
import type { FileReaders } from '../../../platform/files/serve.ts';
import { requireVersion } from '../../../platform/http/etag.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { findEdition, maySeeEdition, placeOf } from '../../series/index.ts';
import type { SessionFileInput, SessionFilePatch } from '../contract/files.ts';
import { readProgramme } from '../policy.ts';
import * as store from '../store/files.ts';
import { findSession } from '../store/sessions.ts';
import { inProgramme } from './in-programme.ts';

/** Under which documents of sessions are kept and read at `/files/:id`. */
const PURPOSE = 'session-file';
/** What may be handed out, shown and minuted. */
const KINDS = ['PDF', 'DOCX', 'PPTX', 'XLSX'] as const;

export type SessionFilesService = ReturnType<typeof createSessionFilesService>;

/** Whether somebody may know of a document. */
export async function mayReadSessionFile(
  database: Pick<Database, 'db'>,
  actor: Actor,
  { row, status }: store.SessionFileWhole,
): Promise<boolean> {
  const whole = await findEdition(database.db, row.editionId);
  if (whole === undefined) return false;
  if (readProgramme.allows(actor, placeOf(whole.edition))) return true;
  if (row.audience === 'work' || status === 'draft' || !maySeeEdition(actor, whole.edition)) return false;
  if (row.audience === 'public') return true;
  return actor.kind === 'account' && store.isOnProgramme(database.db, row.editionId, actor.accountId);
}

/** Who may read the bytes of documents of sessions. */
export const sessionFileReaders = (database: Database): FileReaders => ({
  purpose: PURPOSE,
  async mayRead(actor, file) {
    const found = await store.findByFile(database.db, file.id);
    return found !== undefined && mayReadSessionFile(database, actor, found);
  },
});

/** Documents of sessions: what is handed out, what was shown, minutes. */
export function createSessionFilesService(deps: { database: Database; changes: Changes; files: Files }) {
  const { database, files } = deps;
  const within = inProgramme(deps);

  const accepted = (file: GivenFile) => {
    try {
      return acceptDocument(file, { kinds: KINDS });
    } catch (error) {
      if (!isAppError(error) || error.status !== 422) throw error;
      throw ruleBroken({ field: 'file', code: error.code, params: error.params });
    }
  };

  return {
    /** Minutes begin for work alone, whatever else is said of them later. */
    async add(
      actor: Actor,
      sessionId: string,
      { kind, title, language = null, audience = 'work' }: SessionFileInput,
      given: GivenFile | null,
    ): Promise<string> {
      const session = await findSession(database.db, sessionId);
      if (session === undefined) throw notFound('session-unknown');
      return within(actor, session.editionId, async (change, edition) => {
        const entry = createEntry();
        const written = entry.line('title', title, {
          required: true,
          authentic: edition.authenticLanguage,
        }) as LocalText;
        entry.check(given !== null, 'file', 'field-required');
        entry.done();
        if (given === null) throw new AppError(422, 'field-required');
        const { bytes, mediaType, name } = accepted(given);
        const file: FileRow = await files.record(change.tx, {
          editionId: edition.id,
          name,
          mediaType,
          body: bytes,
          purpose: PURPOSE,
        });
        const row = await store.insertSessionFile(change.tx, {
          editionId: edition.id,
          sessionId,
          kind,
          title: written,
          fileId: file.id,
          language,
          audience,
        });
        await change.record({
          action: 'session-file.uploaded',
          subject: { kind: 'session-file', id: row.id },
          editionId: edition.id,
          after: { ...row, name: file.name, bytes: file.bytes, sha256: file.sha256 },
        });
        return row.id;
      });
    },

    /** Changes what is said of a document: published minutes are minutes whose audience is the public. */
    async edit(actor: Actor, id: string, version: number | null, patch: SessionFilePatch): Promise<void> {
      const found = await store.findSessionFile(database.db, id);
      if (found === undefined) throw notFound('session-file-unknown');
      await within(actor, found.row.editionId, async (change, edition) => {
        const old = (await store.findSessionFile(change.tx, id))?.row;
        if (old === undefined) throw notFound('session-file-unknown');
        requireVersion(old.version, version);
        const entry = createEntry();
        const { title, ...rest } = patch;
        const written = entry.line('title', title, {
          required: true,
          old: old.title,
          authentic: edition.authenticLanguage,
        }) as LocalText;
        entry.done();
        const [row] = await store.updateSessionFile(change.tx, id, { ...rest, title: written });
        await change.record({
          action:
            row?.audience === 'public' && old.audience !== 'public'
              ? 'session-file.published'
              : 'session-file.edited',
          subject: { kind: 'session-file', id },
          editionId: edition.id,
          before: old,
          after: row,
        });
      });
    },

    async remove(actor: Actor, id: string, version: number | null): Promise<void> {
      const standing = await store.findSessionFile(database.db, id);
      if (standing === undefined) throw notFound('session-file-unknown');
      const checksums = await within(actor, standing.row.editionId, async (change, edition) => {
        const found = await store.findSessionFile(change.tx, id);
        if (found === undefined) throw notFound('session-file-unknown');
        requireVersion(found.row.version, version);
        await store.deleteSessionFile(change.tx, id);
        const gone = await files.remove(change.tx, [found.row.fileId]);
        await change.record({
          action: 'session-file.deleted',
          subject: { kind: 'session-file', id },
          editionId: edition.id,
          before: { ...found.row, name: found.name },
        });
        return gone;
      });
      await files.sweep(checksums);
    },
  };
}
