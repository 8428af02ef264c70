import { sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { idsIn } from '../../../platform/personal-data/index.ts';
import type { AccreditationState } from '../tables.ts';

/** A request as the person, or whoever speaks for the delegation, sees it: neither checks nor who decided. */
export interface OwnAccreditation extends Record<string, unknown> {
  readonly attendeeId: string;
  readonly editionId: string;
  readonly name: LocalText;
  readonly state: AccreditationState;
  readonly reason: string | null;
  readonly at: string;
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
        case when a.state in ('returned', 'refused', 'on-hold', 'revoked') then a.reason end as reason
      from accreditations a join attendees t on t.edition_id = a.edition_id and t.id = a.attendee_id
      where t.cancelled_at is null
        and (t.account_id = ${accountId}::uuid or t.delegation_id in ${idsIn(delegationIds)})
      order by a.updated_at desc, a.id`,
  );
