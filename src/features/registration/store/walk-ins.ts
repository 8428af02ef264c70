/** Who came without having registered, and how they stand: registration, accreditation, badge, last way through a door. */
import { sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { accreditations, attendees } from '../../delegations/tables.ts';
import { type BadgeState, badges, checkIns, type RegistrationState, registrations } from '../tables.ts';

type Rows = Pick<Database, 'rows'>;

/** How somebody of the edition stands, as the desk sees it. */
export interface DeskStanding extends Record<string, unknown> {
  readonly attendeeId: string;
  readonly name: LocalText;
  readonly category: string;
  readonly source: string;
  readonly registrationId: string | null;
  readonly formId: string | null;
  readonly code: string | null;
  readonly state: RegistrationState | null;
  readonly accreditationId: string | null;
  readonly accreditation: string | null;
  readonly badgeId: string | null;
  readonly serial: number | null;
  readonly badgeState: BadgeState | null;
  readonly doorId: string | null;
  readonly checkedIn: 'accepted' | 'refused' | 'conflict' | null;
  readonly reason: string | null;
}

/** People of an edition by their ids, or by a registration of theirs. One statement. */
export const deskStandings = (
  { rows }: Rows,
  db: Db,
  editionId: string,
  by: { readonly attendees: readonly string[] } | { readonly registration: string },
): Promise<DeskStanding[]> =>
  rows<DeskStanding>(
    db,
    sql`select a.id as "attendeeId", a.name, a.category, a.source, r.id as "registrationId", r.form_id as "formId",
        r.code, r.state, c.id as "accreditationId", c.state as accreditation, b.id as "badgeId", b.serial,
        b.state as "badgeState", last.door_id as "doorId", last.result as "checkedIn", last.reason
      from ${attendees} a
        left join ${registrations} r on r.edition_id = a.edition_id and r.attendee_id = a.id
        left join ${accreditations} c on c.edition_id = a.edition_id and c.attendee_id = a.id
        left join ${badges} b on b.edition_id = a.edition_id and b.attendee_id = a.id and b.ended_at is null
        left join lateral (select i.door_id, i.result, i.reason from ${checkIns} i
          where i.edition_id = a.edition_id and i.attendee_id = a.id order by i.sequence desc limit 1) last on true
      where a.edition_id = ${editionId} and ${
        'registration' in by
          ? sql`r.id = ${by.registration}::uuid`
          : sql`a.id = any(${`{${by.attendees.join(',')}}`}::uuid[])`
      }`,
  );

/** Holds others who take people in at the desk: whom one has just written down, the next one sees. */
export const holdDesk = async (tx: Tx, editionId: string): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`walk-ins ${editionId}`}, 0))`);
};
