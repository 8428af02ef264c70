import { and, desc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { EditionScope } from '../../platform/actor/index.ts';
import { auditEvents } from '../../platform/audit/tables.ts';
import type { Db } from '../../platform/database/index.ts';
import type { LocalText } from '../../platform/language/index.ts';
import { editions, series } from '../series/tables.ts';

/** Which events a list shows. */
export interface EventFilter {
  /** What the reader may know of. */
  readonly scope: EditionScope;
  readonly editionId?: string | undefined;
  /** An account, or `system`. */
  readonly person?: string | undefined;
  readonly action?: string | undefined;
  /** The second part of an action. */
  readonly act?: string | undefined;
  readonly kind?: string | undefined;
  readonly subjectId?: string | undefined;
  /** First and last day, `YYYY-MM-DD`, in {@link timeZone}. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Default UTC. */
  readonly timeZone?: string | undefined;
  /** Words that stand in it. */
  readonly q?: string | undefined;
}

const inScope = ({ all, seriesIds, editionIds }: EditionScope): SQL | undefined =>
  all
    ? undefined
    : (or(
        inArray(auditEvents.editionId, [...editionIds]),
        inArray(editions.seriesId, [...seriesIds]),
      ) as SQL);

/** Letters that people write one for the other, for texts that have no key of their own to search by. */
const folded = (text: SQL): SQL =>
  sql`translate(lower(${text}), 'أإآٱىة' || U&'\\0640\\064B\\064C\\064D\\064E\\064F\\0650\\0651\\0652', 'اااايه')`;

const said = sql`concat_ws(' ', ${auditEvents.actorName}, ${auditEvents.subjectId}, ${auditEvents.reason},
  ${auditEvents.before}::text, ${auditEvents.after}::text)`;

const wordsIn = (q: string | undefined): (SQL | undefined)[] =>
  (q ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8)
    .map((word) => sql`strpos(${folded(said)}, ${folded(sql`${word}::text`)}) > 0`);

const dayOf = ({ timeZone = 'UTC' }: EventFilter): SQL =>
  sql`(${auditEvents.at} at time zone ${timeZone}::text)::date`;

const conditionOf = (filter: EventFilter): SQL | undefined =>
  and(
    inScope(filter.scope),
    filter.editionId === undefined ? undefined : eq(auditEvents.editionId, filter.editionId),
    filter.person === undefined
      ? undefined
      : filter.person === 'system'
        ? sql`${auditEvents.accountId} is null`
        : eq(auditEvents.accountId, filter.person),
    filter.action === undefined ? undefined : eq(auditEvents.action, filter.action),
    filter.act === undefined ? undefined : sql`split_part(${auditEvents.action}, '.', 2) = ${filter.act}`,
    filter.kind === undefined ? undefined : eq(auditEvents.subjectKind, filter.kind),
    filter.subjectId === undefined ? undefined : eq(auditEvents.subjectId, filter.subjectId),
    filter.from === undefined ? undefined : sql`${dayOf(filter)} >= ${filter.from}::date`,
    filter.to === undefined ? undefined : sql`${dayOf(filter)} <= ${filter.to}::date`,
    ...wordsIn(filter.q),
  );

// A thing deleted has its name before, a thing created after; batches are lists and have none.
const titleOf = sql<
  LocalText | string | null
>`coalesce(${auditEvents.after}->'title', ${auditEvents.after}->'name',
  ${auditEvents.after}->'shortName', ${auditEvents.before}->'title', ${auditEvents.before}->'name',
  ${auditEvents.before}->'shortName')`;

const columns = {
  id: auditEvents.id,
  at: auditEvents.at,
  accountId: auditEvents.accountId,
  actorName: auditEvents.actorName,
  actorErased: sql<boolean>`${auditEvents.actorErasedBy} is not null`,
  detailsErased: sql<boolean>`${auditEvents.detailsErasedBy} is not null`,
  authority: auditEvents.authority,
  action: auditEvents.action,
  editionId: auditEvents.editionId,
  editionTitle: editions.title,
  editionSlug: editions.slug,
  seriesId: editions.seriesId,
  seriesSlug: series.slug,
  subjectKind: auditEvents.subjectKind,
  subjectId: auditEvents.subjectId,
  title: titleOf,
  reason: auditEvents.reason,
  via: auditEvents.via,
  origin: auditEvents.origin,
};

const from = (db: Db) => {
  const joined = db.select(columns).from(auditEvents);
  return joined
    .leftJoin(editions, eq(editions.id, auditEvents.editionId))
    .leftJoin(series, eq(series.id, editions.seriesId));
};

export type EventRow = Awaited<ReturnType<typeof listEvents>>[number];

/** Events, newest first. `before` is the id that the page before ended with. */
export const listEvents = (
  db: Db,
  filter: EventFilter,
  page: { readonly limit: number; readonly before?: number | undefined },
) =>
  from(db)
    .where(and(conditionOf(filter), page.before === undefined ? undefined : lt(auditEvents.id, page.before)))
    .orderBy(desc(auditEvents.id))
    .limit(page.limit);

export type EventWhole = NonNullable<Awaited<ReturnType<typeof findEvent>>>;

/** One event with everything that is kept of it but its salts. */
export async function findEvent(db: Db, id: number) {
  const [row] = await db
    .select({
      ...columns,
      before: auditEvents.before,
      after: auditEvents.after,
      requestId: auditEvents.requestId,
      credentialId: auditEvents.credentialId,
      chain: auditEvents.chain,
      seq: auditEvents.seq,
      previous: auditEvents.previous,
      hash: auditEvents.hash,
    })
    .from(auditEvents)
    .leftJoin(editions, eq(editions.id, auditEvents.editionId))
    .leftJoin(series, eq(series.id, editions.seriesId))
    .where(eq(auditEvents.id, id));
  return row;
}

/** Most persons that the filter offers. */
const PERSONS = 300;

/** Who acted, by the name that stands in the last event of each: one pass over an index. */
export const listPersons = (
  db: Db,
  filter: Pick<EventFilter, 'scope' | 'editionId'>,
): Promise<{ accountId: string | null; name: string | null }[]> =>
  db
    .selectDistinctOn([auditEvents.accountId], {
      accountId: auditEvents.accountId,
      name: auditEvents.actorName,
    })
    .from(auditEvents)
    .leftJoin(editions, eq(editions.id, auditEvents.editionId))
    .where(and(sql`${auditEvents.accountId} is not null`, conditionOf(filter)))
    .orderBy(auditEvents.accountId, desc(auditEvents.id))
    .limit(PERSONS);
