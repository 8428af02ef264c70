import { gregorianDate, textIn } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { AxisModel, UnitChartModel, UnitModel } from '../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../series/index.ts';
import {
  type AssessedState,
  assessedLevels,
  assessedStates,
  type SelfState,
  selfLevels,
  selfStates,
} from '../rules.ts';
import { answererName, byBody, type FollowUpItem, headFinds, headOf, headSays } from '../standing.ts';
import { findsWord, saysWord } from '../words.ts';

type T = PageContext['t'];

/** The two axes of one standing, side by side. */
export const axesOf = (t: T, says: SelfState, finds: AssessedState): AxisModel[] => [
  { label: t('follow-up:axis.says'), state: saysWord(t, says), level: selfLevels[says] },
  { label: t('follow-up:axis.finds'), state: findsWord(t, finds), level: assessedLevels[finds] },
];

/** What is to be said of a recommendation's last report; silence is drawn as silence. */
export function lastOf(context: PageContext, whole: EditionWhole, item: FollowUpItem) {
  const t = context.words(whole.edition.digits);
  const head = headOf(item);
  if (head?.pair.newest?.status === 'returned') {
    return { text: '', tag: { text: t('follow-up:last.returned'), tone: 'warn' as const } };
  }
  if (head !== null && head.missed > 0) {
    return { text: t('follow-up:last.missed', { count: head.missed }), silent: true };
  }
  if (head?.lastAt != null) {
    const day = gregorianDate(new Date(head.lastAt), dateSettingsOf(whole, context.language));
    return { text: t('follow-up:last.on', { day }) };
  }
  return undefined;
}

const count = <S extends string>(
  states: readonly S[],
  all: readonly S[],
  levels: Readonly<Record<S, UnitModel['level']>>,
  word: (state: S) => string,
): UnitModel[] =>
  states.map((state) => ({
    level: levels[state],
    label: word(state),
    count: all.filter((one) => one === state).length,
  }));

/** A row of a chart of squares: whom or what it is about, and how each of its recommendations stands. */
interface Group {
  readonly label: string;
  readonly href?: string;
  readonly standings: readonly { readonly says: SelfState; readonly finds: AssessedState }[];
}

/** One square per recommendation in each row, on both axes; the chart is its table. */
function groupChart(
  t: T,
  groups: readonly Group[],
  head: { readonly title: string; readonly rowLabel: string; readonly legend?: boolean },
): UnitChartModel {
  const says = (state: SelfState): string => saysWord(t, state);
  const finds = (state: AssessedState): string => findsWord(t, state);
  const seen = groups.flatMap(({ standings }) => standings);
  const { legend = false, ...words } = head;
  return {
    ...words,
    note: t('follow-up:chart.unit'),
    axes: [
      {
        label: t('follow-up:axis.says'),
        legend: selfStates
          .filter((state) => legend && (state === 'silent' || seen.some((one) => one.says === state)))
          .map((state) => ({ level: selfLevels[state], label: says(state) })),
      },
      {
        label: t('follow-up:axis.finds'),
        legend: assessedStates
          .filter((state) => legend && seen.some((one) => one.finds === state))
          .map((state) => ({ level: assessedLevels[state], label: finds(state) })),
      },
    ],
    rows: groups.map(({ standings, ...row }) => ({
      ...row,
      axes: [
        count(
          selfStates,
          standings.map((one) => one.says),
          selfLevels,
          says,
        ),
        count(
          assessedStates,
          standings.map((one) => one.finds),
          assessedLevels,
          finds,
        ),
      ],
      total: standings.length,
    })),
  };
}

/** How bodies stand, those that answer for most first. */
export const unitChart = (
  context: PageContext,
  whole: EditionWhole,
  items: readonly FollowUpItem[],
  hrefOf: (slug: string) => string,
): UnitChartModel => {
  const t = context.words(whole.edition.digits);
  return groupChart(
    t,
    byBody(items).map(({ body, standings }) => ({
      label: answererName(body, context.language),
      href: hrefOf(body.slug),
      standings,
    })),
    { title: t('follow-up:chart.bodies'), rowLabel: t('outcomes:body'), legend: true },
  );
};

/** How a recommendation stands in a chart where it is one square: by what speaks for it. */
const spoken = (item: FollowUpItem) => ({ says: headSays(item), finds: headFinds(item) });

/** Groups of recommendations by what they have in common, in the order of a key. */
function grouped(
  items: readonly FollowUpItem[],
  of: (item: FollowUpItem) => {
    readonly key: string;
    readonly rank: number;
    readonly label: string;
    readonly href: string;
  },
): Group[] {
  const groups = new Map<string, Group & { rank: number; standings: ReturnType<typeof spoken>[] }>();
  for (const item of items) {
    const { key, ...head } = of(item);
    const known = groups.get(key) ?? { ...head, standings: [] };
    known.standings.push(spoken(item));
    groups.set(key, known);
  }
  return [...groups.values()]
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ rank: _, ...group }) => group);
}

/** How recommendations stand by theme; null where there is but one. */
export function themeChart(
  context: PageContext,
  whole: EditionWhole,
  items: readonly FollowUpItem[],
  hrefOf: (filters: Record<string, string>) => string,
): UnitChartModel | null {
  const t = context.words(whole.edition.digits);
  const groups = grouped(items, ({ recommendation: { theme } }) => ({
    key: theme?.slug ?? '',
    rank: theme?.number ?? Number.MAX_SAFE_INTEGER,
    label:
      theme === null
        ? t('outcomes:without-theme')
        : `${t('follow-up:number', { number: theme.number })}. ${textIn(theme.title, context.language).text}`,
    href: hrefOf(theme === null ? {} : { theme: theme.slug }),
  }));
  return groups.length < 2
    ? null
    : groupChart(t, groups, { title: t('follow-up:chart.themes'), rowLabel: t('common:label.theme') });
}

/** How recommendations stand by the states whose bodies answer; null where they are of one. */
export function stateChart(
  context: PageContext,
  whole: EditionWhole,
  items: readonly FollowUpItem[],
  hrefOf: (filters: Record<string, string>) => string,
): UnitChartModel | null {
  const t = context.words(whole.edition.digits);
  const states = new Map<string, { label: string; standings: { says: SelfState; finds: AssessedState }[] }>();
  for (const { standings } of items) {
    const counted = new Set<string>();
    for (const { body, says, finds } of standings) {
      if (body.state === null || counted.has(body.state.code)) continue;
      // Of several bodies of a state the first, which leads, speaks for it.
      counted.add(body.state.code);
      const known = states.get(body.state.code) ?? {
        label: textIn(body.state.name, context.language).text,
        standings: [],
      };
      known.standings.push({ says, finds });
      states.set(body.state.code, known);
    }
  }
  const groups = [...states]
    .toSorted(([, one], [, other]) => one.label.localeCompare(other.label, context.language))
    .map(([code, group]) => ({ ...group, href: hrefOf({ state: code }) }));
  return groups.length < 1
    ? null
    : groupChart(t, groups, { title: t('follow-up:chart.states'), rowLabel: t('follow-up:state-of-body') });
}

/** How recommendations stand by the editions that they have lived through. */
export function ageChart(
  context: PageContext,
  whole: EditionWhole,
  items: readonly FollowUpItem[],
  hrefOf: (filters: Record<string, string>) => string,
): UnitChartModel {
  const t = context.words(whole.edition.digits);
  const groups = grouped(items, ({ age }) => ({
    key: String(age),
    rank: age,
    label: t('follow-up:age', { count: age }),
    href: hrefOf({ age: String(age) }),
  }));
  return groupChart(t, groups, { title: t('follow-up:chart.ages'), rowLabel: t('follow-up:editions') });
}
