import { sql } from 'drizzle-orm';
import { type EditionFigure, textBehind } from '../series/index.ts';
import { readProgramme } from './policy.ts';

/** What the programme adds to an edition's overview. */
export const programmeFigures: readonly EditionFigure[] = [
  {
    kind: 'total',
    label: 'common:nav.management.sessions',
    path: '/sessions',
    policy: readProgramme,
    count: (id) => sql`(select count(*) from sessions s where s.edition_id = ${id} and s.kind <> 'break'
      and s.status = 'scheduled')`,
    step: { label: 'programme:figures.step', order: 5 },
  },
  {
    kind: 'total',
    label: 'common:nav.public.speakers',
    path: '/sessions',
    policy: readProgramme,
    count: (id) => sql`(select count(distinct h.person_id) from role_holders h join sessions s
      on s.edition_id = h.edition_id and s.id = h.session_id
      where h.edition_id = ${id} and h.role <> 'interpreter' and s.status = 'scheduled')`,
  },
  {
    kind: 'open',
    label: 'programme:figures.unscheduled',
    path: '/sessions?view=unscheduled',
    policy: readProgramme,
    count: (id) => sql`(select count(*) from sessions s where s.edition_id = ${id} and s.starts_at is null)`,
  },
  {
    kind: 'open',
    label: 'programme:figures.translation',
    path: '/sessions?view=translation',
    policy: readProgramme,
    count: (id) => sql`(select count(*) from sessions s where s.edition_id = ${id} and s.status <> 'cancelled'
      and (${textBehind(sql`s.title`)} or ${textBehind(sql`s.abstract`)}))`,
  },
];
