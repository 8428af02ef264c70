import type { Db } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import {
  type AboveProgramme,
  type AgendaData,
  differencesOf,
  listReleases,
  type ReleaseRow,
  readAgenda,
  readContents,
  type SessionContent,
  type SessionDifference,
} from '../../programme/index.ts';
import { namesIn } from './view.ts';
import type { Names } from './words.ts';

/** One side of a comparison: a release by its number, or the working schedule. */
export type End = number | 'working';

/** `3` and `working` as they stand in addresses; undefined for anything else. */
export const endOf = (text: unknown): End | undefined =>
  text === 'working' ? 'working' : /^[1-9]\d{0,5}$/.test(String(text)) ? Number(text) : undefined;

export interface Comparison {
  readonly differences: readonly SessionDifference[];
  readonly names: Names;
  /** What the second side is made of: pages of its sessions are linked. */
  readonly after: AgendaData;
}

export type ReadReleases = ReturnType<typeof createReadReleases>;

/** Reads releases beside each other. */
export function createReadReleases({ clock, programme }: Pick<AboveProgramme, 'clock' | 'programme'>) {
  async function side(
    db: Db,
    editionId: string,
    end: End,
    releases: readonly ReleaseRow[],
  ): Promise<{ contents: readonly SessionContent[]; data: AgendaData }> {
    const release = releases.find(({ number }) => number === end);
    if (end !== 'working' && release === undefined) throw notFound('release-unknown');
    const data = await readAgenda(
      db,
      editionId,
      end === 'working' ? { audience: 'work' } : { audience: 'public', release: end },
    );
    if (data === undefined) throw notFound('release-unknown');
    return {
      data,
      contents:
        release === undefined
          ? (await programme.releases.draft(db, editionId, { heldBack: [], now: clock.now() })).contents
          : await readContents(db, release.id),
    };
  }

  return {
    /**
     * What the second has different from the first.
     * @throws 404 for a release that there is not
     */
    async compare(db: Db, editionId: string, from: End, to: End): Promise<Comparison> {
      const releases = await listReleases(db, editionId);
      const before = await side(db, editionId, from, releases);
      const after = await side(db, editionId, to, releases);
      return {
        differences: differencesOf(before.contents, after.contents),
        names: namesIn(after.data, before.data),
        after: after.data,
      };
    },

    /** Every release with what it brought, the newest first: one statement for each release and two besides. */
    async history(
      db: Db,
      editionId: string,
      most: number,
    ): Promise<{
      readonly releases: readonly ReleaseRow[];
      readonly differences: ReadonlyMap<string, readonly SessionDifference[]>;
      readonly names: Names;
    }> {
      const releases = await listReleases(db, editionId);
      const shown = releases.slice(0, most);
      const contents = new Map<string, readonly SessionContent[]>();
      const programmes: AgendaData[] = [];
      for (const { id, number } of releases.slice(0, most + 1)) {
        contents.set(id, await readContents(db, id));
        const data = await readAgenda(db, editionId, { audience: 'public', release: number });
        if (data !== undefined) programmes.push(data);
      }
      return {
        releases: shown,
        names: namesIn(...programmes),
        differences: new Map(
          shown.map(({ id }, index) => [
            id,
            differencesOf(contents.get(releases[index + 1]?.id ?? '') ?? [], contents.get(id) ?? []),
          ]),
        ),
      };
    },
  };
}
