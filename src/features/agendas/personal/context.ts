import type { Actor } from '../../../platform/actor/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import type { DocumentWords } from '../../../platform/document/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { NoticeModel } from '../../../platform/views/index.ts';
import type { AboveProgramme, AgendaData, AgendaDocument, Announced } from '../../programme/index.ts';
import type { EditionWhole } from '../../series/index.ts';
import { type Mine, readMine } from '../store/mine.ts';
import type { AgendaReason, OwnEntry } from './rules.ts';
import { ownEntries } from './rules.ts';

/** Why sessions are somebody's, as higher features know it: places, duties. They supply it, `app.ts` passes the list. */
export interface AgendaEntrySource {
  reasons(database: Database, editionId: string, accountId: string): Promise<readonly AgendaReason[]>;
  /** Editions in which it knows of any, so that the account finds its agendas. */
  editions(database: Database, accountId: string): Promise<readonly string[]>;
  /** What the agenda's page says first, to whoever it is of. */
  notices?(context: PageContext, whole: EditionWhole): Promise<readonly NoticeModel[]>;
}

/** How an agenda becomes a document: the archive knows what a document says of its edition. */
export interface AgendaPrinting {
  documentOf(whole: EditionWhole, data: AgendaData): Promise<AgendaDocument>;
  words(whole: EditionWhole): DocumentWords;
}

/** What the agendas stand on. */
export interface AgendasContext extends AboveProgramme {
  readonly announced: Announced;
  readonly printing: AgendaPrinting;
  /** The script that other sites include. */
  embedScript(): string;
  /** The worker that keeps a screen on its device. */
  screenWorker(): string;
  readonly sources: readonly AgendaEntrySource[];
}

/** Somebody's own agenda: what the edition announced, and which of it is theirs. */
export interface OwnAgenda {
  readonly whole: EditionWhole;
  readonly data: AgendaData;
  readonly mine: Mine;
  readonly entries: readonly OwnEntry[];
}

/** Reads an account's own agenda of an edition. */
export async function readOwnAgenda(
  { database, announced, sources }: Pick<AgendasContext, 'database' | 'announced' | 'sources'>,
  whole: EditionWhole,
  accountId: string,
): Promise<OwnAgenda> {
  const [data, mine, ...reasons] = await Promise.all([
    announced(whole),
    readMine(database, whole.edition.id, accountId),
    ...sources.map((source) => source.reasons(database, whole.edition.id, accountId)),
  ]);
  return { whole, data, mine, entries: ownEntries(data, mine, reasons.flat()) };
}

/** Number of the release that the data show; null before an edition's first. */
export const releaseOf = (data: AgendaData): number | null => data.release?.number ?? null;

/** The edition that an address names, for whoever asks. @throws 404 for one that they may not know of */
export const editionOf = (
  { finder }: Pick<AgendasContext, 'finder'>,
  actor: Actor,
  params: Readonly<Record<string, string>>,
): Promise<EditionWhole> => finder.visible(actor, `${params.series}:${params.edition}`);
