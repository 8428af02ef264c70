import { matches } from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import { listControls, listState, pageOf } from '../../../platform/pages/workbench.ts';
import type { TableModel } from '../../../platform/views/index.ts';
import type { EditionWhole } from '../../series/index.ts';
import { awards } from '../contract/honours.ts';
import { presentHolder } from '../present.ts';
import type * as store from '../store/honours.ts';
import { dayIn, said } from './shared.ts';

/** The workbench of honours: what the address asks for, in the order of conferral. */
export function honoursTable(
  context: PageContext,
  whole: EditionWhole,
  all: readonly store.HonourWhole[],
  base: string,
  manages: boolean,
): TableModel {
  const t = context.words(whole.edition.digits);
  const state = listState(context, ['award']);
  const found = all.filter(
    ({ honour, person, body }) =>
      (state.filters.award === undefined || honour.award === state.filters.award) &&
      (state.q === '' ||
        [person?.name, body?.name, honour.citation].some(
          (text) => text != null && matches(state.q, `${text.ar} ${text.en}`),
        )),
  );
  return {
    id: 'honours',
    caption: t('common:nav.management.honours'),
    totals: [
      { label: t('common:nav.management.honours'), value: all.length },
      { label: t('honours:persons'), value: all.filter(({ person }) => person !== null).length },
      { label: t('honours:bodies'), value: all.filter(({ body }) => body !== null).length },
    ],
    ...listControls(context, {
      path: base,
      state,
      searchLabel: t('honours:search-honours'),
      digits: whole.edition.digits,
      found: found.length,
      filters: [
        {
          name: 'award',
          label: t('honours:award'),
          options: awards.map((value) => ({ value, label: t(`common:kind.honour.${value}`) })),
        },
      ],
    }),
    columns: [
      { key: 'holder', label: t('honours:honouree') },
      { key: 'position', label: t('honours:position'), kind: 'number' },
      { key: 'award', label: t('honours:award') },
      { key: 'citation', label: t('honours:citation') },
      { key: 'date', label: t('honours:conferred-on') },
    ],
    rows: pageOf(found, state.page).map(({ honour, ...who }) => {
      const { name, line } = presentHolder(who);
      return {
        id: honour.id,
        title: said(name, context),
        ...(manages ? { href: `${base}/${honour.id}` } : {}),
        ...(line === null ? {} : { sub: said(line, context) }),
        cells: {
          position: honour.position,
          award: {
            tags: [
              { text: t(`common:kind.honour.${honour.award}`), tone: 'line' as const },
              ...(honour.sample ? [{ text: t('honours:sample'), tone: 'line' as const }] : []),
            ],
          },
          citation: said(honour.citation, context),
          date: honour.conferredOn === null ? null : dayIn(honour.conferredOn, context, whole),
        },
      };
    }),
    ...(state.narrowed
      ? {}
      : {
          empty: {
            title: t('common:empty.honours'),
            text: t('honours:empty-text'),
            ...(manages ? { action: { label: t('honours:new-honour'), href: `${base}/new` } } : {}),
          },
        }),
  };
}
