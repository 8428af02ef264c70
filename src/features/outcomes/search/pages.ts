import { anyone } from '../../../platform/http/index.ts';
import { gregorianDate, highlight, textIn } from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import { dateSettingsOf, listEditions, type PartPages } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { outcomeKinds } from '../tables.ts';
import { findTexts, RESULTS_AT_ONCE, type SearchResults } from './find.ts';
import { snippet } from './snippet.ts';

const one = (value: string | readonly string[] | undefined): string =>
  (typeof value === 'string' ? value : (value?.[0] ?? '')).slice(0, 200);

type Found = SearchResults['items'][number];

/** Adds the search over the texts of all editions. */
export function addSearchPages(
  { pages, shell }: PartPages,
  { database }: Pick<OutcomesContext, 'database'>,
): void {
  pages.route({
    path: '/search',
    policy: anyone,
    handle: async (context) => {
      const { t, language } = context;
      const q = one(context.query.q).trim();
      const all = await listEditions(database.db, { all: false, seriesIds: [], editionIds: [] });
      const chosen = all.find(
        ({ edition, series }) => `${series.slug}:${edition.slug}` === one(context.query.edition),
      );
      const kind = outcomeKinds.find((known) => known === one(context.query.kind)) ?? null;
      const only = (['ar', 'en'] as const).find((known) => known === one(context.query.in)) ?? null;
      const page = Math.min(50, Math.max(1, Number.parseInt(one(context.query.page), 10) || 1));
      const results = await findTexts(database, {
        q,
        reader: language,
        page,
        language: only,
        kind,
        editionIds: chosen === undefined ? null : [chosen.edition.id],
      });
      const address = (to: number): string =>
        context.href(
          `/search?${new URLSearchParams({
            q,
            ...(chosen === undefined ? {} : { edition: one(context.query.edition) }),
            ...(kind === null ? {} : { kind }),
            ...(only === null ? {} : { in: only }),
            ...(to === 1 ? {} : { page: String(to) }),
          })}`,
        );
      const last = Math.ceil(results.count / RESULTS_AT_ONCE);
      return {
        template: 'outcomes/search',
        page: shell.sitePage(context, {
          title: q === '' ? t('search:title') : t('search:title-of', { q }),
          lede: t('search:lede'),
          canonicalHref: context.href('/search'),
        }),
        data: {
          action: context.href('/search'),
          q,
          editions: all.map(({ edition, series }) => ({
            value: `${series.slug}:${edition.slug}`,
            label: textIn(edition.title, language).text,
            selected: edition.id === chosen?.edition.id,
          })),
          kinds: outcomeKinds.map((value) => ({
            value,
            label: t(`outcomes:kinds.${value}`),
            selected: value === kind,
          })),
          languages: (['ar', 'en'] as const).map((value) => ({
            value,
            label: t(`search:in.${value}`),
            selected: value === only,
          })),
          wider:
            q !== '' && (chosen !== undefined || kind !== null || only !== null)
              ? context.href(`/search?${new URLSearchParams({ q })}`)
              : undefined,
          asked: q !== '',
          near: results.near,
          counted: t(results.more ? 'search:more' : 'search:count', { count: results.count }),
          items: results.items.map((found) => resultModel(context, results, found, all)),
          previous: page > 1 ? address(page - 1) : undefined,
          next: page < last ? address(page + 1) : undefined,
        },
      };
    },
  });
}

/** Where a provision is read: a recommendation on its own page, everything else in its text. */
const placeIn = (document: Found['document'], { number, position }: Found['provision']): string =>
  number === null
    ? `texts/${document.slug}#p-${position}`
    : document.kind === 'recommendations'
      ? `recommendations/${number}`
      : `texts/${document.slug}#r-${number}`;

function resultModel(
  context: PageContext,
  { query }: SearchResults,
  { provision, document, edition, language: found }: Found,
  editions: Awaited<ReturnType<typeof listEditions>>,
) {
  const { t, language } = context;
  const whole = editions.find((each) => each.edition.id === edition.id);
  const title = provision.title === null ? '' : provision.title[found];
  return {
    href: context.href(`/forums/${edition.seriesSlug}/${edition.slug}/${placeIn(document, provision)}`),
    code: provision.code,
    heading: highlight(query, title === '' ? textIn(document.title, language).text : title),
    lang: found === language ? undefined : found,
    dir: found === language ? undefined : found === 'ar' ? 'rtl' : 'ltr',
    runs: snippet(query, provision.text[found]),
    where: textIn(edition.title, language).text,
    kind: t(`outcomes:kinds.${document.kind}`),
    on: whole === undefined ? '' : gregorianDate(edition.startsOn, dateSettingsOf(whole, language)),
  };
}
