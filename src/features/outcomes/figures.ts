import { sql } from 'drizzle-orm';
import { type EditionFigure, textBehind } from '../series/index.ts';
import { readDrafts } from './policy.ts';

/** What texts add to an edition's overview. Drafts are counted for those alone who read them. */
export const outcomesFigures: readonly EditionFigure[] = [
  {
    kind: 'total',
    label: 'common:nav.management.recommendations',
    path: '/outcomes',
    policy: readDrafts,
    count: (id) =>
      sql`(select count(*) from provisions p where p.edition_id = ${id} and p.removed_at is null and p.kind = 'recommendation')`,
  },
  {
    kind: 'step',
    label: 'outcomes:figures.step',
    path: '/outcomes',
    policy: readDrafts,
    count: (id) =>
      sql`(select count(*) from outcome_documents d where d.edition_id = ${id} and d.status = 'published')`,
    step: { label: 'outcomes:figures.step', order: 8 },
  },
  {
    kind: 'open',
    label: 'outcomes:figures.unpublished',
    path: '/outcomes',
    policy: readDrafts,
    count: (id) => sql`(select count(*) from outcome_documents d where d.edition_id = ${id}
      and d.status not in ('published', 'not-adopted', 'withdrawn', 'referred', 'deferred'))`,
  },
  {
    kind: 'open',
    label: 'outcomes:figures.unassigned',
    path: '/outcomes',
    policy: readDrafts,
    count: (
      id,
    ) => sql`(select count(*) from provisions p where p.edition_id = ${id} and p.removed_at is null and p.kind = 'recommendation'
      and not exists (select 1 from assignments a where a.edition_id = p.edition_id and a.provision_id = p.id
        and a.role = 'lead'))`,
  },
  {
    kind: 'open',
    label: 'outcomes:figures.translation',
    path: '/outcomes',
    policy: readDrafts,
    count: (id) => sql`(select count(*) from provisions p where p.edition_id = ${id}
      and p.removed_at is null and (${textBehind(sql`p.text`)} or ${textBehind(sql`p.title`)}))`,
  },
];
