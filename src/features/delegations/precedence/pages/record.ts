import { Type } from 'typebox';
import { textIn } from '../../../../platform/language/index.ts';
import { deletionAction, deletionPage } from '../../../../platform/pages/deletion.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { ActionModel, FormModel, NoticeModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, placeOf, workInEdition } from '../../../series/index.ts';
import { type Holder, listHolders } from '../../store/precedence.ts';
import * as store from '../../store/precedence-lists.ts';
import { DraftInput } from '../contract.ts';
import { managePrecedence } from '../policy.ts';
import { listPlans } from '../store-plans.ts';
import { doneNotices, listOf, type PrecedencePages, pathOf, schemeWords } from './common.ts';
import { recordTables } from './record-tables.ts';

/** Adds the page of one order: its versions, who holds them, its plans; beginning a version; deletion. */
export function addRecordPages({ pages, shell, feature }: PrecedencePages): void {
  const { database, drafts, lists } = feature;
  const { db } = database;

  const beginForm = (context: PageContext, whole: EditionWhole, list: store.ListRow): FormModel => ({
    id: 'begin',
    action: pathOf(context, whole, `/${list.id}/versions`),
    submit: { label: context.t('precedence:begin') },
    fields: [
      {
        name: 'comment',
        kind: 'textarea',
        rows: 2,
        label: context.t('precedence:field.comment'),
        hint: context.t('precedence:field.comment-hint'),
        optional: true,
        maxlength: 2_000,
      },
    ],
  });

  const deletionOf = (context: PageContext, whole: EditionWhole, list: store.ListRow) => ({
    confirm: {
      title: context.t('precedence:delete-question', { name: textIn(list.occasion, context.language).text }),
      text: context.t('precedence:delete-text'),
      label: context.t('common:action.delete'),
    },
    action: `${pathOf(context, whole, `/${list.id}`)}/delete`,
    version: list.version,
  });

  /** Whoever holds an older version than the one in force is told so on top. */
  const heldNotice = (
    context: PageContext,
    whole: EditionWhole,
    holders: readonly Holder[],
    inForce: number | null,
  ): NoticeModel[] => {
    const own = holders.find(
      ({ accountId }) => context.actor.kind === 'account' && accountId === context.actor.accountId,
    );
    if (inForce === null || own === undefined || own.number === null || own.number >= inForce) return [];
    const t = context.words(whole.edition.digits);
    return [
      {
        title: t('precedence:you-hold-old', { former: own.number, number: inForce }),
        text: t('precedence:you-hold-old-text'),
        tone: 'warn',
      },
    ];
  };

  const page = async (context: PageContext, whole: EditionWhole, form?: FormModel): Promise<Page> => {
    const t = context.words(whole.edition.digits);
    const found = await listOf(feature, context, whole);
    const { list, inForce, draft, missing } = found;
    const base = pathOf(context, whole, `/${list.id}`);
    const [versions, holders, plans] = [
      await store.listVersions(db, list.id),
      await listHolders(database, db, list.id),
      await listPlans(db, { listId: list.id }),
    ];
    const mayManage = managePrecedence.allows(context.actor, placeOf(whole.edition));
    const actions: ActionModel[] = [
      ...(inForce === null
        ? []
        : [
            {
              label: 'PDF',
              href: `${base}/versions/${inForce}/${context.language}.pdf`,
              icon: 'down' as const,
            },
          ]),
      ...(mayManage ? [{ label: t('precedence:edit'), href: `${base}/rules`, icon: 'gear' as const }] : []),
      ...(mayManage && versions.every(({ state }) => state === 'draft')
        ? [deletionAction(t('precedence:delete'), deletionOf(context, whole, list))]
        : []),
    ];
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: textIn(list.occasion, context.language).text,
        current: '/precedence',
        crumbs: [
          { label: t('precedence:title'), href: pathOf(context, whole) },
          { label: textIn(list.occasion, context.language).text },
        ],
        ...(list.sample ? { tags: [{ text: t('precedence:sample'), tone: 'silent' as const }] } : {}),
        actions,
      }),
      data: {
        notices: [
          ...doneNotices(context, whole),
          ...heldNotice(context, whole, holders, inForce),
          ...(inForce !== null && missing > 0
            ? [
                {
                  title: t('precedence:missing', { count: missing }),
                  text: t('precedence:missing-text'),
                  tone: 'warn' as const,
                },
              ]
            : []),
        ],
        facts: [
          { label: t('precedence:column.scheme'), value: schemeWords(context, list) },
          { label: t('precedence:field.host'), value: t(`precedence:host.${list.hostRule}`) },
          ...(list.scheme === 'curated'
            ? []
            : [{ label: t('precedence:field.bodies'), value: t(`precedence:bodies.${list.bodies}`) }]),
          ...(list.uses.length === 0
            ? []
            : [
                {
                  label: t('precedence:column.uses'),
                  value: list.uses.map((use) => t(`precedence:use.${use}`)).join(t('precedence:and')),
                },
              ]),
        ],
        tables: recordTables(context, whole, { base, mayManage, inForce, versions, plans, holders }),
        ...(mayManage && draft === null
          ? { formTitle: t('precedence:begin'), form: form ?? beginForm(context, whole, list) }
          : {}),
      },
    };
  };

  shell.managed({
    path: '/precedence/:list',
    policy: workInEdition,
    handle: (context, whole) => page(context, whole),
  });

  shell.managed({
    method: 'POST',
    path: '/precedence/:list/versions',
    policy: managePrecedence,
    handle: async (context, whole) => {
      const { list } = await listOf(feature, context, whole);
      const blank = await page(context, whole);
      return pages.submit(context, {
        schema: DraftInput,
        form: beginForm(context, whole, list),
        page: (form) => ({
          ...blank,
          data: { ...blank.data, formTitle: context.t('precedence:begin'), form },
        }),
        work: async (input) => {
          const { number } = await drafts.begin(context.actor, list.id, input);
          return pathOf(context, whole, `/${list.id}/versions/${number}`);
        },
      });
    },
  });

  shell.managed({
    path: '/precedence/:list/delete',
    policy: managePrecedence,
    handle: async (context, whole) => {
      const { list } = await listOf(feature, context, whole);
      const back = pathOf(context, whole, `/${list.id}`);
      return deletionPage(database, {
        ...deletionOf(context, whole, list),
        page: shell.managementPage(context, whole, {
          title: context.t('precedence:delete'),
          current: '/precedence',
        }),
        digits: whole.edition.digits,
        t: context.words(whole.edition.digits),
        back,
        row: { table: 'precedence_lists', id: list.id },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/precedence/:list/delete',
    policy: managePrecedence,
    handle: async (context, whole) => {
      const { list } = await listOf(feature, context, whole);
      const blank = await page(context, whole);
      return pages.submit(context, {
        schema: Type.Object({}),
        form: {
          action: `${pathOf(context, whole, `/${list.id}`)}/delete`,
          submit: { label: context.t('precedence:delete') },
        },
        page: (form) => ({ ...blank, data: { ...blank.data, form } }),
        work: async (_input, version) => {
          await lists.remove(context.actor, list.id, version);
          return `${pathOf(context, whole)}?done=deleted`;
        },
      });
    },
  });
}
