import { Type } from 'typebox';
import { notFound } from '../../../../../platform/errors/index.ts';
import { deletionPage } from '../../../../../platform/pages/deletion.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import { idOf } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import { manageCalls } from '../../policy.ts';
import { type Asked, askedForm } from '../asked.ts';
import type { SubmissionPages } from '../index.ts';
import { callDeletion, callRecord, closureOf, type Read, readCall } from './record.ts';
import { graceRevocation, questionRemoval } from './tables.ts';
import { callFormPage, callFrame, callHref, listHref, sentOf } from './way.ts';

const Nothing = Type.Object({});
const noForm: FormModel = { action: '', submit: { label: '' } };

/** Adds what is done to a call without a form: published, closed, deleted; questions moved and removed, links revoked. */
export function addCallSteps(deps: SubmissionPages): void {
  const { pages, shell, database, calls, questions, grace } = deps;

  /** A step that is taken at once; what is refused is said on the page of the call. */
  const step = (
    path: string,
    work: (context: PageContext, read: Read, version: number | null) => Promise<unknown>,
  ) =>
    shell.managed({
      method: 'POST',
      path: `/calls/:call${path}`,
      policy: manageCalls,
      handle: async (context, whole) => {
        const read = await readCall(deps, context, whole);
        return pages.submit(context, {
          schema: Nothing,
          form: noForm,
          page: ({ errors }) => callRecord(deps, context, whole, read, { refused: errors }),
          work: async (_input, version) => {
            await work(context, read, version);
            return callHref(context, whole);
          },
        });
      },
    });

  /** A step that is asked about on a page of its own, on which what is refused is said. */
  const asked = (
    path: string,
    ask: (context: PageContext, whole: EditionWhole, read: Read) => Asked,
    work: (context: PageContext, read: Read, version: number | null) => Promise<unknown>,
  ) => {
    for (const method of ['GET', 'POST'] as const) {
      shell.managed({
        method,
        path: `/calls/:call${path}`,
        policy: manageCalls,
        handle: async (context, whole) => {
          const read = await readCall(deps, context, whole);
          const question = ask(context, whole, read);
          const form = askedForm(context, question, callHref(context, whole));
          const { title, text } = question.confirm;
          const page = (model: FormModel) => callFormPage(deps, context, whole, { title, lede: text }, model);
          if (method === 'GET') return page(form);
          return pages.submit(context, {
            schema: Nothing,
            form,
            page,
            work: async (_input, version) => {
              await work(context, read, version);
              return `${callHref(context, whole)}?saved=1`;
            },
          });
        },
      });
    }
  };

  const idIn = <T extends { readonly id: string }>(
    context: PageContext,
    name: string,
    rows: readonly T[],
  ): T => {
    const row = rows.find(({ id }) => id === idOf(context, name));
    if (row === undefined) throw notFound(`${name}-unknown`);
    return row;
  };

  step('/publication', (context, { found: { call } }, version) =>
    calls.publish(context.actor, call.id, version, sentOf(context, 'published') === 'true'),
  );
  step('/questions/:question/move', (context, { found }) =>
    questions.edit(context.actor, found.call.id, idIn(context, 'question', found.questions).id, null, {
      position: Math.max(1, Math.trunc(Number(sentOf(context, 'position'))) || 1),
    }),
  );

  asked(
    '/closure',
    (context, whole, { found }) => closureOf(context, callHref(context, whole), found.call),
    (context, { found }, version) => calls.close(context.actor, found.call.id, version),
  );
  asked(
    '/questions/:question/removal',
    (context, whole, { found }) =>
      questionRemoval(context, callHref(context, whole), idIn(context, 'question', found.questions)),
    (context, { found }, version) =>
      questions.remove(context.actor, found.call.id, idOf(context, 'question'), version),
  );
  asked(
    '/grace-links/:grace/revocation',
    (context, whole, { links }) =>
      graceRevocation(context, callHref(context, whole), idIn(context, 'grace', links)),
    (context, { found }) => grace.revoke(context.actor, found.call.id, idOf(context, 'grace')),
  );

  shell.managed({
    path: '/calls/:call/deletion',
    policy: manageCalls,
    handle: async (context, whole) => {
      const { call } = (await readCall(deps, context, whole)).found;
      const back = callHref(context, whole);
      const deletion = callDeletion(context, back, call);
      return deletionPage(database, {
        ...deletion,
        page: callFrame(deps, context, whole, deletion.confirm.title),
        digits: whole.edition.digits,
        t: context.words(whole.edition.digits),
        back,
        row: { table: 'calls', id: call.id },
      });
    },
  });
  shell.managed({
    method: 'POST',
    path: '/calls/:call/deletion',
    policy: manageCalls,
    handle: async (context, whole) => {
      const read = await readCall(deps, context, whole);
      return pages.submit(context, {
        schema: Nothing,
        form: noForm,
        page: ({ errors }) => callRecord(deps, context, whole, read, { refused: errors }),
        work: async (_input, version) => {
          await calls.remove(context.actor, read.found.call.id, version);
          return listHref(context, whole);
        },
      });
    },
  });
}
