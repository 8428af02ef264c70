import { notFound } from '../../../platform/errors/index.ts';
import { isId } from '../../../platform/http/index.ts';
import { deletionAction, deletionPage } from '../../../platform/pages/deletion.ts';
import { choiceField, textField, versionField } from '../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import type { FormModel } from '../../../platform/views/index.ts';
import { listBodyNames, listPersonNames } from '../../directory/index.ts';
import { type EditionWhole, workInEdition } from '../../series/index.ts';
import { awards, HonourInput, HonourPatch } from '../contract/honours.ts';
import { manageHonours } from '../policy.ts';
import * as store from '../store/honours.ts';
import { honoursTable } from './honours-table.ts';
import type { HonoursPages } from './index.ts';
import { baseOf, below, formPage, mayManage, said } from './shared.ts';

/** Adds the management of honours: their list, and the form of one. */
export function addHonoursManagement({ pages, shell, database, honours }: HonoursPages): void {
  const { db } = database;

  const honourOf = async (context: PageContext, whole: EditionWhole): Promise<store.HonourWhole> => {
    const { honour: id } = context.params;
    const found = isId(id) ? await store.findHonour(db, id) : undefined;
    if (found === undefined || found.honour.editionId !== whole.edition.id) throw notFound();
    return found;
  };

  shell.managed({
    path: '/honours',
    policy: workInEdition,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const base = baseOf(context, whole, 'honours');
      const manages = mayManage(context, whole);
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('common:nav.management.honours'),
          current: '/honours',
          actions: manages
            ? [{ label: t('honours:new-honour'), href: `${base}/new`, tone: 'primary', icon: 'plus' }]
            : [],
        }),
        data: {
          table: honoursTable(context, whole, await store.listHonours(db, whole.edition.id), base, manages),
        },
      };
    },
  });

  const deletionOf = (context: PageContext, whole: EditionWhole, honour: store.HonourRow) => ({
    confirm: { title: context.t('honours:delete-question'), text: context.t('common:confirm.irreversible') },
    action: `${baseOf(context, whole, 'honours')}/${honour.id}/deletion`,
    version: honour.version,
  });

  const formOf = async (
    context: PageContext,
    whole: EditionWhole,
    honour: store.HonourRow | null,
  ): Promise<FormModel> => {
    const { t } = context;
    const base = baseOf(context, whole, 'honours');
    const persons = await listPersonNames(db, context.language);
    const bodies = await listBodyNames(db, context.language);
    return {
      action: honour === null ? `${base}/new` : `${base}/${honour.id}`,
      submit: { label: t('common:action.save') },
      cancel: { href: base },
      fields: [
        ...(honour === null ? [] : [versionField(honour.version)]),
        {
          name: 'award',
          kind: 'radios',
          inline: true,
          label: t('honours:award'),
          options: awards.map((value) => ({ value, label: t(`common:kind.honour.${value}`) })),
          value: honour?.award ?? 'certificate',
        },
        choiceField(
          'personId',
          t('honours:person'),
          persons.map(({ id, name }) => ({ value: id, label: said(name, context) })),
          honour?.personId,
          { optional: true, hint: t('honours:hint.holder'), width: 'full' },
        ),
        choiceField(
          'bodyId',
          t('honours:body'),
          bodies.map(({ id, name }) => ({ value: id, label: said(name, context) })),
          honour?.bodyId,
          { optional: true, width: 'full' },
        ),
        textField('citation', t('honours:citation'), honour?.citation, {
          long: true,
          rows: 2,
          word: true,
          hint: t('honours:hint.citation'),
        }),
        {
          name: 'position',
          kind: 'number',
          label: t('honours:position'),
          hint: t('honours:hint.position'),
          optional: true,
          value: honour?.position ?? null,
        },
        {
          name: 'conferredOn',
          kind: 'date',
          label: t('honours:conferred-on'),
          optional: true,
          value: honour?.conferredOn ?? whole.edition.endsOn,
        },
      ],
      ...(honour === null
        ? {}
        : {
            actions: [deletionAction(t('common:action.delete'), deletionOf(context, whole, honour))],
          }),
    };
  };

  const showForm = (context: PageContext, whole: EditionWhole, form: FormModel, isNew: boolean): Page =>
    formPage(
      below(context, whole, shell, 'honours', {
        title: context.t(isNew ? 'honours:new-honour' : 'honours:edit-honour'),
      }),
      whole,
      form,
    );

  shell.managed({
    path: '/honours/new',
    policy: manageHonours,
    handle: async (context, whole) => showForm(context, whole, await formOf(context, whole, null), true),
  });

  shell.managed({
    method: 'POST',
    path: '/honours/new',
    policy: manageHonours,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: HonourInput,
        form: await formOf(context, whole, null),
        page: (form) => showForm(context, whole, form, true),
        work: async (input) => {
          await honours.confer(context.actor, whole.edition.id, input);
          return baseOf(context, whole, 'honours');
        },
      }),
  });

  shell.managed({
    path: '/honours/:honour',
    policy: manageHonours,
    handle: async (context, whole) => {
      const { honour } = await honourOf(context, whole);
      return showForm(context, whole, await formOf(context, whole, honour), false);
    },
  });

  shell.managed({
    method: 'POST',
    path: '/honours/:honour',
    policy: manageHonours,
    handle: async (context, whole) => {
      const { honour } = await honourOf(context, whole);
      return pages.submit(context, {
        schema: HonourPatch,
        form: await formOf(context, whole, honour),
        page: (form) => showForm(context, whole, form, false),
        work: async (input, version) => {
          await honours.edit(context.actor, honour.id, version, input);
          return baseOf(context, whole, 'honours');
        },
      });
    },
  });

  shell.managed({
    path: '/honours/:honour/deletion',
    policy: manageHonours,
    handle: async (context, whole) => {
      const { honour, person, body } = await honourOf(context, whole);
      const { confirm, ...deletion } = deletionOf(context, whole, honour);
      const holder = said(person?.name ?? body?.name, context);
      return deletionPage(database, {
        ...deletion,
        confirm: { ...confirm, title: context.t('honours:delete-honour-of', { name: holder }) },
        page: below(context, whole, shell, 'honours', { title: context.t('common:action.delete') }),
        digits: whole.edition.digits,
        t: context.words(whole.edition.digits),
        back: `${baseOf(context, whole, 'honours')}/${honour.id}`,
        row: { table: 'honours', id: honour.id },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/honours/:honour/deletion',
    policy: manageHonours,
    handle: async (context, whole) => {
      const { honour } = await honourOf(context, whole);
      const { version } = (context.request.body ?? {}) as { version?: string };
      await honours.remove(context.actor, honour.id, Number(version) || null);
      return { redirect: baseOf(context, whole, 'honours') };
    },
  });
}
