import { sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database/index.ts';
import { idsIn } from '../../../platform/personal-data/index.ts';
import type { AttendeeWays } from '../../delegations/index.ts';
import type { RegistrationRow } from './registrations.ts';

type Linked = Pick<RegistrationRow, 'id' | 'language'>;

/** Addresses of the registrations of attendees, with the secret that opens each. */
export const registrationWays =
  ({ rows }: Pick<Database, 'rows'>, linkOf: (registration: Linked) => string): AttendeeWays =>
  async (db, attendeeIds) => {
    const found = await rows<Linked & { attendeeId: string }>(
      db,
      sql`select id, language, attendee_id as "attendeeId" from registrations
        where attendee_id in ${idsIn(attendeeIds)} and state in ('submitted', 'waiting', 'confirmed')`,
    );
    return new Map(found.map((one) => [one.attendeeId, linkOf(one)]));
  };
