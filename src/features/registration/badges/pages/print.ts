import { Type } from 'typebox';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import { isId } from '../../../../platform/http/index.ts';
import { Choice, Nullable } from '../../../../platform/http/schemas.ts';
import { choiceField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import { pickedRows } from '../../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import * as store from '../../store/badges.ts';
import { BATCH_TASK, type BatchInput, type BatchResult } from '../jobs.ts';
import { manageBadges } from '../policy.ts';
import type { BadgePages } from './index.ts';
import { filterOf, readState } from './list.ts';
import { badgesList, baseOf, below, categoryOptions, dayOptions, formPage } from './shared.ts';

const papers = ['cut', 'sheet', 'press'] as const;

const PrintForm = Type.Object(
  {
    paper: Choice(papers),
    backs: Type.Boolean(),
    day: Type.Optional(Nullable(Type.String({ pattern: '^\\d{0,2}$' }))),
    category: Type.Optional(Nullable(Type.String())),
    delegation: Type.Optional(Nullable(Type.String())),
  },
  { additionalProperties: true },
);

/** Adds the printing of many badges: what and how, its progress, and the file. */
export function addPrintPages(deps: BadgePages): void {
  const { pages, shell, database, files, jobs } = deps;
  const { db } = database;

  /** What is asked for: the rows that were ticked, else the filter of the list. */
  const askedFor = (context: PageContext): store.BadgeFilter => {
    const body = (context.request.body ?? {}) as Record<string, string>;
    const picked = [...pickedRows(context), ...(body.ids ?? '').split(/\s+/)].filter(isId);
    if (picked.length > 0) return { ids: picked };
    return filterOf(readState({ query: { ...context.query, ...body } }));
  };

  const formOf = async (
    context: PageContext,
    whole: EditionWhole,
    filter: store.BadgeFilter,
  ): Promise<FormModel> => {
    const t = context.words(whole.edition.digits);
    const base = baseOf(context, whole, '/badges');
    const count = await store.countBadges(db, whole.edition.id, { ...filter, held: true });
    const { ids, q, state, printing } = filter;
    const delegations = await store.listDelegations(db, whole.edition.id);
    return {
      action: `${base}/print`,
      guard: false,
      hidden: {
        ...(ids === undefined ? {} : { ids: ids.join(' ') }),
        ...(q === undefined ? {} : { q }),
        ...(state === undefined ? {} : { state }),
        ...(printing === undefined ? {} : { printing }),
      },
      submit: { label: t('badges:print.submit') },
      cancel: { href: base },
      fields: [
        {
          name: 'count',
          kind: 'static',
          label: t('badges:print.what'),
          value: t('common:count.badge', { count }),
        },
        ...(ids === undefined
          ? [
              choiceField('category', t('badges:issue.category'), categoryOptions(context), filter.category, {
                optional: true,
                blank: t('common:list.all'),
              }),
              ...(delegations.length === 0
                ? []
                : [
                    choiceField(
                      'delegation',
                      t('badges:delegation'),
                      delegations.map(({ id, name }) => ({ value: id, label: say(name, context) })),
                      filter.delegationId,
                      { optional: true, blank: t('common:list.all') },
                    ),
                  ]),
              choiceField('day', t('badges:print.day'), dayOptions(context, whole), null, {
                optional: true,
                blank: t('badges:all-days'),
              }),
            ]
          : []),
        {
          name: 'paper',
          kind: 'radios',
          label: t('badges:print.paper'),
          options: papers.map((value) => ({ value, label: t(`badges:print.${value}`) })),
          value: 'cut',
        },
        { name: 'backs', kind: 'checkbox', label: t('badges:print.backs'), value: true },
      ],
    };
  };

  const show = (context: PageContext, whole: EditionWhole, form: FormModel): Page =>
    formPage(
      below(context, whole, shell, badgesList(context), {
        title: context.t('badges:action.print'),
        lede: context.t('badges:print.lede'),
      }),
      whole,
      form,
    );

  shell.managed({
    path: '/badges/print',
    policy: manageBadges,
    handle: async (context, whole) =>
      show(context, whole, await formOf(context, whole, filterOf(readState(context)))),
  });

  shell.managed({
    method: 'POST',
    path: '/badges/print',
    policy: manageBadges,
    handle: async (context, whole) => {
      const filter = askedFor(context);
      const form = await formOf(context, whole, filter);
      const { paper } = (context.request.body ?? {}) as { paper?: string };
      // Ticked rows come from the list: how they stand on paper is asked first.
      if (paper === undefined) return show(context, whole, form);
      return pages.submit(context, {
        schema: PrintForm,
        form,
        page: (model) => show(context, whole, model),
        work: async (input) => {
          const day = input.day ? Number(input.day) : undefined;
          const wanted = { ...filter, ...(day === undefined ? {} : { day }) };
          const editionId = whole.edition.id;
          const total = await store.countBadges(db, editionId, { ...wanted, held: true });
          if (total === 0) throw conflict('no-badges-to-print');
          const task = await jobs.queue(context.actor, {
            kind: BATCH_TASK,
            editionId,
            input: {
              editionId,
              filter: wanted,
              paper: input.paper,
              backs: input.backs,
            } satisfies BatchInput,
            total,
          });
          return `${baseOf(context, whole, '/badges')}/print/${task.id}`;
        },
      });
    },
  });

  const taskOf = async (context: PageContext, whole: EditionWhole) => {
    const { task: id } = context.params;
    const task = isId(id) ? await jobs.find(id) : undefined;
    if (task === undefined || task.kind !== BATCH_TASK || task.editionId !== whole.edition.id)
      throw notFound();
    return task;
  };

  shell.managed({
    path: '/badges/print/:task',
    policy: manageBadges,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const task = await taskOf(context, whole);
      const list = baseOf(context, whole, '/badges');
      const here = `${list}/print/${task.id}`;
      const result = task.result as BatchResult | null;
      return {
        template: 'badges/task',
        digits: whole.edition.digits,
        page: below(context, whole, shell, badgesList(context), { title: t('badges:action.print') }),
        data: {
          task: {
            state: task.state,
            working: task.state === 'queued' || task.state === 'running',
            empty: task.state === 'done' && result?.fileId == null,
            here,
            done: task.done,
            total: task.total,
            count: result?.count ?? 0,
            cancelAction: `${here}/cancellation`,
            pdf: `${here}/pdf`,
            listHref: list,
          },
        },
      };
    },
  });

  shell.managed({
    method: 'POST',
    path: '/badges/print/:task/cancellation',
    policy: manageBadges,
    handle: async (context, whole) => {
      const task = await taskOf(context, whole);
      await jobs.cancel(task.id);
      return { redirect: `${baseOf(context, whole, '/badges')}/print/${task.id}` };
    },
  });

  shell.managed({
    path: '/badges/print/:task/pdf',
    policy: manageBadges,
    handle: async (context, whole) => {
      const task = await taskOf(context, whole);
      const { fileId = null } = (task.result ?? {}) as Partial<BatchResult>;
      const file = fileId === null ? undefined : await files.find(fileId);
      if (file === undefined) throw notFound();
      return {
        type: file.mediaType,
        headers: { 'content-disposition': `attachment; filename="${file.name}"` },
        body: await files.read(file),
      };
    },
  });
}
