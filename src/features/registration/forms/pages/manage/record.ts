import { Type } from 'typebox';
import type { Translate } from '../../../../../platform/i18n/index.ts';
import { type Deletion, deletionAction } from '../../../../../platform/pages/deletion.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { fact, idOf, say } from '../../../../../platform/pages/index.ts';
import type { FormError, RichCell, TableModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import { below, managed, momentOf, shortMoment } from '../../../../series/index.ts';
import * as store from '../../../store/forms.ts';
import { manageForms, readRegistrations } from '../../policy.ts';
import { nothing } from '../../rules/content.ts';
import { windowOf } from '../../rules/window.ts';
import { personGroups, questionGroups, stayGroups } from '../fields.ts';
import type { FormsPages } from '../index.ts';
import { doneOf, paragraphs, windowTag } from '../shared.ts';
import { conditionWords } from './questions.ts';
import { formHref, formOf, formsFrame, listHref, manages } from './way.ts';

const Nothing = Type.Object({});

/** How many of the seats are taken, in figures and as a bar. */
function takenOf(t: Translate, taken: number, capacity: number): RichCell {
  const text = t('registration:manage.taken-of', { taken, capacity });
  return { text, progress: { value: taken, max: Math.max(1, capacity), label: text } };
}

/** Adds the list of forms, the page of one, its preview, and what is done to it without a form. */
export function addFormRecord(deps: FormsPages): void {
  const { pages, shell, database, clock, forms, questions } = deps;
  const { db } = database;

  shell.managed({
    path: '/forms',
    policy: readRegistrations,
    handle: async (context, whole): Promise<Page> => {
      const { t } = context;
      const base = listHref(context, whole);
      const found = await store.listForms(db, whole.edition.id);
      const counts = await store.countByForm(db, whole.edition.id);
      const count = (id: string, state: string): number =>
        counts.find((one) => one.formId === id && one.state === state)?.count ?? 0;
      const add = {
        label: t('registration:manage.new'),
        href: `${base}/new`,
        tone: 'primary' as const,
        icon: 'plus' as const,
      };
      const table: TableModel = {
        id: 'forms',
        caption: t('registration:manage.forms'),
        columns: [
          { key: 'title', label: t('registration:form') },
          { key: 'window', label: t('registration:state-label') },
          { key: 'closes', label: t('registration:closes') },
          { key: 'taken', label: t('registration:manage.taken') },
          { key: 'submitted', label: t('registration:state.submitted'), kind: 'number' },
          { key: 'waiting', label: t('registration:state.waiting'), kind: 'number' },
        ],
        rows: found.map(({ form }) => ({
          id: form.id,
          title: say(form.title, context),
          href: `${base}/${form.id}`,
          sub: t(`attendees:category.${form.category}`),
          pickable: false,
          cells: {
            window: { tag: windowTag(context, windowOf(form, clock.now())) },
            closes: shortMoment(context, whole, form.closesAt),
            taken: form.capacity === null ? form.taken : takenOf(t, form.taken, form.capacity),
            submitted: count(form.id, 'submitted'),
            waiting: count(form.id, 'waiting'),
          },
        })),
        ...(found.length === 0
          ? {
              empty: {
                title: t('registration:manage.none-title'),
                text: t('registration:manage.none-text'),
                ...(manages(context, whole) ? { action: add } : {}),
              },
            }
          : {}),
      };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('registration:manage.forms'),
          current: '/forms',
          actions: manages(context, whole) ? [add] : [],
        }),
        data: { table },
      };
    },
  });

  const questionTable = (
    context: PageContext,
    whole: EditionWhole,
    rows: readonly store.QuestionRow[],
  ): TableModel => {
    const { t } = context;
    const base = `${formHref(context, whole)}/questions`;
    const may = manages(context, whole);
    return {
      id: 'questions',
      caption: t('registration:manage.questions'),
      columns: [
        { key: 'title', label: t('registration:manage.question') },
        { key: 'type', label: t('registration:manage.type') },
        { key: 'condition', label: t('registration:manage.condition') },
        ...(may ? [{ key: 'acts', label: t('registration:manage.order'), labelHidden: true }] : []),
      ],
      rows: rows.map((row, index) => {
        const parent = rows.find(({ id }) => id === row.condition?.questionId);
        const title = say(row.label, context);
        const move = (to: number, word: 'up' | 'down') => ({
          label: t(`registration:manage.${word}`),
          about: title,
          action: `${base}/${row.id}/place`,
          fields: { position: String(to) },
          size: 'sm' as const,
          tone: 'plain' as const,
        });
        return {
          id: row.id,
          title,
          ...(may ? { href: `${base}/${row.id}` } : {}),
          sub: t(`registration:manage.${row.required ? 'needed' : 'not-needed'}`),
          pickable: false,
          cells: {
            type: t(`registration:type.${row.type}`),
            condition:
              parent === undefined
                ? null
                : t('registration:manage.condition-words', {
                    question: say(parent.label, context),
                    answers: (row.condition?.answers ?? [])
                      .map((key) => conditionWords(context, parent, key))
                      .join(context.language === 'ar' ? ' أو ' : ' or '),
                  }),
            acts: {
              actions: [
                ...(index > 0 ? [move(index, 'up')] : []),
                ...(index < rows.length - 1 ? [move(index + 2, 'down')] : []),
                {
                  label: t('common:action.delete'),
                  about: title,
                  action: `${base}/${row.id}/deletion`,
                  fields: { version: String(row.version) },
                  size: 'sm' as const,
                  tone: 'plain' as const,
                },
              ],
            },
          },
        };
      }),
      ...(rows.length === 0
        ? {
            empty: {
              title: t('registration:manage.no-questions'),
              text: t('registration:manage.no-questions-text'),
            },
          }
        : {}),
    };
  };

  const deletionOf = ({ t }: PageContext, base: string, { version }: store.FormRow): Deletion => ({
    confirm: { title: t('registration:manage.delete-title'), text: t('common:confirm.irreversible') },
    action: `${base}/deletion`,
    version,
  });

  const record = (
    context: PageContext,
    whole: EditionWhole,
    { form, questions: rows }: store.FormWhole,
    refused: readonly FormError[] = [],
  ): Page => {
    const { t } = context;
    const base = formHref(context, whole);
    const window = windowOf(form, clock.now());
    const fields = { version: String(form.version) };
    const may = manages(context, whole);
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: formsFrame(deps, context, whole, null, say(form.title, context), {
        tags: [windowTag(context, window)],
        actions: [
          ...(may
            ? [
                { label: t('registration:manage.edit'), href: `${base}/edit`, icon: 'pen' as const },
                {
                  label: t(`registration:manage.${form.published ? 'withdraw' : 'publish'}`),
                  action: `${base}/publication`,
                  fields: { ...fields, published: String(!form.published) },
                },
                ...(window === 'open'
                  ? [{ label: t('registration:manage.close'), action: `${base}/closure`, fields }]
                  : []),
              ]
            : []),
          { label: t('registration:manage.preview'), href: `${base}/preview`, icon: 'eye' as const },
          ...(may && form.lastNumber === 0
            ? [deletionAction(t('common:action.delete'), deletionOf(context, base, form))]
            : []),
        ],
      }),
      data: {
        notices: [
          refused.length > 0 && {
            title: t('registration:manage.refused'),
            lines: refused.map(({ message }) => message),
            tone: 'bad',
            live: true,
          },
          doneOf(context) === 'saved' && { title: t('registration:notice.saved'), tone: 'ok', live: true },
        ],
        stats: [
          { label: t('registration:manage.taken'), value: form.taken },
          {
            label: t('registration:manage.capacity'),
            value: form.capacity ?? t('registration:manage.no-limit'),
          },
        ],
        facts: [
          ...fact(t('registration:manage.category'), t(`attendees:category.${form.category}`)),
          ...fact(t('registration:manage.opens'), momentOf(context, whole, form.opensAt)),
          ...fact(t('registration:closes'), momentOf(context, whole, form.closesAt)),
          ...fact(
            t('registration:manage.decides'),
            t(`registration:manage.${form.approval ? 'by-approval' : 'at-once'}`),
          ),
          ...fact(
            t('registration:manage.at-desk'),
            t(`registration:manage.${form.walkIn ? 'desk-takes' : 'desk-does-not'}`),
          ),
          ...fact(
            t('registration:manage.blocks'),
            Object.entries(form.blocks)
              .map(
                ([block, wish]) =>
                  `${t(`registration:block.${block}`)} (${t(`registration:manage.wish.${wish}`)})`,
              )
              .join(context.language === 'ar' ? '، ' : ', '),
          ),
          ...fact(t('registration:title'), t('registration:manage.list-link'), {
            href: managed(context, whole, `/registrations?form=${form.id}`),
          }),
          ...(form.published
            ? fact(t('registration:manage.public-page'), t('registration:manage.open-public'), {
                href: below(context, whole, `/registration/${form.slug}`),
              })
            : []),
        ],
        tables: [
          {
            table: questionTable(context, whole, rows),
            actions: may
              ? [
                  {
                    label: t('registration:manage.add-question'),
                    href: `${base}/questions/new`,
                    icon: 'plus',
                  },
                ]
              : [],
          },
        ],
      },
    };
  };

  shell.managed({
    path: '/forms/:form',
    policy: readRegistrations,
    handle: async (context, whole) => record(context, whole, await formOf(deps, context, whole)),
  });

  shell.managed({
    path: '/forms/:form/preview',
    policy: readRegistrations,
    handle: async (context, whole): Promise<Page> => {
      const { form, questions: rows } = await formOf(deps, context, whole);
      const { t } = context;
      const data = { form, questions: rows, person: {}, content: nothing, states: [] };
      return {
        template: 'registration/preview',
        digits: whole.edition.digits,
        page: formsFrame(deps, context, whole, form, t('registration:manage.preview'), {
          lede: t('registration:manage.preview-lede'),
        }),
        data: {
          text: paragraphs(say(form.text, context)),
          form: {
            action: `${formHref(context, whole)}/preview`,
            method: 'get',
            guard: false,
            groups: [
              ...personGroups(context, data),
              ...questionGroups(context, rows, {}).map((group) =>
                group.when === undefined ? group : { ...group, when: { ...group.when, shut: false } },
              ),
              ...stayGroups(context, data),
            ],
            submit: { label: t('registration:manage.preview-again') },
            cancel: { href: formHref(context, whole) },
          },
        },
      };
    },
  });

  /** A step that is taken at once; what is refused is said on the page of the form. */
  const step = (
    path: string,
    work: (context: PageContext, found: store.FormWhole, version: number | null) => Promise<unknown>,
  ) =>
    shell.managed({
      method: 'POST',
      path: `/forms/:form${path}`,
      policy: manageForms,
      handle: async (context, whole) => {
        const found = await formOf(deps, context, whole);
        return pages.submit(context, {
          schema: Nothing,
          form: { action: '', submit: { label: '' } },
          page: ({ errors }) => record(context, whole, found, errors ?? []),
          work: async (_input, version) => {
            await work(context, found, version);
            return `${formHref(context, whole)}?done=saved`;
          },
        });
      },
    });
  const sent = (context: PageContext, name: string): string =>
    String((context.request.body as Record<string, unknown> | undefined)?.[name] ?? '');

  step('/publication', (context, { form }, version) =>
    forms.publish(context.actor, form.id, version, sent(context, 'published') === 'true'),
  );
  step('/closure', (context, { form }, version) => forms.close(context.actor, form.id, version));
  step('/questions/:question/place', (context, { form }) => {
    const position = Number(sent(context, 'position'));
    return questions.edit(context.actor, form.id, idOf(context, 'question'), null, {
      position: Number.isInteger(position) && position > 0 ? position : 1,
    });
  });
  step('/questions/:question/deletion', (context, { form }, version) =>
    questions.remove(context.actor, form.id, idOf(context, 'question'), version),
  );

  for (const method of ['GET', 'POST'] as const) {
    shell.managed({
      method,
      path: '/forms/:form/deletion',
      policy: manageForms,
      handle: async (context, whole) => {
        const { form } = await formOf(deps, context, whole);
        const base = formHref(context, whole);
        const { title, text } = deletionOf(context, base, form).confirm;
        const model = {
          action: `${base}/deletion`,
          guard: false,
          hidden: { version: String(form.version) },
          submit: { label: context.t('common:action.delete'), danger: true },
          cancel: { href: base },
        };
        const page = (shown: typeof model): Page => ({
          template: 'pages/form',
          digits: whole.edition.digits,
          page: formsFrame(deps, context, whole, form, title, { lede: text }),
          data: { form: shown },
        });
        if (method === 'GET') return page(model);
        return pages.submit(context, {
          schema: Nothing,
          form: model,
          page: (again) => page(again as typeof model),
          work: async (_input, version) => {
            await forms.remove(context.actor, form.id, version);
            return listHref(context, whole);
          },
        });
      },
    });
  }
}
