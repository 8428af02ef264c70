import { Type } from 'typebox';
import { isAppError } from '../../../../../platform/errors/index.ts';
import { isolateAuto } from '../../../../../platform/language/index.ts';
import type { Page, PageAnswer, PageContext } from '../../../../../platform/pages/index.ts';
import { type FormModel, withInput } from '../../../../../platform/views/index.ts';
import { below } from '../../../../series/index.ts';
import { NoteInput } from '../../contract.ts';
import type { Opened } from '../../service/opening.ts';
import { askedForm } from '../asked.ts';
import { versionSent } from '../shared.ts';
import { unfinished } from './edit.ts';
import { graceForm, withdrawForm } from './forms.ts';
import { deletionOf, recordPage } from './record.ts';
import { type AuthorPages, authorForm, onSubmission } from './way.ts';

/** Adds the steps of a submission: sent, confirmed, withdrawn, deleted. */
export function addAuthorSteps(deps: AuthorPages): void {
  const { pages, papers, way, describe } = deps;
  const { keyOf, baseOf } = way;

  onSubmission(deps, {
    method: 'POST',
    path: '/submission',
    handle: async (context, opened) => {
      const { grace = '' } = (context.request.body ?? {}) as { grace?: string };
      // The whole link may be pasted.
      const secret = grace.trim().split('/').at(-1)?.split('?')[0];
      try {
        const act = secret ? { grace: secret } : {};
        await papers.submit(context.actor, keyOf(context), versionSent(context), act);
      } catch (thrown) {
        if (!isAppError(thrown) || (thrown.status === 404 && thrown.code === 'paper-unknown')) throw thrown;
        if (thrown.errors.length > 0) return unfinished(deps, context, opened, thrown);
        const message = describe(context.language, thrown.code, thrown.params);
        const again =
          grace === ''
            ? { refused: [{ field: '', message }] }
            : {
                grace: withInput(graceForm(context, baseOf(context), opened), { grace }, [
                  { field: 'grace', message },
                ]),
              };
        return { ...recordPage(deps, context, opened, again), status: thrown.status };
      }
      return { redirect: `${baseOf(context)}?done=received` };
    },
  });

  onSubmission(deps, {
    method: 'POST',
    path: '/confirmation',
    handle: (context, opened) =>
      pages.submit(context, {
        schema: Type.Object({}),
        form: { action: '', submit: { label: '' } },
        page: ({ errors }) => recordPage(deps, context, opened, { refused: errors }),
        work: async (_input, version) => {
          await papers.confirm(context.actor, keyOf(context), version);
          return `${baseOf(context)}?done=confirmed`;
        },
      }),
  });

  const withdrawal = ({ t }: PageContext, { found }: Opened) => ({
    title: t('calls:paper.withdraw-title'),
    lede: t('calls:paper.withdraw-text', { title: isolateAuto(found.submission.title) }),
  });
  onSubmission(deps, {
    path: '/withdrawal',
    handle: (context, opened) =>
      authorForm(
        deps,
        context,
        opened,
        withdrawForm(context, baseOf(context), opened),
        withdrawal(context, opened),
      ),
  });
  onSubmission(deps, {
    method: 'POST',
    path: '/withdrawal',
    handle: (context, opened) =>
      pages.submit(context, {
        schema: NoteInput,
        form: withdrawForm(context, baseOf(context), opened),
        page: (form) => authorForm(deps, context, opened, form, withdrawal(context, opened)),
        work: async (input, version) => {
          await papers.withdraw(context.actor, keyOf(context), version, input);
          return `${baseOf(context)}?done=withdrawn`;
        },
      }),
  });

  const deletion = (context: PageContext, opened: Opened) => {
    const asked = deletionOf(context, baseOf(context), opened);
    const { title, text } = asked.confirm;
    const form = askedForm(context, asked, baseOf(context));
    return {
      form,
      page: (model: FormModel) => authorForm(deps, context, opened, model, { title, lede: text }),
    };
  };
  onSubmission(deps, {
    path: '/deletion',
    handle: (context, opened) => {
      const { form, page } = deletion(context, opened);
      return page(form);
    },
  });
  onSubmission(deps, {
    method: 'POST',
    path: '/deletion',
    handle: async (context, opened): Promise<PageAnswer> => {
      const { t } = context;
      const gone: { done?: Page } = {};
      const answer = await pages.submit(context, {
        schema: Type.Object({}),
        ...deletion(context, opened),
        work: async (_input, version) => {
          await papers.remove(context.actor, keyOf(context), version);
          gone.done = {
            template: 'pages/done',
            page: deps.shell.publicPage(context, opened.whole, {
              title: t('calls:deleted.title'),
              private: true,
            }),
            data: {
              layout: 'public',
              done: {
                title: t('calls:deleted.title'),
                text: t('calls:deleted.text'),
                actions: [{ label: t('calls:deleted.again'), href: below(context, opened.whole, '/calls') }],
              },
            },
          };
          return '';
        },
      });
      // There is no page of it to go to any more.
      return gone.done ?? answer;
    },
  });
}
