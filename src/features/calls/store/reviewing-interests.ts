import { type SQL, sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import { bodies, persons } from '../../directory/tables.ts';
import { editions } from '../../series/tables.ts';
import {
  type Belonging,
  type ConflictReason,
  conflictsBetween,
} from '../reviewing/rules/conflicts-of-interest.ts';
import { reviewers, submissionAuthors, submissions } from '../tables.ts';

/** Ids as rows, whatever their number: `in ${idRows(ids)}`. */
export const idRows = (ids: readonly string[]): SQL =>
  sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify([...new Set(ids)])}::text::jsonb))`;

interface RawBelonging extends Record<string, unknown> {
  readonly id: string;
  readonly accountIds: readonly (string | null)[] | null;
  readonly emails: readonly (string | null)[] | null;
  readonly personIds: readonly (string | null)[] | null;
  readonly bodyIds: readonly (string | null)[] | null;
  readonly stateCodes: readonly (string | null)[] | null;
  /** Of the edition; of reviewers alone. */
  readonly hostState?: string | null;
}

interface RawLine extends Record<string, unknown> {
  readonly leaf: string;
  readonly line: readonly string[];
}

/** Whose conflicts are asked for. */
export interface Interests {
  /** Why the reviewer may not see the submission; empty: they may. Of whom nothing is known may not either. */
  between(submissionId: string, accountId: string): readonly ConflictReason[];
}

const known = (values: readonly (string | null)[] | null): string[] => [
  ...new Set((values ?? []).filter((value) => value !== null)),
];

const ofSubmissions = (ids: readonly string[]): SQL => sql`
  select s.id,
    (select json_agg(a) from (select s.account_id as a union select w.account_id from ${submissionAuthors} w
      where w.edition_id = s.edition_id and w.submission_id = s.id) them) as "accountIds",
    (select json_agg(lower(e)) from (select s.contact_email as e union select w.email from ${submissionAuthors} w
      where w.edition_id = s.edition_id and w.submission_id = s.id) them) as emails,
    (select json_agg(p) from (select w.person_id as p from ${submissionAuthors} w
        where w.edition_id = s.edition_id and w.submission_id = s.id
      union select p.id from ${persons} p where p.account_id = s.account_id
      union select p.id from ${submissionAuthors} w join ${persons} p on p.account_id = w.account_id
        where w.edition_id = s.edition_id and w.submission_id = s.id) them) as "personIds",
    (select json_agg(b) from (select s.body_id as b
      union select w.body_id from ${submissionAuthors} w where w.edition_id = s.edition_id and w.submission_id = s.id
      union select p.body_id from ${submissionAuthors} w join ${persons} p on p.id = w.person_id
        or p.account_id = w.account_id
        where w.edition_id = s.edition_id and w.submission_id = s.id
      union select p.body_id from ${persons} p where p.account_id = s.account_id) them) as "bodyIds",
    (select json_agg(c) from (select s.state_code as c
      union select b.state_code from ${bodies} b where b.id = s.body_id
      union select w.state_code from ${submissionAuthors} w where w.edition_id = s.edition_id and w.submission_id = s.id
      union select p.state_code from ${submissionAuthors} w join ${persons} p on p.id = w.person_id
        or p.account_id = w.account_id
        where w.edition_id = s.edition_id and w.submission_id = s.id) them) as "stateCodes"
  from ${submissions} s where s.id in ${idRows(ids)}`;

const ofReviewers = (editionId: string, ids: readonly string[]): SQL => sql`
  select a.id,
    json_build_array(a.id) as "accountIds",
    json_build_array(lower(a.email)) as emails,
    (select json_agg(p.id) from ${persons} p where p.account_id = a.id) as "personIds",
    (select json_agg(b) from (select r.body_id as b union
      select p.body_id from ${persons} p where p.account_id = a.id) them) as "bodyIds",
    (select json_agg(c) from (select r.state_code as c union
      select p.state_code from ${persons} p where p.account_id = a.id) them) as "stateCodes",
    (select e.host_state_code from ${editions} e where e.id = ${editionId}) as "hostState"
  from accounts a left join ${reviewers} r on r.account_id = a.id and r.edition_id = ${editionId}
  where a.id in ${idRows(ids)}`;

/** Each body with those above it, itself first. A circle of bodies ends after some steps. */
const linesOf = (ids: readonly string[]): SQL => sql`
  with recursive line(leaf, id, parent_id, depth) as (
    select b.id, b.id, b.parent_id, 0 from ${bodies} b where b.id in ${idRows(ids)}
    union all
    select l.leaf, b.id, b.parent_id, l.depth + 1 from line l join ${bodies} b on b.id = l.parent_id
    where l.depth < 20)
  select leaf, json_agg(id order by depth) as line from line group by leaf`;

/**
 * What binds reviewers and submissions, in three statements whatever their number. It reads what its reader may see: of
 * a submission whose authors are hidden from the reader it would know too little, so it is asked in the sight of those
 * who decide, of the reviewer for what was assigned to them, or widened.
 */
export async function readInterests(
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
  ids: { readonly submissionIds: readonly string[]; readonly accountIds: readonly string[] },
): Promise<Interests> {
  const papers = await rows<RawBelonging>(db, ofSubmissions(ids.submissionIds));
  const people = await rows<RawBelonging>(db, ofReviewers(editionId, ids.accountIds));
  const bodyIds = [...papers, ...people].flatMap((one) => known(one.bodyIds));
  const lines = new Map((await rows<RawLine>(db, linesOf(bodyIds))).map(({ leaf, line }) => [leaf, line]));
  const belongingOf = (raw: RawBelonging): Belonging => ({
    accountIds: known(raw.accountIds),
    emails: known(raw.emails),
    personIds: known(raw.personIds),
    bodyLines: known(raw.bodyIds).map((id) => lines.get(id) ?? [id]),
    stateCodes: known(raw.stateCodes),
  });
  const ofPaper = new Map(papers.map((raw) => [raw.id, belongingOf(raw)]));
  const ofPerson = new Map(people.map((raw) => [raw.id, belongingOf(raw)]));
  const hostState = people[0]?.hostState ?? null;
  return {
    between(submissionId, accountId) {
      const paper = ofPaper.get(submissionId);
      const person = ofPerson.get(accountId);
      return paper === undefined || person === undefined
        ? ['author']
        : conflictsBetween(person, paper, hostState);
    },
  };
}
