import { sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database/index.ts';
import type { ListWithdrawn, Withdrawn } from '../../programme/index.ts';
import { papers, sessions } from '../../programme/tables.ts';
import { submissions } from '../tables.ts';

/** What was withdrawn and still stands in the programme: a paper in its session, or a session that was made of it. */
export const listWithdrawn =
  ({ rows }: Pick<Database, 'rows'>): ListWithdrawn =>
  (db, editionId) =>
    rows<Withdrawn & Record<string, unknown>>(
      db,
      sql`select s.id as "submissionId", s.call_id as "callId", coalesce(s.code, '') as code, s.title,
          h.id as "sessionId", h.code as "sessionCode", p.id as "paperId",
          p.id is null or not exists (
            select 1 from ${papers} o left join ${submissions} w
                on w.edition_id = o.edition_id and w.id = o.submission_id and w.state = 'withdrawn'
              where o.edition_id = s.edition_id and o.session_id = h.id and w.id is null) as last
        from ${submissions} s
          left join ${papers} p on p.edition_id = s.edition_id and p.submission_id = s.id
          join ${sessions} h on h.edition_id = s.edition_id and h.id = coalesce(p.session_id, s.session_id)
        where s.edition_id = ${editionId}::uuid and s.state = 'withdrawn' and h.status <> 'cancelled'
        order by s.code, s.id`,
    );
