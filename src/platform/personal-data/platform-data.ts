/** What the platform itself holds of somebody: mails, replies remembered for repeats, long work, uploads, stored files. */
import { eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../database/index.ts';
import type { Files } from '../files/index.ts';
import { files } from '../files/tables.ts';
import { mailSearch } from '../outbox/search.ts';
import { mails } from '../outbox/tables.ts';
import type { DataSubject, Erasure, PersonalData, Reader } from './contributors.ts';
import { type Mention, mentionsOf, replaceMentions } from './mentions.ts';
import { idsIn } from './sql.ts';

/** Largest stored file whose bytes are searched for names, in bytes: no upload of ours is larger. */
const SEARCHED_BYTES = 64 * 1024 * 1024;

const toThem = ({ accountIds, addresses }: DataSubject): SQL =>
  or(
    sql`${mails.accountId} in ${idsIn(accountIds)}`,
    sql`lower(${mails.address}) in ${idsIn(
      addresses.map((address) => address.toLowerCase()),
      'text',
    )}`,
  ) ?? sql`false`;

const holdsAny = (expression: SQL, mentions: readonly string[]): SQL =>
  mentions.length === 0
    ? sql`false`
    : sql`(${sql.join(
        mentions.map((word) => sql`strpos(${expression}, ${word}) > 0`),
        sql` or `,
      )})`;

/** Mails to somebody go; mails to others stay, and name nobody. */
const mailData: PersonalData = {
  feature: 'outbox',
  async held({ db }, subject) {
    const rows = await db
      .select({
        subject: mails.subject,
        address: mails.address,
        state: mails.state,
        at: mails.createdAt,
        text: mails.text,
      })
      .from(mails)
      .where(toThem(subject));
    return [{ key: 'mails', fate: 'erased', rows }];
  },
  async erase({ subject, ...reader }) {
    const { db } = reader;
    const theirs = db.select({ id: mails.id }).from(mails).where(toThem(subject));
    await db.update(mails).set({ resendOf: null }).where(inArray(mails.resendOf, theirs));
    await db.delete(mails).where(toThem(subject));
    const mentions = mentionsOf(subject);
    if (mentions.length === 0) return;
    const columns = (['subject', 'name', 'text', 'html', 'answer'] as const).map((column) => ({
      column,
      type: 'text' as const,
    }));
    const about = holdsAny(
      sql`concat_ws(' ', subject, name, text, html, answer)`,
      mentions.map(({ find }) => find),
    );
    const named = await db.select({ id: mails.id }).from(mails).where(about);
    await replaceMentions(reader, { table: 'mails', columns, versioned: false }, mentions);
    const ids = named.map(({ id }) => id);
    if (ids.length === 0) return;
    const after = await db
      .select({ id: mails.id, address: mails.address, name: mails.name, subject: mails.subject })
      .from(mails)
      .where(inArray(mails.id, ids));
    for (const mail of after) {
      await db
        .update(mails)
        .set({ search: mailSearch(mail) })
        .where(eq(mails.id, mail.id));
    }
  },
};

/** Jobs of the queue carry addresses until they are done, and a while after. */
async function forgetJobs({ rows, db }: Reader, words: readonly string[]): Promise<void> {
  const tables = await rows<{ name: string }>(
    db,
    sql`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'pgboss' and c.relname in ('job', 'archive') and c.relkind in ('r', 'p')`,
  );
  for (const { name } of tables) {
    await rows(
      db,
      sql`delete from ${sql.raw(name)}
        where ${holdsAny(sql`coalesce(data::text, '') || coalesce(output::text, '')`, words)}`,
    );
  }
}

/** Work and replies that are kept for hours or days. */
const passingData: PersonalData = {
  feature: 'platform',
  async held({ rows, db }, { accountIds }) {
    const found = await rows<{ kind: string; state: string }>(
      db,
      sql`select kind, state from tasks where account_id in ${idsIn(accountIds)} order by created_at`,
    );
    return [{ key: 'tasks', fate: 'erased', rows: found }];
  },
  async erase({ subject, ...reader }) {
    const { rows, db } = reader;
    const { accountIds, personIds } = subject;
    const words = [...mentionsOf(subject).map(({ find }) => find), ...accountIds, ...personIds];
    await rows(
      db,
      sql`delete from idempotent_replies where caller in ${idsIn(accountIds, 'text')}
        or ${holdsAny(sql`coalesce(body, '') || key || operation`, words)}`,
    );
    await rows(
      db,
      sql`delete from held_uploads where owner in ${idsIn(accountIds, 'text')}
        or ${holdsAny(sql`name`, words)} or ${holdsBytes(words)}`,
    );
    await rows(db, sql`update tasks set account_id = null where account_id in ${idsIn(accountIds)}`);
    await rows(
      db,
      sql`delete from tasks where ${holdsAny(sql`input::text || coalesce(result::text, '')`, words)}`,
    );
    await forgetJobs(reader, words);
  },
};

const holdsBytes = (words: readonly string[]): SQL =>
  words.length === 0
    ? sql`false`
    : sql`(${sql.join(
        words.map((word) => sql`position(convert_to(${word}::text, 'UTF8') in body) > 0`),
        sql` or `,
      )})`;

/** Stored files that name somebody, in their names or in their bytes as text. */
async function namingFiles(
  db: Db,
  store: Files,
  mentions: readonly Mention[],
): Promise<(typeof files.$inferSelect)[]> {
  if (mentions.length === 0) return [];
  const needles = mentions.map(({ find }) => Buffer.from(find));
  const found: (typeof files.$inferSelect)[] = [];
  for (const file of await db.select().from(files).orderBy(files.id)) {
    const named = mentions.some(({ find }) => file.name.includes(find));
    // What is compressed can't be searched; such files are made here, and whoever makes them answers for them.
    const bytes =
      named || file.bytes > SEARCHED_BYTES ? undefined : await store.read(file).catch(() => undefined);
    if (named || needles.some((needle) => bytes?.includes(needle))) found.push(file);
  }
  return found;
}

/** Takes stored files away, and their bytes once that is certain. */
export async function eraseFiles(erasure: Erasure, store: Files, ids: readonly string[]): Promise<void> {
  const checksums = await store.remove(erasure.change.tx, ids);
  for (const id of ids) erasure.gone(id);
  erasure.afterwards(() => store.sweep(checksums));
}

const fileData = (store: Files): PersonalData => ({
  feature: 'files',
  async held({ db }, subject) {
    const found = await namingFiles(db, store, mentionsOf(subject));
    return [
      {
        key: 'files',
        fate: 'erased',
        rows: found.map(({ name, bytes, createdAt }) => ({ name, bytes, at: createdAt })),
      },
    ];
  },
  async erase(erasure) {
    const found = await namingFiles(erasure.db, store, mentionsOf(erasure.subject));
    await eraseFiles(
      erasure,
      store,
      found.map(({ id }) => id),
    );
  },
});

/** The platform's share. */
export const platformPersonalData = (deps: { readonly files: Files }): readonly PersonalData[] => [
  mailData,
  passingData,
  fileData(deps.files),
];
