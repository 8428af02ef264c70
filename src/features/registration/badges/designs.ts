import { type BadgeCategory, badgeCategories } from './rules.ts';
import type { DesignRow } from './store/venue.ts';

/** What the badge of a category looks like and opens; version 0: nobody has drawn it yet. */
export type Design = Omit<DesignRow, 'editionId' | 'updatedAt'>;

/** Colours of categories until somebody chooses: each its own. The colour never stands alone, the word is beside it. */
const colours: Readonly<Record<BadgeCategory, number>> = {
  delegate: 1,
  guest: 3,
  speaker: 2,
  press: 4,
  exhibitor: 6,
  organiser: 5,
  public: 2,
};

/** The design as drawn, or a plain one: A6, opening no zone. */
export function designOf(row: DesignRow | undefined, category: BadgeCategory): Design {
  if (row !== undefined) {
    const { editionId: _, updatedAt: __, ...design } = row;
    return design;
  }
  return {
    category,
    size: 'a6',
    colour: colours[category],
    zones: [],
    days: [],
    back: null,
    photo: false,
    automatic: false,
    version: 0,
  };
}

/** Designs of all categories, in their order. */
export const designsOf = (rows: readonly DesignRow[]): Design[] =>
  badgeCategories.map((category) =>
    designOf(
      rows.find((row) => row.category === category),
      category,
    ),
  );
