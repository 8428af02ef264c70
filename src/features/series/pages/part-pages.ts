import type { TObject } from 'typebox';
import { notFound } from '../../../platform/errors/index.ts';
import { isId } from '../../../platform/http/index.ts';
import { textIn } from '../../../platform/language/index.ts';
import { deletionAction, deletionPage } from '../../../platform/pages/deletion.ts';
import { versionField } from '../../../platform/pages/fields.ts';
import type { Page, PageContext, Pages } from '../../../platform/pages/index.ts';
import type { CellModel, ColumnModel, FieldModel, FormModel } from '../../../platform/views/index.ts';
import type { SeriesFeature } from '../index.ts';
import type { PartKind, PartRow } from '../parts.ts';
import { manageEdition } from '../policy.ts';
import { type EditionShell, managementPath } from '../shell.ts';
import * as store from '../store.ts';

/** What themes, venues and rooms differ in; the rest of their pages is alike. */
interface PartPages<K extends PartKind> {
  readonly kind: K;
  /** Below the edition's management, and the task's path. */
  readonly path: string;
  readonly table: store.PartTable;
  readonly input: TObject;
  readonly patch: TObject;
  readonly rows: (editionId: string) => Promise<PartRow<K>[]>;
  readonly title: (row: PartRow<K>) => PartRow<K>[keyof PartRow<K>];
  readonly columns: (context: PageContext) => ColumnModel[];
  readonly cells: (context: PageContext, row: PartRow<K>) => Record<string, CellModel>;
  readonly fields: (
    context: PageContext,
    whole: store.EditionWhole,
    row: PartRow<K> | null,
  ) => Promise<FieldModel[]>;
}

/** Adds the list, the forms and the deletion of one kind of part. */
export function addPart<K extends PartKind>(
  { pages, shell, feature }: { pages: Pages; shell: EditionShell; feature: SeriesFeature },
  part: PartPages<K>,
): void {
  const { kind, path } = part;
  const { db } = feature.database;
  const words = (context: PageContext, key: string): string => context.t(`series:part.${kind}.${key}`);
  const baseOf = (context: PageContext, whole: store.EditionWhole): string =>
    context.href(`${managementPath(whole)}${path}`);
  const nameOf = (context: PageContext, row: PartRow<K>): string =>
    textIn(part.title(row) as Parameters<typeof textIn>[0], context.language).text;

  const rowOf = async (context: PageContext, whole: store.EditionWhole): Promise<PartRow<K>> => {
    const row = isId(context.params.part ?? '')
      ? ((await store.findPart(db, part.table, context.params.part ?? '')) as PartRow<K> | undefined)
      : undefined;
    if (row === undefined || row.editionId !== whole.edition.id) throw notFound();
    return row;
  };

  const form = async (
    context: PageContext,
    whole: store.EditionWhole,
    row: PartRow<K> | null,
  ): Promise<FormModel> => {
    const base = baseOf(context, whole);
    return {
      action: row === null ? base : `${base}/${row.id}`,
      submit: { label: context.t('common:action.save') },
      cancel: { label: context.t('common:action.back'), href: base },
      fields: [
        ...(row === null ? [] : [versionField(row.version)]),
        ...(await part.fields(context, whole, row)),
      ],
    };
  };

  const deletionOf = (context: PageContext, whole: store.EditionWhole, row: PartRow<K>) => ({
    confirm: {
      title: context.t(`series:part.${kind}.delete-question`, { name: nameOf(context, row) }),
      text: context.t('series:manage.delete-text'),
    },
    action: `${baseOf(context, whole)}/${row.id}/deletion`,
    version: row.version,
  });

  const formPage = (
    context: PageContext,
    whole: store.EditionWhole,
    row: PartRow<K> | null,
    model: FormModel,
  ): Page => {
    const base = baseOf(context, whole);
    const title = row === null ? words(context, 'new') : nameOf(context, row);
    return {
      template: 'pages/form',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title,
        current: path,
        crumbs: [{ label: words(context, 'many'), href: base }, { label: title }],
        actions:
          row === null
            ? []
            : [deletionAction(context.t('common:action.delete'), deletionOf(context, whole, row))],
      }),
      data: { form: model },
    };
  };

  shell.managed({
    path,
    policy: manageEdition,
    handle: async (context, whole) => {
      const base = baseOf(context, whole);
      const add = {
        label: words(context, 'new'),
        href: `${base}/new`,
        tone: 'primary',
        icon: 'plus',
      } as const;
      const rows = await part.rows(whole.edition.id);
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: words(context, 'many'),
          current: path,
          actions: [add],
        }),
        data: {
          table: {
            id: kind,
            caption: words(context, 'many'),
            columns: [{ key: 'title', label: words(context, 'one') }, ...part.columns(context)],
            rows: rows.map((row) => ({
              id: row.id,
              title: nameOf(context, row),
              href: `${base}/${row.id}`,
              cells: part.cells(context, row),
            })),
            empty: { title: words(context, 'none'), action: add },
          },
        },
      };
    },
  });

  shell.managed({
    path: `${path}/new`,
    policy: manageEdition,
    handle: async (context, whole) => formPage(context, whole, null, await form(context, whole, null)),
  });

  shell.managed({
    method: 'POST',
    path,
    policy: manageEdition,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: part.input,
        form: await form(context, whole, null),
        page: (model) => formPage(context, whole, null, model),
        work: async (input) => {
          await feature.parts.create(context.actor, kind, whole.edition.id, input as never);
          return baseOf(context, whole);
        },
      }),
  });

  shell.managed({
    path: `${path}/:part`,
    policy: manageEdition,
    handle: async (context, whole) => {
      const row = await rowOf(context, whole);
      return formPage(context, whole, row, await form(context, whole, row));
    },
  });

  shell.managed({
    method: 'POST',
    path: `${path}/:part`,
    policy: manageEdition,
    handle: async (context, whole) => {
      const row = await rowOf(context, whole);
      return pages.submit(context, {
        schema: part.patch,
        form: await form(context, whole, row),
        page: (model) => formPage(context, whole, row, model),
        work: async (input, version) => {
          await feature.parts.edit(context.actor, kind, row.id, version, input as never);
          return baseOf(context, whole);
        },
      });
    },
  });

  shell.managed({
    path: `${path}/:part/deletion`,
    policy: manageEdition,
    handle: async (context, whole) => {
      const row = await rowOf(context, whole);
      const base = baseOf(context, whole);
      const title = nameOf(context, row);
      return deletionPage(feature.database, {
        ...deletionOf(context, whole, row),
        page: shell.managementPage(context, whole, {
          title,
          current: path,
          crumbs: [
            { label: words(context, 'many'), href: base },
            { label: title, href: `${base}/${row.id}` },
            { label: context.t('common:action.delete') },
          ],
        }),
        digits: whole.edition.digits,
        t: context.words(whole.edition.digits),
        back: `${base}/${row.id}`,
        row: { table: store.nameOfTable(part.table), id: row.id },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: `${path}/:part/deletion`,
    policy: manageEdition,
    handle: async (context, whole) => {
      const row = await rowOf(context, whole);
      const { version } = (context.request.body ?? {}) as { version?: string };
      await feature.parts.remove(context.actor, kind, row.id, Number(version));
      return { redirect: baseOf(context, whole) };
    },
  });
}
