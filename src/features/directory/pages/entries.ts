import { type TObject, Type } from 'typebox';
import type { Actor } from '../../../platform/actor/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import type { FormBody } from '../../../platform/http/index.ts';
import { type Language, type LocalText, textIn } from '../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import { listControls, listState, PAGE_ROWS } from '../../../platform/pages/workbench.ts';
import {
  type ActionModel,
  type ColumnModel,
  type FieldGroup,
  type FilterModel,
  type FormModel,
  type NoticeModel,
  queryHref,
  type RowModel,
  type TableModel,
  withInput,
} from '../../../platform/views/index.ts';
import type { ListPage } from '../keyset.ts';
import { createNameIndex, type HasName } from '../names.ts';
import { manageDirectory, readDirectory } from '../policy.ts';
import { type DirectoryPages, doneNotice, formPage } from './frame.ts';

/** What bodies and persons differ in; the rest of their pages is alike. */
export interface EntryPages<Whole, Filter> {
  readonly kind: 'body' | 'person';
  /** Below `/manage`, and the task's path. */
  readonly path: '/bodies' | '/persons';
  readonly input: TObject;
  readonly patch: TObject;
  /** The filters of the list, in their order. */
  readonly filters: (context: PageContext) => Promise<Omit<FilterModel, 'value'>[]>;
  readonly filterOf: (filters: Readonly<Record<string, string>>, q: string) => Filter;
  readonly count: (filter: Filter) => Promise<number>;
  readonly list: (language: Language, filter: Filter, page: ListPage) => Promise<Whole[]>;
  readonly columns: (context: PageContext) => ColumnModel[];
  readonly row: (context: PageContext, whole: Whole) => Omit<RowModel, 'href'>;
  readonly find: (id: string) => Promise<Whole | undefined>;
  /** The row itself: id, version and name. */
  readonly rowOf: (whole: Whole) => {
    readonly id: string;
    readonly version: number;
    readonly name: LocalText;
    readonly sample: boolean;
  };
  readonly groups: (context: PageContext, whole: Whole | null) => Promise<FieldGroup[]>;
  readonly names: (language: Language) => Promise<(HasName & { readonly id: string })[]>;
  readonly service: {
    readonly create: (actor: Actor, input: never) => Promise<{ readonly id: string }>;
    readonly edit: (actor: Actor, id: string, version: number | null, patch: never) => Promise<unknown>;
    readonly remove: (actor: Actor, id: string, version: number | null) => Promise<void>;
  };
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Adds the workbench and the forms of bodies or persons. */
export function addEntryPages<Whole, Filter>(
  { pages, frame }: DirectoryPages,
  entries: EntryPages<Whole, Filter>,
): void {
  const { kind, path, service } = entries;
  const titleKey = `common:nav.management${path.replace('/', '.')}`;
  const base = (context: PageContext): string => context.href(`/manage${path}`);

  pages.route({
    path: `/manage${path}`,
    policy: readDirectory,
    handle: async (context) => {
      const { t } = context;
      const { table, found } = await tableOf(context);
      const files = (['csv', 'xlsx'] as const).map(
        (format): ActionModel => ({
          label: format.toUpperCase(),
          href: queryHref(`${base(context)}.${format}`, context.query, { page: null, done: null }),
          icon: 'down',
        }),
      );
      const changes: ActionModel[] = [
        { label: t('common:action.import'), href: `${base(context)}/import`, icon: 'upload' },
        { label: t(`directory:add-${kind}`), href: `${base(context)}/new`, icon: 'plus', tone: 'primary' },
      ];
      return {
        template: 'pages/list',
        page: frame(context, {
          title: t(titleKey),
          lede: t(`common:count.${kind}`, { count: found }),
          current: path,
          actions: [...(found > 0 ? files : []), ...(manageDirectory.admits(context.actor) ? changes : [])],
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
            href: `${base(context)}/${id}`,
            ...(shown.fallback ? { lang: shown.language } : {}),
            ...(sample ? { tags: [{ text: t('directory:sample'), tone: 'silent' as const }] } : {}),
          };
        }),
        ...(found === 0 && !state.narrowed
          ? {
              empty: {
                title: t(`common:empty.${path.slice(1)}`),
                ...(manageDirectory.admits(context.actor)
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

  const wholeOf = async (context: PageContext): Promise<Whole> => {
    const { id = '' } = context.params;
    const found = uuid.test(id) ? await entries.find(id) : undefined;
    if (found === undefined) throw notFound();
    return found;
  };

  const formOf = async (context: PageContext, whole: Whole | null): Promise<FormModel> => {
    const { t, language } = context;
    const groups = await entries.groups(context, whole);
    const back = { href: base(context) };
    const submit = { label: t('common:action.save') };
    if (whole === null) return { action: `${base(context)}/new`, submit, cancel: back, groups };
    const row = entries.rowOf(whole);
    const version = String(row.version);
    return {
      action: `${base(context)}/${row.id}`,
      submit,
      cancel: back,
      hidden: { version },
      groups,
      actions: [
        {
          label: t(`directory:delete-${kind}`),
          action: `${base(context)}/${row.id}/delete`,
          fields: { version },
          tone: 'danger',
          icon: 'trash',
          confirm: {
            title: t('directory:delete-question', { name: textIn(row.name, language).text }),
            text: t('common:confirm.irreversible'),
            label: t('common:action.delete'),
          },
        },
      ],
    };
  };

  const page = (
    context: PageContext,
    whole: Whole | null,
    form: FormModel,
    notices: readonly NoticeModel[] = doneNotice(context),
  ): Page => {
    const title =
      whole === null
        ? context.t(`directory:add-${kind}`)
        : textIn(entries.rowOf(whole).name, context.language).text;
    return formPage(
      frame(context, {
        title,
        current: path,
        crumbs: [{ label: context.t(titleKey), href: base(context) }, { label: title }],
      }),
      form,
      notices,
    );
  };

  pages.route({
    path: `/manage${path}/new`,
    policy: manageDirectory,
    handle: async (context) => page(context, null, await formOf(context, null)),
  });

  pages.route({
    method: 'POST',
    path: `/manage${path}/new`,
    policy: manageDirectory,
    handle: async (context) => {
      const form = await formOf(context, null);
      const body = (context.request.body ?? {}) as FormBody;
      const alike = body.confirmed === undefined ? await alikeNotice(context, body) : undefined;
      if (alike !== undefined) {
        const asked: FieldGroup = {
          fields: [{ name: 'confirmed', kind: 'checkbox', label: context.t(`directory:confirmed-${kind}`) }],
        };
        const again = withInput({ ...form, groups: [...(form.groups ?? []), asked] }, body, []);
        return { ...page(context, null, again, [alike]), status: 409 };
      }
      return pages.submit(context, {
        schema: entries.input,
        form,
        page: (again) => page(context, null, again),
        work: async (input) => {
          const { id } = await service.create(context.actor, input as never);
          return `${base(context)}/${id}?done=created`;
        },
      });
    },
  });

  /** Who has the same name already, or one that looks alike: adding them again is asked about first. */
  async function alikeNotice(context: PageContext, body: FormBody): Promise<NoticeModel | undefined> {
    const { t, language } = context;
    const [ar, en] = ['name.ar', 'name.en'].map((name) => [body[name] ?? ''].flat().at(-1)?.trim() ?? '');
    const { same, similar } = createNameIndex(await entries.names(language)).find({ ar, en });
    const found = [...same, ...similar];
    if (found.length === 0) return undefined;
    return {
      title: t('directory:alike-title'),
      text: t('directory:alike-text'),
      tone: 'warn',
      live: true,
      actions: found.map(({ id, name }) => ({
        label: name[language] || name.ar || name.en,
        href: `${base(context)}/${id}`,
        size: 'sm' as const,
      })),
    };
  }

  pages.route({
    path: `/manage${path}/:id`,
    policy: manageDirectory,
    handle: async (context) => {
      const whole = await wholeOf(context);
      return page(context, whole, await formOf(context, whole));
    },
  });

  pages.route({
    method: 'POST',
    path: `/manage${path}/:id`,
    policy: manageDirectory,
    handle: async (context) => {
      const whole = await wholeOf(context);
      const { id } = entries.rowOf(whole);
      return pages.submit(context, {
        schema: entries.patch,
        form: await formOf(context, whole),
        page: (again) => page(context, whole, again, []),
        work: async (input, version) => {
          await service.edit(context.actor, id, version, input as never);
          return `${base(context)}/${id}?done=saved`;
        },
      });
    },
  });

  pages.route({
    method: 'POST',
    path: `/manage${path}/:id/delete`,
    policy: manageDirectory,
    handle: async (context) => {
      const whole = await wholeOf(context);
      return pages.submit(context, {
        schema: Type.Object({}),
        form: await formOf(context, whole),
        page: (again) => page(context, whole, again, []),
        work: async (_input, version) => {
          await service.remove(context.actor, entries.rowOf(whole).id, version);
          return `${base(context)}?done=deleted`;
        },
      });
    },
  });
}
