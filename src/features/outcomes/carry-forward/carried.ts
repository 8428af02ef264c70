import type { Clock } from '../../../platform/clock/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import { textIn } from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import { type EditionWhole, sentence } from '../../series/index.ts';
import { axesOf } from '../follow-up/pages/charts.ts';
import { readStandings } from '../follow-up/reading.ts';
import { headFinds, headSays } from '../follow-up/standing.ts';
import { provisionPath } from '../rules.ts';
import { listLinksFrom } from '../store/chain.ts';
import { listCarriedInto } from '../store/dispositions.ts';
import { referenceOf } from './history.ts';

/** What earlier editions hand to one: each with where it stands, what it answers, and its history; a fixed number of queries. */
export async function carriedModel(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  context: PageContext,
  { edition }: EditionWhole,
) {
  const { db } = database;
  const { language } = context;
  const t = context.words(edition.digits);
  const carried = await listCarriedInto(db, edition.id);
  if (carried.length === 0) return [];
  const ids = carried.map(({ from }) => from.provisionId);
  const standings = await readStandings({ database, clock }, ids);
  const links = await listLinksFrom(database, db, ids);
  return carried.map(({ disposition, from, edition: before }) => {
    const href = context.href(`/forums/${before.seriesSlug}/${before.slug}${provisionPath(from)}`);
    const item = standings.get(from.provisionId);
    return {
      code: from.code,
      title: textIn(from.title ?? from.text, language).text,
      from: textIn(before.title, language).text,
      href,
      historyHref: from.number === null ? null : `${href}/history`,
      // The edition that takes it over is one more.
      age: t('follow-up:age', { count: (item?.age ?? 1) + 1 }),
      axes:
        item === undefined || item.standings.length === 0 ? [] : axesOf(t, headSays(item), headFinds(item)),
      answers: links
        .filter((link) => link.from === from.provisionId)
        .map((link) => referenceOf(context, link)),
      outcome: sentence(t(`common:status.disposition.${disposition.outcome}`)),
      reason: textIn(disposition.reason, language).text,
    };
  });
}
