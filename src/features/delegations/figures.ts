import { sql } from 'drizzle-orm';
import { type EditionFigure, workInEdition } from '../series/index.ts';
import { readAccreditations } from './accreditation/policy.ts';
import { waitingStates } from './accreditation/rules/states.ts';
import { writeInvitations } from './invitations/policy.ts';
import { readDelegations } from './nominations/policy.ts';

/** The states in which a request waits for a decision. */
const waiting = sql.join(
  waitingStates.map((state) => sql`${state}`),
  sql`, `,
);

const accepted = (kind: 'state' | 'body') => (id: string) =>
  sql`(select count(*) from participations p where p.edition_id = ${id} and p.entity_kind = ${kind}
    and p.status = 'accepted')`;

/** What participations add to an edition's overview. */
export const delegationsFigures: readonly EditionFigure[] = [
  {
    kind: 'total',
    label: 'common:nav.management.states',
    path: '/participations?kind=state&status=accepted',
    policy: workInEdition,
    count: accepted('state'),
  },
  {
    kind: 'total',
    label: 'common:nav.management.bodies',
    path: '/participations?kind=body&status=accepted',
    policy: workInEdition,
    count: accepted('body'),
  },
  {
    kind: 'open',
    label: 'delegations:figures.unanswered',
    path: '/participations?status=invited',
    policy: workInEdition,
    count: (id) =>
      sql`(select count(*) from participations p where p.edition_id = ${id} and p.status = 'invited')`,
  },
  {
    kind: 'open',
    label: 'invitations:figures.drafts',
    path: '/invitations',
    policy: writeInvitations,
    count: (id) =>
      sql`(select count(*) from invitations i where i.edition_id = ${id} and i.state in ('drafted', 'approved'))`,
  },
  {
    kind: 'open',
    label: 'invitations:figures.waiting',
    path: '/invitations',
    policy: writeInvitations,
    count: (id) =>
      sql`(select count(*) from invitations i where i.edition_id = ${id} and i.state in ('dispatched', 'acknowledged'))`,
  },
  {
    kind: 'open',
    label: 'nominations:figures.proposed',
    path: '/delegations',
    policy: readDelegations,
    count: (id) =>
      sql`(select count(*) from focal_points f where f.edition_id = ${id} and f.state = 'proposed')`,
  },
  {
    kind: 'open',
    label: 'accreditation:figures.waiting',
    path: '/accreditation',
    policy: readAccreditations,
    count: (id) =>
      sql`(select count(*) from accreditations a where a.edition_id = ${id} and a.state in (${waiting}))`,
  },
  {
    kind: 'step',
    label: 'delegations:figures.step',
    path: '/participations',
    policy: workInEdition,
    count: (id) => sql`(select count(*) from participations p where p.edition_id = ${id})`,
    step: { label: 'delegations:figures.step', order: 4 },
  },
];
