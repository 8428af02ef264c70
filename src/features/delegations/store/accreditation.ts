/** Requests for accreditation with whoever they are of: joins what lower features own. */
import { type SQL, sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import type { Language, LocalText } from '../../../platform/language/index.ts';
import { idsIn } from '../../../platform/personal-data/index.ts';
import { bothLanguages, searchCondition } from '../../directory/index.ts';
import { nameWords } from '../attendees/rules/name-keys.ts';
import {
  type AccreditationState,
  type AttendeeCategory,
  type attendeeFileKinds,
  attendees,
  type ChangedField,
} from '../tables.ts';

export type DocumentKind = (typeof attendeeFileKinds)[number];

/** A request as the queue shows it. */
export interface QueueRow extends Record<string, unknown> {
  readonly id: string;
  readonly attendeeId: string;
  readonly state: AccreditationState;
  readonly submittedAt: string;
  readonly submittedBy: string | null;
  readonly twoPersons: boolean;
  readonly firstApprovedAt: string | null;
  readonly firstApprovedBy: string | null;
  readonly firstApprover: string | null;
  readonly decidedAt: string | null;
  readonly decider: string | null;
  readonly reason: string | null;
  readonly version: number;
  readonly sample: boolean;
  readonly category: AttendeeCategory;
  readonly name: LocalText;
  readonly post: LocalText | null;
  readonly email: string | null;
  readonly language: Language;
  readonly accountId: string | null;
  readonly delegationId: string | null;
  /** Short name of the state, or name of the body, that sends them. */
  readonly party: LocalText | null;
  readonly photoId: string | null;
  readonly cancelled: boolean;
  /** Documents and photo that the rule of the category asks for and nobody handed in. */
  readonly missing: readonly DocumentKind[];
  /** What changed since the approval, where it is looked at again for that. */
  readonly changed: readonly ChangedField[] | null;
  /** Accounts that nominated, or speak for the delegation now. */
  readonly nominators: readonly string[];
}

export const missingKinds = ['photo', 'documents', 'changed', 'second', 'likeness', 'watch'] as const;
export type MissingKind = (typeof missingKinds)[number];

export interface QueueFilter {
  readonly q?: string | undefined;
  readonly states?: readonly AccreditationState[] | undefined;
  readonly category?: AttendeeCategory | undefined;
  readonly delegationId?: string | undefined;
  readonly missing?: Exclude<MissingKind, 'likeness' | 'watch'> | undefined;
  /** These alone: what was found outside of the statement. */
  readonly attendeeIds?: readonly string[] | undefined;
  readonly ids?: readonly string[] | undefined;
}

const from = sql`from accreditations a
  join attendees on attendees.edition_id = a.edition_id and attendees.id = a.attendee_id
  left join participations p on p.edition_id = a.edition_id and p.id = attendees.delegation_id
  left join states s on s.code = p.state_code
  left join bodies b on b.id = p.body_id
  left join accounts first on first.id = a.first_approved_by
  left join accounts decider on decider.id = a.decided_by
  left join accreditation_rules r on r.edition_id = a.edition_id and r.category = attendees.category
  left join lateral (select array(
      select asked.kind from unnest(r.documents) as asked(kind)
      where case when asked.kind = 'photo' then attendees.photo_id is null else not exists (
        select 1 from attendee_files f where f.edition_id = a.edition_id and f.attendee_id = a.attendee_id
          and f.kind = asked.kind) end) as kinds) missing on true
  left join lateral (select st.changed from accreditation_steps st
    where st.edition_id = a.edition_id and st.accreditation_id = a.id and a.state in ('submitted', 'under-review', 'on-hold')
      and st.created_at >= a.submitted_at and st.changed is not null
    order by st.created_at desc limit 1) step on true`;

const missingWhere: Readonly<Record<NonNullable<QueueFilter['missing']>, SQL>> = {
  photo: sql`'photo' = any (missing.kinds)`,
  documents: sql`exists (select 1 from unnest(missing.kinds) as k where k <> 'photo')`,
  changed: sql`step.changed is not null`,
  second: sql`a.first_approved_at is not null and a.state <> 'approved'`,
};

/** The name as it was typed, in whichever script: every word is found as it sounds. */
function soundsLike(q: string): SQL {
  const words = nameWords(q).map(
    (keys) =>
      sql`(${sql.join(
        keys.map((key) => sql`strpos(attendees.name_keys, ${` ${key} `}) > 0`),
        sql` or `,
      )})`,
  );
  return words.length === 0 ? sql`false` : sql`(${sql.join(words, sql` and `)})`;
}

function where(editionId: string, filter: QueueFilter): SQL {
  const { states, category, delegationId, missing, attendeeIds, ids, q } = filter;
  const parts: SQL[] = [sql`a.edition_id = ${editionId}`];
  if (states !== undefined) parts.push(sql`a.state in ${idsIn(states, 'text')}`);
  if (ids !== undefined) parts.push(sql`a.id in ${idsIn(ids)}`);
  else parts.push(sql`attendees.cancelled_at is null`);
  if (category !== undefined) parts.push(sql`attendees.category = ${category}`);
  if (delegationId !== undefined) parts.push(sql`attendees.delegation_id = ${delegationId}::uuid`);
  if (missing !== undefined) parts.push(missingWhere[missing]);
  if (attendeeIds !== undefined) parts.push(sql`a.attendee_id in ${idsIn(attendeeIds)}`);
  const named = searchCondition(attendees.search, [bothLanguages(attendees.name)], q);
  if (named !== undefined) parts.push(sql`(${named} or ${soundsLike(q ?? '')})`);
  return sql.join(parts, sql` and `);
}

/** The queue, who has waited longest first; by name where that is asked for. One statement. */
export const listQueue = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
  filter: QueueFilter,
  page: {
    readonly limit: number;
    readonly skip?: number;
    readonly sort?: string;
    readonly language: Language;
  },
): Promise<QueueRow[]> => {
  const name = page.language === 'ar' ? sql`attendees.sort_ar` : sql`attendees.sort_en`;
  const order =
    page.sort === 'name'
      ? sql`${name} collate "C", a.id`
      : page.sort === '-name'
        ? sql`${name} collate "C" desc, a.id`
        : page.sort === '-waiting'
          ? sql`a.submitted_at desc, a.id`
          : sql`a.submitted_at, a.id`;
  return rows<QueueRow>(
    db,
    sql`select a.id, a.attendee_id as "attendeeId", a.state, a.submitted_at as "submittedAt",
        a.submitted_by as "submittedBy", a.two_persons as "twoPersons", a.first_approved_at as "firstApprovedAt",
        a.first_approved_by as "firstApprovedBy", first.name as "firstApprover", a.decided_at as "decidedAt",
        decider.name as decider, a.reason, a.version, a.sample, attendees.category, attendees.name, attendees.post,
        attendees.email, attendees.language, attendees.account_id as "accountId",
        attendees.delegation_id as "delegationId", coalesce(s.short_name, b.name) as party,
        attendees.photo_id as "photoId", attendees.cancelled_at is not null as cancelled,
        to_json(missing.kinds) as missing, step.changed,
        (select coalesce(json_agg(distinct n.id), '[]'::json) from (
          select nominated_by as id from nominations where edition_id = a.edition_id and attendee_id = a.attendee_id
          union select account_id from focal_points where edition_id = a.edition_id
            and delegation_id = attendees.delegation_id and state = 'appointed') n where n.id is not null) as nominators
      ${from} where ${where(editionId, filter)} order by ${order} limit ${page.limit} offset ${page.skip ?? 0}`,
  );
};

/** How many answer. */
export const countQueue = async (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
  filter: QueueFilter,
): Promise<number> => {
  const [row] = await rows<{ count: number }>(
    db,
    sql`select count(*)::int as count ${from} where ${where(editionId, filter)}`,
  );
  return Number(row?.count ?? 0);
};

/** How many requests stand in each state; of those who do not come any more, none. */
export const countStates = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
): Promise<{ state: AccreditationState; count: number }[]> =>
  rows(
    db,
    sql`select a.state, count(*)::int as count from accreditations a
      join attendees t on t.edition_id = a.edition_id and t.id = a.attendee_id
      where a.edition_id = ${editionId} and t.cancelled_at is null group by a.state`,
  );

/** Delegations from which somebody was handed in, for the filter. */
export const listParties = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
): Promise<{ id: string; name: LocalText }[]> =>
  rows(
    db,
    sql`select distinct on (p.id) p.id, coalesce(s.short_name, b.name) as name from accreditations a
      join attendees t on t.edition_id = a.edition_id and t.id = a.attendee_id
      join participations p on p.edition_id = a.edition_id and p.id = t.delegation_id
      left join states s on s.code = p.state_code left join bodies b on b.id = p.body_id
      where a.edition_id = ${editionId} order by p.id`,
  );

/** Where a request lies; undefined for one that there is not, or that the asker may not see. */
export const findPlace = async (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  id: string,
): Promise<{ editionId: string; attendeeId: string } | undefined> =>
  (
    await rows<{ editionId: string; attendeeId: string }>(
      db,
      sql`select edition_id as "editionId", attendee_id as "attendeeId" from accreditations where id = ${id}::uuid`,
    )
  )[0];

/** A step with who made it. */
export interface StepWhole extends Record<string, unknown> {
  readonly id: string;
  readonly fromState: AccreditationState | null;
  readonly toState: AccreditationState;
  readonly firstOfTwo: boolean;
  readonly reason: string | null;
  readonly changed: readonly ChangedField[] | null;
  readonly actor: string | null;
  readonly at: string;
}

export const listSteps = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  accreditationId: string,
): Promise<StepWhole[]> =>
  rows(
    db,
    sql`select st.id, st.from_state as "fromState", st.to_state as "toState", st.first_of_two as "firstOfTwo",
        st.reason, st.changed, acc.name as actor, st.created_at as at
      from accreditation_steps st left join accounts acc on acc.id = st.actor_id
      where st.accreditation_id = ${accreditationId}::uuid order by st.created_at desc, st.id desc`,
  );

/** A document that somebody handed in. */
export interface DocumentWhole extends Record<string, unknown> {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly fileId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly createdAt: string;
}

export const listDocuments = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  attendeeId: string,
): Promise<DocumentWhole[]> =>
  rows(
    db,
    sql`select f.id, f.kind, f.file_id as "fileId", files.name, files.media_type as "mediaType", files.bytes,
        f.created_at as "createdAt"
      from attendee_files f join files on files.id = f.file_id
      where f.attendee_id = ${attendeeId}::uuid order by f.kind, f.created_at`,
  );

/** Whoever speaks for delegations now, with where mails reach them. */
export const listSpeakers = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  delegationIds: readonly string[],
): Promise<
  { delegationId: string; name: string; email: string; language: Language; accountId: string | null }[]
> =>
  rows(
    db,
    sql`select delegation_id as "delegationId", name, email, language, account_id as "accountId" from focal_points
      where delegation_id in ${idsIn(delegationIds)} and state = 'appointed' and ended_at is null and expires_at > now()
        and strpos(email, '@') > 0
      order by delegation_id, id`,
  );
