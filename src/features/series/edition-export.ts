import type { Db } from '../../platform/database/index.ts';
import { presentEdition, presentRoom, presentSeries, presentTheme, presentVenue } from './present.ts';
import { type EditionWhole, findSeries, listRooms, listThemes, listVenues } from './store.ts';

/** One file of an exported edition. */
export interface ExportedFile {
  /** Relative path: `stands.json`. */
  readonly name: string;
  readonly body: string | Uint8Array;
}

/** What an export is made from. */
export interface ExportSource {
  readonly db: Db;
  /** Address of the site, without a trailing slash. */
  readonly publicUrl: string;
}

/**
 * What a feature gives when an edition is exported: everything of it that the feature owns, drafts included, secrets not.
 * Each feature exports its own; whoever composes the application passes the list.
 */
export type EditionExport = (source: ExportSource, whole: EditionWhole) => Promise<readonly ExportedFile[]>;

/** Readable JSON, in the shape of the API's answers. */
export const jsonFile = (name: string, value: unknown): ExportedFile => ({
  name,
  body: `${JSON.stringify(value, null, 1)}\n`,
});

/** The edition's facts with its series, and its parts. */
export const seriesExport: EditionExport = async ({ db }, whole) => {
  const { id, seriesId } = whole.edition;
  const series = await findSeries(db, seriesId);
  return [
    jsonFile('edition.json', {
      series: series === undefined ? null : presentSeries(series),
      edition: presentEdition(whole),
    }),
    jsonFile('themes.json', { items: (await listThemes(db, id)).map(presentTheme) }),
    jsonFile('venues.json', { items: (await listVenues(db, id)).map(presentVenue) }),
    jsonFile('rooms.json', { items: (await listRooms(db, id)).map(presentRoom) }),
  ];
};
