import { notFound } from '../../../platform/errors/index.ts';
import { textIn } from '../../../platform/language/index.ts';
import { textField, versionField } from '../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import { listControls, listState, PAGE_ROWS } from '../../../platform/pages/workbench.ts';
import type { FormModel, TableModel } from '../../../platform/views/index.ts';
import { StatePatch, stateGroups } from '../contract.ts';
import { manageStates, readDirectory } from '../policy.ts';
import { groupsOf } from '../present.ts';
import { countStates, findState, listStates, type StateFilter, type StateRow } from '../store-states.ts';
import { type DirectoryPages, doneNotice, fileActions, formPage } from './frame.ts';

/** What the address of a list of states asks for. */
export const stateFilter = (filters: Readonly<Record<string, string>>, q: string): StateFilter => ({
  q,
  group: stateGroups.find((group) => group === filters.group),
});

/** Adds the workbench of states and the form of their approved names. */
export function addStatePages({ pages, frame, feature }: DirectoryPages): void {
  const { db } = feature.database;
  const base = (context: PageContext): string => context.href('/manage/states');

  pages.route({
    path: '/manage/states',
    policy: readDirectory,
    handle: async (context) => ({
      template: 'pages/list',
      page: frame(context, {
        title: context.t('common:nav.management.states'),
        lede: context.t('directory:states-lede'),
        current: '/states',
        actions: fileActions(context, base(context)),
      }),
      data: { table: await table(context), notices: doneNotice(context) },
    }),
  });

  async function table(context: PageContext): Promise<TableModel> {
    const { t, language } = context;
    const state = listState(context, ['group']);
    const filter = stateFilter(state.filters, state.q);
    const found = await countStates(db, filter);
    const last = Math.max(1, Math.ceil(found / PAGE_ROWS));
    const rows = await listStates(db, language, filter, {
      limit: PAGE_ROWS,
      skip: (Math.min(state.page, last) - 1) * PAGE_ROWS,
    });
    const mayEdit = manageStates.admits(context.actor);
    return {
      id: 'states',
      caption: t('common:nav.management.states'),
      ...listControls(context, {
        path: base(context),
        state,
        searchLabel: t('directory:search-states'),
        filters: [
          {
            name: 'group',
            label: t('directory:field.group'),
            options: stateGroups.map((value) => ({ value, label: t(`directory:group.${value}`) })),
          },
        ],
        found,
        digits: 'latn',
      }),
      columns: [
        { key: 'name', label: t('common:label.state') },
        { key: 'code', label: t('directory:field.code') },
        { key: 'other', label: t(`common:language.${language === 'ar' ? 'en' : 'ar'}`) },
        { key: 'groups', label: t('directory:field.groups') },
      ],
      rows: rows.map((row) => ({
        id: row.code,
        title: textIn(row.shortName, language).text,
        sub: textIn(row.formalName, language).text,
        ...(mayEdit ? { href: `${base(context)}/${row.code}` } : {}),
        cells: {
          code: { code: `${row.code} · ${row.iso3}` },
          other: {
            text: language === 'ar' ? row.shortName.en : row.shortName.ar,
            lang: language === 'ar' ? 'en' : 'ar',
          },
          groups: {
            tags: groupsOf(row).map((group) => ({ text: t(`directory:group.${group}`), tone: 'line' })),
          },
        },
      })),
    };
  }

  const stateOf = async (context: PageContext): Promise<StateRow> => {
    const found = await findState(db, (context.params.code ?? '').toUpperCase());
    if (found === undefined) throw notFound();
    return found;
  };

  const page = (context: PageContext, row: StateRow, form: FormModel): Page =>
    formPage(
      frame(context, {
        title: textIn(row.shortName, context.language).text,
        current: '/states',
        crumbs: [
          { label: context.t('common:nav.management.states'), href: base(context) },
          { label: textIn(row.shortName, context.language).text },
        ],
      }),
      form,
      doneNotice(context),
    );

  const formOf = (context: PageContext, row: StateRow): FormModel => {
    const { t } = context;
    const hint = t('directory:hint.sort-key-state');
    return {
      action: `${base(context)}/${row.code}`,
      submit: { label: t('common:action.save') },
      cancel: { href: base(context) },
      fields: [
        versionField(row.version),
        textField('shortName', t('directory:field.short-name-state'), row.shortName),
        textField('formalName', t('directory:field.formal-name'), row.formalName),
        {
          name: 'sortAr',
          label: t('directory:field.sort-ar'),
          hint,
          value: row.sortAr,
          lang: 'ar',
          dir: 'rtl',
        },
        {
          name: 'sortEn',
          label: t('directory:field.sort-en'),
          value: row.sortEn,
          lang: 'en',
          dir: 'ltr',
        },
      ],
    };
  };

  pages.route({
    path: '/manage/states/:code',
    policy: manageStates,
    handle: async (context) => {
      const row = await stateOf(context);
      return page(context, row, formOf(context, row));
    },
  });

  pages.route({
    method: 'POST',
    path: '/manage/states/:code',
    policy: manageStates,
    handle: async (context) => {
      const row = await stateOf(context);
      return pages.submit(context, {
        schema: StatePatch,
        form: formOf(context, row),
        page: (form) => page(context, row, form),
        work: async (input, version) => {
          await feature.states.edit(context.actor, row.code, version, input);
          return `${base(context)}/${row.code}?done=saved`;
        },
      });
    },
  });
}
