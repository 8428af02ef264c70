import { shortDate } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import { listControls, listState, PAGE_ROWS } from '../../../../platform/pages/workbench.ts';
import type { FilterModel, RowModel } from '../../../../platform/views/index.ts';
import { doneNotice } from '../../pages/frame.ts';
import { documentKinds } from '../../tables.ts';
import { daysOfEdition } from '../api.ts';
import type { EditionFrame } from '../editions.ts';
import { readMaskedIdentity } from '../policy.ts';
import { masked, remarks } from '../rules.ts';
import { countIdentities, type IdentityFilter, type IdentityWhole, listIdentities } from '../store.ts';
import { baseOf, type IdentityPages, inDigits, mayManage, PATH, remarkTags, said } from './shared.ts';

const filtersOf = ({ t }: PageContext): Omit<FilterModel, 'value'>[] => [
  {
    name: 'kind',
    label: t('common:label.kind'),
    options: documentKinds.map((value) => ({ value, label: t(`identity:kind.${value}`) })),
  },
  {
    name: 'remark',
    label: t('identity:remarks'),
    options: remarks.map((value) => ({ value, label: t(`identity:remark.${value}`) })),
  },
];

/** Adds the workbench of an edition's documents. */
export function addIdentityList({ editions, database, clock }: IdentityPages): void {
  const { db } = database;

  const rowOf = (context: PageContext, frame: EditionFrame, whole: IdentityWhole, now: Date): RowModel => ({
    id: whole.document.id,
    title: said(whole.person.name, context),
    href: `${baseOf(context, frame)}/${whole.document.id}`,
    cells: {
      kind: context.t(`identity:kind.${whole.document.kind}`),
      number: { code: masked(whole.document.tail) },
      state: said(whole.state.shortName, context),
      expires:
        whole.document.expiresOn === null
          ? null
          : {
              time: {
                datetime: whole.document.expiresOn,
                text: shortDate(whole.document.expiresOn, frame.dates),
              },
            },
      remarks: { tags: remarkTags(context, frame, whole, now) },
    },
  });

  editions.managed({
    path: PATH,
    policy: readMaskedIdentity,
    handle: async (context, frame) => {
      const { language } = context;
      const t = context.words(frame.edition.digits);
      const now = clock.now();
      const days = daysOfEdition(frame.edition, now);
      const filters = filtersOf(context);
      const state = listState(
        context,
        filters.map(({ name }) => name),
      );
      const filter: IdentityFilter = {
        q: state.q,
        kind: documentKinds.find((kind) => kind === state.filters.kind),
        remark: remarks.find((remark) => remark === state.filters.remark),
      };
      const found = await countIdentities(db, frame.edition.id, filter, days);
      const last = Math.max(1, Math.ceil(found / PAGE_ROWS));
      const rows = await listIdentities(db, frame.edition.id, language, filter, days, {
        limit: PAGE_ROWS,
        skip: (Math.min(state.page, last) - 1) * PAGE_ROWS,
      });
      const path = baseOf(context, frame);
      const controls = listControls(context, {
        path,
        state,
        searchLabel: t('identity:search'),
        filters,
        found,
        digits: frame.edition.digits,
      });
      const add = {
        label: t('identity:add'),
        href: `${path}/new`,
        icon: 'plus' as const,
        tone: 'primary' as const,
      };
      const untouched = found === 0 && !state.narrowed;
      return inDigits(frame, {
        template: 'pages/list',
        page: frame.page({
          title: t('identity:documents'),
          lede: t('identity:lede'),
          current: PATH,
          actions: mayManage(context, frame) ? [add] : [],
        }),
        data: {
          notices: doneNotice(context),
          table: {
            id: 'identity-documents',
            caption: t('identity:documents'),
            ...(untouched ? {} : controls),
            columns: [
              { key: 'person', label: t('identity:person') },
              { key: 'kind', label: t('common:label.kind') },
              { key: 'number', label: t('common:label.number') },
              { key: 'state', label: t('identity:issuing-state') },
              { key: 'expires', label: t('identity:expires-on') },
              { key: 'remarks', label: t('identity:remarks') },
            ],
            rows: rows.map((whole) => rowOf(context, frame, whole, now)),
            note: t('identity:kept-how'),
            ...(untouched
              ? {
                  empty: {
                    title: t('identity:none'),
                    text: t('identity:kept-how'),
                    ...(mayManage(context, frame) ? { action: add } : {}),
                  },
                }
              : {}),
          },
        },
      });
    },
  });
}
