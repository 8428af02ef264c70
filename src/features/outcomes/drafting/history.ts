import type { Db } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import * as drafts from '../store/drafting.ts';

/** A provision as it was worded at some time. */
export interface WordedAt {
  readonly id: string;
  readonly kind: string;
  readonly title: LocalText | null;
  readonly text: LocalText;
  readonly revision: number;
}

/** The times of a text: how it read at each, and when it changed. Two queries, however long it is. */
export async function historyOf(db: Db, documentId: string) {
  const provisions = await drafts.listAllProvisions(db, documentId);
  const versions = await drafts.listTextVersions(db, documentId);
  const moments = [
    ...versions.map(({ createdAt }) => createdAt.getTime()),
    ...provisions.flatMap(({ removedAt }) => (removedAt === null ? [] : [removedAt.getTime()])),
  ];
  return {
    /** When anything of it changed, oldest first. */
    moments: [...new Set(moments)].toSorted((one, other) => one - other).map((time) => new Date(time)),
    versions,
    /** How it read at a moment; null: how it reads now. Provisions stand where they stand now. */
    at(moment: Date | null): WordedAt[] {
      const latest = new Map<string, drafts.VersionWhole>();
      for (const version of versions) {
        if (moment === null || version.createdAt <= moment) latest.set(version.provisionId, version);
      }
      return provisions.flatMap(({ id, kind, removedAt }): WordedAt[] => {
        const version = latest.get(id);
        const gone = removedAt !== null && (moment === null || removedAt <= moment);
        if (version === undefined || gone) return [];
        const { title, text, revision } = version;
        return [{ id, kind, title, text, revision }];
      });
    },
  };
}
