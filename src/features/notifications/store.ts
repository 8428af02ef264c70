import { and, asc, count, desc, eq, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { EditionScope } from '../../platform/actor/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import type { Language } from '../../platform/language/index.ts';
import { type MailState, mailAttachments, mails } from '../../platform/outbox/tables.ts';
import { accounts } from '../accounts/tables.ts';
import { searchCondition } from '../directory/index.ts';
import { editions } from '../series/tables.ts';

/** Which mails a list shows. */
export interface MailFilter {
  readonly scope: EditionScope;
  /** Mails of this edition alone. */
  readonly editionId?: string | undefined;
  readonly state?: MailState | undefined;
  readonly q?: string | undefined;
  /** Those in the local mailbox alone. */
  readonly local?: boolean | undefined;
}

const inScope = ({ all, seriesIds, editionIds }: EditionScope): SQL | undefined =>
  all
    ? undefined
    : (or(inArray(mails.editionId, [...editionIds]), inArray(editions.seriesId, [...seriesIds])) as SQL);

const conditionOf = ({ scope, editionId, state, q, local }: MailFilter): SQL | undefined =>
  and(
    inScope(scope),
    editionId === undefined ? undefined : eq(mails.editionId, editionId),
    state === undefined ? undefined : eq(mails.state, state),
    local ? eq(mails.channel, 'local') : undefined,
    searchCondition(mails.search, [mails.name, mails.subject], q),
  );

const columns = {
  id: mails.id,
  editionId: mails.editionId,
  seriesId: editions.seriesId,
  editionTitle: editions.title,
  timeZone: editions.timeZone,
  template: mails.template,
  language: mails.language,
  accountId: mails.accountId,
  address: mails.address,
  name: mails.name,
  subject: mails.subject,
  state: mails.state,
  channel: mails.channel,
  attempts: mails.attempts,
  failure: mails.failure,
  answer: mails.answer,
  createdAt: mails.createdAt,
  sentAt: mails.sentAt,
  dueAt: mails.dueAt,
  expiresAt: mails.expiresAt,
  secret: mails.secret,
  resendOf: mails.resendOf,
  resentAs: sql<string | null>`(select copy.id from mails copy where copy.resend_of = "mails"."id"
    order by copy.id desc limit 1)`,
};

export type MailEntry = Awaited<ReturnType<typeof listMails>>[number];

/** Mails, newest first. `before` is the id that the page before ended with. */
export const listMails = (
  db: Db,
  filter: MailFilter,
  page: { readonly limit: number; readonly skip?: number; readonly before?: string | undefined },
) =>
  db
    .select(columns)
    .from(mails)
    .leftJoin(editions, eq(editions.id, mails.editionId))
    .where(and(conditionOf(filter), page.before === undefined ? undefined : lt(mails.id, page.before)))
    .orderBy(desc(mails.id))
    .limit(page.limit)
    .offset(page.skip ?? 0);

/** How many mails there are in each state. */
export const countMails = (db: Db, filter: MailFilter): Promise<{ state: MailState; count: number }[]> =>
  db
    .select({ state: mails.state, count: count() })
    .from(mails)
    .leftJoin(editions, eq(editions.id, mails.editionId))
    .where(conditionOf(filter))
    .groupBy(mails.state);

const contentColumns = { text: mails.text, html: mails.html, sealed: mails.sealed };
export type MailWhole = NonNullable<Awaited<ReturnType<typeof findMail>>>;

/** One mail with its texts. */
export async function findMail(db: Db, id: string) {
  const [row] = await db
    .select({ ...columns, ...contentColumns })
    .from(mails)
    .leftJoin(editions, eq(editions.id, mails.editionId))
    .where(eq(mails.id, id));
  return row;
}

export const listAttachments = (db: Db, mailId: string) =>
  db
    .select()
    .from(mailAttachments)
    .where(eq(mailAttachments.mailId, mailId))
    .orderBy(asc(mailAttachments.position));

/** Keeps a mail from being sent again by two at once. */
export const lockMail = async (tx: Tx, id: string): Promise<void> => {
  await tx.select({ id: mails.id }).from(mails).where(eq(mails.id, id)).for('update');
};

/** Whether a copy of the mail is on its way. */
export async function copyUnderWay(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.resendOf, id), inArray(mails.state, ['waiting', 'sending'])))
    .limit(1);
  return rows.length > 0;
}

/** Most mails that are sent again in one go. */
const MOST_RESENT = 1_000;

/** Mails that did not leave, whose text is still there and of use, oldest first; locked, and not sent again yet. */
export async function lockUnsent(
  tx: Tx,
  filter: Pick<MailFilter, 'scope' | 'editionId'>,
  now: Date,
): Promise<{ id: string; editionId: string | null }[]> {
  const locked = await tx
    .select({ id: mails.id, editionId: mails.editionId })
    .from(mails)
    .leftJoin(editions, eq(editions.id, mails.editionId))
    .where(
      and(
        conditionOf(filter),
        inArray(mails.state, ['failed', 'held']),
        or(isNull(mails.expiresAt), sql`${mails.expiresAt} > ${now.toISOString()}::timestamptz`),
        sql`case when ${mails.secret} then ${mails.sealed} else ${mails.text} end is not null`,
      ),
    )
    .orderBy(asc(mails.id))
    .limit(MOST_RESENT)
    .for('update', { of: mails });
  if (locked.length === 0) return [];
  // A question of its own: while the lock was waited for, another may have sent them again.
  const copies = await tx
    .select({ of: mails.resendOf })
    .from(mails)
    .where(
      inArray(
        mails.resendOf,
        locked.map(({ id }) => id),
      ),
    );
  const sentAgain = new Set(copies.map(({ of }) => of));
  return locked.filter(({ id }) => !sentAgain.has(id));
}

/** Where somebody signed in receives mail, and in which language. */
export async function findReceiver(
  db: Db,
  accountId: string,
): Promise<{ address: string; name: string; language: Language } | undefined> {
  const [row] = await db
    .select({ address: accounts.email, name: accounts.name, language: accounts.language })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  return row;
}
