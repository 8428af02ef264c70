import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { notFound } from '../../platform/errors/index.ts';
import { anyone } from '../../platform/http/index.ts';
import {
  dayOf,
  formatList,
  gregorianRange,
  hijriRange,
  quote,
  textIn,
} from '../../platform/language/index.ts';
import type { PageContext, Pages } from '../../platform/pages/index.ts';
import type { FactModel, TagModel } from '../../platform/views/index.ts';
import {
  dateSettingsOf,
  type EditionShell,
  type EditionWhole,
  editionPath,
  findVisibleSeries,
  listEditions,
  listSeries,
  workInEdition,
} from '../series/index.ts';
import { type Standing, standingOf } from './rules.ts';

type SeriesWhole = NonNullable<Awaited<ReturnType<typeof findVisibleSeries>>>;

const tones: Readonly<Record<Standing, TagModel['tone']>> = {
  'in-progress': 'live',
  upcoming: 'brand',
  postponed: 'warn',
  cancelled: 'bad',
  past: undefined,
};

/** An edition as a row of a list of forums. */
function editionRow(context: PageContext, whole: EditionWhole, now: Date) {
  const { t, language } = context;
  const { edition } = whole;
  // Pages outside an edition keep to one shape of digits, whatever each edition has set for itself.
  const settings = { ...dateSettingsOf(whole, language), digits: 'latn' as const };
  const standing = standingOf(edition, dayOf(now, edition.timeZone));
  const place = edition.city === null ? '' : textIn(edition.city, language).text;
  const organiser = whole.organiser === null ? '' : textIn(whole.organiser.name, language).text;
  return {
    standing,
    href: context.href(editionPath(whole)),
    title: textIn(edition.title, language).text,
    slogan: edition.slogan === null ? undefined : quote(textIn(edition.slogan, language).text, language),
    datetime: edition.startsOn,
    dates: gregorianRange(edition.startsOn, edition.endsOn, settings),
    hijri: hijriRange(edition.startsOn, edition.endsOn, settings),
    line: [place === '' ? t(`series:mode.${edition.mode}`) : place, organiser]
      .filter((part) => part !== '')
      .join('\u00a0· '),
    tags: [
      ...(standing === 'past' ? [] : [{ text: t(`site:standing.${standing}`), tone: tones[standing] }]),
      ...(edition.visibility === 'draft'
        ? [{ text: t('common:status.visibility.draft'), tone: 'line' as const, icon: 'lock' as const }]
        : []),
    ],
  };
}

/** How often a series is held, in words; empty when it is not fixed. */
function cadenceOf({ t }: PageContext, months: number | null): string {
  if (months === null) return '';
  if (months === 12) return t('site:series.annual');
  const period =
    months % 12 === 0
      ? t('common:count.year_obl', { count: months / 12 })
      : t('common:count.month_obl', { count: months });
  return t('site:series.every', { period });
}

function seriesFacts(context: PageContext, { series, owner }: SeriesWhole): FactModel[] {
  const { t, language } = context;
  return [
    { label: t('site:series.owner'), value: owner === null ? '' : textIn(owner.name, language).text },
    { label: t('site:series.kind'), value: t(`series:noun.${series.noun}`) },
    { label: t('site:series.cadence'), value: cadenceOf(context, series.cadenceMonths) },
  ].filter(({ value }) => value !== '');
}

/** Adds the list of forums, which is the home of the site, and a page for each series. */
export function addForumsPages(deps: {
  pages: Pages;
  shell: EditionShell;
  database: Database;
  clock: Clock;
}): void {
  const { pages, shell, database, clock } = deps;
  const { db } = database;

  pages.route({
    path: '/',
    policy: anyone,
    handle: async (context) => {
      const { t, language } = context;
      const all = await listSeries(db, workInEdition.scope(context.actor));
      const editions = await listEditions(db, workInEdition.scope(context.actor));
      const now = clock.now();
      const newestFirst = (one: { readonly newest: string }, other: { readonly newest: string }): number =>
        one.newest < other.newest ? 1 : -1;
      const groups = all
        .flatMap((whole) => {
          const own = editions.filter(({ series }) => series.id === whole.series.id);
          if (own.length === 0) return [];
          return [
            {
              id: whole.series.slug,
              external: whole.series.external,
              name: textIn(whole.series.name, language).text,
              href: context.href(`/forums/${whole.series.slug}`),
              scope: whole.series.scope === null ? '' : textIn(whole.series.scope, language).text,
              newest: own[0]?.edition.startsOn ?? '',
              editions: own.map((edition) => editionRow(context, edition, now)),
            },
          ];
        })
        .toSorted(newestFirst);
      const next = groups
        .filter(({ external }) => !external)
        .flatMap((group) => group.editions)
        .filter(({ standing }) => standing === 'upcoming' || standing === 'in-progress')
        .toSorted((one, other) => (one.datetime < other.datetime ? -1 : 1))[0];
      return {
        template: 'site/forums',
        page: shell.sitePage(context, {
          title: t('site:home.title'),
          description: t('site:home.lede'),
          canonicalHref: context.href('/'),
        }),
        data: {
          next,
          own: groups.filter(({ external }) => !external),
          external: groups.filter(({ external }) => external),
        },
      };
    },
  });

  pages.route({
    path: '/forums',
    policy: anyone,
    handle: async (context) => ({ redirect: context.href('/') }),
  });

  pages.route({
    path: '/forums/:series',
    policy: anyone,
    handle: async (context) => {
      const { t, language } = context;
      const whole = await findVisibleSeries(
        db,
        workInEdition.scope(context.actor),
        context.params.series ?? '',
      );
      // Only the address by slug is a page: an id in its place would be a second one.
      if (whole === undefined || whole.series.slug !== context.params.series) throw notFound();
      const editions = await listEditions(db, workInEdition.scope(context.actor), {
        seriesId: whole.series.id,
      });
      const now = clock.now();
      const name = textIn(whole.series.name, language).text;
      const scope = whole.series.scope === null ? undefined : textIn(whole.series.scope, language).text;
      return {
        template: 'site/series',
        page: shell.sitePage(context, {
          title: name,
          lede: scope,
          description: scope,
          crumbs: [{ label: t('series:all-forums'), href: context.href('/') }, { label: name }],
          tags: whole.series.external ? [{ text: t('site:external.tag'), tone: 'line' }] : [],
          canonicalHref: context.href(`/forums/${whole.series.slug}`),
        }),
        data: {
          external: whole.series.external,
          facts: seriesFacts(context, whole),
          counted: t('common:count.edition', { count: editions.length }),
          editions: editions.map((edition) => editionRow(context, edition, now)),
          hosts: formatList(
            [
              ...new Set(
                editions
                  .flatMap(({ edition }) => edition.city ?? [])
                  .map((city) => textIn(city, language).text),
              ),
            ],
            language,
          ),
        },
      };
    },
  });
}
