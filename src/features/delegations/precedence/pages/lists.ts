import { textIn } from '../../../../platform/language/index.ts';
import { choiceField, textField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel, RowModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, placeOf, workInEdition } from '../../../series/index.ts';
import * as store from '../../store/precedence-lists.ts';
import { bodyPlaces, hostRules, precedenceSchemes, precedenceUses } from '../../tables.ts';
import { PrecedenceListInput } from '../contract.ts';
import { managePrecedence } from '../policy.ts';
import { doneNotices, listOf, type PrecedencePages, pathOf, schemeWords } from './common.ts';

/** The form of an order's occasion and rules. */
export function rulesForm(context: PageContext, whole: EditionWhole, list: store.ListRow | null): FormModel {
  const { t } = context;
  const action = pathOf(context, whole, list === null ? '/new' : `/${list.id}/rules`);
  return {
    action,
    submit: { label: t(list === null ? 'common:action.add' : 'common:action.save') },
    cancel: { href: pathOf(context, whole, list === null ? '' : `/${list.id}`) },
    ...(list === null ? {} : { hidden: { version: String(list.version) } }),
    fields: [
      textField('occasion', t('precedence:field.occasion'), list?.occasion),
      {
        name: 'scheme',
        kind: 'radios',
        label: t('precedence:field.scheme'),
        options: precedenceSchemes.map((value) => ({
          value,
          label: t(`precedence:scheme.${value}`),
          hint: t(`precedence:scheme-hint.${value}`),
        })),
        value: list?.scheme ?? 'curated',
      },
      choiceField(
        'language',
        t('precedence:field.language'),
        (['ar', 'en'] as const).map((value) => ({ value, label: t(`precedence:in-language.${value}`) })),
        list?.language ?? null,
        { optional: true },
      ),
      {
        name: 'hostRule',
        kind: 'radios',
        label: t('precedence:field.host'),
        options: hostRules.map((value) => ({ value, label: t(`precedence:host.${value}`) })),
        value: list?.hostRule ?? 'none',
      },
      {
        name: 'bodies',
        kind: 'radios',
        label: t('precedence:field.bodies'),
        options: bodyPlaces.map((value) => ({ value, label: t(`precedence:bodies.${value}`) })),
        value: list?.bodies ?? 'after',
      },
      {
        name: 'uses',
        kind: 'checkboxes',
        label: t('precedence:field.uses'),
        options: precedenceUses.map((value) => ({ value, label: t(`precedence:use.${value}`) })),
        value: list?.uses ?? [],
      },
      {
        name: 'seed',
        label: t('precedence:field.seed'),
        hint: t('precedence:field.seed-hint'),
        value: list?.seed ?? '',
        optional: true,
        width: 'm',
        maxlength: 100,
        dir: 'ltr',
      },
    ],
  };
}

/** Adds the list of an edition's orders and the forms of their rules. */
export function addListPages({ pages, shell, feature }: PrecedencePages): void {
  const { database, lists } = feature;

  shell.managed({
    path: '/precedence',
    policy: workInEdition,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const rows = await store.listLists(database.db, { editionId: whole.edition.id });
      const mayManage = managePrecedence.allows(context.actor, placeOf(whole.edition));
      const add = {
        label: t('precedence:new'),
        href: pathOf(context, whole, '/new'),
        icon: 'plus' as const,
        tone: 'primary' as const,
      };
      const version = (number: number | null) =>
        number === null
          ? { text: t('precedence:no-version'), muted: true }
          : t('precedence:version', { number });
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('precedence:title'),
          lede: t('precedence:lede'),
          current: '/precedence',
          actions: mayManage && rows.length > 0 ? [add] : [],
        }),
        data: {
          notices: doneNotices(context, whole),
          table: {
            id: 'precedence',
            caption: t('precedence:title'),
            ...(rows.length > 0
              ? {}
              : {
                  empty: {
                    title: t('precedence:none'),
                    text: t('precedence:none-text'),
                    ...(mayManage ? { action: add } : {}),
                  },
                }),
            columns: (['occasion', 'scheme', 'uses', 'in-force', 'draft'] as const).map((key) => ({
              key,
              label: t(`precedence:column.${key}`),
            })),
            rows: rows.map(
              ({ list, inForce, draft, missing }): RowModel => ({
                id: list.id,
                title: textIn(list.occasion, context.language).text,
                href: pathOf(context, whole, `/${list.id}`),
                ...(list.sample ? { tags: [{ text: t('precedence:sample'), tone: 'silent' }] } : {}),
                cells: {
                  scheme: schemeWords(context, list),
                  uses: {
                    tags: list.uses.map((use) => ({ text: t(`precedence:use.${use}`), tone: 'line' })),
                  },
                  'in-force':
                    inForce !== null && missing > 0
                      ? {
                          text: t('precedence:version', { number: inForce }),
                          sub: t('precedence:missing', { count: missing }),
                        }
                      : version(inForce),
                  draft: version(draft),
                },
              }),
            ),
          },
        },
      };
    },
  });

  const page = (
    context: PageContext,
    whole: EditionWhole,
    list: store.ListRow | null,
    form: FormModel,
  ): Page => {
    const { t } = context;
    const title = t(list === null ? 'precedence:new' : 'precedence:edit');
    return {
      template: 'pages/form',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title,
        current: '/precedence',
        crumbs: [
          { label: t('precedence:title'), href: pathOf(context, whole) },
          ...(list === null
            ? []
            : [
                {
                  label: textIn(list.occasion, context.language).text,
                  href: pathOf(context, whole, `/${list.id}`),
                },
              ]),
          { label: title },
        ],
      }),
      data: { form },
    };
  };

  shell.managed({
    path: '/precedence/new',
    policy: managePrecedence,
    handle: async (context, whole) => page(context, whole, null, rulesForm(context, whole, null)),
  });
  shell.managed({
    method: 'POST',
    path: '/precedence/new',
    policy: managePrecedence,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: PrecedenceListInput,
        form: rulesForm(context, whole, null),
        page: (form) => page(context, whole, null, form),
        work: async (input) => {
          const { list, version } = await lists.create(context.actor, whole.edition.id, input);
          return pathOf(context, whole, `/${list.id}/versions/${version.number}`);
        },
      }),
  });

  shell.managed({
    path: '/precedence/:list/rules',
    policy: managePrecedence,
    handle: async (context, whole) => {
      const { list } = await listOf(feature, context, whole);
      return page(context, whole, list, rulesForm(context, whole, list));
    },
  });
  shell.managed({
    method: 'POST',
    path: '/precedence/:list/rules',
    policy: managePrecedence,
    handle: async (context, whole) => {
      const { list } = await listOf(feature, context, whole);
      return pages.submit(context, {
        schema: PrecedenceListInput,
        form: rulesForm(context, whole, list),
        page: (form) => page(context, whole, list, form),
        work: async (input, version) => {
          await lists.edit(context.actor, list.id, version, input);
          return `${pathOf(context, whole, `/${list.id}`)}?done=saved`;
        },
      });
    },
  });
}
