import type { AppError } from '../../../../../platform/errors/index.ts';
import type { PageAnswer, PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { Opened } from '../../service/opening.ts';
import { paperForm } from '../paper-form.ts';
import { paperSchema, patchOfForm } from '../paper-input.ts';
import { asFormErrors } from '../public-calls.ts';
import { choicesOf } from '../shared.ts';
import { type AuthorPages, authorForm, onSubmission } from './way.ts';

const editForm = async (
  deps: AuthorPages,
  context: PageContext,
  { found, questions, whole }: Opened,
): Promise<FormModel> => {
  const base = deps.way.baseOf(context);
  return paperForm(
    context,
    whole,
    { call: found.call, questions, ...(await choicesOf(deps, whole.edition.id)), found },
    { action: `${base}/edit`, cancel: base },
  );
};

const titled = ({ t }: PageContext) => ({ title: t('calls:form.edit') });

/** Adds the form of a submission for its authors. */
export function addAuthorEdit(deps: AuthorPages): void {
  const { pages, opening, papers, way } = deps;

  onSubmission(deps, {
    path: '/edit',
    handle: async (context, opened) =>
      opening.isOpen(opened)
        ? authorForm(deps, context, opened, await editForm(deps, context, opened), titled(context))
        : { redirect: way.baseOf(context) },
  });

  onSubmission(deps, {
    method: 'POST',
    path: '/edit',
    handle: async (context, opened) =>
      pages.submit(context, {
        schema: paperSchema(opened.questions),
        form: await editForm(deps, context, opened),
        page: (form) => authorForm(deps, context, opened, form, titled(context)),
        work: async (input, version) => {
          const { patch } = patchOfForm(input, opened.questions);
          await asFormErrors(() => papers.edit(context.actor, way.keyOf(context), version, patch));
          return `${way.baseOf(context)}?done=saved`;
        },
      }),
  });
}

/** What is unfinished and cannot be sent: the form again, with what it lacks. */
export async function unfinished(
  deps: AuthorPages,
  context: PageContext,
  opened: Opened,
  error: AppError,
): Promise<PageAnswer> {
  const form = await editForm(deps, context, opened);
  const fields = (form.groups ?? []).flatMap((group) => group.fields);
  const labelOf = (field: string): string => fields.find(({ name }) => name === field)?.label ?? field;
  const errors = error.errors.map(({ field, code, params }) => ({
    field,
    message: deps.describe(context.language, code, { field: labelOf(field), ...params }),
  }));
  return { ...authorForm(deps, context, opened, { ...form, errors }, titled(context)), status: 422 };
}
