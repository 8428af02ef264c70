import { Type } from 'typebox';
import { isolateAuto } from '../../../../../platform/language/index.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import { type FormModel, queryHref } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import type * as store from '../../../store/submissions.ts';
import { NoteInput } from '../../contract.ts';
import { manageCalls } from '../../policy.ts';
import { askedForm } from '../asked.ts';
import type { SubmissionPages } from '../index.ts';
import { takingOut } from './record.ts';
import { foundOf, paperFormPage, paperHref } from './way.ts';

const withdrawForm = (
  context: PageContext,
  whole: EditionWhole,
  found: store.SubmissionWhole,
): FormModel => ({
  action: `${paperHref(context, whole)}/withdrawal`,
  guard: false,
  hidden: { version: String(found.submission.version) },
  fields: [
    {
      name: 'reason',
      kind: 'textarea',
      rows: 3,
      label: context.t('calls:paper.withdraw-reason'),
      optional: true,
      dir: 'auto',
    },
  ],
  submit: { label: context.t('calls:paper.withdraw'), danger: true },
  cancel: { href: paperHref(context, whole) },
});
/** Adds what staff do to a submission: withdraw it, take it out of the programme. Both are asked on pages. */
export function addPaperSteps(deps: SubmissionPages): void {
  const { pages, shell, papers, handOver } = deps;

  for (const method of ['GET', 'POST'] as const) {
    shell.managed({
      method,
      path: '/papers/:paper/withdrawal',
      policy: manageCalls,
      handle: async (context, whole) => {
        const { t } = context;
        const found = await foundOf(deps, context, whole);
        const words = {
          title: t('calls:paper.withdraw-title'),
          lede: t('calls:paper.withdraw-text', { title: isolateAuto(found.submission.title) }),
        };
        const page = (model: FormModel) => paperFormPage(deps, context, whole, found, words, model);
        const form = withdrawForm(context, whole, found);
        if (method === 'GET') return page(form);
        return pages.submit(context, {
          schema: NoteInput,
          form,
          page,
          work: async (input, version) => {
            await papers.withdraw(context.actor, { id: found.submission.id }, version, input);
            return `${paperHref(context, whole)}?done=withdrawn`;
          },
        });
      },
    });

    shell.managed({
      method,
      path: '/papers/:paper/take-out',
      policy: manageCalls,
      handle: async (context, whole) => {
        const found = await foundOf(deps, context, whole);
        const asked = takingOut(context, paperHref(context, whole), found);
        const { title, text } = asked.confirm;
        const form = askedForm(context, asked, paperHref(context, whole));
        const page = (model: FormModel) =>
          paperFormPage(deps, context, whole, found, { title, lede: text }, model);
        if (method === 'GET') return page(form);
        return pages.submit(context, {
          schema: Type.Object({}),
          form,
          page,
          work: async () => {
            const { emptied, dropped } = await handOver.takeOut(context.actor, found.submission.id);
            const done = dropped ? 'dropped' : 'taken-out';
            return queryHref(paperHref(context, whole), { done, emptied });
          },
        });
      },
    });
  }
}
