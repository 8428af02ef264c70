import { systemActor } from '../../../platform/actor/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import type { Files } from '../../../platform/files/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { TaskKind } from '../../../platform/jobs/index.ts';
import type { EditionFinder } from '../../series/index.ts';
import { type BadgeFilter, listBadges } from '../store/badges.ts';
import { badgePrinting } from './document.ts';
import { type PrintLayout, renderBadges } from './render/index.ts';
import type { StatesService } from './service/states.ts';

/** Name of the kind of task that draws many badges. */
export const BATCH_TASK = 'badges.batch';

/** More badges than any edition issues. */
const ALL = 1_000_000;

export interface BatchInput extends PrintLayout {
  readonly editionId: string;
  readonly filter: BadgeFilter;
}

/** What the task made; without a file where nothing was to be printed any more. */
export interface BatchResult {
  readonly fileId: string | null;
  readonly count: number;
}

export interface BatchDeps {
  readonly database: Database;
  readonly files: Files;
  readonly finder: EditionFinder;
  readonly translator: Translator;
  readonly states: StatesService;
}

/**
 * Draws badges of an edition into one PDF, those of a delegation together, by name; then counts the print of each. What ended
 * while the task waited is not printed.
 */
export const badgesBatch = (deps: BatchDeps): TaskKind<BatchInput> => ({
  kind: BATCH_TASK,
  long: true,
  async work({ input, progress }): Promise<BatchResult> {
    const { database, files, finder, states } = deps;
    const { editionId, filter, paper, backs } = input;
    const whole = await finder.find(editionId);
    if (whole === undefined) throw new Error(`There is no edition ${editionId}.`);
    const language = whole.edition.authenticLanguage;
    const badges = await listBadges(
      database.db,
      editionId,
      { ...filter, held: true },
      { limit: ALL, language },
    );
    if (badges.length === 0) return { fileId: null, count: 0 };
    await progress(0, badges.length);
    const printing = await badgePrinting({ ...deps, db: database.db }, whole);
    const documents = await printing.documents(badges);
    const body = await renderBadges(printing.edition, documents, {
      paper,
      backs,
      progress: (done) => progress(done, badges.length),
    });
    await progress(badges.length, badges.length);
    const { id: fileId } = await database.transaction((tx) =>
      files.record(tx, {
        editionId,
        name: `badges-${whole.series.slug}-${whole.edition.slug}.pdf`,
        mediaType: 'application/pdf',
        body,
      }),
    );
    await states.countPrints(
      systemActor('badges'),
      editionId,
      badges.map(({ badge }) => badge.id),
    );
    return { fileId, count: badges.length };
  },
});
