import { sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { idsIn } from '../../../platform/personal-data/index.ts';
import type { AccreditationState, VisaLetterState } from '../tables.ts';

/** A request as the person, or whoever speaks for the delegation, sees it: neither checks nor who decided. */
export interface OwnAccreditation extends Record<string, unknown> {
  readonly attendeeId: string;
  readonly editionId: string;
  readonly name: LocalText;
  readonly state: AccreditationState;
  readonly reason: string | null;
  readonly at: string;
  /** Of the account itself, not of a delegation that it speaks for. */
  readonly own: boolean;
  /** The last letter for a visa that was asked for; null: none was. */
  readonly visaLetter: { readonly id: string; readonly state: VisaLetterState } | null;
}

/** Requests of an account and of the delegations that it speaks for, the newest first. */
export const listOwnAccreditations = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  { accountId, delegationIds }: { readonly accountId: string; readonly delegationIds: readonly string[] },
): Promise<OwnAccreditation[]> =>
  rows(
    db,
    sql`select t.id as "attendeeId", t.edition_id as "editionId", t.name, a.state, a.updated_at as at,
        coalesce(t.account_id = ${accountId}::uuid, false) as own,
        case when a.state in ('returned', 'refused', 'on-hold', 'revoked') then a.reason end as reason,
        (select json_build_object('id', v.id, 'state', v.state) from visa_letters v
          where v.edition_id = t.edition_id and v.attendee_id = t.id
          order by v.requested_at desc, v.id desc limit 1) as "visaLetter"
      from accreditations a join attendees t on t.edition_id = a.edition_id and t.id = a.attendee_id
      where t.cancelled_at is null
        and (t.account_id = ${accountId}::uuid or t.delegation_id in ${idsIn(delegationIds)})
      order by a.updated_at desc, a.id`,
  );
