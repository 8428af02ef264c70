import { Type } from 'typebox';
import { deletionAction } from '../../../../../platform/pages/deletion.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { fact, idOf, say } from '../../../../../platform/pages/index.ts';
import type { FormError } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import { below, managed, momentOf } from '../../../../series/index.ts';
import type * as store from '../../../store/forms.ts';
import { manageForms, readRegistrations } from '../../policy.ts';
import { windowOf } from '../../rules/window.ts';
import type { FormsPages } from '../index.ts';
import { doneOf, windowTag } from '../shared.ts';
import { deletionOf } from './deletion.ts';
import { questionTable } from './question-table.ts';
import { formHref, formOf, formsFrame, manages } from './way.ts';

const Nothing = Type.Object({});

/** Adds the page of one form, and what is done to it without a form. */
export function addFormRecord(deps: FormsPages): void {
  const { pages, shell, clock, forms, questions } = deps;

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
}
