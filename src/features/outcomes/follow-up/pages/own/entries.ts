import { notFound } from '../../../../../platform/errors/index.ts';
import { idOf, type Page, type PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import * as store from '../../../store/follow-up/index.ts';
import type { FollowUpPages } from '../../context.ts';
import { asReporter } from '../../policy.ts';
import type { Pair } from '../../service/gate.ts';
import { actionEditForm, actionForm, type EntryForm, responseForm } from '../entry-forms.ts';
import { ADDRESS, baseOf, codeOf, LIST, titleOf } from './frame.ts';

/** Adds what a body says and does about a recommendation: its response, its actions and their milestones. */
export function addOwnEntries(deps: FollowUpPages): void {
  const { pages, shell, database, gate } = deps;
  const { db } = database;

  const entry = (path: string, make: (context: PageContext, pair: Pair) => Promise<EntryForm>): void => {
    const open = async (context: PageContext) => {
      const pair = await gate.pair(context.actor, idOf(context, 'provision'), idOf(context, 'body'));
      const made = await make(context, pair);
      const base = baseOf(context);
      const form: FormModel = {
        action: context.request.url.split('?')[0] ?? '',
        fields: made.fields,
        submit: { label: context.t('common:action.save') },
        cancel: { href: base },
      };
      const { whole, answerable } = pair;
      const title = titleOf(context, answerable);
      const page = (shown: FormModel): Page => ({
        template: 'pages/record',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: made.title,
          lede: title,
          private: true,
          crumbs: [
            { label: context.t('accounts:account'), href: context.href('/account') },
            { label: context.t('follow-up:own.title'), href: context.href(LIST) },
            { label: codeOf(answerable.code) || title, href: base },
            { label: made.title },
          ],
        }),
        data: { layout: 'public', form: shown },
      });
      return { made, base, form, page };
    };
    pages.route({
      path: `${ADDRESS}${path}`,
      policy: asReporter,
      handle: async (context) => {
        const { form, page } = await open(context);
        return page(form);
      },
    });
    pages.route({
      method: 'POST',
      path: `${ADDRESS}${path}`,
      policy: asReporter,
      handle: async (context) => {
        const { made, base, form, page } = await open(context);
        return pages.submit(context, {
          schema: made.schema,
          form,
          page,
          work: async (input, version) => `${base}?done=${await made.work(input as never, version)}`,
        });
      },
    });
  };

  entry('/response', async (context, { whole, answerable, body }) => {
    const old = (await store.listResponses(db, answerable.provisionId)).find(
      ({ bodyId }) => bodyId === body.id,
    );
    return responseForm(deps, context, whole, answerable.provisionId, { bodyId: body.id }, old);
  });

  entry('/actions/new', async (context, { answerable, body }) => {
    const known = (await store.listActions(db, answerable.provisionId)).filter(
      ({ actionId, bodyId }) => actionId === null && bodyId === body.id,
    );
    return actionForm(deps, context, answerable.provisionId, { bodyId: body.id }, known);
  });

  entry('/actions/:action', async (context, { answerable, body }) => {
    const old = await store.findAction(db, idOf(context, 'action'));
    if (old?.provisionId !== answerable.provisionId || old.bodyId !== body.id)
      throw notFound('action-unknown');
    return actionEditForm(deps, context, old);
  });
}
