import type { Tx } from '../../../../platform/database/index.ts';
import type { RegistrationContext } from '../../context.ts';
import { editionMark, readBadgeCode } from '../../rules/badge-code.ts';
import type { CheckInReason, KnownBadge } from '../../rules/judging.ts';
import { listPublicKeys } from '../../store/check-in-kit.ts';
import * as store from '../../store/check-ins.ts';
import type { CheckInInput } from '../contract.ts';
import { isSignedBy } from '../signature.ts';

/** What was read of a badge: a serial that is proven or typed, or why there is none. */
export type ReadBadge = { readonly serial: number } | { readonly fault: CheckInReason };

/** Reads codes and serials of a batch: signatures are checked once each, badges are found by one statement. */
export function createReading({ database }: Pick<RegistrationContext, 'database'>) {
  return {
    async read(editionId: string, items: readonly CheckInInput[]): Promise<ReadBadge[]> {
      const coded = items.some(({ code }) => code !== undefined);
      const keys = coded ? await listPublicKeys(database.db, editionId) : [];
      const mark = editionMark(editionId);
      return Promise.all(
        items.map(async ({ code, serial }): Promise<ReadBadge> => {
          if (code === undefined) return serial === undefined ? { fault: 'unreadable' } : { serial };
          const read = readBadgeCode(code);
          if (read === undefined) return { fault: 'unreadable' };
          if (read.claims.edition !== mark) return { fault: 'other-edition' };
          const key = keys.find(({ number }) => number === read.claims.keyNumber);
          if (key === undefined || !(await isSignedBy(key.publicKey, read))) return { fault: 'forged' };
          return { serial: read.claims.serial };
        }),
      );
    },

    /** Badges of what was read. */
    badges(tx: Tx, editionId: string, read: readonly ReadBadge[]): Promise<store.BadgeAtDoor[]> {
      const serials = [...new Set(read.flatMap((one) => ('serial' in one ? [one.serial] : [])))];
      // Larger than any serial that a badge can have: the column is an integer.
      const possible = serials.filter((serial) => serial <= 0x7fff_ffff);
      return store.badgesAtDoor(database, tx, editionId, { serials: possible });
    },

    /** Badges of check-ins that are known, beside those that were read. */
    async others(
      tx: Tx,
      editionId: string,
      known: Iterable<store.CheckInRow>,
      have: readonly store.BadgeAtDoor[],
    ): Promise<store.BadgeAtDoor[]> {
      const ids = [...known].flatMap(({ badgeId }) => badgeId ?? []);
      const missing = [...new Set(ids)].filter((id) => !have.some((badge) => badge.id === id));
      return store.badgesAtDoor(database, tx, editionId, { ids: missing });
    },
  };
}

/** What a judgement knows of a badge. What it opens is what its row says, as signed. */
export const knownBadge = (editionId: string, badge: store.BadgeAtDoor): KnownBadge => ({
  claims: {
    edition: editionMark(editionId),
    keyNumber: badge.keyNumber,
    serial: badge.serial,
    category: badge.category as KnownBadge['claims']['category'],
    zones: badge.zones,
    days: badge.days,
  },
  suspended: badge.state === 'suspended',
  endedAt: badge.endedAt,
});
