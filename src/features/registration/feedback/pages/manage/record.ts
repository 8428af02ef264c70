import { Type } from 'typebox';
import { type Deletion, deletionAction } from '../../../../../platform/pages/deletion.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { fact, say } from '../../../../../platform/pages/index.ts';
import type { FormError, TableModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import { below, momentOf } from '../../../../series/index.ts';
import { doneOf, paragraphs } from '../../../forms/pages/shared.ts';
import * as store from '../../../store/feedback.ts';
import { manageFeedback, readFeedback } from '../../policy.ts';
import { windowOf } from '../../rules/window.ts';
import { answerGroups } from '../fields.ts';
import {
  type FeedbackPages,
  feedbackFrame,
  formHref,
  formOf,
  listHref,
  manages,
  windowTag,
} from '../shared.ts';
import { asInput } from './questions.ts';

const Nothing = Type.Object({});

/** Adds the list of feedback forms, the page of one, its preview, and what is done to it without a form. */
export function addFeedbackRecord(deps: FeedbackPages): void {
  const { pages, shell, database, clock, forms, inviting } = deps;
  const { db } = database;

  shell.managed({
    path: '/feedback',
    policy: readFeedback,
    handle: async (context, whole): Promise<Page> => {
      const { t } = context;
      const base = listHref(context, whole);
      const found = await store.listFeedbackForms(db, whole.edition.id);
      const counts = await store.countAnswers(db, whole.edition.id);
      const add = {
        label: t('feedback:manage.new'),
        href: `${base}/new`,
        tone: 'primary' as const,
        icon: 'plus' as const,
      };
      const may = manages(context, whole);
      const table: TableModel = {
        id: 'feedback',
        caption: t('feedback:title'),
        columns: [
          { key: 'title', label: t('registration:form') },
          { key: 'window', label: t('registration:state-label') },
          { key: 'questions', label: t('registration:manage.questions'), kind: 'number' },
          { key: 'answers', label: t('feedback:answers'), kind: 'number' },
        ],
        rows: found.map((form) => ({
          id: form.id,
          title: say(form.title, context),
          href: `${base}/${form.id}`,
          sub: t(`feedback:${form.perSession ? 'of-sessions' : 'of-edition'}`),
          pickable: false,
          cells: {
            window: { tag: windowTag(context, windowOf(form, clock.now())) },
            questions: form.questions.length,
            answers: counts.find(({ formId }) => formId === form.id)?.count ?? 0,
          },
        })),
        empty: {
          title: t('feedback:manage.none-title'),
          text: t('feedback:manage.none-text'),
          ...(may ? { action: add } : {}),
        },
      };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('feedback:title'),
          current: '/feedback',
          actions: may ? [add] : [],
        }),
        data: { table },
      };
    },
  });

  const questionTable = (
    context: PageContext,
    whole: EditionWhole,
    form: store.FeedbackFormRow,
  ): TableModel => {
    const { t } = context;
    const base = `${formHref(context, whole)}/questions`;
    const may = manages(context, whole);
    const version = String(form.version);
    return {
      id: 'questions',
      caption: t('registration:manage.questions'),
      columns: [
        { key: 'title', label: t('registration:manage.question') },
        { key: 'type', label: t('registration:manage.type') },
        ...(may ? [{ key: 'acts', label: t('registration:manage.order'), labelHidden: true }] : []),
      ],
      rows: form.questions.map((row, index) => {
        const title = say(row.label, context);
        const act = (label: string, action: string, fields: Record<string, string> = {}) => ({
          label,
          about: title,
          action: `${base}/${row.id}/${action}`,
          fields: { version, ...fields },
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
            type: t(`feedback:type.${row.type}`),
            acts: {
              actions: [
                ...(index > 0
                  ? [act(t('registration:manage.up'), 'place', { position: String(index - 1) })]
                  : []),
                ...(index < form.questions.length - 1
                  ? [act(t('registration:manage.down'), 'place', { position: String(index + 1) })]
                  : []),
                act(t('common:action.delete'), 'deletion'),
              ],
            },
          },
        };
      }),
      empty: {
        title: t('registration:manage.no-questions'),
        text: t('feedback:manage.no-questions-text'),
      },
    };
  };

  const deletionOf = ({ t }: PageContext, base: string, { version }: store.FeedbackFormRow): Deletion => ({
    confirm: { title: t('registration:manage.delete-title'), text: t('common:confirm.irreversible') },
    action: `${base}/deletion`,
    version,
  });

  const record = async (
    context: PageContext,
    whole: EditionWhole,
    form: store.FeedbackFormRow,
    refused: readonly FormError[] = [],
  ): Promise<Page> => {
    const t = context.words(whole.edition.digits);
    const base = formHref(context, whole);
    const window = windowOf(form, clock.now());
    const fields = { version: String(form.version) };
    const may = manages(context, whole);
    const answers =
      (await store.countAnswers(db, whole.edition.id)).find(({ formId }) => formId === form.id)?.count ?? 0;
    const done = doneOf(context);
    const mailed = /^mailed-(\d{1,5})-(\d{1,6})$/.exec(done);
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: feedbackFrame(deps, context, whole, null, say(form.title, context), {
        tags: [windowTag(context, window)],
        actions: [
          { label: t('feedback:results.title'), href: `${base}/results`, icon: 'chart' as const },
          ...(may
            ? [
                ...(window === 'open'
                  ? [{ label: t('feedback:manage.mail'), action: `${base}/invitations`, fields }]
                  : []),
                { label: t('feedback:manage.edit'), href: `${base}/edit`, icon: 'pen' as const },
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
          ...(may && answers === 0
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
          done === 'saved' && { title: t('registration:notice.saved'), tone: 'ok', live: true },
          mailed !== null && {
            title: t('feedback:manage.mailed', { count: Number(mailed[1]) }),
            ...(mailed[2] === '0' ? {} : { text: t('feedback:manage.left', { count: Number(mailed[2]) }) }),
            tone: 'ok',
            live: true,
          },
        ],
        stats: [{ label: t('feedback:answers'), value: answers }],
        facts: [
          ...fact(t('feedback:about'), t(`feedback:${form.perSession ? 'of-sessions' : 'of-edition'}`)),
          ...fact(
            t('registration:manage.opens'),
            form.opensAt === null ? null : momentOf(context, whole, form.opensAt),
          ),
          ...fact(
            t('registration:closes'),
            form.closesAt === null ? null : momentOf(context, whole, form.closesAt),
          ),
          ...(form.published
            ? fact(t('registration:manage.public-page'), t('registration:manage.open-public'), {
                href: below(context, whole, `/feedback/${form.id}`),
              })
            : []),
        ],
        tables: [
          {
            table: questionTable(context, whole, form),
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
    path: '/feedback/:form',
    policy: readFeedback,
    handle: async (context, whole) => record(context, whole, await formOf(deps, context, whole)),
  });

  shell.managed({
    path: '/feedback/:form/preview',
    policy: readFeedback,
    handle: async (context, whole): Promise<Page> => {
      const form = await formOf(deps, context, whole);
      const { t } = context;
      return {
        template: 'registration/preview',
        digits: whole.edition.digits,
        page: feedbackFrame(deps, context, whole, form, t('registration:manage.preview'), {
          lede: t('feedback:manage.preview-lede'),
        }),
        data: {
          text: paragraphs(say(form.text, context)),
          form: {
            action: `${formHref(context, whole)}/preview`,
            method: 'get',
            guard: false,
            groups: answerGroups(context, context.words(whole.edition.digits), [
              { session: null, questions: form.questions },
            ]),
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
    work: (
      context: PageContext,
      form: store.FeedbackFormRow,
      version: number | null,
    ) => Promise<string | undefined>,
  ) =>
    shell.managed({
      method: 'POST',
      path: `/feedback/:form${path}`,
      policy: manageFeedback,
      handle: async (context, whole) => {
        const form = await formOf(deps, context, whole);
        const refused: { errors: readonly FormError[] } = { errors: [] };
        const kept = await record(context, whole, form);
        const answer = await pages.submit(context, {
          schema: Nothing,
          form: { action: '', submit: { label: '' } },
          page: ({ errors }) => {
            refused.errors = errors ?? [];
            return kept;
          },
          work: async (_input, version) =>
            `${formHref(context, whole)}?done=${(await work(context, form, version)) ?? 'saved'}`,
        });
        if ('redirect' in answer) return answer;
        const again = await record(context, whole, form, refused.errors);
        return { ...again, status: 'status' in answer ? (answer.status ?? 422) : 422 };
      },
    });
  const sent = (context: PageContext, name: string): string =>
    String((context.request.body as Record<string, unknown> | undefined)?.[name] ?? '');

  step('/publication', async (context, form, version) => {
    await forms.edit(context.actor, form.id, version, { published: sent(context, 'published') === 'true' });
    return undefined;
  });
  step('/closure', async (context, form, version) => {
    await forms.edit(context.actor, form.id, version, { closesAt: clock.now().toISOString() });
    return undefined;
  });
  step('/invitations', async (context, form, version) => {
    const { mailed, left } = await inviting.invite(context.actor, form.id, version);
    return `mailed-${mailed}-${left}`;
  });
  step('/questions/:question/place', async (context, form, version) => {
    const row = form.questions.find(({ id }) => id === context.params.question);
    const place = Number(sent(context, 'position'));
    const others = form.questions.filter((one) => one !== row);
    if (row === undefined || !Number.isInteger(place) || place < 0) return undefined;
    const ordered = [...others.slice(0, place), row, ...others.slice(place)];
    await forms.edit(context.actor, form.id, version, { questions: ordered.map(asInput) });
    return undefined;
  });
  step('/questions/:question/deletion', async (context, form, version) => {
    const others = form.questions.filter(({ id }) => id !== context.params.question);
    await forms.edit(context.actor, form.id, version, { questions: others.map(asInput) });
    return undefined;
  });

  for (const method of ['GET', 'POST'] as const) {
    shell.managed({
      method,
      path: '/feedback/:form/deletion',
      policy: manageFeedback,
      handle: async (context, whole) => {
        const form = await formOf(deps, context, whole);
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
          page: feedbackFrame(deps, context, whole, form, title, { lede: text }),
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
