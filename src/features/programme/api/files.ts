import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { notFound, ruleBroken } from '../../../platform/errors/index.ts';
import {
  type Api,
  anyone,
  etagOf,
  LanguageQuerySchema,
  permit,
  readUpload,
  versionRead,
} from '../../../platform/http/index.ts';
import { IdParams, maySeeEdition, placeOf } from '../../series/index.ts';
import * as contract from '../contract/files.ts';
import type { ProgrammeFeature } from '../index.ts';
import { manageProgramme, readProgramme } from '../policy.ts';
import { mayReadSessionFile } from '../service/files.ts';
import { findSessionFile, listSessionFiles, type SessionFileWhole } from '../store/files.ts';
import { findSession } from '../store/sessions.ts';
import { type sessionFileAudiences, sessionFileKinds } from '../tables.ts';

const present = ({ row, name, mediaType, bytes }: SessionFileWhole) => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  language: row.language,
  audience: row.audience,
  position: row.position,
  name,
  mediaType,
  bytes,
  href: `/files/${row.fileId}`,
  version: row.version,
  createdAt: row.createdAt.toISOString(),
});

/** Adds the JSON operations of documents of sessions. Their bytes are at `/files/:id`. */
export function addSessionFilesApi(api: Api, { database, finder, sessionFiles }: ProgrammeFeature): void {
  const tag = 'programme';

  /** The session's documents that the caller may know of. */
  async function filesFor(raw: FastifyRequest, sessionId: string): Promise<SessionFileWhole[]> {
    const session = await findSession(database.db, sessionId);
    const whole = session && (await finder.find(session.editionId));
    if (session === undefined || whole === undefined || !maySeeEdition(raw.actor, whole.edition)) {
      throw notFound('session-unknown');
    }
    const works = readProgramme.allows(raw.actor, placeOf(whole.edition));
    if (session.status === 'draft' && !works) throw notFound('session-unknown');
    const found = await listSessionFiles(database.db, session.editionId, sessionId);
    const may = await Promise.all(
      found.map((one) =>
        works || one.row.audience === 'public' ? true : mayReadSessionFile(database, raw.actor, one),
      ),
    );
    return found.filter((_, index) => may[index]);
  }

  async function presented(id: string) {
    const found = await findSessionFile(database.db, id);
    if (found === undefined) throw notFound('session-file-unknown');
    return present(found);
  }

  api.operation({
    method: 'GET',
    url: '/sessions/:id/files',
    id: 'listSessionFiles',
    tag,
    summary: 'Documents of a session that the caller may read, in their order',
    policy: anyone,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: contract.SessionFileList,
    handle: async ({ params, raw }) => ({ items: (await filesFor(raw, params.id)).map(present) }),
  });

  api.operation({
    method: 'POST',
    url: '/sessions/:id/files',
    id: 'addSessionFile',
    tag,
    summary:
      'Send a document as multipart/form-data: `file`, `kind`, `title.ar`, `title.en`, `language`, `audience`',
    policy: manageProgramme,
    takesFile: true,
    status: 201,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: contract.SessionFileView,
    handle: async ({ params, raw }) => {
      // Whoever may not add one learns nothing from what is wrong with it, and sends no bytes.
      const session = await findSession(database.db, params.id);
      const whole = session && (await finder.find(session.editionId));
      if (whole === undefined) throw notFound('session-unknown');
      permit(manageProgramme, raw.actor, placeOf(whole.edition));
      const { file, fields } = await readUpload(raw);
      const kind = sessionFileKinds.find((one) => one === fields.kind);
      if (kind === undefined) throw ruleBroken({ field: 'kind', code: 'field-required' });
      const language = (['ar', 'en'] as const).find((one) => one === fields.language) ?? null;
      const audience = (
        ['public', 'participants', 'work'] satisfies (typeof sessionFileAudiences)[number][]
      ).find((one) => one === fields.audience);
      const title = { ar: String(fields['title.ar'] ?? ''), en: String(fields['title.en'] ?? '') };
      const input = { kind, title, language, ...(audience === undefined ? {} : { audience }) };
      return presented(await sessionFiles.add(raw.actor, params.id, input, file));
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/session-files/:id',
    id: 'editSessionFile',
    tag,
    summary: 'Change what is said of a document, its order, and who may read it',
    policy: manageProgramme,
    edits: true,
    params: IdParams,
    query: LanguageQuerySchema,
    body: contract.SessionFilePatch,
    reply: contract.SessionFileView,
    handle: async ({ params, body, raw }, reply) => {
      await sessionFiles.edit(raw.actor, params.id, versionRead(raw), body);
      const file = await presented(params.id);
      reply.header('etag', etagOf(file.version));
      return file;
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/session-files/:id',
    id: 'deleteSessionFile',
    tag,
    summary: 'Delete a document with its bytes',
    policy: manageProgramme,
    edits: true,
    status: 204,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await sessionFiles.remove(raw.actor, params.id, versionRead(raw));
    },
  });
}
