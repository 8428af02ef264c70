import { sql } from 'drizzle-orm';
import type { EditionFigure } from '../series/index.ts';
import { readAttendance, resolveCheckIns } from './check-in/policy.ts';
import { readRegistrations } from './forms/policy.ts';
import { countThere } from './store/attendance.ts';

const inState = (id: string, state: 'confirmed' | 'submitted') =>
  sql`(select count(*) from registrations r where r.edition_id = ${id} and r.state = ${state})`;

/** What registrations and check-in add to an edition's overview. */
export const registrationFigures: readonly EditionFigure[] = [
  {
    kind: 'total',
    label: 'registration:figures.confirmed',
    path: '/registrations?state=confirmed',
    policy: readRegistrations,
    count: (id) => inState(id, 'confirmed'),
  },
  {
    kind: 'total',
    label: 'check-in:figures.came',
    path: '/attendance?came=yes',
    policy: readAttendance,
    count: countThere,
  },
  {
    kind: 'open',
    label: 'registration:figures.submitted',
    path: '/registrations?state=submitted',
    policy: readRegistrations,
    count: (id) => inState(id, 'submitted'),
  },
  {
    kind: 'open',
    label: 'check-in:live.conflicts',
    path: '/check-in/conflicts?state=open',
    policy: resolveCheckIns,
    count: (id) =>
      sql`(select count(*) from check_ins c where c.edition_id = ${id} and c.result = 'conflict'
        and c.resolved_at is null)`,
  },
];
