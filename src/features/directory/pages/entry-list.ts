import { textIn } from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import { listControls, listState, PAGE_ROWS } from '../../../platform/pages/workbench.ts';
import type { ActionModel, TableModel } from '../../../platform/views/index.ts';
import { addToDirectory, manageDirectory, readDirectory } from '../policy.ts';
import { type EntryPages, titleKeyOf } from './entry-pages.ts';
import { type DirectoryPages, doneNotice, fileActions } from './frame.ts';

/** Adds the workbench of bodies or persons. */
export function addEntryList<Whole, Filter>(
  { pages, frame }: DirectoryPages,
  entries: EntryPages<Whole, Filter>,
): void {
  const { kind, path } = entries;
  const titleKey = titleKeyOf(entries);
  const base = (context: PageContext): string => context.href(`/manage${path}`);

  pages.route({
    path: `/manage${path}`,
    policy: readDirectory,
    handle: async (context) => {
      const { t } = context;
      const { table, found } = await tableOf(context);
      const take: ActionModel = {
        label: t('common:action.import'),
        href: `${base(context)}/import`,
        icon: 'upload',
      };
      const add: ActionModel = {
        label: t(`directory:add-${kind}`),
        href: `${base(context)}/new`,
        icon: 'plus',
        tone: 'primary',
      };
      return {
        template: 'pages/list',
        page: frame(context, {
          title: t(titleKey),
          lede: t(`common:count.${kind}`, { count: found }),
          current: path,
          actions: [
            ...(found > 0 ? fileActions(context, base(context)) : []),
            ...(manageDirectory.admits(context.actor) ? [take] : []),
            ...(addToDirectory.admits(context.actor) ? [add] : []),
          ],
        }),
        data: { table, notices: doneNotice(context) },
      };
    },
  });

  async function tableOf(context: PageContext): Promise<{ table: TableModel; found: number }> {
    const { t, language } = context;
    const filters = await entries.filters(context);
    const state = listState(
      context,
      filters.map(({ name }) => name),
    );
    const exact = entries.filterOf(state.filters, state.q);
    const foundExactly = await entries.count(exact);
    // Nothing has the words as they were typed: what looks like them may be what was meant.
    const alike = foundExactly === 0 && state.q !== '';
    const filter = alike ? { ...exact, alike } : exact;
    const found = alike ? await entries.count(filter) : foundExactly;
    const last = Math.max(1, Math.ceil(found / PAGE_ROWS));
    const rows = await entries.list(language, filter, {
      limit: PAGE_ROWS,
      skip: (Math.min(state.page, last) - 1) * PAGE_ROWS,
    });
    const mayEdit = manageDirectory.admits(context.actor);
    const controls = listControls(context, {
      path: base(context),
      state,
      searchLabel: t(`directory:search-${path.slice(1)}`),
      filters,
      found,
      digits: 'latn',
    });
    return {
      found,
      table: {
        id: path.slice(1),
        caption: t(titleKey),
        ...(found === 0 && !state.narrowed ? {} : controls),
        ...(alike && found > 0 ? { note: t('directory:search-alike') } : {}),
        columns: entries.columns(context),
        rows: rows.map((whole) => {
          const { id, name, sample } = entries.rowOf(whole);
          const shown = textIn(name, language);
          return {
            ...entries.row(context, whole),
            id,
            ...(mayEdit ? { href: `${base(context)}/${id}` } : {}),
            ...(shown.fallback ? { lang: shown.language } : {}),
            ...(sample ? { tags: [{ text: t('directory:sample'), tone: 'silent' as const }] } : {}),
          };
        }),
        ...(found === 0 && !state.narrowed
          ? {
              empty: {
                title: t(`common:empty.${path.slice(1)}`),
                ...(addToDirectory.admits(context.actor)
                  ? {
                      action: {
                        label: t(`directory:add-${kind}`),
                        href: `${base(context)}/new`,
                        tone: 'primary' as const,
                      },
                    }
                  : {}),
              },
            }
          : {}),
      },
    };
  }
}
