import { sql } from 'drizzle-orm';
import { readFollowUp } from '../../../../src/features/outcomes/index.ts';
import { systemClock } from '../../../../src/platform/clock/index.ts';
import { everything } from '../../../../src/platform/database/index.ts';
import type { Bench, BenchContext } from '../bench.ts';
import { openForum } from '../registration/forum.ts';
import { publishText } from '../search/index.ts';
import { provisionTexts } from '../search/words.ts';
import { median, percentile } from '../statistics.ts';

export interface OutcomesSizes {
  readonly editions: number;
  /** Recommendations of each edition. */
  readonly recommendations: number;
  /** Readings that are timed. */
  readonly readings: number;
}

const figures = [
  { name: 'outcomes.dashboard', unit: 'ms', target: 100, better: 'lower' },
  { name: 'outcomes.dashboard-growth', unit: '× of one edition', target: 1.5, better: 'lower' },
] as const;

const BODIES = 20;

async function measure(
  context: BenchContext,
  { editions, recommendations, readings }: OutcomesSizes,
): Promise<void> {
  const { app, actor, database, edition, title } = await openForum(context);
  const { db } = database;
  await db.execute(sql`insert into bodies (id, slug, kind, name, sort_ar, sort_en, search)
    select gen_random_uuid(), 'followed-' || n, 'authority', jsonb_build_object('ar', 'هيئة ' || n, 'en', 'Authority ' || n,
      'authentic', 'ar', 'status', jsonb_build_object('ar', 'reviewed', 'en', 'reviewed')), 'هيئة ' || n, 'authority ' || n,
      'authority ' || n from generate_series(1, ${BODIES}) as n`);

  /** How long it takes to read how the recommendations of an edition stand. */
  const timed = async (editionId: string): Promise<number[]> => {
    const whole = await app.series.finder.find(editionId);
    if (whole === undefined) throw new Error('The edition is not there.');
    const times: number[] = [];
    for (let index = 0; index < readings + 10; index += 1) {
      const began = performance.now();
      const items = await readFollowUp({ database, clock: systemClock }, whole);
      // The first ones warm connections and statements.
      if (index >= 10) times.push(performance.now() - began);
      if (items.length !== recommendations) throw new Error(`${items.length} recommendations were read.`);
    }
    return times;
  };

  let alone: readonly number[] = [];
  let last = edition.id;
  for (let number = 1; number <= editions; number += 1) {
    const before = last;
    const { id } =
      number === 1
        ? edition
        : await app.series.service.createEdition(actor, edition.seriesId, {
            slug: `${2000 + 2 * number}`,
            number,
            title: { ar: `الدورة ${number}`, en: `Edition ${number}` },
            startsOn: `${2000 + 2 * number}-11-16`,
            endsOn: `${2000 + 2 * number}-11-18`,
            timeZone: 'Asia/Riyadh',
            mode: 'in-person',
            visibility: 'public',
          });
    last = id;
    await publishText(database, id, number, provisionTexts(recommendations, number));
    await database.seeing(everything, () =>
      database.transaction((tx) => follow(tx, id, number === 1 ? null : before)),
    );
    context.say(`${number} of ${editions} editions`);
    if (number === 1) {
      await db.execute(sql`analyze`);
      alone = await timed(id);
    }
  }
  await db.execute(sql`analyze`);
  const all = await timed(last);
  const reference = `${readings} readings of ${recommendations} recommendations with ${BODIES} bodies on ${title}: median ${median(all).toFixed(1)} ms; with one edition ${median(alone).toFixed(1)} ms`;
  context.report('outcomes.dashboard', { value: percentile(all, 95), reference });
  context.report('outcomes.dashboard-growth', { value: median(all) / median(alone), reference });
}

type Tx = Parameters<Parameters<Awaited<ReturnType<typeof openForum>>['database']['transaction']>[0]>[0];

/** Two bodies for each recommendation, four rounds, two reports and a finding of each; every second one goes on. */
async function follow(tx: Tx, edition: string, before: string | null): Promise<void> {
  await tx.execute(sql`insert into assignments (edition_id, provision_id, body_id, role, position)
    select p.edition_id, p.id, b.id, case when k = 0 then 'lead' else 'supporting' end, k + 1
    from provisions p cross join generate_series(0, 1) as k
      join bodies b on b.slug = 'followed-' || (1 + (p.number + 7 * k) % ${sql.raw(String(BODIES))})
    where p.edition_id = ${edition}::uuid`);
  await tx.execute(sql`insert into reporting_obligations (edition_id, id, provision_id, body_id, due_on)
    select a.edition_id, gen_random_uuid(), a.provision_id, a.body_id, make_date(2020 + k, 11, 16)
    from assignments a cross join generate_series(1, 4) as k where a.edition_id = ${edition}::uuid`);
  await tx.execute(sql`insert into progress_reports (edition_id, id, provision_id, body_id, obligation_id, status, self_reported,
      text, submitted_at, decided_at, published_at)
    select o.edition_id, gen_random_uuid(), o.provision_id, o.body_id, o.id, 'published', 'in-progress',
      '{"ar":"تقدم","en":"Progress","authentic":"ar","status":{"ar":"reviewed","en":"reviewed"}}', o.due_on, o.due_on, o.due_on
    from reporting_obligations o where o.edition_id = ${edition}::uuid and extract(year from o.due_on) <= 2022`);
  await tx.execute(sql`insert into assessments (edition_id, id, provision_id, body_id, assessor_body_id, finding, text, assessed_on)
    select a.edition_id, gen_random_uuid(), a.provision_id, a.body_id, (select b.id from bodies b where not exists (select 1
        from assignments x where x.provision_id = a.provision_id and x.body_id = b.id) order by b.slug limit 1), 'limited',
      '{"ar":"تقدم","en":"Progress","authentic":"ar","status":{"ar":"reviewed","en":"reviewed"}}', '2023-01-10'
    from assignments a where a.edition_id = ${edition}::uuid`);
  if (before === null) return;
  await tx.execute(sql`insert into dispositions (edition_id, provision_id, outcome, reason, next_edition_id, next_provision_id,
      decided_on)
    select p.edition_id, p.id, 'continued',
      '{"ar":"تستمر","en":"Goes on","authentic":"ar","status":{"ar":"reviewed","en":"reviewed"}}', n.edition_id, n.id, '2024-01-10'
    from provisions p join provisions n on n.edition_id = ${edition}::uuid and n.number = p.number
    where p.edition_id = ${before}::uuid and p.number % 2 = 0`);
}

/** How long it takes to read how recommendations stand, and that past editions do not make it longer. */
export const createOutcomesBench = (sizes: OutcomesSizes): Bench => ({
  area: 'outcomes',
  figures,
  run: (context) => measure(context, sizes),
});
