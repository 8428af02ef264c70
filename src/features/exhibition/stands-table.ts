import { matches, textIn } from '../../platform/language/index.ts';
import type { PageContext } from '../../platform/pages/index.ts';
import { listControls, listState, pageOf, sortLink, sortRows } from '../../platform/pages/workbench.ts';
import type { RowModel, TableModel } from '../../platform/views/index.ts';
import type { EditionWhole } from '../series/index.ts';
import { areaOf } from './geometry.ts';
import { standTag } from './present.ts';
import { isHeld } from './rules.ts';
import type * as store from './store.ts';
import { standClasses, standStatuses } from './tables.ts';

/** The workbench of stands: what the address asks for, of all stands of an edition. */
export function standsTable(
  context: PageContext,
  whole: EditionWhole,
  all: readonly store.StandWhole[],
  base: string,
  mayManage: boolean,
): TableModel {
  const { language } = context;
  const t = context.words(whole.edition.digits);
  const state = listState(context, ['status', 'class', 'hall']);
  const found = sortRows(
    all.filter((one) => answers(one, state.q, state.filters)),
    state.sort,
    {
      exhibitor: ({ exhibitor }) =>
        exhibitor === null ? '\uffff' : language === 'ar' ? exhibitor.sortAr : exhibitor.sortEn,
      area: ({ stand }) => areaOf(stand.outline),
      status: ({ stand }) => standStatuses.indexOf(stand.status),
    },
  );
  const halls = new Map(all.flatMap(({ room }) => (room === null ? [] : [[room.slug, room.name] as const])));
  const count = (test: (stand: store.StandRow) => boolean): number =>
    all.filter(({ stand }) => test(stand)).length;
  return {
    id: 'stands',
    caption: t('common:nav.management.stands'),
    totals: [
      { label: t('exhibition:all-stands'), value: all.length },
      { label: t('exhibition:confirmed-stands'), value: count(({ status }) => status === 'confirmed') },
      { label: t('exhibition:awaiting-confirmation'), value: count(({ status }) => status === 'allocated') },
      { label: t('exhibition:free-stands'), value: count(({ status }) => !isHeld(status)) },
    ],
    ...listControls(context, {
      path: base,
      state,
      searchLabel: t('exhibition:search'),
      digits: whole.edition.digits,
      found: found.length,
      filters: [
        {
          name: 'status',
          label: t('common:label.status'),
          options: standStatuses.map((value) => ({ value, label: t(`common:status.stand.${value}`) })),
        },
        {
          name: 'class',
          label: t('exhibition:column.class'),
          options: standClasses.map((value) => ({ value, label: t(`common:kind.stand-class.${value}`) })),
        },
        ...(halls.size < 2
          ? []
          : [
              {
                name: 'hall',
                label: t('exhibition:column.hall'),
                options: [...halls].map(([value, name]) => ({ value, label: textIn(name, language).text })),
              },
            ]),
      ],
    }),
    columns: [
      { key: 'number', label: t('exhibition:column.number') },
      { key: 'exhibitor', label: t('exhibition:column.exhibitor'), sort: sortLink(base, state, 'exhibitor') },
      { key: 'class', label: t('exhibition:column.class') },
      { key: 'services', label: t('exhibition:column.services') },
      {
        key: 'area',
        label: t('exhibition:column.area'),
        kind: 'number',
        sort: sortLink(base, state, 'area'),
      },
      { key: 'status', label: t('common:label.status'), sort: sortLink(base, state, 'status') },
    ],
    rows: pageOf(found, state.page).map((one) => rowOf(context, t, one, base)),
    ...(mayManage && found.length > 0
      ? {
          bulk: {
            action: `${base}/changes`,
            actions: [
              { label: t('exhibition:confirm'), value: 'confirmed', icon: 'check' as const },
              {
                label: t('exhibition:release'),
                value: 'released',
                icon: 'undo' as const,
                confirm: {
                  title: t('exhibition:release-question'),
                  text: t('exhibition:release-text'),
                },
              },
            ],
          },
        }
      : {}),
    ...(state.narrowed
      ? {}
      : {
          empty: {
            title: t('common:empty.stands'),
            text: t('exhibition:empty-text'),
            ...(mayManage ? { action: { label: t('exhibition:new-stand'), href: `${base}/new` } } : {}),
          },
        }),
  };
}

const answers = (
  { stand, room, exhibitor }: store.StandWhole,
  q: string,
  filters: Readonly<Record<string, string>>,
): boolean =>
  (filters.status === undefined || stand.status === filters.status) &&
  (filters.class === undefined || stand.class === filters.class) &&
  (filters.hall === undefined || room?.slug === filters.hall) &&
  (q === '' ||
    stand.number.toLowerCase().startsWith(q.toLowerCase()) ||
    [exhibitor?.name, exhibitor?.shortName, stand.exhibits].some(
      (text) => text != null && matches(q, `${text.ar} ${text.en}`),
    ));

function rowOf(context: PageContext, t: PageContext['t'], one: store.StandWhole, base: string): RowModel {
  const { stand, room, exhibitor } = one;
  const { language } = context;
  return {
    id: stand.id,
    title: stand.number,
    href: `${base}/${stand.id}`,
    ...(room === null ? {} : { sub: textIn(room.name, language).text }),
    cells: {
      exhibitor:
        exhibitor === null
          ? null
          : {
              text: textIn(exhibitor.name, language).text,
              ...(stand.exhibits === null ? {} : { sub: textIn(stand.exhibits, language).text }),
            },
      class: t(`common:kind.stand-class.${stand.class}`),
      services: stand.services.map((service) => t(`common:kind.stand-service.${service}`)).join('\u00a0· '),
      area: Math.round(areaOf(stand.outline) * 10) / 10,
      status: {
        tags: [
          standTag(t, stand.status),
          ...(stand.sample ? [{ text: t('exhibition:sample'), tone: 'line' as const }] : []),
        ],
      },
    },
  };
}
