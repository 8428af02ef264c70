/** Addresses that mail does not reach: noted when a server says so, shown to those who mail them, cleared by a person. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Clock } from '../clock/index.ts';
import { type Database, type Db, everything, newId, type Tx } from '../database/index.ts';
import { readNotification } from './notification.ts';
import type { ReturnPaths } from './return-path.ts';
import type { MailRow } from './store.ts';
import { mailBounces, mails } from './tables.ts';

export type BounceRow = typeof mailBounces.$inferSelect;

/** What makes two addresses one. Servers may tell apart large and small letters before the @; none is known to. */
export const addressKey = (address: string): string => address.trim().toLowerCase();

/**
 * Whether a refusal speaks of the address. What speaks of the text, its size or the sender's standing (5.3, 5.6, 5.7)
 * says nothing of who is there: it is noted and keeps nobody from later mails.
 */
const speaksOfAddress = (status: string | null): boolean => status === null || !/^5\.[367]\./.test(status);

/** Notes that a mail does not reach its receiver. */
export async function noteBounce(
  db: Db,
  mail: Pick<MailRow, 'id' | 'editionId' | 'address'>,
  found: { readonly status: string | null; readonly answer: string; readonly at: Date },
): Promise<boolean> {
  const rows = await db
    .insert(mailBounces)
    .values({
      id: newId(),
      mailId: mail.id,
      editionId: mail.editionId,
      address: mail.address,
      addressKey: addressKey(mail.address),
      status: found.status,
      answer: found.answer,
      reportedAt: found.at,
      clearedAt: speaksOfAddress(found.status) ? null : found.at,
    })
    .onConflictDoNothing()
    .returning({ id: mailBounces.id });
  return rows.length > 0;
}

/** Which of the addresses bounce, by their keys. */
export async function bouncingAmong(
  database: Database,
  tx: Tx,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  // An address bounces for everybody, whoever's mail came back.
  const rows = await database.widened(tx, () =>
    tx
      .selectDistinct({ key: mailBounces.addressKey })
      .from(mailBounces)
      .where(
        and(
          isNull(mailBounces.clearedAt),
          sql`${mailBounces.addressKey} in (select value from jsonb_array_elements_text(${JSON.stringify(keys)}::text::jsonb))`,
        ),
      ),
  );
  return new Set(rows.map(({ key }) => key));
}

/** Takes the mark off an address, everywhere. @returns how many notes were cleared */
export const clearAddress = (
  database: Database,
  tx: Tx,
  key: string,
  by: { readonly accountId: string | null; readonly at: Date },
): Promise<number> =>
  database.widened(tx, async () => {
    const rows = await tx
      .update(mailBounces)
      .set({ clearedAt: by.at, clearedBy: by.accountId })
      .where(and(eq(mailBounces.addressKey, key), isNull(mailBounces.clearedAt)))
      .returning({ id: mailBounces.id });
    return rows.length;
  });

/** What came of a mail that was handed in as a notification. */
export const bounceOutcomes = ['noted', 'known', 'no-failure', 'no-notification', 'unknown-mail'] as const;
export type BounceOutcome = (typeof bounceOutcomes)[number];

export interface Bounces {
  /**
   * Takes a notification as the mail server received it.
   * @param raw the whole mail, or its beginning
   * @param deliveredTo the address that it came to, where the mail server tells; else its own headers say
   */
  take(raw: Uint8Array, deliveredTo?: string): Promise<BounceOutcome>;
}

export function createBounces(deps: {
  readonly database: Database;
  readonly clock: Clock;
  /** Undefined: none is set, and only Message-IDs tell. */
  readonly returnPaths: ReturnPaths | undefined;
  /** Right side of every Message-ID. */
  readonly host: string;
}): Bounces {
  const { database, clock, returnPaths, host } = deps;
  const { db } = database;

  const mailsBy = async (ids: readonly string[]): Promise<MailRow[]> =>
    ids.length === 0
      ? []
      : db
          .select()
          .from(mails)
          .where(inArray(mails.id, [...ids]));

  const take: Bounces['take'] = async (raw, deliveredTo) => {
    const found = await readNotification(raw);
    if (found === undefined) return 'no-notification';
    const failed = found.statuses.filter(({ action }) => action === 'failed');
    if (failed.length === 0) return 'no-failure';
    const paths = deliveredTo === undefined ? found.deliveredTo : [deliveredTo];
    const proven = paths.flatMap((address) => returnPaths?.read(address) ?? []);
    let [mail] = await mailsBy(proven.slice(0, 1));
    let status = failed[0];
    if (mail === undefined) {
      // Without a proof, only what nobody but the receiver could know: the Message-ID together with the address.
      const named = found.messageIds.flatMap((id) =>
        /^[0-9a-f-]{36}$/.test(id.slice(0, 36)) && id === `${id.slice(0, 36)}@${host}`
          ? [id.slice(0, 36)]
          : [],
      );
      [mail] = (await mailsBy(named)).filter((one) => {
        status = failed.find(({ address }) => addressKey(address) === addressKey(one.address));
        return status !== undefined;
      });
    }
    if (mail === undefined || status === undefined) return 'unknown-mail';
    const { answer } = status;
    const isNew = await noteBounce(db, mail, { status: status.status, answer, at: clock.now() });
    if (!isNew) return 'known';
    await db.update(mails).set({ failure: 'bounced', answer }).where(eq(mails.id, mail.id));
    return 'noted';
  };
  // It comes from a mail server, on behalf of nobody.
  return { take: (raw, deliveredTo) => database.seeing(everything, () => take(raw, deliveredTo)) };
}
