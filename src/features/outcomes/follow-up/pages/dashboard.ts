import { textIn } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { FilterModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { assessedStates, selfStates } from '../rules.ts';
import { answererName, byBody, type FollowUpItem, headFinds, headSays } from '../standing.ts';
import { findsWord, saysWord } from '../words.ts';

export const filterNames = ['theme', 'body', 'state', 'says', 'finds', 'age'] as const;

/** The figures above; each leads to its list. */
export function statsOf(
  context: PageContext,
  whole: EditionWhole,
  items: readonly FollowUpItem[],
  href: (filters: Record<string, string>) => string,
) {
  const t = context.words(whole.edition.digits);
  const oldest = Math.max(0, ...items.map(({ age }) => age));
  return [
    { label: t('follow-up:stat.all'), value: items.length },
    {
      label: t('follow-up:stat.fulfilled'),
      value: items.filter((item) => headSays(item) === 'fulfilled').length,
      note: t('follow-up:stat.fulfilled-note'),
      href: href({ says: 'fulfilled' }),
    },
    {
      label: t('follow-up:stat.complete'),
      value: items.filter((item) => headFinds(item) === 'complete').length,
      note: t('follow-up:stat.complete-note'),
      href: href({ finds: 'complete' }),
    },
    {
      label: t('follow-up:stat.silent'),
      value: items.filter((item) => headSays(item) === 'silent').length,
      note: t('follow-up:stat.silent-note'),
      href: href({ says: 'silent' }),
    },
    {
      label: t('follow-up:stat.oldest'),
      value: oldest,
      note: t('follow-up:stat.oldest-note', { count: items.filter(({ age }) => age === oldest).length }),
      href: href({ age: String(oldest) }),
    },
  ];
}

/** What the recommendations are narrowed by. */
export function filtersOf(
  context: PageContext,
  whole: EditionWhole,
  items: readonly FollowUpItem[],
  filters: Readonly<Record<string, string>>,
): FilterModel[] {
  const t = context.words(whole.edition.digits);
  const { language } = context;
  const themes = new Map(
    items.flatMap(({ recommendation: { theme } }) => (theme === null ? [] : [[theme.slug, theme] as const])),
  );
  const bodies = byBody(items).map(({ body }) => body);
  const states = new Map(
    bodies.flatMap(({ state }) => (state === null ? [] : [[state.code, state] as const])),
  );
  const alphabetic = (options: { value: string; label: string }[]) =>
    options.toSorted((one, other) => one.label.localeCompare(other.label, language));
  const select = (
    name: (typeof filterNames)[number],
    label: string,
    blank: string,
    options: { value: string; label: string }[],
  ): FilterModel[] =>
    options.length === 0 ? [] : [{ name, label, blank, options, value: filters[name] ?? '' }];
  return [
    ...select(
      'theme',
      t('common:label.theme'),
      t('outcomes:all-themes'),
      [...themes.values()]
        .toSorted((one, other) => one.number - other.number)
        .map(({ slug, number, title }) => ({
          value: slug,
          label: `${t('follow-up:number', { number })}. ${textIn(title, language).text}`,
        })),
    ),
    ...select(
      'body',
      t('outcomes:body'),
      t('outcomes:all-bodies'),
      alphabetic(bodies.map((body) => ({ value: body.slug, label: answererName(body, language) }))),
    ),
    ...select(
      'state',
      t('follow-up:state-of-body'),
      t('follow-up:all-states'),
      alphabetic(
        [...states.values()].map(({ code, name }) => ({ value: code, label: textIn(name, language).text })),
      ),
    ),
    ...select(
      'says',
      t('follow-up:axis.says'),
      t('follow-up:axis.says'),
      selfStates.map((value) => ({ value, label: saysWord(t, value) })),
    ),
    ...select(
      'finds',
      t('follow-up:axis.finds'),
      t('follow-up:axis.finds'),
      assessedStates.map((value) => ({ value, label: findsWord(t, value) })),
    ),
  ];
}
