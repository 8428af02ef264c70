import { Type } from 'typebox';
import { IdSchema } from '../../../../platform/http/schemas.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel, TableModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { type CallRow, listCalls } from '../../store/reviewing-criteria.ts';
import { decidePapers } from '../policy.ts';
import type { Shortage } from '../rules/assignment.ts';
import type { AssignmentDraft } from '../service/assigning.ts';
import { boardPath, type ReviewingPages, say } from './frame.ts';

const Apply = Type.Object({ call: IdSchema }, { additionalProperties: false });

/** Assignment by theme and load: what it would do, what it cannot do and why, and the button that does it. */
export function addAssignmentPages({ pages, shell, database, assigning }: ReviewingPages): void {
  const base = (context: PageContext, whole: EditionWhole): string =>
    boardPath(context, whole, '/assignments');

  async function page(context: PageContext, whole: EditionWhole, form?: FormModel): Promise<Page> {
    const t = context.words(whole.edition.digits);
    const calls = await listCalls(database.db, whole.edition.id);
    const asked = form?.hidden?.call ?? queryValue(context, 'call');
    const call = calls.find(({ id }) => id === asked) ?? calls[0];
    const draft = call && (await assigning.preview(whole, call.id));
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: t('reviewing:assign.title'),
        lede: t('reviewing:assign.lede'),
        current: '/reviewing',
        crumbs: [
          { label: t('reviewing:board.title'), href: boardPath(context, whole) },
          { label: t('reviewing:assign.title') },
        ],
      }),
      data: {
        tabs:
          calls.length > 1
            ? calls.map((one) => ({
                label: say(one.title, context.language),
                href: `${base(context, whole)}?call=${one.id}`,
                current: one.id === call?.id,
              }))
            : [],
        tables: draft === undefined ? [] : tablesOf(context, whole, draft).map((table) => ({ table })),
        ...(draft === undefined || draft.plan.assignments.length === 0
          ? {}
          : { form: form ?? formOf(context, whole, draft.call) }),
      },
    };
  }

  const formOf = (context: PageContext, whole: EditionWhole, call: CallRow): FormModel => ({
    action: base(context, whole),
    hidden: { call: call.id },
    fields: [
      {
        name: 'what',
        kind: 'static',
        label: context.t('reviewing:assign.apply-title'),
        value: context.t('reviewing:assign.apply-text'),
      },
    ],
    submit: { label: context.t('reviewing:assign.apply') },
    cancel: { label: context.t('common:action.back'), href: boardPath(context, whole) },
  });

  shell.managed({
    path: '/reviewing/assignments',
    policy: decidePapers,
    handle: (context, whole) => page(context, whole),
  });

  shell.managed({
    method: 'POST',
    path: '/reviewing/assignments',
    policy: decidePapers,
    handle: async (context, whole) => {
      const calls = await listCalls(database.db, whole.edition.id);
      const asked = String((context.request.body as { call?: unknown } | undefined)?.call ?? '');
      const call = calls.find(({ id }) => id === asked);
      if (call === undefined) return { redirect: base(context, whole) };
      const again = await page(context, whole, formOf(context, whole, call));
      return pages.submit(context, {
        schema: Apply,
        form: formOf(context, whole, call),
        page: (form) => ({ ...again, data: { ...again.data, form } }),
        work: async (input) => {
          const { written } = await assigning.assignByPlan(context.actor, whole.edition.id, input.call);
          return `${boardPath(context, whole)}?assigned=${written.length}`;
        },
      });
    },
  });
}

function reasonOf({ t }: PageContext, shortage: Shortage, reviewers: number): string {
  if (reviewers === 0) return t('reviewing:assign.nobody');
  const parts = [
    ['other-theme', shortage.otherTheme],
    ['in-conflict', shortage.inConflict],
    ['declined', shortage.declined],
    ['full', shortage.full],
  ] as const;
  return parts
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => t(`reviewing:assign.${reason}`, { count }))
    .join('\u00a0· ');
}

function tablesOf(context: PageContext, whole: EditionWhole, draft: AssignmentDraft): TableModel[] {
  const t = context.words(whole.edition.digits);
  const { plan, submissions, reviewers, standing, conflicts } = draft;
  const nameOf = new Map(reviewers.map(({ accountId, name }) => [accountId, name]));
  const paperOf = new Map(submissions.map((one) => [one.id, one]));
  const separator = context.language === 'ar' ? '، ' : ', ';
  const href = (id: string): string => boardPath(context, whole, `/papers/${id}`);
  const names = (ids: readonly string[]): string => ids.map((id) => nameOf.get(id) ?? '').join(separator);
  const paperRow = (id: string) => ({
    id,
    title: paperOf.get(id)?.title ?? '',
    sub: paperOf.get(id)?.code ?? '',
    href: href(id),
  });
  const planned = [...new Set(plan.assignments.map(({ submissionId }) => submissionId))];
  const given = (reviewerId: string): number =>
    plan.assignments.filter((one) => one.reviewerId === reviewerId).length;
  const paperColumn = { key: 'paper', label: t('reviewing:column.paper') };
  return [
    {
      id: 'plan',
      caption: t('reviewing:assign.plan'),
      columns: [
        paperColumn,
        { key: 'has', label: t('reviewing:column.reviews') },
        { key: 'reviewers', label: t('reviewing:column.reviewer') },
      ],
      rows: planned.map((id) => ({
        ...paperRow(id),
        cells: {
          has: names(standing.filter(({ submissionId }) => submissionId === id).map((one) => one.reviewerId)),
          reviewers: names(
            plan.assignments.filter(({ submissionId }) => submissionId === id).map((one) => one.reviewerId),
          ),
        },
      })),
      empty: { title: t('reviewing:assign.plan-none'), text: t('reviewing:assign.plan-none-text') },
    },
    ...(plan.shortages.length === 0
      ? []
      : [
          {
            id: 'shortages',
            caption: t('reviewing:assign.shortages'),
            columns: [
              paperColumn,
              { key: 'missing', label: t('reviewing:column.missing'), kind: 'number' as const },
              { key: 'reason', label: t('reviewing:column.reason') },
            ],
            rows: plan.shortages.map((shortage) => ({
              ...paperRow(shortage.submissionId),
              cells: { missing: shortage.missing, reason: reasonOf(context, shortage, reviewers.length) },
            })),
          },
        ]),
    ...(conflicts.length === 0
      ? []
      : [
          {
            id: 'conflicts',
            caption: t('reviewing:assign.standing'),
            note: t('reviewing:conflict.hidden'),
            columns: [
              paperColumn,
              { key: 'reviewer', label: t('reviewing:column.reviewer') },
              { key: 'reason', label: t('reviewing:column.reason') },
            ],
            rows: conflicts.map(({ submissionId, reviewerId, reasons }) => ({
              ...paperRow(submissionId),
              cells: {
                reviewer: nameOf.get(reviewerId) ?? '',
                reason: reasons.map((reason) => t(`reviewing:conflict.${reason}`)).join('\u00a0· '),
              },
            })),
          },
        ]),
    {
      id: 'loads',
      caption: t('reviewing:assign.loads'),
      columns: [
        { key: 'reviewer', label: t('reviewing:column.reviewer') },
        { key: 'load', label: t('reviewing:column.load'), kind: 'number' },
        { key: 'new', label: t('reviewing:assign.plan'), kind: 'number' },
      ],
      rows: reviewers.map(({ accountId, name, load, mostReviews }) => ({
        id: accountId,
        title: name,
        cells: {
          load:
            mostReviews === null
              ? load + given(accountId)
              : t('reviewing:reviewers.load', { load: load + given(accountId), most: mostReviews }),
          new: given(accountId),
        },
      })),
      empty: { title: t('reviewing:reviewers.none'), text: t('reviewing:reviewers.none-text') },
    },
  ];
}
