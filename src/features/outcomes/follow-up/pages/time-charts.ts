import { gregorianDate, textIn } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { LifelinesModel, RoundsModel } from '../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../series/index.ts';
import { answererName, bodyRound, byBody, type FollowUpItem, headSays, pastRounds } from '../standing.ts';

/** Rounds that the picture of reports shows. */
const ROUNDS = 4;

/** How bodies answered the last rounds; null before the first one has come. */
export function roundsChart(
  context: PageContext,
  whole: EditionWhole,
  items: readonly FollowUpItem[],
): RoundsModel | null {
  const t = context.words(whole.edition.digits);
  const days = pastRounds(items, ROUNDS);
  if (days.length === 0) return null;
  const settings = dateSettingsOf(whole, context.language);
  const state = { accepted: 'accepted', partly: 'returned', silent: 'silent', none: 'none' } as const;
  const years = days.map((day) => day.slice(0, 4));
  const alone = new Set(years).size === years.length;
  return {
    title: t('follow-up:chart.rounds'),
    note: t('follow-up:chart.last-rounds', { count: days.length }),
    rowLabel: t('outcomes:body'),
    rounds: days.map((day) =>
      alone ? t('follow-up:number', { number: day.slice(0, 4) }) : gregorianDate(day, settings),
    ),
    rows: byBody(items)
      .filter(({ standings }) => standings.some(({ pair }) => pair.rounds.length > 0))
      .map(({ body, standings }) => ({
        label: answererName(body, context.language),
        cells: days.map((day) => {
          const answer = bodyRound(standings, day);
          return { state: state[answer], word: t(`follow-up:round.${answer}`) };
        }),
      })),
    legend: (['accepted', 'partly', 'silent'] as const).map((answer) => ({
      state: state[answer] as 'accepted' | 'returned' | 'silent',
      label: t(`follow-up:round.${answer}`),
    })),
  };
}

/** Recommendations through the editions; null where none has come from another or gone on. */
export function lifelines(
  context: PageContext,
  whole: EditionWhole,
  items: readonly FollowUpItem[],
  hrefOf: (item: FollowUpItem) => string,
): LifelinesModel | null {
  const t = context.words(whole.edition.digits);
  const own = Number(whole.edition.startsOn.slice(0, 4));
  const carried = items.filter(({ age, recommendation }) => age > 1 || recommendation.disposition !== null);
  if (carried.length === 0) return null;
  const after = carried.some(({ recommendation }) => recommendation.disposition !== null);
  const years = [...new Set(carried.flatMap((item) => item.years))].filter((year) => year < own).toSorted();
  const columns = [
    ...years.map((year) => t('follow-up:number', { number: String(year) })),
    t('follow-up:number', { number: String(own) }),
    ...(after ? [t('follow-up:chart.next')] : []),
  ];
  const here = years.length;
  return {
    title: t('follow-up:chart.age'),
    numberLabel: t('common:label.number'),
    subjectLabel: t('follow-up:subject'),
    editions: columns,
    rows: carried.map((item) => {
      const { recommendation, age } = item;
      const { disposition } = recommendation;
      const over = disposition !== null && !['continued', 'reinforced'].includes(disposition);
      const silent = headSays(item) === 'silent';
      const from = item.years.length === 0 ? here : Math.max(0, years.indexOf(item.years[0] ?? own));
      return {
        number: recommendation.code ?? String(recommendation.number ?? ''),
        href: hrefOf(item),
        subject: textIn(recommendation.title ?? recommendation.text, context.language).text,
        from,
        to: disposition === null ? here : here + 1,
        end: disposition === 'closed' ? ('closed' as const) : over ? ('dropped' as const) : ('open' as const),
        silent,
        words: [
          t('follow-up:age', { count: age }),
          ...(disposition === null ? [] : [t(`common:status.disposition.${disposition}`)]),
          ...(silent ? [t('common:status.self-reported.none')] : []),
        ].join(context.language === 'ar' ? '، ' : ', '),
      };
    }),
    legend: (['born', 'step', 'closed', 'dropped', 'silent'] as const).map((mark) => ({
      mark,
      label: t(`follow-up:life.${mark}`),
    })),
  };
}
