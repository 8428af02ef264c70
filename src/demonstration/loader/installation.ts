import { sql } from 'drizzle-orm';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Database, Db } from '../../platform/database/index.ts';

/** The mark of a database that holds the demonstration: `installation` under this key. */
const KEY = 'demonstration';

const Mark = Type.Object({
  /** Day as of which the content was written, `YYYY-MM-DD`. */
  today: Type.String(),
  signIns: Type.Array(
    Type.Object({
      key: Type.String(),
      email: Type.String(),
      password: Type.String(),
      name: Type.Object({ ar: Type.String(), en: Type.String() }),
      totp: Type.Optional(Type.Object({ secret: Type.String(), address: Type.String() })),
    }),
  ),
});
/** What a demonstration database says of itself. Its passwords open nothing but samples. */
export type Mark = Static<typeof Mark>;

/** What a database holds, as far as the demonstration is concerned. */
export type Holding =
  | { readonly kind: 'empty' }
  | { readonly kind: 'demonstration'; readonly mark: Mark }
  | { readonly kind: 'other' };

/** Whether the database is empty but for what a first start fills itself, holds the demonstration, or something that must not be touched. */
export async function readHolding({ rows, db }: Pick<Database, 'rows' | 'db'>): Promise<Holding> {
  const [row] = await rows<{ mark: unknown; filled: boolean }>(
    db,
    sql`select (select value from installation where key = ${KEY}) as mark,
      exists (select 1 from accounts) or exists (select 1 from series) or exists (select 1 from persons)
        or exists (select 1 from bodies)
        or exists (select 1 from audit_events where action <> 'states.created') as filled`,
  );
  if (Value.Check(Mark, row?.mark)) return { kind: 'demonstration', mark: row.mark };
  return { kind: row?.filled ? 'other' : 'empty' };
}

export async function markDemonstration(db: Db, mark: Mark): Promise<void> {
  await db.execute(
    sql`insert into installation (key, value) values (${KEY}, ${JSON.stringify(mark)}::text::jsonb)`,
  );
}

/** Mails of forums that are over have left in their time: none waits that nobody can use any more. */
export async function settleMails(db: Db, now: Date): Promise<void> {
  await db.execute(
    sql`update mails set state = 'sent', channel = 'local', attempts = 1, sent_at = least(created_at, expires_at)
      where state = 'waiting' and expires_at <= ${now.toISOString()}::timestamptz`,
  );
}
