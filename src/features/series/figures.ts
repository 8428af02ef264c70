import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/index.ts';
import type { Policy } from '../../platform/http/policy.ts';
import { manageEdition, workInEdition } from './policy.ts';

/**
 * A count of an edition for its overview. Each feature exports its own; `app.ts` passes the list, and all of them are
 * counted by one statement.
 */
export interface EditionFigure {
  /**
   * `total`: a figure at the top. `open`: things that wait for somebody, left out at zero. `step`: shown as a step of
   * the edition's life alone.
   */
  readonly kind: 'total' | 'open' | 'step';
  /** Message key: a plain plural without the figure, or what the step is. */
  readonly label: string;
  /** Where the things counted are listed, below the edition's management. */
  readonly path: string;
  /** Who may know of them: counts of drafts tell of drafts. */
  readonly policy: Policy;
  /**
   * A scalar subquery. Name tables in full: it stands beside others in one statement. A count that no statement can make,
   * because rules are applied to what was read, comes as a promise.
   */
  readonly count: (editionId: string) => SQL | Promise<number>;
  /** Makes it a step as well, done once there is one; steps stand in this order. */
  readonly step?: { readonly label: string; readonly order: StepOrder };
}

/** Life of an edition: facts, themes, rooms, participants, programme, exhibition, publication, texts, certificates, next. */
export type StepOrder = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/** Whether a bilingual text lacks a language, or has one that the authentic text has left behind; false for none. */
export const textBehind = (column: SQL): SQL =>
  sql`coalesce(${column}->'status'->>'ar' in ('missing', 'stale') or ${column}->'status'->>'en' in ('missing', 'stale'), false)`;

/** The figures of an edition in their order, by one statement and what is counted otherwise. */
export async function countFigures(
  database: Pick<Database, 'db' | 'rows'>,
  editionId: string,
  figures: readonly EditionFigure[],
): Promise<number[]> {
  const counts = figures.map(({ count }) => count(editionId));
  const columns = counts.flatMap((count, index) =>
    count instanceof Promise ? [] : [sql`${count} as ${sql.identifier(`figure_${index}`)}`],
  );
  const row = (async () =>
    columns.length === 0
      ? undefined
      : (
          await database.rows<Record<string, number | string>>(
            database.db,
            sql`select ${sql.join(columns, sql`, `)}`,
          )
        )[0])();
  return Promise.all(
    counts.map(async (count, index) =>
      Number(count instanceof Promise ? await count : ((await row)?.[`figure_${index}`] ?? 0)),
    ),
  );
}

const editionTexts = [
  'title',
  'slogan',
  'vision',
  'mission',
  'description',
  'patron',
  'city',
  'remark',
] as const;

/** The edition's own: its facts, its parts, its publication and what comes after. */
export const seriesFigures: readonly EditionFigure[] = [
  {
    kind: 'step',
    label: 'series:overview.step.facts',
    path: '/settings',
    policy: manageEdition,
    count: (id) => sql`(select count(*) from editions e where e.id = ${id} and e.description is not null
      and e.organiser_body_id is not null and (e.city is not null or e.mode = 'online'))`,
    step: { label: 'series:overview.step.facts', order: 1 },
  },
  {
    kind: 'step',
    label: 'series:part.theme.many',
    path: '/themes',
    policy: manageEdition,
    count: (id) => sql`(select count(*) from themes t where t.edition_id = ${id})`,
    step: { label: 'series:overview.step.themes', order: 2 },
  },
  {
    kind: 'step',
    label: 'series:part.room.many',
    path: '/rooms',
    policy: manageEdition,
    count: (id) => sql`(select count(*) from rooms r where r.edition_id = ${id})`,
    step: { label: 'series:overview.step.rooms', order: 3 },
  },
  {
    kind: 'step',
    label: 'series:overview.step.publish',
    path: '/settings',
    policy: manageEdition,
    count: (id) => sql`(select count(*) from editions e where e.id = ${id} and e.visibility = 'public')`,
    step: { label: 'series:overview.step.publish', order: 7 },
  },
  {
    kind: 'step',
    label: 'series:overview.step.next',
    path: '/next',
    policy: manageEdition,
    count: (id) => sql`(select count(*) from editions e where e.previous_edition_id = ${id})`,
    step: { label: 'series:overview.step.next', order: 10 },
  },
  {
    kind: 'open',
    label: 'series:overview.open.translations',
    path: '/settings',
    policy: workInEdition,
    count: (id) => sql`(select ${sql.join(
      editionTexts.map((column) => sql`${textBehind(sql`e.${sql.identifier(column)}`)}::int`),
      sql` + `,
    )} + (select count(*) from jsonb_array_elements(e.objectives) o where ${textBehind(sql`o`)})
      from editions e where e.id = ${id})`,
  },
  {
    kind: 'open',
    label: 'series:overview.open.theme-translations',
    path: '/themes',
    policy: workInEdition,
    count: (id) =>
      sql`(select count(*) from themes t where t.edition_id = ${id} and (${textBehind(sql`t.title`)} or ${textBehind(sql`t.description`)}))`,
  },
  {
    kind: 'open',
    label: 'series:overview.open.room-translations',
    path: '/rooms',
    policy: workInEdition,
    count: (id) =>
      sql`(select count(*) from rooms r where r.edition_id = ${id} and ${textBehind(sql`r.name`)})`,
  },
];
