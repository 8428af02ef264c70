import { sql } from 'drizzle-orm';
import { type EditionFigure, workInEdition } from '../series/index.ts';

/** What the exhibition adds to an edition's overview. */
export const exhibitionFigures: readonly EditionFigure[] = [
  {
    kind: 'total',
    label: 'common:nav.management.stands',
    path: '/stands',
    policy: workInEdition,
    count: (id) =>
      sql`(select count(*) from stands s where s.edition_id = ${id} and s.status in ('allocated', 'confirmed'))`,
  },
  {
    kind: 'open',
    label: 'exhibition:figures.unconfirmed',
    path: '/stands?status=allocated',
    policy: workInEdition,
    count: (id) => sql`(select count(*) from stands s where s.edition_id = ${id} and s.status = 'allocated')`,
  },
];
