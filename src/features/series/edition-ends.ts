import { sql } from 'drizzle-orm';
import type { EditionEnd, Reader } from '../../platform/personal-data/index.ts';

/** Every edition by its last day: what periods of keeping run from. */
export const listEditionEnds = ({ rows, db }: Reader): Promise<EditionEnd[]> =>
  rows<EditionEnd & Record<string, unknown>>(
    db,
    sql`select e.id, s.slug || '/' || e.slug as name, e.ends_on::text as "endsOn"
      from editions e join series s on s.id = e.series_id order by e.ends_on, e.id`,
  );
