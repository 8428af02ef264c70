import type { Actor } from '../../../platform/actor/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { EditionShell, EditionWhole } from '../../series/index.ts';
import type { AgendaData } from '../agenda-data.ts';
import { mayReadSessionFile } from '../service/files.ts';
import { readAgenda } from '../store/agenda.ts';
import { listSessionFiles, type SessionFileWhole } from '../store/files.ts';
import { agendaPage } from './agenda-page.ts';
import { addOutputs } from './outputs.ts';
import { addSessionPage, type SessionLinks, type SessionSignUps } from './session-page.ts';
import { addSpeakerPages } from './speakers-page.ts';
import type { SessionMarks } from './stars.ts';

export { lastChangeOf, scheduleFileOf } from './export-model.ts';
export type { SessionLinks, SessionOutcome, SessionSignUps } from './session-page.ts';
export { type SessionMarks, type Stars, starForm } from './stars.ts';

/** What the public pages are made with. */
export interface PublicPages {
  readonly shell: EditionShell;
  readonly links: SessionLinks;
  readonly marks: SessionMarks;
  /** What may be done about a session, as higher features know it: places, feedback. */
  readonly signUps: readonly SessionSignUps[];
  /** Outside address of the site, without a slash at the end. */
  readonly publicUrl: string;
  /** The announced programme, read once for each revision of the edition. */
  readonly announced: Announced;
  /** The same, or the release that an address asks for by its number. @throws 404 for one that there is not */
  asked(context: PageContext, whole: EditionWhole): Promise<AgendaData>;
  /** Documents of a session that somebody may read, in their order. */
  documentsOf(actor: Actor, editionId: string, sessionId: string): Promise<readonly SessionFileWhole[]>;
}

/** Programmes kept in memory at once. */
const KEPT = 20;

/** The announced programme of an edition, as long as nothing of the edition changes. @throws 404 for an unknown edition */
export type Announced = (whole: EditionWhole) => Promise<AgendaData>;

/** Reads an edition's announced programme, and keeps it as long as nothing of the edition changes. */
export function createAnnounced({ db }: Pick<Database, 'db'>): Announced {
  const kept = new Map<string, { readonly revision: number; readonly data: Promise<AgendaData> }>();
  return ({ edition }) => {
    const known = kept.get(edition.id);
    if (known?.revision === edition.revision) return known.data;
    const data = readAgenda(db, edition.id, { audience: 'public' }).then((read) => {
      if (read === undefined) throw notFound('edition-unknown');
      return read;
    });
    data.catch(() => kept.delete(edition.id));
    if (kept.size >= KEPT) kept.clear();
    kept.set(edition.id, { revision: edition.revision, data });
    return data;
  };
}

/** Adds the public face of the programme: agenda, sessions, speakers, and the programme in other forms. */
export function addPublicProgramme(deps: {
  shell: EditionShell;
  database: Database;
  publicUrl: string;
  links: SessionLinks;
  marks: SessionMarks;
  signUps: readonly SessionSignUps[];
  announced: Announced;
}): void {
  const { database } = deps;
  const programme: PublicPages = {
    ...deps,
    async asked(context, whole) {
      const { release } = context.query;
      if (release === undefined) return deps.announced(whole);
      if (typeof release !== 'string' || !/^[1-9]\d{0,5}$/.test(release)) throw notFound('release-unknown');
      const data = await readAgenda(deps.database.db, whole.edition.id, {
        audience: 'public',
        release: Number(release),
      });
      if (data === undefined) throw notFound('release-unknown');
      return data;
    },
    async documentsOf(actor, editionId, sessionId) {
      const found = await listSessionFiles(database.db, editionId, sessionId);
      const may = await Promise.all(
        found.map((one) => one.row.audience === 'public' || mayReadSessionFile(database, actor, one)),
      );
      return found.filter((_, index) => may[index]);
    },
  };
  programme.shell.published({
    path: '/agenda',
    handle: async (context, whole) =>
      agendaPage(
        programme,
        context,
        whole,
        await programme.asked(context, whole),
        await programme.marks.starsFor(context, whole),
      ),
  });
  addSessionPage(programme);
  addSpeakerPages(programme);
  addOutputs(programme);
}
