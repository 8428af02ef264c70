import { type ConflictSource, readProgramme } from '../programme/index.ts';
import type { EditionFigure } from '../series/index.ts';

/**
 * What the schedule adds to an edition's overview: as many conflicts as its list has that stop the release.
 * @param source asked when an overview is shown
 */
export const schedulingFigures = (source: () => ConflictSource): readonly EditionFigure[] => [
  {
    kind: 'open',
    label: 'conflicts:figure',
    path: '/conflicts?level=blocking',
    policy: readProgramme,
    count: async (id) => (await source().blocking(id)).count,
  },
];
