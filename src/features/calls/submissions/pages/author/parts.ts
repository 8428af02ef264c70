import { Type } from 'typebox';
import { isAppError, notFound, ruleBroken } from '../../../../../platform/errors/index.ts';
import { readUpload } from '../../../../../platform/http/index.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import { idOf } from '../../../../../platform/pages/index.ts';
import { type FormModel, withInput } from '../../../../../platform/views/index.ts';
import { inviting } from '../../api/shared.ts';
import { CoAuthorInput } from '../../contract.ts';
import { fileHeaders } from '../../file-headers.ts';
import type { Opened } from '../../service/opening.ts';
import { type Asked, askedForm } from '../asked.ts';
import { authorRemoval, fileRemoval } from '../paper-record.ts';
import { coAuthorForm, fileForm } from './forms.ts';
import { recordPage } from './record.ts';
import { type AuthorPages, authorForm, onSubmission } from './way.ts';

/** Adds the co-authors and the files of a submission: one more, and one less. */
export function addAuthorParts(deps: AuthorPages): void {
  const { pages, coAuthors, paperFiles, way, describe } = deps;
  const { keyOf, baseOf } = way;

  onSubmission(deps, {
    method: 'POST',
    path: '/co-authors',
    limit: inviting,
    handle: (context, opened) =>
      pages.submit(context, {
        schema: CoAuthorInput,
        form: coAuthorForm(context, baseOf(context)),
        page: (form) => recordPage(deps, context, opened, { author: form }),
        work: async (input) => {
          await coAuthors.invite(context.actor, keyOf(context), input);
          return `${baseOf(context)}?done=invited`;
        },
      }),
  });

  onSubmission(deps, {
    method: 'POST',
    path: '/files',
    handle: async (context, opened) => {
      const { file, fields } = await readUpload(context.request);
      const question = String(fields.questionId ?? '');
      try {
        if (file === null) throw ruleBroken({ field: 'file', code: 'field-required' });
        await paperFiles.add(context.actor, keyOf(context), question === '' ? null : question, file);
      } catch (thrown) {
        if (!isAppError(thrown) || ![409, 413, 422].includes(thrown.status)) throw thrown;
        const form = fileForm(context, baseOf(context), opened);
        const errors =
          thrown.errors.length > 0
            ? thrown.errors
            : [{ field: 'file', code: thrown.code, params: thrown.params }];
        const again = withInput(
          form,
          fields,
          errors.map(({ field, code, params }) => ({
            field,
            message: describe(context.language, code, {
              field: form.fields?.find(({ name }) => name === field)?.label ?? field,
              ...params,
            }),
          })),
        );
        return { ...recordPage(deps, context, opened, { file: again }), status: thrown.status };
      }
      return { redirect: `${baseOf(context)}?done=file-added` };
    },
  });

  onSubmission(deps, {
    path: '/files/:file',
    handle: async (context) => {
      const { file, bytes } = await paperFiles.read(context.actor, keyOf(context), idOf(context, 'file'));
      return { type: file.mediaType, body: bytes, headers: fileHeaders(file.name) };
    },
  });

  /** A removal, asked about on a page of its own. */
  const removal = (
    path: string,
    ask: (context: PageContext, opened: Opened) => Asked,
    remove: (context: PageContext) => Promise<unknown>,
  ) => {
    const question = (context: PageContext, opened: Opened) => {
      const asked = ask(context, opened);
      const { title, text } = asked.confirm;
      return {
        form: askedForm(context, asked, baseOf(context)),
        page: (form: FormModel) => authorForm(deps, context, opened, form, { title, lede: text }),
      };
    };
    onSubmission(deps, {
      path,
      handle: (context, opened) => {
        const { form, page } = question(context, opened);
        return page(form);
      },
    });
    onSubmission(deps, {
      method: 'POST',
      path,
      handle: (context, opened) =>
        pages.submit(context, {
          schema: Type.Object({}),
          ...question(context, opened),
          work: async () => {
            await remove(context);
            return `${baseOf(context)}?done=removed`;
          },
        }),
    });
  };

  removal(
    '/files/:file/removal',
    (context, { found }) => {
      const file = found.files.find(({ id }) => id === idOf(context, 'file'));
      if (file === undefined) throw notFound('file-unknown');
      return fileRemoval(context, baseOf(context), file);
    },
    (context) => paperFiles.remove(context.actor, keyOf(context), idOf(context, 'file')),
  );
  removal(
    '/co-authors/:author/removal',
    (context, { found }) => {
      const author = found.authors.find(({ id }) => id === idOf(context, 'author'));
      if (author === undefined) throw notFound('author-unknown');
      return authorRemoval(context, baseOf(context), author);
    },
    (context) => coAuthors.remove(context.actor, keyOf(context), idOf(context, 'author')),
  );
}
