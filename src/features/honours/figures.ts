import { sql } from 'drizzle-orm';
import { type EditionFigure, workInEdition } from '../series/index.ts';

/** What honours and certificates add to an edition's overview. */
export const honoursFigures: readonly EditionFigure[] = [
  {
    kind: 'total',
    label: 'common:nav.management.certificates',
    path: '/certificates',
    policy: workInEdition,
    count: (id) =>
      sql`(select count(*) from certificates c where c.edition_id = ${id} and c.status = 'valid')`,
    step: { label: 'honours:figures.step', order: 9 },
  },
];
