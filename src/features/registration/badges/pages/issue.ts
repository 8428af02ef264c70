import { Type } from 'typebox';
import { IdSchema, Nullable } from '../../../../platform/http/schemas.ts';
import { choiceField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { countWaiting } from '../../store/badge-waiting.ts';
import { listDelegations } from '../../store/badges.ts';
import { CategorySchema } from '../contract.ts';
import { manageBadges } from '../policy.ts';
import type { BadgePages } from './index.ts';
import { badgesList, baseOf, below } from './shared.ts';

const IssueForm = Type.Object(
  {
    category: Type.Optional(Nullable(CategorySchema)),
    delegationId: Type.Optional(Nullable(IdSchema)),
  },
  { additionalProperties: false },
);

/** Adds the way from those who were approved to their badges. */
export function addIssuePage(deps: BadgePages): void {
  const { pages, shell, database, issuing } = deps;
  const { db } = database;

  const show = async (context: PageContext, whole: EditionWhole, form?: FormModel): Promise<Page> => {
    const t = context.words(whole.edition.digits);
    const waiting = await countWaiting(db, whole.edition.id);
    const total = waiting.reduce((sum, { count }) => sum + count, 0);
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: below(context, whole, shell, badgesList(context), {
        title: t('badges:action.issue'),
        lede: t('badges:issue.lede'),
      }),
      data: {
        tables: [
          {
            table: {
              id: 'waiting',
              caption: t('badges:issue.count'),
              columns: [
                { key: 'category', label: t('badges:issue.category') },
                { key: 'count', label: t('badges:issue.count'), kind: 'number' },
              ],
              rows: waiting.map(({ category, count }) => ({
                id: category,
                title: t(`attendees:category.${category}`),
                pickable: false,
                cells: { count },
              })),
              ...(total === 0
                ? { empty: { title: t('badges:issue.none'), text: t('badges:issue.none-text') } }
                : {}),
            },
          },
        ],
        ...(total === 0 ? {} : { form: form ?? (await formOf(context, whole)) }),
      },
    };
  };

  const formOf = async (context: PageContext, whole: EditionWhole): Promise<FormModel> => {
    const t = context.words(whole.edition.digits);
    const base = baseOf(context, whole, '/badges');
    const waiting = await countWaiting(db, whole.edition.id);
    const delegations = await listDelegations(db, whole.edition.id);
    return {
      action: `${base}/issue`,
      guard: false,
      submit: { label: t('badges:issue.submit') },
      cancel: { href: base },
      fields: [
        choiceField(
          'category',
          t('badges:issue.category'),
          waiting.map(({ category, count }) => ({
            value: category,
            label: `${t(`attendees:category.${category}`)} (${count})`,
          })),
          null,
          { optional: true, blank: t('badges:issue.everybody') },
        ),
        ...(delegations.length === 0
          ? []
          : [
              choiceField(
                'delegationId',
                t('badges:delegation'),
                delegations.map(({ id, name }) => ({ value: id, label: say(name, context) })),
                null,
                { optional: true, blank: t('common:list.all') },
              ),
            ]),
      ],
    };
  };

  shell.managed({
    path: '/badges/issue',
    policy: manageBadges,
    handle: (context, whole) => show(context, whole),
  });

  shell.managed({
    method: 'POST',
    path: '/badges/issue',
    policy: manageBadges,
    handle: async (context, whole) => {
      const drawn = await show(context, whole);
      return pages.submit(context, {
        schema: IssueForm,
        form: await formOf(context, whole),
        page: (form) => ({ ...drawn, data: { ...drawn.data, form } }),
        work: async ({ category, delegationId }) => {
          const issued = await issuing.issueMany(context.actor, whole.edition.id, {
            ...(category ? { category } : {}),
            ...(delegationId ? { delegationId } : {}),
          });
          return `${baseOf(context, whole, '/badges')}?issued=${issued.length}`;
        },
      });
    },
  });
}
