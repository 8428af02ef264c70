import { sql } from 'drizzle-orm';
import { newId } from '../../../../src/platform/database/index.ts';
import type { Bench, BenchContext } from '../bench.ts';
import { openForum } from '../registration/forum.ts';
import { median, percentile } from '../statistics.ts';
import { provisionTexts, queries } from './words.ts';

export interface SearchSizes {
  readonly editions: number;
  /** Provisions of each edition. */
  readonly provisions: number;
  /** Searches that are timed. */
  readonly searches: number;
}

const figures = [{ name: 'search.p95', unit: 'ms', target: 50, better: 'lower' }] as const;

/** Rows written at a time. */
const AT_ONCE = 1_000;

async function measure(
  context: BenchContext,
  { editions, provisions, searches }: SearchSizes,
): Promise<void> {
  const { app, actor, config, database, edition, title } = await openForum(context);
  const { seriesId } = edition;
  for (let number = 1; number <= editions; number++) {
    const { id } =
      number === 1
        ? edition
        : await app.series.service.createEdition(actor, seriesId, {
            slug: `${2026 - 2 * number}`,
            number,
            title: { ar: `الدورة ${number}`, en: `Edition ${number}` },
            startsOn: `${2098 - 2 * number}-11-16`,
            endsOn: `${2098 - 2 * number}-11-18`,
            timeZone: 'Asia/Riyadh',
            mode: 'in-person',
            visibility: 'public',
          });
    await publishText(database, id, number, provisionTexts(provisions, number));
    context.say(`${(number * provisions).toLocaleString('en')} provisions`);
  }
  await app.outcomes.parts.search.keepTerms();
  await database.db.execute(sql`analyze`);

  const times: number[] = [];
  let found = 0;
  for (const [index, q] of queries(searches + 20).entries()) {
    const began = performance.now();
    const answer = await app.server.inject({
      url: `/api/v1/provisions?${new URLSearchParams({ q })}`,
      headers: { host: new URL(config.publicUrl).host },
    });
    if (answer.statusCode !== 200) throw new Error(`Search answered ${answer.statusCode}: ${answer.body}`);
    // The first ones warm connections and statements.
    if (index >= 20) {
      times.push(performance.now() - began);
      found += answer.json<{ count: number }>().count;
    }
  }
  context.report('search.p95', {
    value: percentile(times, 95),
    reference: `${searches} searches of one to three words over ${(editions * provisions).toLocaleString('en')} provisions on ${title}: median ${median(times).toFixed(1)} ms, ${Math.round(found / searches)} found on average`,
  });
}

/** A published text of many provisions, written past the service, which takes one at a time. */
export async function publishText(
  database: Parameters<typeof write>[0],
  editionId: string,
  number: number,
  texts: readonly { readonly ar: string; readonly en: string }[],
): Promise<void> {
  const documentId = newId();
  await write(
    database,
    sql`insert into outcome_documents (edition_id, id, kind, slug, title, authentic_language, status, adopted_on, published_at)
      values (${editionId}, ${documentId}, 'recommendations', 'recommendations',
        '{"ar":"التوصيات","en":"Recommendations","authentic":"ar","status":{"ar":"reviewed","en":"reviewed"}}', 'ar', 'draft',
        '2026-11-18', now())`,
  );
  for (let at = 0; at < texts.length; at += AT_ONCE) {
    const rows = texts.slice(at, at + AT_ONCE).map((wording, index) => ({
      id: newId(),
      number: at + index + 1,
      code: `${number}/REC/${String(at + index + 1).padStart(2, '0')}`,
      text: { ...wording, authentic: 'ar', status: { ar: 'reviewed', en: 'reviewed' } },
    }));
    const given = JSON.stringify(rows);
    await database.transaction(async (tx) => {
      await tx.execute(sql`insert into provision_numbers (edition_id, code)
        select ${editionId}::uuid, code from jsonb_to_recordset(${given}::jsonb) as r(code text)`);
      await tx.execute(sql`insert into provisions (edition_id, id, document_id, kind, position, number, code, text, adopted_seal, seal)
        select ${editionId}::uuid, id, ${documentId}::uuid, 'recommendation', number, number, code, text,
          provision_seal(code, jsonb_build_object('ar', text -> 'ar')), provision_seal(code, text)
        from jsonb_to_recordset(${given}::jsonb) as r(id uuid, number int, code text, text jsonb)`);
    });
  }
  await write(database, sql`update outcome_documents set status = 'adopted' where id = ${documentId}`);
  await write(
    database,
    sql`update outcome_documents set status = 'published', seal = document_seal(edition_id, id) where id = ${documentId}`,
  );
}

const write = async (
  database: Awaited<ReturnType<typeof openForum>>['database'],
  statement: ReturnType<typeof sql>,
): Promise<void> => {
  await database.transaction((tx) => tx.execute(statement));
};

/** How long a search over the texts of many editions takes. */
export const createSearchBench = (sizes: SearchSizes): Bench => ({
  area: 'search',
  figures,
  run: (context) => measure(context, sizes),
});
