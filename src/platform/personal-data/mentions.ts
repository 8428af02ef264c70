/**
 * Names in running text: found, and replaced by a pseudonym. Only whole names are looked for, never parts of them: «سالم»
 * is a word and many people.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { LocalText } from '../language/index.ts';
import type { DataSubject, Fate, PersonalData, Reader } from './contributors.ts';

/** Who is named where a name was erased, in each language. */
export const pseudonym: LocalText = {
  ar: 'شخص مُحيت بياناته',
  en: 'Erased person',
  authentic: 'ar',
  status: { ar: 'reviewed', en: 'reviewed' },
};

/** Shortest name of one word that texts are searched for; shorter ones mean too much else. */
const DISTINCT = 8;

/** Whether a text that holds this name can be taken to mean its bearer. */
export const isDistinct = (name: string): boolean =>
  /\S\s+\S/.test(name.trim()) || name.trim().length >= DISTINCT;

/** A word to be found and what stands in its place. */
export interface Mention {
  readonly find: string;
  readonly put: string;
}

/** What texts are searched for, longest first, so that a name within another does not break it. */
export const mentionsOf = ({ names, addresses }: Pick<DataSubject, 'names' | 'addresses'>): Mention[] =>
  [
    ...names.filter(isDistinct).map((name) => ({
      find: name,
      put: /\p{Script=Arabic}/u.test(name) ? pseudonym.ar : pseudonym.en,
    })),
    ...addresses.map((address) => ({ find: address, put: '—' })),
  ].toSorted((one, other) => other.find.length - one.find.length);

/** A column of running text: JSON holds words with its own marks. */
export interface TextColumn {
  readonly column: string;
  readonly type: 'text' | 'jsonb';
}

/** A table whose texts may name people. */
export interface MentioningTable {
  readonly table: string;
  readonly columns: readonly TextColumn[];
  /** Rows that may not be changed, as a condition; their mentions are kept and told of. */
  readonly kept?: SQL;
  /** Whether its rows have a version that grows with each change. Default true. */
  readonly versioned?: boolean;
}

/** The word as JSON holds it, between its quotation marks. */
const inJson = (word: string): string => JSON.stringify(word).slice(1, -1);

const asWritten = (word: string, { type }: TextColumn): string => (type === 'jsonb' ? inJson(word) : word);

const holdsOne = (column: TextColumn, mentions: readonly Mention[]): SQL =>
  sql`(${sql.join(
    mentions.map(
      ({ find }) => sql`strpos(${sql.identifier(column.column)}::text, ${asWritten(find, column)}) > 0`,
    ),
    sql` or `,
  )})`;

const holdsAny = (columns: readonly TextColumn[], mentions: readonly Mention[]): SQL =>
  sql`(${sql.join(
    columns.map((column) => holdsOne(column, mentions)),
    sql` or `,
  )})`;

/** How many rows of each table name the subject. */
export async function countMentions(
  { rows, db }: Reader,
  tables: readonly Pick<MentioningTable, 'table' | 'columns'>[],
  mentions: readonly Mention[],
  where: (table: string) => SQL = () => sql`true`,
): Promise<{ readonly table: string; readonly count: number }[]> {
  if (mentions.length === 0 || tables.length === 0) return [];
  const counts = await rows<{ table: string; count: number | string }>(
    db,
    sql.join(
      tables.map(
        ({ table, columns }) =>
          sql`select ${table}::text as table, count(*) as count from ${sql.identifier(table)}
            where ${holdsAny(columns, mentions)} and ${where(table)}`,
      ),
      sql` union all `,
    ),
  );
  return counts.flatMap(({ table, count }) => (Number(count) > 0 ? [{ table, count: Number(count) }] : []));
}

/** Puts the pseudonym wherever the rows name the subject. */
export async function replaceMentions(
  { rows, db }: Reader,
  { table, columns, kept, versioned = true }: MentioningTable,
  mentions: readonly Mention[],
): Promise<void> {
  if (mentions.length === 0) return;
  const settings = columns.map((column) => {
    const name = sql.identifier(column.column);
    const replaced = mentions.reduce(
      (text, { find, put }) => sql`replace(${text}, ${asWritten(find, column)}, ${asWritten(put, column)})`,
      sql`${name}::text`,
    );
    return column.type === 'jsonb' ? sql`${name} = (${replaced})::jsonb` : sql`${name} = ${replaced}`;
  });
  if (versioned) settings.push(sql`version = version + 1`);
  await rows(
    db,
    sql`update ${sql.identifier(table)} set ${sql.join(settings, sql`, `)}
      where ${holdsAny(columns, mentions)} ${kept === undefined ? sql`` : sql`and not (${kept})`}`,
  );
}

/** Bilingual columns by their names. */
export const localTexts = (...columns: readonly string[]): TextColumn[] =>
  columns.map((column) => ({ column, type: 'jsonb' }));

/** The share of a feature that holds nothing of persons but texts that may name them. */
export function mentioningTexts(feature: string, tables: readonly MentioningTable[]): PersonalData {
  const part = (key: string, fate: Fate, counts: readonly { table: string; count: number }[]) => ({
    key,
    fate,
    rows: counts,
  });
  return {
    feature,
    async held(reader, subject) {
      const mentions = mentionsOf(subject);
      const locked = new Map(
        tables.flatMap(({ table, kept }) => (kept === undefined ? [] : [[table, kept]])),
      );
      const open = await countMentions(reader, tables, mentions, (table) => {
        const kept = locked.get(table);
        return kept === undefined ? sql`true` : sql`not (${kept})`;
      });
      const fixed = await countMentions(
        reader,
        tables.filter(({ table }) => locked.has(table)),
        mentions,
        (table) => locked.get(table) ?? sql`false`,
      );
      return [part('texts', 'pseudonym', open), part('fixed-texts', 'kept', fixed)];
    },
    async erase({ subject, ...reader }) {
      for (const table of tables) await replaceMentions(reader, table, mentionsOf(subject));
    },
  };
}
