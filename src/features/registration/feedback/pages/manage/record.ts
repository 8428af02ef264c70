import { Type } from 'typebox';
import { deletionAction } from '../../../../../platform/pages/deletion.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { fact, say } from '../../../../../platform/pages/index.ts';
import type { FormError } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import { below, momentOf } from '../../../../series/index.ts';
import { doneOf } from '../../../forms/pages/shared.ts';
import * as store from '../../../store/feedback.ts';
import { manageFeedback, readFeedback } from '../../policy.ts';
import { windowOf } from '../../rules/window.ts';
import { type FeedbackPages, feedbackFrame, formHref, formOf, manages, windowTag } from '../shared.ts';
import { deletionOf } from './deletion.ts';
import { questionTable } from './question-table.ts';
import { asInput } from './questions.ts';

const Nothing = Type.Object({});

/** Adds the page of one feedback form, and what is done to it without a form. */
export function addFeedbackRecord(deps: FeedbackPages): void {
  const { pages, shell, database, clock, forms, inviting } = deps;
  const { db } = database;

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
}
